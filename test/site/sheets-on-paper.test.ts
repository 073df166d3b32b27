import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { Checklist } from '../../src/plan/plan.ts';
import { printedSheet, sheetDigest } from '../../src/plan/printed-sheet.ts';
import { lastDrilled, nextReview } from '../../src/site/edition.ts';
import { LONG, longest, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const FORMATS = ['A4', 'Letter'] as const;
type Format = (typeof FORMATS)[number];
const PAPER = { viewport: { width: 703, height: 945 } };

const checklists = (): readonly Checklist[] => plans().flatMap((plan) => plan.checklists);

/** The sheets of all plans with what they print. */
const sheets = () =>
  checklists().flatMap((checklist) =>
    checklist.sheets.map((sheet) => ({ checklist, sheet, printed: printedSheet(checklist, sheet) })),
  );

/** A sheet with a step that cannot be undone. */
const withFinal = () =>
  sheets().find(({ printed }) => printed.rows.some((row) => row.final)) as ReturnType<typeof sheets>[number];

async function pagesOf(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    pages.push(text.replace(/\s+/g, ' '));
  }
  return pages;
}

const known = new Map<Format, Promise<Map<Checklist, string[]>>>();

/** The pages of every checklist on one size of paper, printed once. */
function papers(format: Format): Promise<Map<Checklist, string[]>> {
  const printing = known.get(format) ?? printAll(format);
  known.set(format, printing);
  return printing;
}

async function printAll(format: Format): Promise<Map<Checklist, string[]>> {
  const { context, page } = await site.watched();
  const printed = new Map<Checklist, string[]>();
  for (const checklist of checklists()) {
    await page.goto(site.at(model.address.entry(checklist)));
    printed.set(checklist, await pagesOf(await page.pdf({ format, preferCSSPageSize: true })));
  }
  await context.close();
  return printed;
}

