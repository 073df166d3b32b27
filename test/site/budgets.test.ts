import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  BUDGET,
  builtPages,
  gzipped,
  heaviest,
  isList,
  scriptBudget,
  type Weight,
  weighAll,
} from '../../scripts/bench/weigh.ts';
import { isKept } from '../../src/site/offline/copy.ts';
import { copyOf } from '../../src/site/offline/make.ts';
import { pageAt } from './built.ts';
import { dist, firstPlan, LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const pages = builtPages(
  dist,
  plans().map((plan) => plan.id),
);
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => posix.join(entry.parentPath, entry.name).slice(dist.length + 1));
const bytesOf = (file: string) => readFileSync(join(dist, file));
const MIB = 1024 * 1024;

/** What is over a limit, in words; nothing is when all is well. */
const over = (what: string, size: number, limit: number) => (size > limit ? [`${what}: ${size} of ${limit}`] : []);

/** A script with all that it imports before anything is used, by their paths from the site's root. */
function withImports(script: string, known = new Set<string>()): Set<string> {
  if (known.has(script)) return known;
  known.add(script);
  for (const [, name = ''] of bytesOf(script)
    .toString()
    .matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g))
    withImports(posix.join(posix.dirname(script), name), known);
  return known;
}

describe('UX-18 budgets', () => {
  test('every page is within its bytes of HTML', () => {
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.flatMap((page) => over(page.path, page.html, isList(page) ? BUDGET.list : BUDGET.html))).toEqual([]);
  });

  test('every page names few enough files, and its scripts and styles are within their bytes', () => {
    const sizes = new Map(
      files.filter((file) => /\.(css|js)$/.test(file)).map((file) => [file, gzipped(bytesOf(file))]),
    );
    const found = pages.flatMap((page) => {
      const { path } = page;
      const html = pageAt(join(dist, /(^|\/)$/.test(path) ? `${path}index.html` : path));
      const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, url = '']) => url.replace(/^\//, ''));
      const scripts = new Set(named(/<script\b[^>]*\bsrc="([^"]+)"/g).flatMap((script) => [...withImports(script)]));
      const styles = named(/<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"/g);
      const others = named(/<(?:img|source|iframe|object|embed)\b[^>]*\b(?:src|srcset|data)="([^"]+)"/g);
      const weight = (all: Iterable<string>) =>
        [...all].reduce((sum, file) => sum + (sizes.get(file) ?? Number.NaN), 0);
      expect(styles.length, `${path} has styles`).toBeGreaterThan(0);
      return [
        ...over(`${path} scripts`, weight(scripts), scriptBudget(page)),
        ...over(`${path} styles`, weight(styles), BUDGET.css),
        ...over(`${path} requests`, 2 + scripts.size + styles.length + others.length, BUDGET.requests),
      ];
    });
    expect(found).toEqual([]);
  });

  test('no font is there to be loaded, and every drawing is small', () => {
    expect(files.filter((file) => /\.(woff2?|ttf|otf|eot)$/.test(file))).toEqual([]);
    const styles = files.filter((file) => file.startsWith('_astro/') && file.endsWith('.css'));
    expect(styles.filter((file) => /@font-face/i.test(bytesOf(file).toString()))).toEqual([]);
    const drawings = files.filter((file) => file.endsWith('.svg'));
    expect(drawings.length).toBeGreaterThan(0);
    expect(drawings.flatMap((file) => over(file, gzipped(bytesOf(file)), BUDGET.svg))).toEqual([]);
    const inline = pages.flatMap(({ path }) => {
      const html = pageAt(join(dist, /(^|\/)$/.test(path) ? `${path}index.html` : path));
      return [...html.matchAll(/<svg\b.*?<\/svg>/gs)].flatMap(([drawing]) => over(path, gzipped(drawing), BUDGET.svg));
    });
    expect(inline).toEqual([]);
  });

  test('the whole site with its search fits into the cache of a phone', () => {
    const kept = Object.keys(copyOf(dist, '/', '').files).filter((path) => isKept(path, true));
    const sizes = kept.map((file) => statSync(join(dist, /(^|\/)$/.test(file) ? `${file}index.html` : file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5 * MIB);
  });

  test('the heaviest page of each type loads little and seldom', LONG, async () => {
    const types = heaviest(pages);
    expect(types.length).toBeGreaterThan(20);
    const weights = await weighAll(
      site.browser(),
      types.map(({ path }) => site.at(path)),
    );
    const found = types.flatMap((page, index) => {
      const weight = weights[index] as Weight;
      expect(weight.css, `${page.path} has styles`).toBeGreaterThan(0);
      return [
        ...over(`${page.path} HTML`, weight.html, isList(page) ? BUDGET.list : BUDGET.html),
        ...over(`${page.path} CSS`, weight.css, BUDGET.css),
        ...over(`${page.path} JS`, weight.js, scriptBudget(page)),
        ...over(`${page.path} fonts`, weight.fonts, 0),
        ...over(`${page.path} in all`, weight.total, BUDGET.page),
        ...over(`${page.path} requests (${weight.addresses.join(' ')})`, weight.addresses.length, BUDGET.requests),
      ];
    });
    expect(found).toEqual([]);
  });

  test('search is loaded when it is first used, not before', LONG, async () => {
    const { context, page, wrong } = await site.watched({ serviceWorkers: 'block' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(site.at(model.address.plan(firstPlan())), { waitUntil: 'networkidle' });
    const before = asked.splice(0);
    expect(before.filter((path) => /search-dialog|\/pagefind\//.test(path))).toEqual([]);
    const index = page.waitForRequest(/\/pagefind\//);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('call');
    await index;
    expect(asked.filter((path) => before.includes(path))).toEqual([]);
    expect(wrong).toEqual([]);
    await context.close();
  });
});
