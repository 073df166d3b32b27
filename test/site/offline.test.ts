import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isKept } from '../../src/site/offline/copy.ts';
import { copyOf, makeWorker } from '../../src/site/offline/make.ts';
import { openBrowser } from './browser.ts';
import { ROOT } from './built.ts';
import { typesOf } from './page-types.ts';
import { type Mood, type ShakyHost, shakyHost } from './shaky-host.ts';
import { dist, firstPlan, LONG, model } from './site.ts';

/** The site as it lies on a host that changes while it is visited. */
const host = join(ROOT, 'test/.tmp/offline-host');
const SAYS = 'Task Tracker API 9.9.9';

let browser: Awaited<ReturnType<typeof openBrowser>>;
let served: ShakyHost | null = null;
let port = 0;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await served?.close();
  await browser?.close();
  rmSync(host, { recursive: true, force: true });
});

const at = (path: string) => `http://127.0.0.1:${port}${path}`;
const home = () => model.address.plan(firstPlan());
const homeFile = () => join(host, home(), 'index.html');

/** Puts the site as it was built on the host, and serves it, always at the same address. */
async function online(fresh = true): Promise<void> {
  if (fresh) {
    rmSync(host, { recursive: true, force: true });
    cpSync(dist, host, { recursive: true });
  }
  served ??= await shakyHost(host, port);
  served.mood = 'well';
  port = served.port;
}

async function offline(context: BrowserContext): Promise<void> {
  await served?.close();
  served = null;
  await context.setOffline(true);
}

/** One visit to one page, until the copy is complete. */
async function visited(path = home()): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(at(path));
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise((done) =>
        active?.addEventListener('statechange', () => active.state === 'activated' && done(0)),
      );
  });
  return { context, page };
}

/** Another edition on the host: its home says something else, and its worker knows. */
async function publish(words: string): Promise<void> {
  const html = readFileSync(homeFile(), 'utf8');
  writeFileSync(homeFile(), html.replace(/<h1>.*?<\/h1>/, `<h1>${words}</h1>`));
  await makeWorker(host, '/', SAYS);
}

/** Asks for a newer copy and tells how that ended. */
function update(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    if (!installing) return registration.waiting ? 'waiting' : 'nothing new';
    return new Promise<string>((done) => {
      installing.addEventListener('statechange', () => done(installing.state));
    });
  });
}

const kept = (page: Page) => page.evaluate(async () => (await caches.keys()).length);
const heading = (page: Page) => page.locator('h1').textContent();

describe('the offline copy', () => {
  test(
    'UX-03 after one visit to one page the whole site is there without a network, search included',
    LONG,
    async () => {
      await online();
      const { context, page } = await visited();
      const { files, bytes } = await page.evaluate(async () => {
        const [name] = await caches.keys();
        const cache = await caches.open(name as string);
        let sum = 0;
        const requests = await cache.keys();
        for (const request of requests) sum += (await (await cache.match(request))?.blob())?.size ?? 0;
        return { files: requests.length, bytes: sum };
      });
      // All files, and the day on which they were saved.
      expect(files).toBe(Object.keys(copyOf(dist, '/', '').files).filter((path) => isKept(path, true)).length + 1);
      expect(bytes).toBeLessThanOrEqual(5 * 1024 * 1024);

      await offline(context);
      for (const path of typesOf()) {
        await page.goto(at(path));
        expect(await page.locator('main h1').count(), path).toBe(1);
        const line = await page.locator('.copy-line').textContent();
        expect(line, path).toMatch(/Offline copy( of [\d.]+)?, saved \d{4}-\d\d-\d\d \d\d:\d\d UTC\./);
        expect(await page.locator('.copy-line').isVisible(), path).toBe(true);
      }
      await page.goto(at(`${home()}call?from=a-link`));
      expect(await heading(page)).toBe('Who to call');
      await page.goto(at('/no/such/page/'));
      expect(await heading(page)).toBe('There is no such page');

      await page.goto(at(home()));
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill(firstPlan().scenarios[0]?.title ?? '');
      await page
        .getByRole('dialog')
        .getByRole('link', { name: firstPlan().scenarios[0]?.title ?? '' })
        .first()
        .waitFor();
      await context.close();
    },
  );

  test('online pages come from the network and say nothing of a copy', LONG, async () => {
    await online();
    const { context, page } = await visited();
    writeFileSync(
      homeFile(),
      readFileSync(homeFile(), 'utf8').replace(/<h1>.*?<\/h1>/, '<h1>Mended a minute ago</h1>'),
    );
    await page.goto(at(home()));
    expect(await heading(page)).toBe('Mended a minute ago');
    expect(await page.locator('.copy-line').isVisible()).toBe(false);
    await context.close();
  });

  test.each([
    ['is broken', 'broken'],
    ['sends people to sign in', 'sign-in'],
    ['does not answer', 'silent'],
  ] as [string, Mood][])(
    'a host that %s is answered for from the copy, and asked again on request',
    LONG,
    async (_, mood) => {
      await online();
      const { context, page } = await visited();
      (served as ShakyHost).mood = mood;
      await page.goto(at(model.address.plan(firstPlan(), 'call')), { waitUntil: 'domcontentloaded' });
      expect(await heading(page)).toBe('Who to call');
      expect(await page.locator('.copy-line').isVisible()).toBe(true);
      (served as ShakyHost).mood = 'well';
      await page.getByRole('link', { name: 'Try the network' }).click();
      await page.waitForURL('**/?fresh');
      expect(await page.locator('.copy-line').isVisible()).toBe(false);
      await context.close();
    },
  );
});