describe('on paper', () => {
  test('UX-06 PDF pages equal sheets, A4 and Letter', LONG, async () => {
    for (const format of FORMATS) {
      for (const [checklist, pages] of await papers(format)) {
        expect(pages.length, `${checklist.name} ${format}`).toBe(checklist.sheets.length);
        for (const sheet of checklist.sheets)
          expect(pages[sheet.number - 1]).toContain(`Sheet ${sheet.number} of ${checklist.sheets.length}`);
      }
    }
  });

  test('UX-07 identity line on each PDF page', LONG, async () => {
    for (const format of FORMATS) {
      for (const [checklist, pages] of await papers(format)) {
        const { plan } = checklist;
        const drilled = lastDrilled(checklist, model.asOf);
        const edition = `${plan.title} ${plan.home?.data.version} | reviewed ${checklist.data.review?.last} | next ${nextReview(checklist)} | ${drilled ? `drilled ${drilled}` : 'not drilled'}`;
        for (const sheet of checklist.sheets) {
          const text = pages[sheet.number - 1];
          expect(text).toContain(edition);
          expect(text).toContain(`sha256 ${sheetDigest(printedSheet(checklist, sheet))}`);
          expect(text?.replaceAll(' ', '')).toContain(
            model.address.short(model.address.entry(checklist, sheet.heading.slug)),
          );
          expect(text).toContain(`sheet ${sheet.number} of ${checklist.sheets.length}`);
          expect(text).toContain(`Do not use after ${nextReview(checklist)}`);
          expect(text).toContain('Copy number');
        }
      }
    }
  });

  test.each([
    ['in the type at hand', '', 250],
    // Code as wide as in Courier, and all else 4 % wider: Letter still holds it.
    ['in wider type', 'kept-sheet { letter-spacing: 0.02em } pre, code { letter-spacing: 0.1em }', 253],
  ])('each sheet stays within its page %s, and nothing leaves its side', LONG, async (_, wider, most) => {
    const { context, page } = await site.watched({ ...PAPER, bypassCSP: true });
    await page.emulateMedia({ media: 'print' });
    for (const checklist of checklists()) {
      await page.goto(site.at(model.address.entry(checklist)));
      if (wider) await page.addStyleTag({ content: wider });
      const sizes = await page.locator('kept-sheet').evaluateAll((all) =>
        all.map((each) => {
          const { right, height, width } = each.getBoundingClientRect();
          const out = [...each.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > right + 1);
          return { id: each.dataset.sheet, height, width, out: out.map((part) => part.outerHTML.slice(0, 80)) };
        }),
      );
      for (const { id, height, width, out } of sizes) {
        expect((height * 25.4) / 96, id).toBeLessThanOrEqual(most);
        expect((width * 25.4) / 96, id).toBeLessThanOrEqual(186.1);
        expect(out, id).toEqual([]);
      }
    }
    await context.close();
  });

  test('a sheet prints all words of its model, and no other', LONG, async () => {
    const { context, page } = await site.watched();
    for (const { checklist, sheet } of [longest(), withFinal()]) {
      const printed = printedSheet(checklist, sheet);
      await page.goto(site.at(model.address.entry(checklist)));
      await page.emulateMedia({ media: 'print' });
      const shown = await page
        .locator('kept-sheet')
        .nth(sheet.number - 1)
        .evaluate((element) => {
          const copy = element.cloneNode(true) as HTMLElement;
          const aside = '.sheet-steps small, .sheet-bar, .old-ticks, button, .identity > div > p:not(.write)';
          for (const each of copy.querySelectorAll(aside)) each.remove();
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
        ...printed.names,
        ...printed.legend.flatMap((each) => [each.callsign, each.title]),
        ...printed.intro,
        ...printed.doNot,
        ...rows.flatMap((row) => [row.words, row.expect, row.code, ...row.detail]),
        printed.pause,
        ...printed.after,
        printed.next,
      ].join(' ');
      const bag = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu)?.filter((word) => !/^\d$/.test(word)));
      const modelWords = bag(told);
      const pageWords = bag(shown);
      expect([...pageWords].filter((word) => !modelWords.has(word))).toEqual([]);
      const optional = bag(Object.values(words).join(' '));
      expect([...modelWords].filter((word) => !pageWords.has(word) && !optional.has(word))).toEqual([]);
    }
    await context.close();
  });

  test('UX-08 step type is 14 pt or more', LONG, async () => {
    const { context, page } = await site.watched(PAPER);
    await page.emulateMedia({ media: 'print' });
    for (const checklist of checklists()) {
      await page.goto(site.at(model.address.entry(checklist)));
      const small = await page.locator('.sheet-steps :is(label, label + p[id])').evaluateAll((all) =>
        all.flatMap((each) => {
          const type = (Number.parseFloat(getComputedStyle(each).fontSize) * 72) / 96;
          return type < 14 ? [`${type} ${each.textContent}`] : [];
        }),
      );
      expect(small, checklist.name).toEqual([]);
    }
    await context.close();
  });

  test('UX-09 box, time and initials have their sizes', LONG, async () => {
    const { context, page } = await site.watched(PAPER);
    await page.emulateMedia({ media: 'print' });
    let finals = 0;
    for (const checklist of checklists()) {
      await page.goto(site.at(model.address.entry(checklist)));
      const rows = await page.locator('.sheet-steps > li').evaluateAll((all) =>
        all.map((row) => {
          const mm = (pixels: number) => (pixels * 25.4) / 96;
          const size = (selector: string) => {
            const box = row.querySelector(selector)?.getBoundingClientRect();
            return box ? { width: mm(box.width), height: mm(box.height) } : null;
          };
          const { borderTopWidth } = getComputedStyle(row.querySelector('input') as Element);
          return {
            words: row.textContent ?? '',
            height: mm(row.getBoundingClientRect().height),
            box: size('input'),
            rule: (Number.parseFloat(borderTopWidth) * 72) / 96,
            time: size('.stamp'),
            initials: size('.initials'),
            value: mm(Number.parseFloat(getComputedStyle(row, '::after').width)),
          };
        }),
      );
      const expected = checklist.sheets.flatMap((sheet) => printedSheet(checklist, sheet).rows);
      expect(rows.length).toBe(expected.length);
      for (const [index, row] of rows.entries()) {
        expect(row.height, row.words).toBeGreaterThanOrEqual(10);
        expect(row.box?.width).toBeCloseTo(6, 1);
        expect(row.box?.height).toBeCloseTo(6, 1);
        expect(row.rule).toBeCloseTo(0.75, 1);
        expect(row.time?.width).toBeCloseTo(24, 1);
        expect(row.value).toBeCloseTo(17, 1);
        // Two initials, and the mark in words, where a step cannot be undone and nowhere else.
        const { final } = expected[index] as (typeof expected)[number];
        expect(row.words.includes('Cannot be undone: two people'), row.words).toBe(final);
        expect(row.initials !== null, row.words).toBe(final);
        if (!final) continue;
        finals += 1;
        expect(row.initials?.width).toBeCloseTo(17, 1);
        expect(row.height, row.words).toBeGreaterThanOrEqual(14);
      }
    }
    expect(finals).toBeGreaterThan(0);
    await context.close();
  });

  test.each(FORMATS)(
    'a filled sheet prints its ticks, times, names and reasons on one page of %s',
    LONG,
    async (format) => {
      const { context, page } = await site.watched();
      await page.clock.setFixedTime('2026-11-22T03:12:09Z');
      const { checklist, sheet } = withFinal();
      await page.goto(site.at(model.address.entry(checklist)));
      const part = page.locator('kept-sheet').nth(sheet.number - 1);
      await part.getByLabel('IC', { exact: true }).fill('Anneliese Vandersteen');
      await part.getByRole('checkbox').first().check();
      await part.getByRole('button', { name: 'Not done: why, step 2' }).click();
      await page.keyboard.type('The registry does not answer, next try 04:00');
      await page.keyboard.press('Enter');
      const pages = await pagesOf(await page.pdf({ format, preferCSSPageSize: true }));
      expect(pages.length).toBe(checklist.sheets.length);
      const text = pages[sheet.number - 1];
      expect(text?.match(/03:12 UTC/g)?.length).toBe(2);
      expect(text).toContain('Not done: The registry does not answer, next try 04:00');
      expect(text).toContain('Anneliese Vandersteen');
      await page.emulateMedia({ media: 'print' });
      const boxes = part.getByRole('checkbox');
      const [done, left, open] = await Promise.all([0, 1, 2].map((index) => boxes.nth(index).screenshot()));
      // Open, done and not done are told by what stands in the box, not by colour.
      expect(new Set([done, left, open].map((each) => each?.toString('base64'))).size).toBe(3);
      expect(text).not.toMatch(/Undo step|Print this sheet|Saved on this device/);
      await context.close();
    },
  );

  test('printing one sheet prints no other, and the next print prints all again', LONG, async () => {
    const { context, page } = await site.watched();
    const checklist = checklists().find((each) => each.sheets.length > 1) as Checklist;
    await page.addInitScript(() => {
      window.print = () => {};
    });
    await page.goto(site.at(model.address.entry(checklist)));
    await page.locator('kept-sheet').nth(1).getByRole('button', { name: 'Print this sheet' }).click();
    const alone = await pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    expect(alone.length).toBe(1);
    expect(alone[0]).toContain(`Sheet 2 of ${checklist.sheets.length}`);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    const all = await pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    expect(all.length).toBe(checklist.sheets.length);
    await context.close();
  });
});
