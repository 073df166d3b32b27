import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printedSheet, sheetDigest } from '../../src/plan/printed-sheet.ts';
import type { DrillData } from '../../src/plan/schema-types.ts';
import { RULES } from '../../src/rules/index.ts';
import { HEADERS } from '../../src/site/headers.ts';
import { loadSite, type Site } from '../../src/site/load.ts';
import { type Served, serve } from '../../src/site/server.ts';
import { openBrowser } from './browser.ts';
import { buildSite, filesOf, ROOT } from './built.ts';

const CONTENT = join(ROOT, 'content');
const LONG = { timeout: 240_000 };

let dist: string;
let model: Site;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  model = loadSite(CONTENT);
  const built = await buildSite(CONTENT, 'site');
  if (!built.ok) throw new Error(built.output);
  dist = built.dist;
  served = await serve(dist, { port: 0 });
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const plans = () => model.content.plans;
const address = (path: string) => served.url + path.replace(/^\//, '');
const fileAt = (path: string) => join(dist, path, path.endsWith('/') ? 'index.html' : '');

/** The checklist of the most steps on one sheet, with its address. */
function longest() {
  const all = plans().flatMap((plan) =>
    plan.checklists.flatMap((checklist) => checklist.sheets.map((sheet) => ({ checklist, sheet }))),
  );
  return all.sort((a, b) => b.sheet.steps.length - a.sheet.steps.length)[0] as (typeof all)[number];
}

describe('the built files', () => {
  test('every entry, plan page, rule, schema and framework has a page', () => {
    const paths = [
      '/',
      '/404.html',
      '/rules/',
      '/schemas/',
      '/frameworks/',
      '/guide/readers/',
      '/guide/authors/',
      '/guide/ci/',
      ...RULES.map((rule) => model.address.rule(rule.id)),
      ...[...model.content.frameworks.values()].map((each) => model.address.framework(each)),
      ...['scenario', 'contacts', 'plan'].flatMap((kind) => [
        model.address.schema(kind),
        `/schemas/${kind}.schema.json`,
      ]),
      ...plans().flatMap((plan) => [
        ...plan.entries.map((entry) => model.address.entry(entry)),
        ...(['call', 'index', 'about', 'owner'] as const).map((page) => model.address.plan(plan, page)),
      ]),
    ];
    expect(paths.filter((path) => !existsSync(fileAt(path)))).toEqual([]);
  });

  test('no page holds inline code, inline styles or handlers', () => {
    for (const [path, html] of filesOf(dist, ['.html'])) {
      expect(html.match(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|href="javascript:/gi), path).toBeNull();
    }
  });

  test('every link of the site leads to a page, and every anchor to a place on it', () => {
    const pages = filesOf(dist, ['.html']);
    const ids = new Map(
      [...pages].map(([path, html]) => [
        path,
        new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] as string)),
      ]),
    );
    const lost: string[] = [];
    for (const [path, html] of pages) {
      const here = path === '404.html' ? '/404.html' : `/${path.replace(/index\.html$/, '')}`;
      for (const [, href = ''] of html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
        if (/^(https|tel|mailto):/.test(href)) continue;
        const { pathname, hash } = new URL(href.replaceAll('&amp;', '&'), `http://site${here}`);
        const target = pathname.endsWith('/') ? `${pathname}index.html`.slice(1) : pathname.slice(1);
        const anchor = decodeURIComponent(hash.slice(1));
        if (!existsSync(join(dist, target)) || (anchor !== '' && ids.get(target)?.has(anchor) !== true))
          lost.push(`${here} -> ${href}`);
      }
    }
    expect([...new Set(lost)]).toEqual([]);
  });

  test('words and signs stand together as they should', () => {
    const line = /<(?:a|b|strong|span|time)\b[^>]*>|<\/(?:a|b|strong|span|time)>/g;
    for (const [path, html] of filesOf(dist, ['.html'])) {
      const text = html
        .slice(html.indexOf('<main'))
        .replace(/<(pre|code|caption)\b[\s\S]*?<\/\1>/g, 'X')
        .replace(line, '¦');
      expect(text.match(/[a-z)]\s¦*[,.;:](?=[\s<¦])/g), `a space before a sign in ${path}`).toBeNull();
      expect(text.match(/[.,;:]¦+[A-Za-z]/g), `no space after a sign in ${path}`).toBeNull();
    }
  });

  test('ids are unique on every page', () => {
    for (const [path, html] of filesOf(dist, ['.html'])) {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        path,
      ).toEqual([]);
    }
  });

  test('no file holds what only a facilitator may know', () => {
    const secrets = plans().flatMap((plan) => plan.drills.flatMap(({ data }) => secretsOf(data)));
    expect(secrets.length).toBeGreaterThan(0);
    const flat = (text: string) =>
      text
        .replace(/&#x26;|&amp;/g, '&')
        .replace(/&#x3C;|&lt;/g, '<')
        .replace(/&#34;|&quot;/g, '"')
        .replace(/&#39;|&#x27;/g, "'")
        .replace(/\s+/g, ' ');
    for (const [path, text] of filesOf(dist, ['.html', '.js', '.json', '.css', '.txt', '.svg'])) {
      const held = flat(text);
      for (const secret of secrets) expect(held.includes(flat(secret)), `${path}: ${secret}`).toBe(false);
    }
  });

  test('pages, styles and scripts stay small', () => {
    const packed = (text: string) => gzipSync(text).length / 1024;
    for (const [path, html] of filesOf(dist, ['.html'])) expect(packed(html), path).toBeLessThanOrEqual(25);
    for (const [path, css] of filesOf(join(dist, '_astro'), ['.css']))
      expect(packed(css), path).toBeLessThanOrEqual(12);
    const scripts = [...filesOf(join(dist, '_astro'), ['.js']).values()];
    expect(packed(scripts.join(''))).toBeLessThanOrEqual(6);
  });

  test('the headers stand in a file for the host', () => {
    const text = readFileSync(join(dist, '_headers'), 'utf8');
    for (const [name, value] of Object.entries(HEADERS)) expect(text).toContain(`${name}: ${value}`);
  });

  test('a demo says so on every page, in words', () => {
    for (const [path, html] of filesOf(dist, ['.html']))
      expect(html.match(/DEMO/g)?.length ?? 0, path).toBeGreaterThanOrEqual(2);
  });
});

/** Text of a drill's facilitator part, long enough to be no everyday phrase. */
function secretsOf({ objectives, injects, ratings }: DrillData): string[] {
  const texts = [
    ...(objectives ?? []).map((each) => each.text),
    ...(injects ?? []).flatMap(({ text, hint, after, from, expected }) => [
      text,
      hint,
      after,
      from,
      ...(expected ?? []).flatMap(({ action, otherGood }) => [action, ...(otherGood ?? [])]),
    ]),
    ...(ratings ?? []).map((each) => each.seen),
  ];
  return texts.flatMap((text) => (text && text.length > 14 ? [text.trim()] : []));
}

/** A page of a context of its own that notes broken policies and requests to other hosts. */
async function watched(
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ context: BrowserContext; page: Page; wrong: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(served.url).host) wrong.push(`request to ${request.url()}`);
  });
  return { context, page, wrong };
}

