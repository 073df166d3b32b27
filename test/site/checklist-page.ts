import type { Locator, Page } from 'playwright-core';
import type { Checklist } from '../../src/plan/plan.ts';
import { printedSheet } from '../../src/plan/printed-sheet.ts';
import type { Sheet } from '../../src/plan/sheet.ts';
import { model, plans, type SiteInBrowser } from './site.ts';

/** The moment in which all of these tests play. */
export const NIGHT = '2026-11-22T03:12:09Z';
export const PHONE = { viewport: { width: 360, height: 740 } };

/** A checklist in a browser, and one sheet of it. */
export interface OpenSheet {
  page: Page;
  part: Locator;
  sheet: Sheet;
  checklist: Checklist;
  wrong: string[];
  close(): Promise<void>;
}

/** A checklist whose first sheet has a warning and a pause point, and a second sheet after it. */
export const several = (): Checklist =>
  plans()
    .flatMap((plan) => plan.checklists)
    .find(
      (each) => each.sheets.length > 1 && each.sheets[0]?.pause && printedSheet(each, each.sheets[0]).doNot.length > 0,
    ) as Checklist;

/** Opens a sheet of a checklist at night. */
export async function openSheet(
  site: SiteInBrowser,
  { checklist, sheet }: { checklist: Checklist; sheet: Sheet },
  options: Parameters<SiteInBrowser['watched']>[0] = {},
  query = '',
): Promise<OpenSheet> {
  const { context, page, wrong } = await site.watched(options);
  await page.clock.setFixedTime(NIGHT);
  await page.goto(site.at(model.address.entry(checklist)) + query);
  const part = page.locator('kept-sheet').nth(sheet.number - 1);
  return { page, part, checklist, sheet, wrong, close: () => context.close() };
}

/** Where everything of a sheet stands, down to half a pixel. */
export const placesOf = (part: Locator) =>
  part.evaluate((element) =>
    [...element.querySelectorAll('li, label, li > p[id], pre, .pause, .sheet-bar, .sheet-buttons, h2')].map((each) => {
      const { left, top, width, height } = each.getBoundingClientRect();
      return [left, top + scrollY, width, height].map((value) => Math.round(value * 2) / 2).join(' ');
    }),
  );

/** Leads the focus on by Tab until it is on what is sought. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('Tab never came there');
}

/** Is what has the focus shown whole, with a ring around it, and is it what lies on top there? */
export const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return (
      top >= 0 &&
      bottom <= innerHeight &&
      outlineStyle !== 'none' &&
      Number.parseFloat(outlineWidth) >= 3 &&
      (onTop === element || element.contains(onTop))
    );
  });
