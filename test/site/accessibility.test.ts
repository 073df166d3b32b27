import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { look, PATIENCE, violationsOn } from './axe.ts';
import { typesOf } from './page-types.ts';
import { LONG, siteInBrowser } from './site.ts';

const site = siteInBrowser();

describe('UX-16 axe', () => {
  test.each([
    ['light', 320],
    ['dark', 1280],
  ] as const)('finds nothing on any type of page in %s at %i px', PATIENCE, async (colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 800 } };
    expect(await look(site, typesOf(), options, (page) => violationsOn(page))).toEqual([]);
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
