import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions } from 'playwright-core';

/** What a page may weigh, gzipped, in bytes; and the requests that it may take. */
export const BUDGET = {
  html: 25_000,
  /** Pages that list everything. */
  list: 40_000,
  css: 12_000,
  js: 6 * 1024,
  /** The page that counts deadlines: it brings the checker's own module along, so that both count alike. */
  counting: 30 * 1024,
  svg: 10_000,
  page: 60_000,
  requests: 6,
} as const;

/** What a page loads before anybody does anything, gzipped; the icon counts though a browser without a window leaves it. */
export interface Weight {
  html: number;
  css: number;
  js: number;
  fonts: number;
  total: number;
  addresses: string[];
}

const PARTS: Readonly<Record<string, 'html' | 'css' | 'js' | 'fonts'>> = {
  document: 'html',
  stylesheet: 'css',
  script: 'js',
  font: 'fonts',
};

/** How many bytes of a text or file travel. */
export const gzipped = (bytes: Buffer | string): number => gzipSync(bytes).length;

/** Opens a page as a first visitor and weighs all that it loads. */
export async function weigh(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Weight> {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  try {
    const page = await context.newPage();
    const weight: Weight = { html: 0, css: 0, js: 0, fonts: 0, total: 0, addresses: [] };
    const waiting: Promise<void>[] = [];
    const add = (address: string, type: string, bytes: Buffer) => {
      const size = gzipped(bytes);
      const part = PARTS[type];
      if (part) weight[part] += size;
      weight.total += size;
      weight.addresses.push(new URL(address).pathname);
    };
    page.on('response', (response) => {
      waiting.push(response.body().then((bytes) => add(response.url(), response.request().resourceType(), bytes)));
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    await Promise.all(waiting);
    const icon = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel~="icon"]')?.href);
    if (icon && !icon.startsWith('data:') && !weight.addresses.includes(new URL(icon).pathname))
      add(icon, 'image', await (await context.request.get(icon)).body());
    return weight;
  } finally {
    await context.close();
  }
}

const LANES = 4;

/** Weighs several pages, a few at a time: most of it is waiting for what might still be asked for. */
export async function weighAll(browser: Browser, urls: readonly string[]): Promise<Weight[]> {
  const weights: Weight[] = [];
  const lane = async (first: number) => {
    for (let index = first; index < urls.length; index += LANES)
      weights[index] = await weigh(browser, urls[index] as string);
  };
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
  return weights;
}

/** A built page: its address below the site's root, what kind of address that is, and how much HTML travels. */
export interface BuiltPage {
  path: string;
  type: string;
  html: number;
}

/** Every page of a built site. The ids of plans tell which addresses differ only in what they show. */
export function builtPages(dist: string, plans: readonly string[]): BuiltPage[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(dist, file)
        .split(sep)
        .join('/')
        .replace(/(^|\/)index\.html$/, '$1');
      return { path, type: typeOf(path, plans), html: gzipped(readFileSync(file)) };
    });
}

/** The heaviest page of each type. */
export function heaviest(pages: readonly BuiltPage[]): BuiltPage[] {
  return [...Map.groupBy(pages, ({ type }) => type).values()]
    .map((group) => group.reduce((a, b) => (b.html > a.html ? b : a)))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** May the page be as heavy as a list of everything? */
export function isList({ type }: BuiltPage): boolean {
  return /^<plan>\/(index|owner|audit|print|read)\//.test(type);
}

/** How much script a page may load. */
export function scriptBudget({ type }: Pick<BuiltPage, 'type'>): number {
  return type === '<plan>/deadlines/' ? BUDGET.counting : BUDGET.js;
}

function typeOf(path: string, plans: readonly string[]): string {
  const [first = '', ...rest] = path.split('/');
  if (!plans.includes(first)) return [first, ...rest.map((part) => part && '<id>')].join('/');
  return ['<plan>', ...rest.map((part, index) => (index > 0 && part ? '<id>' : part))].join('/');
}
