import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HEADERS } from '../../src/site/headers.ts';
import { filesOf } from './built.ts';
import { typesOf } from './page-types.ts';
import { dist, LONG, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const policy = HEADERS['Content-Security-Policy'] ?? '';
const partsOf = (text: string) => text.split(';').map((part) => part.trim());

describe('the policy', () => {
  test('is strict: own files only, nothing inline, no frame, no plug-in', () => {
    expect(partsOf(policy)).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*|https?:|blob:|strict-dynamic/);
    // Pagefind is WebAssembly; the only pictures from data are those that pages hold themselves.
    expect(policy.match(/'wasm-unsafe-eval'/g)).toHaveLength(1);
    expect(policy.match(/data:/g)).toHaveLength(1);
    expect(partsOf(policy)).toContain("img-src 'self' data:");
  });

  test(
    'is the same as header, in the file for hosts, and on every page but for frames, which pages cannot forbid',
    LONG,
    async () => {
      const answer = await fetch(site.at('/'));
      expect(answer.headers.get('content-security-policy')).toBe(policy);
      expect(readFileSync(join(dist, '_headers'), 'utf8')).toContain(`  Content-Security-Policy: ${policy}\n`);
      const own = partsOf(policy).filter((part) => !part.startsWith('frame-ancestors'));
      for (const [path, { policies, loadedBefore }] of await loads()) {
        expect(policies.map(partsOf), path).toEqual([own]);
        expect(loadedBefore, `${path} loads before its policy`).toEqual([]);
      }
    },
  );

  test('no page loads from elsewhere, no style and no script names another host', LONG, async () => {
    for (const [path, { loaded }] of await loads())
      expect(
        loaded.filter((each) => !/^\/(?!\/)/.test(each)),
        path,
      ).toEqual([]);
    for (const [path, css] of filesOf(dist, ['.css']))
      expect(css.match(/@import|url\(\s*["']?(?!#|data:)[^)]*/g), path).toBeNull();
    for (const [path, script] of filesOf(join(dist, '_astro'), ['.js']))
      expect(script.match(/https?:\/\/(?!www\.w3\.org\/)[^"'`\s]+/g), path).toBeNull();
  });
});

/** By page: the policies it carries, what it loads, and what of it before its policy. */
async function loads() {
  const { context, page } = await site.watched();
  const found: [path: string, Awaited<ReturnType<typeof read>>][] = [];
  for (const [path, html] of filesOf(dist, ['.html'])) found.push([path, await page.evaluate(read, html)]);
  await context.close();
  return found;
}

function read(html: string) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]');
  const loading = [...page.querySelectorAll('[src], object[data], link[href]')];
  const from = (each: Element) =>
    each.getAttribute('src') ?? each.getAttribute('data') ?? each.getAttribute('href') ?? '';
  return {
    policies: [...page.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].map(
      (each) => (each as HTMLMetaElement).content,
    ),
    loaded: loading.map(from),
    loadedBefore: loading
      .filter((each) => !policy || (policy.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING) > 0)
      .map(from),
  };
}

describe('UX-05 no outside request', () => {
  test(
    'whatever is used on a page, it asks no other host, breaks no policy, and keeps nothing but its own',
    LONG,
    async () => {
      const { context, page, wrong } = await site.watched({ permissions: ['clipboard-read', 'clipboard-write'] });
      const broken: string[] = [];
      await page.exposeFunction('tellBroken', (text: string) => broken.push(text));
      await page.addInitScript(() => {
        window.print = () => {};
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, documentURI }) => {
          (window as unknown as { tellBroken(text: string): void }).tellBroken(
            `${documentURI}: ${violatedDirective} ${blockedURI}`,
          );
        });
      });
      for (const path of typesOf()) {
        await page.goto(site.at(path));
        await page.locator('site-search:defined').waitFor();
        await page.evaluate(useEverything);
        await page.emulateMedia({ media: 'print' });
        await page.emulateMedia({ media: 'screen' });
        await page.keyboard.press('Control+k');
        await page.getByRole('searchbox', { name: 'Search for' }).fill('key');
        await page.getByRole('dialog', { name: 'Search' }).getByRole('status').filter({ hasText: /page/ }).waitFor();
        await page.keyboard.press('Escape');
      }
      expect(broken).toEqual([]);
      // The page for unknown addresses is answered as such.
      expect(wrong.filter((each) => !each.includes('404'))).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      const kept = await page.evaluate(async () => [
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
        ...(await caches.keys()),
      ]);
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.filter((key) => !/^muster[. ]/.test(key))).toEqual([]);
      expect(await page.evaluate(() => document.cookie)).toBe('');
      await context.close();
    },
  );
});

/** Ticks, fills, chooses, opens and presses everything that a page holds, but for ways to other pages. */
async function useEverything(): Promise<void> {
  const paint = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const main = document.querySelector('main') as HTMLElement;
  for (const details of main.querySelectorAll('details')) details.open = true;
  for (const field of main.querySelectorAll<HTMLInputElement>('input')) {
    if (/^(checkbox|radio)$/.test(field.type)) {
      field.click();
      continue;
    }
    if (/^(button|submit|reset|file)$/.test(field.type)) continue;
    field.value =
      { date: '2026-11-22', time: '03:00', 'datetime-local': '2026-11-22T03:00', number: '3' }[field.type] ?? 'x';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const field of main.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement>('textarea, select')) {
    if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1;
    else field.value = 'x';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  await paint();
  for (const button of main.querySelectorAll('button')) {
    if (!button.checkVisibility() || button.disabled) continue;
    button.click();
    await paint();
    for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  }
}
