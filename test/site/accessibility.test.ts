import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { typesOf } from './page-types.ts';
import { LONG, siteInBrowser } from './site.ts';

const site = siteInBrowser();

describe('accessibility', () => {
  test.each([
    ['light', 360],
    ['dark', 360],
    ['light', 1280],
    ['dark', 1280],
  ] as const)('axe finds nothing in %s at %i px', LONG, async (colorScheme, width) => {
    const { context, page } = await site.watched({ colorScheme, viewport: { width, height: 800 } });
    const found: string[] = [];
    for (const path of typesOf()) {
      await page.goto(site.at(path));
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        found.push(
          `${path} ${id}: ${nodes
            .map((node) => node.html)
            .slice(0, 3)
            .join(' ')}`,
        );
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect([...found, ...violations.map((each) => `search ${each.id}`)]).toEqual([]);
    await context.close();
  });
});