describe('a newer version', () => {
  test('waits until the reader takes it, and then is there offline', LONG, async () => {
    await online();
    const { context, page } = await visited();
    await publish('The newer home');
    expect(await update(page)).toBe('installed');
    const line = page.getByRole('status').filter({ hasText: 'A newer version is ready' });
    await line.waitFor();
    expect(await line.textContent()).toContain(SAYS);
    expect(await heading(page)).toBe(firstPlan().title);

    // Until then the device answers from the copy that it had.
    await offline(context);
    await page.goto(at(home()));
    expect(await heading(page)).toBe(firstPlan().title);

    await context.setOffline(false);
    await online(false);
    await page.goto(at(home()));
    await page.getByRole('button', { name: 'Take it' }).click();
    await expect.poll(() => kept(page).catch(() => 0), { timeout: 20_000 }).toBe(1);
    await offline(context);
    await page.goto(at(home()));
    expect(await heading(page)).toBe('The newer home');
    expect(await page.getByRole('button', { name: 'Take it' }).count()).toBe(0);
    await context.close();
  });

  test.each([
    ['a page is missing', () => rmSync(homeFile())],
    ['a page is still the old one', () => cpSync(join(dist, home(), 'index.html'), homeFile())],
  ])('is refused whole while %s, and found again once it is complete', LONG, async (_, halfWay) => {
    await online();
    const { context, page } = await visited();
    await publish('The newer home');
    halfWay();
    expect(await update(page)).toBe('redundant');
    expect(await page.getByRole('button', { name: 'Take it' }).count()).toBe(0);
    expect(await kept(page)).toBe(1);
    await offline(context);
    await page.goto(at(home()));
    expect(await heading(page)).toBe(firstPlan().title);

    await context.setOffline(false);
    await online();
    await publish('The newer home');
    await page.goto(at(home()));
    await page.getByRole('button', { name: 'Take it' }).waitFor();
    await context.close();
  });

  test('that was cut off half way leaves the copy as it was, and is fetched to its end later', LONG, async () => {
    await online();
    const { context, page } = await visited();
    for (const name of readdirSync(join(host, 'rules'))) {
      const file = join(host, 'rules', name, 'index.html');
      if (name !== 'index.html') writeFileSync(file, `${readFileSync(file, 'utf8')}<!-- newer -->`);
    }
    await publish('The newer home');
    const shaken = served as ShakyHost;
    // The worker, and some of the files.
    shaken.mood = 12;
    update(page).catch(() => undefined);
    await expect.poll(() => shaken.mood, { timeout: 20_000 }).toBe(0);
    await page.close();
    const next = await context.newPage();
    await offline(context);
    await next.goto(at(home()));
    expect(await heading(next)).toBe(firstPlan().title);
    await context.setOffline(false);
    await online(false);
    await next.goto(at(home()));
    await next.getByRole('button', { name: 'Take it' }).waitFor();
    await context.close();
  });
});
