import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { typesOf } from './page-types.ts';
import { LONG, siteInBrowser, type Watched } from './site.ts';

const site = siteInBrowser();

/** Two pages at a time: axe keeps one core busy. */
const AT_ONCE = 2;
async function violationsOn(page: Page, builder = new AxeBuilder({ page })): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' ')}`,
  );
}

/** Looks at pages, several at a time, in contexts of one kind; gives what was found. */
async function look(
  paths: readonly string[],
  options: Parameters<typeof site.watched>[0],
  judge: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const waiting = [...paths];
  const found: string[] = [];
  const one = async ({ page, context }: Watched) => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await page.goto(site.at(path));
      for (const fault of await judge(page)) found.push(`${path} ${fault}`);
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, async () => one(await site.watched(options))));
  return found.sort();
}

describe('UX-16 axe', () => {
  test.each([
    ['light', 320],
    ['dark', 1280],
  ] as const)('finds nothing on any type of page in %s at %i px', LONG, async (colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 800 } };
    expect(await look(typesOf(), options, (page) => violationsOn(page))).toEqual([]);
  });

  // What does not hang on the width was judged above; colours and what fits were not.
  test.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)(
    'finds nothing that colours or width can spoil on any type of page in %s at %i px',
    LONG,
    async (colorScheme, width) => {
      const options = { colorScheme, viewport: { width, height: 800 } };
      const judge = (page: Page) =>
        violationsOn(
          page,
          new AxeBuilder({ page }).withRules([
            'color-contrast',
            'scrollable-region-focusable',
            'target-size',
            'link-in-text-block',
          ]),
        );
      expect(await look(typesOf(), options, judge)).toEqual([]);
    },
  );

  test('finds nothing in high contrast', LONG, async () => {
    const judge = (page: Page) =>
      violationsOn(page, new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));
    expect(await look(typesOf(), { contrast: 'more', viewport: { width: 320, height: 800 } }, judge)).toEqual([]);
  });

  test('finds nothing in forced colours', LONG, async () => {
    // The reader chose the colours: their contrast is not ours to judge.
    const judge = (page: Page) => violationsOn(page, new AxeBuilder({ page }).disableRules(['color-contrast']));
    expect(await look(typesOf(), { forcedColors: 'active', viewport: { width: 320, height: 800 } }, judge)).toEqual([]);
  });

  test('finds nothing on paper', LONG, async () => {
    const judge = async (page: Page) => {
      await page.emulateMedia({ media: 'print' });
      // A checklist leaves its head off the paper: each sheet has its own, of the second level.
      return violationsOn(page, new AxeBuilder({ page }).disableRules(['page-has-heading-one']));
    };
    expect(await look(typesOf(), { viewport: { width: 703, height: 945 } }, judge)).toEqual([]);
  });

  test.each([
    ['light', 320],
    ['dark', 1280],
  ] as const)(
    'finds nothing in the search, empty and with its results, in %s at %i px',
    LONG,
    async (colorScheme, width) => {
      const { context, page } = await site.watched({ colorScheme, viewport: { width, height: 800 } });
      await page.goto(site.at('/rules/'));
      await page.locator('site-search:defined').waitFor();
      await page.keyboard.press('Control+k');
      const dialog = page.getByRole('dialog', { name: 'Search' });
      await dialog.getByRole('option', { name: 'Scenario' }).waitFor({ state: 'attached' });
      expect(await violationsOn(page, new AxeBuilder({ page }).include('dialog'))).toEqual([]);
      await dialog.getByRole('searchbox', { name: 'Search for' }).fill('legal ransmo');
      await dialog
        .getByRole('status')
        .filter({ hasText: /pages?\.$/ })
        .waitFor();
      expect(await violationsOn(page, new AxeBuilder({ page }).include('dialog'))).toEqual([]);
      await context.close();
    },
  );
});

test('UX-13 High is written large and bold wherever it stands', LONG, async () => {
  const { context, page } = await site.watched({ viewport: { width: 320, height: 800 } });
  let seen = 0;
  for (const path of typesOf()) {
    await page.goto(site.at(path));
    const sizes = await page.locator('.severity-2').evaluateAll((all) =>
      all
        .filter((each) => each.checkVisibility())
        .map((each) => {
          const { fontSize, fontWeight } = getComputedStyle(each);
          return { size: Number.parseFloat(fontSize), weight: Number(fontWeight) };
        }),
    );
    seen += sizes.length;
    // Large is 14 points and bold.
    for (const { size, weight } of sizes) {
      expect(size, path).toBeGreaterThanOrEqual((14 * 4) / 3);
      expect(weight, path).toBeGreaterThanOrEqual(700);
    }
  }
  expect(seen).toBeGreaterThan(0);
  await context.close();
});
