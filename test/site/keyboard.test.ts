import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { firstPlan, LONG, model, siteInBrowser } from './site.ts';

const site = siteInBrowser();

/** What is wrong with the focus as it stands: nothing has it, it cannot be seen, or a bar covers it. */
function faultOfFocus(): string | null {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return 'nothing has the focus';
  const name = `<${activeElement.localName}> "${(activeElement.textContent ?? '').trim().slice(0, 40)}"`;
  // A box that is drawn by its label shows its focus there.
  const shown = [activeElement, activeElement.closest('label')].flatMap((each) => each ?? []);
  const isSeen = shown.some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  if (!isSeen) return `${name} does not show its focus`;
  const { left, right, top, bottom } = activeElement.getBoundingClientRect();
  const across = (left + right) / 2;
  const points = [(top + bottom) / 2, top + 2, bottom - 2].filter(
    (y) => bottom - top < innerHeight / 2 || (y > 0 && y < innerHeight),
  );
  if (points.length === 0) return `${name} lies outside the window`;
  for (const y of points) {
    if (y < 0 || y > innerHeight) return `${name} lies outside the window`;
    const over = document.elementFromPoint(across, y);
    const isBar = (each: Element | null): boolean =>
      each !== null && (/fixed|sticky/.test(getComputedStyle(each).position) || isBar(each.parentElement));
    if (over && !activeElement.contains(over) && isBar(over) && !isBar(activeElement))
      return `${name} is covered by a bar`;
  }
  return null;
}

const MOST = 250;

/** Tabs on until what has the focus answers; every stop on the way must be seen. */
async function tabTo(page: Page, what: string, isIt: (name: string) => boolean, faults: string[]): Promise<void> {
  for (let stop = 0; stop < MOST; stop++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { activeElement } = document;
      const labelled = activeElement?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const words = labelled.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      const label = activeElement?.closest('label')?.textContent;
      return (activeElement?.getAttribute('aria-label') ?? (words || label || activeElement?.textContent) ?? '')
        .trim()
        .replace(/\s+/g, ' ');
    });
    const fault = await page.evaluate(faultOfFocus);
    if (fault) faults.push(`on the way to ${what}: ${fault}`);
    if (isIt(name)) return;
  }
  throw new Error(`${what} cannot be reached with the Tab key`);
}

describe('UX-26 keyboard-only', () => {
  test.each([
    [360, 740],
    [1280, 900],
  ])(
    'from the start through a scenario and its sheet to a call, a search and a message at %i px',
    LONG,
    async (width, height) => {
      const { context, page, wrong } = await site.watched({ viewport: { width, height }, reducedMotion: 'reduce' });
      const faults: string[] = [];
      const plan = firstPlan();
      const scenario = plan.scenarios.find(
        ({ checklists }) => checklists.length > 0,
      ) as (typeof plan.scenarios)[number];
      const [checklist] = scenario.checklists as [(typeof scenario.checklists)[number]];
      const [template] = plan.templates as [(typeof plan.templates)[number]];

      await page.goto(site.at(model.address.plan(plan)));
      await page.locator('site-search:defined').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#muster.main');
      await page.keyboard.press('Enter');
      await tabTo(page, 'the scenario', (name) => name.includes(scenario.title), faults);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${model.address.entry(scenario)}`);

      await tabTo(page, 'its sheets', (name) => name === checklist.title, faults);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${model.address.entry(checklist)}`);

      const boxes = page.locator('main').getByRole('checkbox');
      await tabTo(page, 'the first step', (name) => /^Step 1 of \d+\./.test(name), faults);
      const before = await page.evaluate(() => scrollY);
      await page.keyboard.press('Space');
      expect(await boxes.first().isChecked()).toBe(true);
      expect(Math.abs((await page.evaluate(() => scrollY)) - before), 'the page stays where it is').toBeLessThanOrEqual(
        1,
      );
      expect(await page.evaluate(faultOfFocus)).toBeNull();

      await page.goto(site.at(model.address.entry(checklist)));
      expect(await boxes.first().isChecked(), 'the tick is kept').toBe(true);
      await page.locator('site-search:defined').waitFor();
      await tabTo(page, 'who to call', (name) => name === 'Call', faults);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${model.address.plan(plan, 'call')}`);
      await tabTo(page, 'a number', (name) => /\d{4}/.test(name), faults);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^tel:\+\d+$/);

      await page.reload();
      await page.locator('site-search:defined').waitFor();
      await tabTo(page, 'search', (name) => name === 'Search', faults);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Search' });
      await dialog.getByRole('option', { name: 'Template' }).waitFor({ state: 'attached' });
      await page.keyboard.type(template.title);
      const [answer] = [dialog.getByRole('link', { name: template.title, exact: true })];
      await answer.first().waitFor();
      for (let down = 0; down < 12; down++) {
        await page.keyboard.press('ArrowDown');
        const fault = await page.evaluate(faultOfFocus);
        if (fault) faults.push(`in the search: ${fault}`);
        if (await answer.first().evaluate((link) => link === document.activeElement)) break;
      }
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${model.address.entry(template)}`);
      await tabTo(page, 'the end of the message', (name) => name.includes('Owner'), faults);

      expect(faults).toEqual([]);
      expect(wrong).toEqual([]);
      await context.close();
    },
  );
});
