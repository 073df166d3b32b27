import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { printedSheet, sheetDigest } from '../../src/plan/printed-sheet.ts';
import { LONG, longest, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();

describe('on paper', () => {
  test.each(['A4', 'Letter'] as const)(
    'every sheet of every checklist is one page of %s, with its identity',
    LONG,
    async (format) => {
      const { context, page } = await site.watched();
      for (const checklist of plans().flatMap((plan) => plan.checklists)) {
        await page.goto(site.at(model.address.entry(checklist)));
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
    const { context, page } = await site.watched();
    const { checklist, sheet } = longest();
    const printed = printedSheet(checklist, sheet);
    await page.goto(site.at(model.address.entry(checklist)));
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
    const { context, page } = await site.watched({ viewport: { width: 703, height: 945 } });
    await page.goto(site.at(model.address.entry(longest().checklist)));
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
    const { context, page } = await site.watched();
    await page.goto(site.at(model.address.entry(longest().checklist)));
    await page.getByRole('checkbox').first().check();
    const time = (await page.locator('.stamp time').first().textContent()) as string;
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain(time);
    await context.close();
  });
});
