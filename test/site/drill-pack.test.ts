import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DrillResult } from '../../src/facilitator/result.ts';
import { minutesOf } from '../../src/plan/day.ts';
import { chainOf } from '../../src/plan/drill.ts';
import type { Finding } from '../../src/plan/finding.ts';
import type { Drill } from '../../src/plan/plan.ts';
import { loadSite } from '../../src/site/load.ts';
import { type Copy, command, copyOf } from '../scripts/spawn.ts';
import { openBrowser } from './browser.ts';
import { filesOf } from './built.ts';
import { type Packed, packedDrills, packedTo, plannedDrills, SEED } from './packs.ts';
import { FORMATS, linesOf, printed } from './paper.ts';
import { dist, LONG } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Opens a file from the disk; gives the page and whatever went wrong on it. */
async function opened(file: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href && !request.url().startsWith('blob:')) wrong.push(request.url());
  });
  return { context, page, wrong, open: () => page.goto(pathToFileURL(file).href) };
}

describe('UX-25 objective, step, inject and evaluator line', () => {
  test('there are drills of each form that a team could hold tomorrow', () => {
    const forms = plannedDrills().map(({ data }) => `${data.form} ${data.lasts}`);
    expect(forms.filter((form) => form === 'tabletop PT60M').length).toBeGreaterThanOrEqual(2);
    expect(forms.some((form) => form.startsWith('functional'))).toBe(true);
    expect(forms).toContain('card PT20M');
  });

  test.each(plannedDrills().map((drill) => [drill.id, drill] as const))('none of %s dangles', (_, drill) => {
    const { lines, stray, uncalled } = chainOf(drill);
    expect(stray.map(({ path }) => path.join('.'))).toEqual([]);
    expect(uncalled.map(({ path }) => path.join('.'))).toEqual([]);
    expect(lines.filter(({ lines: own }) => own.length === 0).map(({ objective }) => objective.id)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(4);
  });

  test('every inject of a pack has its row, every objective its sheet, and every line its inject', LONG, async () => {
    for (const { drill, file } of packedDrills()) {
      const { context, open, page } = await opened(file);
      await open();
      const injects = await page.locator('.inject').evaluateAll((all) => all.map(({ id }) => id));
      const drawn = (drill.data.injects ?? []).filter((inject) => inject.drawn).length;
      expect(injects.length).toBe((drill.data.injects ?? []).length - drawn + (drill.data.draws ?? 0));
      for (const sheet of await page.locator('.objective').all()) {
        const leads = await sheet
          .locator('.line td:first-child a')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
        expect(leads.length, drill.id).toBeGreaterThan(0);
        for (const href of leads) expect(injects).toContain(href?.slice(1));
        expect(await sheet.locator('input[type=radio]').count()).toBe(4);
      }
      await context.close();
    }
  });
});

describe('UX-23 EXERCISE', () => {
  test('stands on every page about a drill', () => {
    const pages = [...filesOf(dist, ['.html'])].filter(([path]) => /\/drills\/(?:[^/]+\/)?index\.html$/.test(path));
    expect(pages.length).toBeGreaterThan(10);
    for (const [path, html] of pages) expect(html.slice(html.indexOf('<main')), path).toContain('EXERCISE');
  });

  test.each(FORMATS)('stands on every page of a pack on %s, and in its name and title', LONG, async (format) => {
    for (const { file } of packedDrills()) {
      expect(basename(file)).toMatch(/^EXERCISE-.+-facilitator\.html$/);
      const { context, open, page, wrong } = await opened(file);
      await open();
      expect(await page.title()).toMatch(/^EXERCISE/);
      const pages = await linesOf(await printed(page, format));
      for (const [index, lines] of pages.entries()) {
        const words = lines.map(({ text }) => text).join(' ');
        expect(words, `page ${index + 1}`).toContain('EXERCISE');
        // A page with nothing but its own head and foot is one too many.
        expect(lines.length, `page ${index + 1} of ${basename(file)}`).toBeGreaterThan(3);
      }
      expect(wrong).toEqual([]);
      await context.close();
    }
  });
});

describe('the pack as a page', () => {
  test.each([
    ['light', 320],
    ['dark', 1280],
  ] as const)(
    'has nothing that axe finds in %s at %i px, and nothing scrolls sideways',
    LONG,
    async (colorScheme, width) => {
      for (const { file } of packedDrills().slice(0, 2)) {
        const { context, open, page, wrong } = await opened(file, { colorScheme, viewport: { width, height: 800 } });
        await open();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(wrong).toEqual([]);
        await context.close();
      }
    },
  );

  test('can be read, and printed to write on, without scripts', LONG, async () => {
    const { file } = packedDrills()[0] as Packed;
    const { context, open, page } = await opened(file, { javaScriptEnabled: false });
    await open();
    expect(await page.getByRole('heading', { name: 'Run sheet' }).isVisible()).toBe(true);
    expect(await page.getByText('Without scripts, write on paper').isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(0);
    await context.close();
  });

  test('draws the cards of its seed and prints the seed', () => {
    const card = packedDrills().find(({ drill }) => drill.data.draws !== undefined);
    expect(card?.html).toContain(`<b>${SEED}</b>`);
  });
});

describe('a whole tabletop, from the pack to the proof', () => {
  let copy: Copy;
  beforeAll(() => {
    copy = copyOf('../../content');
  });
  afterAll(() => copy.remove());

  test('is played with a faked clock, recorded, and nags until its action is closed with proof', LONG, async () => {
    const drill = plannedDrills().find(({ data }) => data.form === 'tabletop' && data.lasts === 'PT60M') as Drill;
    const name = `${drill.plan.id}/${drill.id}`;
    const { injects = [], objectives = [], pauses = [] } = drill.data;
    const file = packedTo(join(copy.parent, 'pack'), drill, copy.path);
    const { context, open, page, wrong } = await opened(file, { viewport: { width: 360, height: 740 } });
    const begin = new Date('2026-11-20T13:50:00Z');
    await page.clock.install({ time: begin });
    await open();
    await page.clock.pauseAt(new Date(begin.getTime() + 1000));

    // Opening: the clock waits for its start, ten minutes later.
    await page.locator('.clock', { hasText: 'Not started' }).waitFor();
    await page.clock.fastForward('10:00');
    await page.getByRole('button', { name: 'Start the clock' }).click();
    expect(await page.locator('.clock').textContent()).toBe('T+0');

    const given: number[] = [];
    let minute = 0;
    for (const [index, inject] of injects.entries()) {
      const row = page.locator(`[data-inject="${inject.id}"]`);
      expect(await row.getAttribute('class'), inject.id).toContain('next');
      const earliest = minutesOf(inject.earliest ?? 'PT0M');
      if (earliest > minute) {
        expect(await row.locator('.due').textContent()).toBe(`Next. Not before T+${earliest}.`);
        await forward(page, earliest - minute);
        minute = earliest;
      }
      expect(await row.locator('.due').textContent()).toBe(`Next. Any time until T+${minutesOf(inject.latest ?? '')}.`);
      await row.getByRole('button', { name: `Given now: inject ${index + 1}`, exact: true }).click();
      expect(await row.locator('.stamp b').textContent()).toMatch(new RegExp(`^\\d\\d:\\d\\d UTC, T\\+${minute}$`));
      await row.getByLabel('What they did, in a few words').fill(`They did ${inject.id}.`);
      given.push(minute);
      if (pauses.some(({ after }) => after === inject.id)) {
        await page.getByRole('button', { name: 'Stop the clock' }).click();
        await forward(page, 5);
        expect(await page.locator('.clock').textContent()).toBe(`T+${minute} (clock stopped)`);
        await page.getByRole('button', { name: 'Go on' }).click();
      }
      await forward(page, 1);
      minute += 1;
    }
    // A stamp set by mistake can be taken back, and set again.
    const last = page.locator(`[data-inject="${injects.at(-1)?.id}"]`);
    await last.getByRole('button', { name: `Undo: inject ${injects.length}` }).click();
    expect(await last.getAttribute('class')).toContain('next');
    await last.getByRole('button', { name: `Given now: inject ${injects.length}`, exact: true }).click();
    given[given.length - 1] = minute;

    await page.getByRole('button', { name: 'Seen now: objective 1, line 1', exact: true }).click();
    await page.getByRole('button', { name: 'End of exercise' }).click();

    // What was typed and stamped survives a reload.
    await page.reload();
    expect(await page.locator('.clock').textContent()).toBe(`T+${minute} (ended)`);
    expect(await page.locator('.missing').textContent()).toContain(`${objectives[0]?.id} has no rating.`);

    // Ratings, hotwash, attendance, one action.
    for (const [index, { id }] of objectives.entries()) {
      const sheet = page.locator(`[id="objective.${id}"]`);
      await sheet
        .getByRole('radio')
        .nth(index === 0 ? 2 : 1)
        .check();
      await sheet.getByLabel('What was seen that bears this out').fill(`Seen of ${id}: "yes", at 14:12.`);
    }
    expect(await page.locator('.missing').textContent()).toContain('rated M or U: write an action and a retest');
    await page.getByLabel('What worked').fill('The backup took command.\nOne log.');
    await page.getByLabel('What did not').fill('Nobody wrote the hour.');
    await page.getByLabel('Action 1: what is to be done').fill('Put the hour on the sheet: "aware at".');
    await page.getByLabel('Action 1: owner').selectOption({ index: 2 });
    await page.getByLabel('Action 1: due').fill('2027-01-15');
    const people = page.getByRole('checkbox');
    await people.nth(0).check();
    await people.nth(1).check();
    expect(await page.locator('.missing').textContent()).toBe('The record is whole.');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the result as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`EXERCISE-${drill.plan.id}-${drill.id}-result.json`);
    const saved = join(copy.parent, download.suggestedFilename());
    await download.saveAs(saved);
    const result = JSON.parse(readFileSync(saved, 'utf8')) as DrillResult;
    expect(result.exercise).toBe(true);
    expect(result.record.given).toEqual(injects.map(({ id }, index) => ({ inject: id, at: `PT${given[index]}M` })));
    expect(wrong).toEqual([]);
    await context.close();

    // The record, its review, and the check before and after the day on which the action is due.
    const recorded = command('drill', ['record', name, saved, '--content', copy.path]);
    expect(recorded.stderr).toBe('');
    expect(recorded.stdout).toContain(`held on 2026-11-20; ${objectives.length} objectives rated`);
    const review = command('review', [
      `${drill.plan.id}/${drill.name}`,
      '--by',
      reviewerOf(drill),
      '--content',
      copy.path,
    ]);
    expect(review.stderr).toBe('');
    const found = (asOf: string) =>
      findingsOf(copy, asOf)
        .filter(({ entry, level }) => entry === drill.name && level !== 'notice')
        .map(({ rule }) => rule);
    expect(found('2027-01-15')).toEqual(expect.not.arrayContaining(['drill-action-not-overdue']));
    expect(found('2026-12-01')).toEqual([]);
    expect(found('2027-01-16')).toContain('drill-action-not-overdue');
    // The owner's view has it beforehand.
    const owner = loadSite(copy.path).plans.get(drill.plan.id)?.later ?? [];
    expect(
      owner
        .filter(({ entry, rule }) => entry === drill.name && rule === 'drill-action-not-overdue')
        .map(({ on }) => on),
    ).toEqual(['2027-01-16']);

    // Closing it with proof clears it.
    const path = `${drill.plan.id}/${drill.name}.mdx`;
    const text = copy.read(path);
    const due = text.lastIndexOf("due: '2027-01-15'");
    copy.write(
      path,
      `${text.slice(0, due)}due: '2027-01-15'\n    closedOn: '2026-11-21'\n    proof: The sheet has the line.${text.slice(due + "due: '2027-01-15'".length)}`,
    );
    command('review', [`${drill.plan.id}/${drill.name}`, '--by', reviewerOf(drill), '--content', copy.path]);
    expect(found('2027-01-16')).not.toContain('drill-action-not-overdue');
  });
});

/** Lets minutes pass on the faked clock, and the page notice. */
async function forward(page: Page, minutes: number): Promise<void> {
  await page.clock.fastForward(minutes * 60_000);
}

/** Somebody who may review the drill. */
function reviewerOf(drill: Drill): string {
  return drill.data.review?.by ?? '';
}

/** What the check finds in a content folder on a day. */
function findingsOf(copy: Copy, asOf: string): Finding[] {
  const { stdout } = command('check', ['--content', copy.path, '--as-of', asOf, '--format', 'json']);
  return (JSON.parse(stdout) as { findings: Finding[] }).findings;
}