describe('in a browser', () => {
  test('from home to the first step in two taps', LONG, async () => {
    const { context, page, wrong } = await watched({ viewport: { width: 360, height: 740 } });
    const plan = plans()[0] as (typeof model.content.plans)[number];
    const [scenario] = plan.scenarios;
    await page.goto(address(model.address.plan(plan)));
    expect(
      await page
        .getByRole('link', { name: /^Call / })
        .first()
        .getAttribute('href'),
    ).toMatch(/^tel:\+\d+$/);
    await page
      .getByRole('link', { name: scenario?.title as string })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: scenario?.title as string }).waitFor();
    expect(await page.locator('.steps li').first().textContent()).toContain(
      scenario?.body?.steps[0]?.action.slice(0, 20),
    );
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('search by keyboard finds a scenario and goes there', LONG, async () => {
    const { context, page, wrong } = await watched();
    const plan = plans()[0] as (typeof model.content.plans)[number];
    const scenario = plan.scenarios[0] as (typeof plan.scenarios)[number];
    await page.goto(address(model.address.plan(plan, 'about')));
    await page.locator('site-search:defined').waitFor();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('searchbox', { name: 'Search for' });
    await field.waitFor();
    await page.keyboard.type(scenario.title, { delay: 5 });
    await page
      .getByRole('status')
      .filter({ hasText: /\d+ page/ })
      .waitFor();
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('Scenario');
    const link = page.getByRole('dialog').getByRole('link', { name: scenario.title, exact: true });
    await link.first().waitFor();
    await expect
      .poll(() => page.locator('.search-where').allTextContents())
      .toSatisfy((all: string[]) => all.every((each) => each.startsWith('Scenario')));
    await field.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${model.address.entry(scenario)}*`);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('Escape closes the search and gives the focus back', LONG, async () => {
    const { context, page } = await watched();
    await page.goto(address('/rules/'));
    const opener = page.getByRole('button', { name: 'Search' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  });

  test(
    'ticks are stamped, survive a reload, can be taken back, and belong to one text of the sheet',
    LONG,
    async () => {
      const { context, page, wrong } = await watched({ viewport: { width: 360, height: 740 } });
      const { checklist, sheet } = longest();
      const url = address(model.address.entry(checklist));
      await page.goto(url);
      const part = page.locator('kept-sheet').nth(sheet.number - 1);
      const box = part.getByRole('checkbox', { name: `Step 1 of ${sheet.steps.length}.` });
      await box.focus();
      await page.keyboard.press('Space');
      await part
        .getByRole('status')
        .filter({ hasText: /Saved on this device \d\d:\d\d:\d\d UTC\. Done 1 of/ })
        .waitFor();
      expect(await part.locator('.stamp time').first().textContent()).toMatch(/^\d\d:\d\d UTC$/);
      await page.reload();
      expect(await box.isChecked()).toBe(true);
      await part.getByRole('button', { name: 'Undo step 1' }).click();
      expect(await box.isChecked()).toBe(false);
      expect(await part.locator('.stamp').first().textContent()).toMatch(/taken back/);
      await box.check();

      // The same sheet with another text: what was ticked is shown as it was, and ticks nothing.
      const digest = await part.getAttribute('data-digest');
      await page.evaluate((own) => {
        for (const key of Object.keys(localStorage))
          localStorage.setItem(key, (localStorage.getItem(key) as string).replace(own as string, '000000000000'));
      }, digest);
      await page.reload();
      expect(await box.isChecked()).toBe(false);
      expect(await part.locator('.old-ticks').textContent()).toContain(sheet.steps[0]?.action.slice(0, 15));
      expect(await part.locator('.old-ticks').textContent()).toContain('000000000000');
      await part.getByRole('button', { name: 'Remove these old ticks' }).click();
      expect(await part.locator('.old-ticks').textContent()).toBe('');
      expect(wrong).toEqual([]);
      await context.close();
    },
  );

  test('starting a blank sheet can be undone', LONG, async () => {
    const { context, page } = await watched();
    const { checklist, sheet } = longest();
    await page.goto(address(model.address.entry(checklist)));
    const part = page.locator('kept-sheet').nth(sheet.number - 1);
    await part.getByRole('checkbox').first().check();
    await part.getByRole('button', { name: 'Start a blank sheet' }).click();
    expect(await part.getByRole('checkbox').first().isChecked()).toBe(false);
    await part.getByRole('button', { name: 'Bring the ticks back' }).click();
    expect(await part.getByRole('checkbox').first().isChecked()).toBe(true);
    await context.close();
  });

  test('when the browser keeps nothing, the sheet says so and goes on', LONG, async () => {
    const { context, page } = await watched();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto(address(model.address.entry(longest().checklist)));
    const part = page.locator('kept-sheet').first();
    await part.getByRole('checkbox').first().check();
    await part.getByRole('status').filter({ hasText: 'Not saved' }).waitFor();
    expect(await part.getByRole('checkbox').first().isChecked()).toBe(true);
    await context.close();
  });

  test('without scripts sheets can be ticked, and search leads to the list of all pages', LONG, async () => {
    const { context, page, wrong } = await watched({ javaScriptEnabled: false });
    const { checklist } = longest();
    await page.goto(address(model.address.entry(checklist)));
    await page.getByRole('checkbox').first().check();
    expect(await page.getByRole('button').count()).toBe(0);
    await page.getByRole('link', { name: 'Search' }).click();
    await page.getByRole('link', { name: checklist.title, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: checklist.title }).waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('nothing scrolls sideways on a narrow phone, and targets are large enough', LONG, async () => {
    const { context, page } = await watched({ viewport: { width: 320, height: 640 } });
    for (const path of typesOf()) {
      await page.goto(address(path));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
    await page.goto(address(model.address.entry(longest().checklist)));
    const low = await page
      .locator('.sheet-steps label, .site-nav > a, .site-nav summary, .site-nav site-search a')
      .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 44).length);
    expect(low).toBe(0);
    await context.close();
  });
});

/** One address of every main type of page. */
function typesOf(): string[] {
  const plan = plans()[0] as (typeof model.content.plans)[number];
  const firsts = ['scenario', 'checklist', 'severity', 'template', 'role', 'drill', 'system'].flatMap(
    (kind) => plan.entries.find((entry) => entry.kind === kind) ?? [],
  );
  return [
    model.address.plan(plan),
    ...firsts.map((entry) => model.address.entry(entry)),
    model.address.plan(plan, 'call'),
    model.address.plan(plan, 'owner'),
    '/rules/backup-is-someone-else/',
    '/schemas/scenario/',
    '/guide/readers/',
  ];
}

describe('accessibility', () => {
  test.each([
    ['light', 360],
    ['dark', 360],
    ['light', 1280],
    ['dark', 1280],
  ] as const)('axe finds nothing in %s at %i px', LONG, async (colorScheme, width) => {
    const { context, page } = await watched({ colorScheme, viewport: { width, height: 800 } });
    const found: string[] = [];
    for (const path of typesOf()) {
      await page.goto(address(path));
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

describe('on paper', () => {
  test.each(['A4', 'Letter'] as const)(
    'every sheet of every checklist is one page of %s, with its identity',
    LONG,
    async (format) => {
      const { context, page } = await watched();
      for (const checklist of plans().flatMap((plan) => plan.checklists)) {
        await page.goto(address(model.address.entry(checklist)));
        const pdf = await page.pdf({ format, preferCSSPageSize: true });
        const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
        expect(document.numPages, checklist.name).toBe(checklist.sheets.length);
        for (const sheet of checklist.sheets) {
          const { items } = await (await document.getPage(sheet.number)).getTextContent();
          const text = items
            .map((item) => ('str' in item ? item.str : ''))
            .join(' ')
            .replace(/\s+/g, ' ');
          expect(text).toContain(`sha256 ${sheetDigest(printedSheet(checklist, sheet))}`);
          expect(text).toContain(`sheet ${sheet.number} of ${checklist.sheets.length}`);
          expect(text).toContain(`Sheet ${sheet.number} of ${checklist.sheets.length}`);
        }
      }
      await context.close();
    },
  );

  test('a sheet prints all words of its model, and no other', LONG, async () => {
    const { context, page } = await watched();
    const { checklist, sheet } = longest();
    const printed = printedSheet(checklist, sheet);
    await page.goto(address(model.address.entry(checklist)));
    await page.emulateMedia({ media: 'print' });
    const section = page
      .locator('kept-sheet')
      .nth(sheet.number - 1)
      .locator('section');
    const shown = await section.evaluate((element) => {
      const copy = element.cloneNode(true) as HTMLElement;
      for (const each of copy.querySelectorAll('.identity, .visually-hidden, .sheet-bar, .old-ticks')) each.remove();
      const texts: string[] = [];
      const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
      return texts.join(' ');
    });
    const { words, rows } = printed;
    const told = [
      ...Object.values(words),
      printed.checklist,
      printed.title,
      printed.mode,
      printed.useWhen,
      printed.doNotUseWhen,
      printed.goal,
      ...printed.calls.flatMap((call) => [call.label, call.name, call.number]),
      ...printed.legend.flatMap((each) => [each.callsign, each.title]),
      ...printed.intro,
      ...printed.doNot,
      ...rows.flatMap((row) => [row.words, row.expect, row.code, ...row.detail]),
      printed.pause,
      ...printed.after,
      printed.next,
    ].join(' ');
    const bag = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu)?.filter((word) => !/^\d$/.test(word)));
    const model_words = bag(told);
    const page_words = bag(shown);
    expect([...page_words].filter((word) => !model_words.has(word))).toEqual([]);
    const optional = bag(Object.values(words).join(' '));
    expect([...model_words].filter((word) => !page_words.has(word) && !optional.has(word))).toEqual([]);
    await context.close();
  });

  test('boxes, cells and type have their sizes', LONG, async () => {
    const { context, page } = await watched({ viewport: { width: 703, height: 945 } });
    await page.goto(address(model.address.entry(longest().checklist)));
    await page.emulateMedia({ media: 'print' });
    const size = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { width, height } = element.getBoundingClientRect();
          return {
            width: (width * 25.4) / 96,
            height: (height * 25.4) / 96,
            type: (Number.parseFloat(getComputedStyle(element).fontSize) * 72) / 96,
          };
        });
    const box = await size('.sheet-steps input');
    expect(box.width).toBeCloseTo(6, 1);
    expect(box.height).toBeCloseTo(6, 1);
    expect((await size('.sheet-steps .time')).width).toBeCloseTo(24, 1);
    expect((await size('.sheet-steps .initials')).width).toBeCloseTo(17, 1);
    expect((await size('.sheet-steps .words')).type).toBeGreaterThanOrEqual(14);
    expect((await size('.sheet-steps > li')).height).toBeGreaterThanOrEqual(10);
    await context.close();
  });

  test('ticks and times are printed', LONG, async () => {
    const { context, page } = await watched();
    await page.goto(address(model.address.entry(longest().checklist)));
    await page.getByRole('checkbox').first().check();
    const time = (await page.locator('.stamp time').first().textContent()) as string;
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain(time);
    await context.close();
  });
});
