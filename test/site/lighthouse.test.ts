import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit, auditedPages, portOf, REACHABLE } from '../../scripts/bench/lighthouse.ts';
import { type Served, serve } from '../../src/site/server.ts';
import { openBrowser } from './browser.ts';
import { dist, LONG, model } from './site.ts';

let served: Served;
let browser: Browser;
let port: number;
beforeAll(async () => {
  served = await serve(dist, { port: 0 });
  browser = await openBrowser(REACHABLE);
  port = await portOf(browser);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe('UX-19 Lighthouse', () => {
  test.each(auditedPages(model, dist))('accessibility and best practices of the %s page', LONG, async (_, path) => {
    const url = served.url + path.replace(/^\//, '');
    const { scores, against } = await audit(port, url, ['accessibility', 'best-practices', 'seo']);
    expect(against).toEqual([]);
    expect(scores).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
  });
});
