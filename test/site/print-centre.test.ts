import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Checklist, Plan, Scenario } from '../../src/plan/plan.ts';
import { printedSheet, sheetDigest } from '../../src/plan/printed-sheet.ts';
import { binderOf, drillSetOf, drillsToPrint } from '../../src/site/binder.ts';
import { FORMATS, linesOf, printed, textOf } from './paper.ts';
import { address, button, openCentre } from './print-centre.ts';
import { firstPlan, LONG, model, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const plan = firstPlan();
/** The scenario with the most sheets. */
const scenario = plan.scenarios.toSorted(
  (a, b) => sheetsOf(b.checklists).length - sheetsOf(a.checklists).length,
)[0] as Scenario;

function sheetsOf(checklists: readonly Checklist[]): { title: string; digest: string }[] {
  return checklists.flatMap((checklist) =>
    checklist.sheets.map((sheet) => ({
      title: `${checklist.title}: ${sheet.heading.text} (${sheet.number} of ${checklist.sheets.length})`,
      digest: sheetDigest(printedSheet(checklist, sheet)),
    })),
  );
}

/** What the set of a scenario holds, in order. */
const titlesOf = ({ title, checklists, templates }: Scenario) => [
  title,
  ...sheetsOf(checklists).map((sheet) => sheet.title),
  ...templates.map((template) => template.title),
];

const open = (options?: Parameters<typeof site.watched>[0]) => openCentre(site, options);
const box = (page: Page, group: string | RegExp, name: string | RegExp) =>
  page.getByRole('group', { name: group }).getByRole('checkbox', { name });
const shown = async (page: Page) =>
  (await page.locator('.print-panel .print-list-of ol li').allTextContents()).map((text) => text.replace(/\s/g, ' '));

/** Presses Tab until the focus is where it should be. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not reach it');
}

/** The sheets of a PDF by their digests, in the order of its pages; null for other pages. */
async function digestsOf(pdf: Buffer): Promise<(string | null)[]> {
  const texts = (await linesOf(pdf)).map(textOf);
  // UX-07: no side of paper is without the edition that it is of.
  expect(texts.filter((text) => !/sha256 [0-9a-f]{12}|plan digest ?[0-9a-f]{12}/i.test(text))).toEqual([]);
  return texts.map((text) => /sha256 ([0-9a-f]{12})/.exec(text)?.[1] ?? null);
}

describe('print centre', () => {
  test('UX-07 UX-26 the set of a scenario by keyboard alone: in order, blank, each name once', LONG, async () => {
    const { context, page, wrong } = await site.watched();
    // This device has ticks on every sheet of the set; they are not to be printed.
    for (const checklist of scenario.checklists) {
      await page.goto(site.at(model.address.entry(checklist)));
      for (const each of await page.locator('.sheet-steps').all()) await each.getByRole('checkbox').first().check();
    }
    await page.goto(site.at(address));
    await page.locator('print-centre:defined').waitFor();
    await tabTo(page, box(page, 'A scenario’s set', scenario.title));
    await page.keyboard.press('Space');
    await tabTo(page, button(page, 'Prepare the set'));
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /(\d+) of \1 pages ready/ })
      .waitFor();
    expect((await shown(page)).map((text) => text.replace(/^\d+ /, ''))).toEqual([
      'Who to call',
      ...titlesOf(scenario),
    ]);

    expect(await page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
    const set = page.locator('.set');
    expect(await set.locator('input').count()).toBeGreaterThan(0);
    expect(await set.locator('input:checked, [data-done], .sheet-bar, script').count()).toBe(0);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((each) => each.id));
    expect(ids.length).toBe(new Set(ids).size);

    const sheets = sheetsOf(scenario.checklists);
    for (const format of FORMATS) {
      const digests = await digestsOf(await printed(page, format));
      expect(
        digests.filter((each) => each !== null),
        format,
      ).toEqual(sheets.map(({ digest }) => digest));
    }
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-asked', '');
    });
    await tabTo(page, button(page, 'Print'));
    await page.keyboard.press('Enter');
    await page.locator('body[data-asked]').waitFor();
    await page.keyboard.press('Escape');
    await expect
      .poll(() => button(page, 'Prepare the set').evaluate((each) => each === document.activeElement))
      .toBe(true);
    expect(await set.locator('*').count()).toBe(0);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('documents of a set refer to each other by number', LONG, async () => {
    const { context, page } = await site.watched();
    await page.goto(site.at(`${address}#${scenario.id}`));
    await page.locator('print-centre:defined').waitFor();
    // A page that leads here with its scenario finds it ticked.
    const ticked = box(page, 'A scenario’s set', scenario.title);
    expect(await ticked.isChecked()).toBe(true);
    await expect.poll(() => ticked.evaluate((each) => each === document.activeElement)).toBe(true);
    await button(page, 'Prepare the set').click();
    await button(page, 'Print').waitFor();
    const [message] = scenario.templates;
    const number = await page
      .locator('.doc', { has: page.locator('h1', { hasText: message?.title }) })
      .getAttribute('data-number');
    const mark = await page
      .locator(
        `.doc[data-number="2"] a[href="${model.address.entry(message as Scenario['templates'][number])}"] + .noted`,
      )
      .first()
      .textContent();
    expect(mark?.trim()).toBe(`(No. ${number})`);
    await context.close();
  });

  test('the binder has cover, contents whose numbers are right, and one page for each sheet', LONG, async () => {
    const { context, page, wrong } = await open();
    await button(page, 'Prepare the binder').click();
    await page
      .getByRole('status')
      .filter({ hasText: /(\d+) of \1 pages ready/ })
      .waitFor({ timeout: 60_000 });
    const cover = (await page.locator('.cover').textContent()) as string;
    for (const words of [
      plan.title,
      plan.home?.data.version,
      model.plans.get(plan.id)?.digest,
      'Copy number',
      'Printed on (date)',
    ])
      expect(cover).toContain(words);
    const listed = await page.locator('.doc > .print-list-of ol li').allTextContents();
    const numbered = await page.locator('.doc[data-number]').evaluateAll((all) =>
      all.map((each) => {
        const sheet = each.querySelector('.sheet');
        const words = (selector: string) => each.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
        return {
          number: each.getAttribute('data-number'),
          title: words(sheet ? '.sheet h2' : 'h1'),
          said: sheet?.textContent ?? words('.doc-head'),
        };
      }),
    );
    expect(listed.length).toBe(numbered.length);
    const pages = binderOf(plan, model.address).flatMap((part) => part.pages);
    expect(listed.length).toBe(pages.length + sheetsOf(plan.checklists).length - plan.checklists.length);
    for (const [index, { number, title, said }] of numbered.entries()) {
      expect(number).toBe(String(index + 1));
      expect(said).toContain(`No. ${number}`);
      expect(listed[index]).toMatch(new RegExp(`^${number} `));
      // The call page and the start page are listed under names that say more than their headings.
      if (index > 1) expect(listed[index]).toContain(title);
    }
    await button(page, 'Close').click();

    // Sheets have no room to spare: with their numbers they still fit.
    for (const { tab } of binderOf(plan, model.address))
      if (tab !== 'Sheets') await box(page, 'The whole binder', new RegExp(`^${tab} \\(`)).uncheck();
    await button(page, 'Prepare the binder').click();
    await button(page, 'Print').waitFor();
    for (const format of FORMATS)
      expect(await digestsOf(await printed(page, format)), format).toEqual([
        null,
        null,
        ...sheetsOf(plan.checklists).map(({ digest }) => digest),
      ]);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('UX-23 every page of a drill set says EXERCISE, its messages do so at start and end', LONG, async () => {
    const { context, page } = await open();
    const [drill] = drillsToPrint(plan);
    await box(page, 'A drill’s set', drill?.title as string).check();
    await button(page, 'Prepare the drill set').click();
    await button(page, 'Print').waitFor();
    expect(await page.title()).toMatch(/^EXERCISE: /);
    // What nobody may touch reaches players on paper, and what they thought comes back; how others did does not.
    const words = (await page.locator('.doc').allTextContents()).join(' ');
    for (const rule of drill?.data.notToTouch ?? ['']) expect(words).toContain(rule);
    expect(words).toContain('Your feedback');
    const entries = drillSetOf(drill as Plan['drills'][number]);
    expect(await page.locator('.doc').count()).toBe(
      entries.length +
        entries.flatMap((entry) => ('sheets' in entry ? (entry as Checklist).sheets : [])).length -
        entries.filter((entry) => entry.kind === 'checklist').length,
    );
    for (const [index, lines] of (await linesOf(await printed(page, 'A4'))).entries())
      expect(textOf(lines), `page ${index + 1}`).toContain('EXERCISE');
    // Said by the page itself too: not every browser fills the margins.
    expect(
      await page
        .locator('.doc')
        .evaluateAll((all) => all.filter((each) => !each.textContent?.includes('EXERCISE')).length),
    ).toBe(0);
    expect(await page.locator('.exercise-mark').count()).toBe(
      2 * entries.filter((entry) => entry.kind === 'template').length,
    );
    await context.close();
  });

  test('a page that cannot be had is told, the rest is kept, and it can be tried again', LONG, async () => {
    const { context, page } = await open();
    const [lost, other] = scenario.templates.map((template) => model.address.entry(template));
    await page.route(`**${lost}`, (route) => route.abort());
    const strange =
      '<main><article><h1>Superseded page</h1></article></main><footer class="site">another digest</footer>';
    await page.route(`**${other}`, (route) => route.fulfill({ contentType: 'text/html', body: strange }));
    await box(page, 'A scenario’s set', scenario.title).check();
    await button(page, 'Prepare the set').click();
    const alert = page.getByRole('alert').filter({ hasText: '2 of' });
    await alert.waitFor();
    const text = await alert.textContent();
    expect(text).toContain(`${scenario.templates[0]?.title} No answer`);
    expect(text).toContain(`${scenario.templates[1]?.title} It is of another edition of the plan.`);
    expect((await shown(page)).length).toBe(titlesOf(scenario).length + 1 - 2);
    expect(await page.locator('.print-contents').textContent()).toContain(
      `Missing from this copy: Messages: ${scenario.templates[0]?.title}`,
    );
    expect(await page.locator('.set').textContent()).not.toContain('Superseded page');
    await page.unroute(`**${lost}`);
    await page.unroute(`**${other}`);
    await button(page, 'Try again').click();
    await page
      .getByRole('status')
      .filter({ hasText: /(\d+) of \1 pages ready/ })
      .waitFor();
    expect((await shown(page)).length).toBe(titlesOf(scenario).length + 1);
    expect(await page.getByRole('alert').allTextContents()).toEqual(
      ['', '', '', ''].slice(0, await page.getByRole('alert').count()),
    );
    await context.close();
  });
});
