import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/plan/kinds.ts';
import type { Plain } from '../../src/plan/plan.ts';
import { FORMATS, linesOf, type PaperLine, printed, textOf } from './paper.ts';
import { firstPlan, LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();

/** One entry of every kind, and the longest guide; sheets of checklists have tests of their own. */
function entries(): Plain[] {
  const plan = firstPlan();
  const firsts = KINDS.filter(({ name }) => name !== 'checklist').flatMap(
    ({ name }) => plan.entries.find((entry) => entry.kind === name) ?? [],
  );
  const [longest] = plans()
    .flatMap((each) => each.guides)
    .sort((a, b) => b.source.text.length - a.source.text.length);
  return [...firsts, longest as Plain];
}

const planPages = () =>
  (['call', 'about', 'index', 'print'] as const).map((page) => model.address.plan(firstPlan(), page));
const paths = () => [
  ...entries().map((entry) => model.address.entry(entry)),
  ...planPages(),
  model.address.framework([...model.content.frameworks.keys()][0] as string),
  model.address.rule('role-has-backup'),
  model.address.schema('role'),
];

/** Head, foot and number of a printed side. */
const FRAME = /^Page \d+ of \d+$|\| plan digest|DEMO: invented people|DEMO\. Invented people|^EXERCISE$/;

/** What only a screen has. */
const NAVIGATION = /^(Skip to content|Call What is happening\?.*|Search|More|Print|Close|Copy|About this copy|Owner)$/;

const compact = (lines: readonly PaperLine[]) => textOf(lines).replace(/\s/g, '');
const names = () => [
  ...plans().map((plan) => `${plan.title} ${plan.home?.data.version}`),
  model.content.organization?.name,
];
const said = (lines: readonly PaperLine[]) =>
  lines.filter(
    ({ text }) => !FRAME.test(text) && !names().some((name) => text === name || text.startsWith(`${name}DEMO.`)),
  );

async function open(path: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const { context, page } = await site.watched();
  await page.goto(site.at(path));
  return { page, close: () => context.close() };
}

describe.each(FORMATS)('on %s', (format) => {
  test(
    'every kind prints with title and edition; no page is empty, no heading stands alone at its end',
    LONG,
    async () => {
      for (const path of paths()) {
        const { page, close } = await open(path);
        const title = (await page.locator('h1').first().textContent()) as string;
        await page.emulateMedia({ media: 'print' });
        // A heading, or what a wrapped one ends with; in the head of a table each cell wraps by itself.
        const headings = await page.locator('main :is(h1, h2, h3, h4, h5, thead tr, thead th)').evaluateAll((all) =>
          all
            .filter((each) => each.getClientRects().length > 0)
            .map(
              (each) => [...each.querySelectorAll('th')].map((cell) => cell.textContent).join(' ') || each.textContent,
            )
            .map((text) => text?.replace(/\s+/g, ' ').trim() ?? ''),
        );
        const isHeading = (text: string) => headings.some((each) => each === text || each.endsWith(` ${text}`));
        await page.emulateMedia({ media: null });
        const pages = await linesOf(await printed(page, format));
        const plan = plans().find(({ id }) => path.startsWith(`/${id}/`));
        expect(textOf(pages[0] ?? []).replace(/\s/g, ''), path).toContain(title.replace(/\s/g, ''));
        for (const [index, lines] of pages.entries()) {
          const where = `${path} page ${index + 1}`;
          const text = textOf(lines);
          const words = said(lines);
          expect(textOf(words), where).toMatch(/\w.*\w/);
          expect(text, where).toContain('DEMO');
          expect(text, where).toContain(`Page ${index + 1} of ${pages.length}`);
          if (plan) expect(text, where).toContain(`plan digest ${model.plans.get(plan.id)?.digest}`);
          if (path.includes('/drills/')) expect(text, where).toContain('EXERCISE');
          expect(
            words.filter((line) => line.text !== title && NAVIGATION.test(line.text)),
            where,
          ).toEqual([]);
          const last = words.toSorted((a, b) => a.y - b.y)[0]?.text ?? '';
          expect(isHeading(last) ? last : '', `${where} ends with a heading`).toBe('');
        }
        await close();
      }
    },
  );
});

describe('links on paper', () => {
  test('every link of a body is numbered, and its address is printed once', LONG, async () => {
    // A role's card is one side of paper, and has no room for addresses.
    for (const entry of entries().filter(({ kind }) => kind !== 'role')) {
      const path = model.address.entry(entry);
      const { page, close } = await open(path);
      const hrefs = await page
        .locator('.body a:not(.actor)')
        .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).getAttribute('href') ?? ''));
      const base = model.address.short(path);
      const home = model.address.short(model.address.plan(entry.plan)).replace(/\/$/, '');
      const expected = new Set(
        hrefs
          .map((href) => new URL(href, `https://${base}`))
          .filter((url) => /^https?:$/.test(url.protocol) && url.pathname !== path && !/\/call\/$/.test(url.pathname))
          .map((url) => `${url.host}${url.pathname}${url.search}${url.hash}`)
          .map((address) => (address.startsWith(`${home}/`) ? address.slice(home.length) : address)),
      );
      const sides = await linesOf(await printed(page, 'A4'));
      const text = compact(sides.flatMap(said));
      // The list stands last, but what was drawn last may stand above it.
      const first = sides.findIndex((lines) => lines.some((line) => line.text.startsWith('This page: ')));
      const top = sides[first]?.find((line) => line.text.startsWith('This page: '))?.y ?? 0;
      const list = compact(
        sides.slice(first).flatMap((lines, index) => said(lines).filter(({ y }) => index > 0 || y <= top)),
      );
      expect(list, path).toContain(`Thispage:${base}`);
      const told = list.split(/\[\d+\]/).slice(1);
      for (const address of expected)
        expect(
          told.filter((each) => each === address),
          `${path} ${address}`,
        ).toEqual([address]);
      expect(new Set(told).size, path).toBe(told.length);
      for (const number of told.keys())
        expect(text.split(`[${number + 1}]`).length, `${path} [${number + 1}]`).toBeGreaterThan(2);
      await close();
    }
  });

  test('the page is as it was once it has been printed', LONG, async () => {
    const { page, close } = await open(model.address.entry(firstPlan().scenarios[0] as Plain));
    const before = await page.locator('main').innerHTML();
    await printed(page, 'A4');
    expect(await page.locator('main').innerHTML()).toBe(before);
    await close();
  });

  test('without scripts each address stands by its link', LONG, async () => {
    const { context, page } = await site.watched({ javaScriptEnabled: false });
    const entry = firstPlan().home as Plain;
    await page.goto(site.at(model.address.entry(entry)));
    const [href] = await page
      .locator('.body a:not(.actor)')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    const text = (await linesOf(await printed(page, 'A4'))).map(textOf).join('').replace(/\s/g, '');
    expect(text).toContain(`(${href})`);
    await context.close();
  });
});

test('severity is an outline with digit and word, closed details are open, and nothing is filled', LONG, async () => {
  const { page, close } = await open(model.address.entry(firstPlan().scenarios[0] as Plain));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.locator('main').evaluate((main) => {
    const details = document.createElement('details');
    details.append(Object.assign(document.createElement('summary'), { textContent: 'closed' }), 'what was closed');
    main.append(details);
  });
  const shape = await page
    .locator('.severity svg')
    .first()
    .evaluate((svg) => getComputedStyle(svg).fill);
  expect(shape).toBe('none');
  expect(await page.locator('.severity').first().textContent()).toMatch(/\d \w/);
  const filled = await page.locator('body *').evaluateAll((all) =>
    all
      .filter((each) => {
        const { backgroundColor, boxShadow } = getComputedStyle(each);
        return (
          each.getClientRects().length > 0 &&
          (!/^rgba\(0, 0, 0, 0\)$|^rgb\(255, 255, 255\)$/.test(backgroundColor) || boxShadow !== 'none')
        );
      })
      .map((each) => each.className),
  );
  expect(filled).toEqual([]);
  const text = (await linesOf(await printed(page, 'A4'))).map(textOf).join(' ');
  expect(text).toContain('what was closed');
  await close();
});
