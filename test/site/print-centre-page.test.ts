import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { callsOf } from '../../src/plan/printed-sheet.ts';
import { binderOf, drillsToPrint } from '../../src/site/binder.ts';
import { FORMATS, linesOf, printed, textOf } from './paper.ts';
import { address, button, openCentre } from './print-centre.ts';
import { firstPlan, LONG, model, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const plan = firstPlan();

const open = (options?: Parameters<typeof site.watched>[0]) => openCentre(site, options);

describe('the page of the print centre', () => {
  test('without scripts it is a list of all pages in printing order, and a wallet card', LONG, async () => {
    const { context, page, wrong } = await site.watched({ javaScriptEnabled: false });
    await page.goto(site.at(address));
    const hrefs = await page
      .locator('.print-list a')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(hrefs).toEqual([
      ...binderOf(plan, model.address).flatMap(({ pages }) => pages.map(({ href }) => href)),
      ...drillsToPrint(plan).map((drill) => model.address.entry(drill)),
    ]);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.locator('.wallet-card').count()).toBe(1);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('the wallet card measures 85 x 54 mm and holds the numbers, never a code', LONG, async () => {
    const { context, page } = await open();
    await page.getByRole('button', { name: 'Prepare 4 cards' }).click();
    await page.emulateMedia({ media: 'print' });
    const sides = page.locator('.set .side');
    expect(await sides.count()).toBe(8);
    for (const { width, height, over } of await sides.evaluateAll((all) =>
      all.map((each) => ({ ...each.getBoundingClientRect().toJSON(), over: each.scrollHeight - each.clientHeight })),
    )) {
      expect((width * 25.4) / 96).toBeCloseTo(85, 1);
      expect((height * 25.4) / 96).toBeCloseTo(54, 1);
      expect(over).toBeLessThanOrEqual(0);
    }
    await page.emulateMedia({ media: null });
    for (const format of FORMATS) {
      const pages = await linesOf(await printed(page, format));
      expect(pages.length).toBe(1);
      for (const { number } of callsOf(plan))
        expect(textOf(pages[0] ?? []).split(number).length).toBeGreaterThanOrEqual(5);
      for (const { minute } of plan.home?.data.escalation ?? [])
        expect(textOf(pages[0] ?? [])).toContain(`Minute ${minute}:`);
    }
    await context.close();
  });

  test('nothing ticked is said at once, and the focus goes where it can be mended', LONG, async () => {
    const { context, page } = await open();
    await button(page, 'Prepare the set').click();
    await page.getByRole('alert').filter({ hasText: 'Tick at least one scenario.' }).waitFor();
    expect(await page.locator('.print-panel').isVisible()).toBe(false);
    expect(
      await page
        .getByRole('checkbox')
        .first()
        .evaluate((each) => each === document.activeElement),
    ).toBe(true);
    await context.close();
  });

  test.each([
    ['light', 320],
    ['dark', 320],
    ['light', 1280],
    ['dark', 1280],
  ] as const)('axe finds nothing in %s at %i px, before and after a set is ready', LONG, async (colorScheme, width) => {
    const { context, page } = await open({ colorScheme, viewport: { width, height: 800 } });
    const found = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    expect(await found()).toEqual([]);
    await page.getByRole('checkbox').first().check();
    await button(page, 'Prepare the set').click();
    await button(page, 'Print').waitFor();
    expect(await found()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await context.close();
  });
});
