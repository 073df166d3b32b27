import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { siteInBrowser, Watched } from './site.ts';

type SiteInBrowser = ReturnType<typeof siteInBrowser>;

/** A guard against hanging, not a measure: axe looks at every type of page, and many share the machine. */
export const PATIENCE = { timeout: 600_000 };

/** Two pages at a time: axe keeps one core busy. */
const AT_ONCE = 2;

/** What axe finds on a page, each with the first places. */
export async function violationsOn(page: Page, builder = new AxeBuilder({ page })): Promise<string[]> {
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
export async function look(
  site: SiteInBrowser,
  paths: readonly string[],
  options: Parameters<SiteInBrowser['watched']>[0],
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
