import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { look, PATIENCE, violationsOn } from './axe.ts';
import { typesOf } from './page-types.ts';
import { siteInBrowser } from './site.ts';

const site = siteInBrowser();

describe('UX-16 axe in the other modes', () => {
  // What does not hang on the width is judged in the main modes; colours and what fits were not.
  test.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)(
    'finds nothing that colours or width can spoil on any type of page in %s at %i px',
    PATIENCE,
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
      expect(await look(site, typesOf(), options, judge)).toEqual([]);
    },
  );

  test('finds nothing in high contrast', PATIENCE, async () => {
    const judge = (page: Page) =>
      violationsOn(page, new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));
    expect(await look(site, typesOf(), { contrast: 'more', viewport: { width: 320, height: 800 } }, judge)).toEqual([]);
  });

  test('finds nothing in forced colours', PATIENCE, async () => {
    // The reader chose the colours: their contrast is not ours to judge.
    const judge = (page: Page) => violationsOn(page, new AxeBuilder({ page }).disableRules(['color-contrast']));
    expect(
      await look(site, typesOf(), { forcedColors: 'active', viewport: { width: 320, height: 800 } }, judge),
    ).toEqual([]);
  });

  test('finds nothing on paper', PATIENCE, async () => {
    const judge = async (page: Page) => {
      await page.emulateMedia({ media: 'print' });
      // A checklist leaves its head off the paper: each sheet has its own, of the second level.
      return violationsOn(page, new AxeBuilder({ page }).disableRules(['page-has-heading-one']));
    };
    expect(await look(site, typesOf(), { viewport: { width: 703, height: 945 } }, judge)).toEqual([]);
  });
});
