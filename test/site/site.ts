import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Checklist, Plan } from '../../src/plan/plan.ts';
import type { Sheet } from '../../src/plan/sheet.ts';
import { loadSite, type Site } from '../../src/site/load.ts';
import { type Served, serve } from '../../src/site/server.ts';
import { openBrowser } from './browser.ts';
import { ROOT } from './built.ts';

/** Long enough for a browser on a busy machine. */
export const LONG = { timeout: 240_000 };

/** Where the site of this repository's content was built for this run. */
export const dist = inject('dist');

/** The content that it shows. */
export const model: Site = loadSite(join(ROOT, 'content'));

export const plans = (): readonly Plan[] => model.content.plans;

/** The plan that tests look at when any will do. */
export const firstPlan = (): Plan => plans()[0] as Plan;

/** The checklist of the most steps on one sheet, with that sheet. */
export function longest(): { checklist: Checklist; sheet: Sheet } {
  const all = plans().flatMap((plan) =>
    plan.checklists.flatMap((checklist) => checklist.sheets.map((sheet) => ({ checklist, sheet }))),
  );
  return all.sort((a, b) => b.sheet.steps.length - a.sheet.steps.length)[0] as (typeof all)[number];
}

/** A page in a context of its own, with what went wrong on it: errors, broken policies, requests to other hosts. */
export interface Watched {
  context: BrowserContext;
  page: Page;
  wrong: string[];
}

/** A browser on the built site, opened before the tests of a file and closed after them. */
export interface SiteInBrowser {
  /** The whole address of a path. */
  at(path: string): string;
  browser(): Browser;
  watched(options?: Parameters<Browser['newContext']>[0]): Promise<Watched>;
}

/** Serves the built site and opens a browser for the tests of one file. */
export function siteInBrowser(): SiteInBrowser {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    served = await serve(dist, { port: 0 });
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  return {
    at: (path) => served.url + path.replace(/^\//, ''),
    browser: () => browser,
    watched: (options) => watch(browser, new URL(served.url).host, options),
  };
}

async function watch(
  browser: Browser,
  host: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== host) wrong.push(`request to ${request.url()}`);
  });
  return { context, page, wrong };
}
