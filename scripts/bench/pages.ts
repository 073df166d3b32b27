import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { loadSite, type Site } from '../../src/site/load.ts';
import { openBrowser } from '../../test/site/browser.ts';
import { serveCompressed } from './front.ts';
import { type Audited, audit, auditedPages, type Category, portOf, REACHABLE } from './lighthouse.ts';
import { measure } from './measure.ts';
import { MARKS, tickToPaint } from './paint.ts';
import { kb, table } from './print.ts';
import { BUDGET, builtPages, heaviest, isList, type Weight, weighAll } from './weigh.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CATEGORIES: readonly Category[] = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Measures the pages of this repository's own content: weights, Lighthouse as the median of runs, a tick to its paint. */
export async function benchPages({ runs, temporary }: { runs: number; temporary: string }): Promise<void> {
  const content = join(ROOT, 'content');
  const dist = join(temporary, 'site-own');
  const { code } = await measure(
    [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', dist, '--silent'],
    {
      cwd: ROOT,
      env: { MUSTER_CONTENT: content, ASTRO_TELEMETRY_DISABLED: '1' },
    },
  );
  if (code !== 0) throw new Error('The site of the own content could not be built');
  const site = loadSite(content);
  const served = await serveCompressed(dist);
  const browser = await openBrowser(REACHABLE);
  try {
    const at = (path: string) => served.url + path.replace(/^\//, '');
    await tellWeights(browser, at, site, dist);
    await tellPaint(browser, at, site);
    await tellLighthouse(browser, at, { site, dist, runs });
  } finally {
    await browser.close();
    await served.close();
  }
}

async function tellWeights(browser: Browser, at: (path: string) => string, site: Site, dist: string): Promise<void> {
  const plans = site.content.plans.map((plan) => plan.id);
  const pages = heaviest(builtPages(dist, plans));
  const weights = await weighAll(
    browser,
    pages.map(({ path }) => at(path)),
  );
  const rows = pages.map((page, index) => {
    const { html, css, js, total, addresses } = weights[index] as Weight;
    const limit = isList(page) ? BUDGET.list : BUDGET.html;
    return [page.type || '/', kb(html), kb(limit), kb(css), kb(js), kb(total), addresses.length];
  });
  table(
    ['heaviest page of each type, gzipped KB', 'HTML', 'limit', 'CSS', 'JS', 'all', 'requests'],
    [...rows, ['limit', '', '', kb(BUDGET.css), kb(BUDGET.js), kb(BUDGET.page), BUDGET.requests]],
  );
}

async function tellPaint(browser: Browser, at: (path: string) => string, site: Site): Promise<void> {
  const [longest] = site.content.plans
    .flatMap((plan) => plan.checklists.flatMap((checklist) => checklist.sheets.map((sheet) => ({ checklist, sheet }))))
    .sort((a, b) => b.sheet.steps.length - a.sheet.steps.length);
  if (!longest) return;
  const { address } = site;
  const ticks = await tickToPaint(browser, at(address.entry(longest.checklist)));
  process.stdout.write(
    `tick to paint, 4 times slower, ${MARKS} marks kept, ${ticks.length} ticks: median ${middle(ticks)} ms, worst ${ticks.at(-1)} ms (limit 100; under 16 counts as 16)\n\n`,
  );
}

async function tellLighthouse(
  browser: Browser,
  at: (path: string) => string,
  { site, dist, runs }: { site: Site; dist: string; runs: number },
): Promise<void> {
  const port = await portOf(browser);
  const rows: (string | number)[][] = [];
  const against = new Set<string>();
  for (const [name, path] of auditedPages(site, dist)) {
    const seen: Audited[] = [];
    for (let run = 0; run < runs; run += 1) seen.push(await audit(port, at(path), CATEGORIES));
    const of = (value: (audited: Audited) => number) => middle(seen.map(value));
    rows.push([
      name,
      Math.round(of(({ lcp }) => lcp)),
      Math.round(of(({ tbt }) => tbt)),
      of(({ cls }) => cls).toFixed(3),
      ...CATEGORIES.map((category) => of(({ scores }) => scores[category] ?? Number.NaN)),
      Math.round(of(({ machine }) => machine)),
    ]);
    for (const { against: all } of seen) for (const each of all) against.add(`${name} ${each.slice(0, 160)}`);
  }
  table(
    [`Lighthouse, a phone, median of ${runs}`, 'LCP ms', 'TBT ms', 'CLS', ...CATEGORIES, 'machine'],
    [...rows, ['limit', 1200, 50, '0.020', 95, 95, 95, 95, '']],
  );
  for (const each of against) process.stdout.write(`  below full marks: ${each}\n`);
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
