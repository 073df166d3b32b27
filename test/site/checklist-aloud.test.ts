import { describe, expect, test } from 'vitest';
import { printedSheet } from '../../src/plan/printed-sheet.ts';
import type { Sheet } from '../../src/plan/sheet.ts';
import { focusIsSeen, openSheet, PHONE, several, tabTo } from './checklist-page.ts';
import { LONG, model, siteInBrowser } from './site.ts';

const site = siteInBrowser();

describe('the read-aloud view', () => {
  test('says the warning first, then one step at a time, the pause point last, by keyboard', LONG, async () => {
    const checklist = several();
    const sheet = checklist.sheets[0] as Sheet;
    const { page, part, wrong, close } = await openSheet(site, { checklist, sheet }, PHONE);
    const opener = part.getByRole('button', { name: 'Read aloud' });
    await tabTo(page, opener);
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.press('Enter');
    const view = page.getByRole('dialog', { name: sheet.heading.text });
    await view.waitFor();
    expect(new URL(page.url()).searchParams.get('aloud')).toBe(sheet.heading.slug);
    const { rows, doNot, pause } = printedSheet(checklist, sheet);
    for (const words of doNot) expect(await view.textContent()).toContain(words);

    const screen = view.locator('.aloud-screen');
    await page.keyboard.press('ArrowRight');
    expect(await screen.textContent()).toContain(`1 of ${rows.length}`);
    expect(await screen.textContent()).toContain(rows[0]?.words);
    expect(await view.locator('.aloud-then').textContent()).toContain(pause);
    await page.keyboard.press('ArrowLeft');
    expect(await screen.textContent()).toContain(doNot[0]);
    await page.keyboard.press('Enter');

    // Done marks the sheet, and the next step comes; the focus stays on what goes on.
    const on = view.getByRole('button', { name: 'Done', exact: true });
    expect(await on.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await screen.textContent()).toContain(rows[1]?.words);
    expect(await part.getByRole('checkbox', { includeHidden: true }).first().isChecked()).toBe(true);

    // Not done asks why; arrows in its field move its caret, not the steps.
    await tabTo(page, view.getByRole('button', { name: 'Not done' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('no key');
    await page.keyboard.press('ArrowLeft');
    expect(await screen.textContent()).toContain(rows[1]?.words);
    await page.keyboard.press('Enter');
    expect(await screen.textContent()).toContain(rows[2]?.words);
    expect(await part.locator('.because').textContent()).toBe('Not done: no key');

    // What was said can be taken back here, too.
    await page.keyboard.press('ArrowLeft');
    expect(await screen.textContent()).toContain('Not done 03:12 UTC: no key');
    await view.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    expect(await part.locator('.because').count()).toBe(0);

    for (let presses = 0; presses <= rows.length; presses += 1) await page.keyboard.press('ArrowRight');
    expect(await screen.textContent()).toContain(`PAUSE POINT ${pause}`);
    expect(await screen.textContent()).toContain('Still open: 2, 3');

    await page.keyboard.press('Escape');
    await expect.poll(() => view.count()).toBe(0);
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(new URL(page.url()).searchParams.has('aloud')).toBe(false);
    expect(wrong).toEqual([]);
    await close();
  });

  test('opens at its address, in large type, and goes on to the next sheet', LONG, async () => {
    const checklist = several();
    const [first, second] = checklist.sheets as [Sheet, Sheet];
    for (const [width, size] of [
      [360, 28],
      [1280, 36],
    ] as const) {
      const { page, close } = await openSheet(
        site,
        { checklist, sheet: first },
        { viewport: { width, height: 740 } },
        `?aloud=${first.heading.slug}`,
      );
      const view = page.getByRole('dialog', { name: first.heading.text });
      await view.waitFor();
      await page.keyboard.press('ArrowRight');
      const label = view.locator('.aloud-screen p:not(.count)').first();
      expect(await label.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBe(size);
      const low = await view
        .getByRole('button')
        .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 44).length);
      expect(low).toBe(0);
      for (let presses = 0; presses < first.steps.length; presses += 1) await page.keyboard.press('ArrowRight');
      await view.getByRole('button', { name: 'Next sheet' }).click();
      await page.getByRole('dialog', { name: second.heading.text }).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(1);
      await close();
    }
  });

  test('keeps the screen awake while it is open, and says nothing where that is refused', LONG, async () => {
    const checklist = several();
    const { context, page, wrong } = await site.watched();
    await page.addInitScript(() => {
      const log: string[] = [];
      Object.assign(window, { log });
      Object.defineProperty(navigator, 'wakeLock', {
        value: {
          request: (kind: string) => {
            log.push(kind);
            if (log.length > 2) return Promise.reject(new DOMException('no', 'NotAllowedError'));
            return Promise.resolve({ release: () => Promise.resolve(log.push('released')) });
          },
        },
      });
    });
    await page.goto(site.at(model.address.entry(checklist)));
    const opener = page.getByRole('button', { name: 'Read aloud' }).first();
    const log = () => page.evaluate(() => (window as unknown as { log: string[] }).log);
    for (const expected of [
      ['screen', 'released'],
      ['screen', 'released', 'screen'],
    ]) {
      await opener.click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(log).toEqual(expected);
    }
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('prints its sheet, and not itself', LONG, async () => {
    const checklist = several();
    const sheet = checklist.sheets[1] as Sheet;
    const { page, close } = await openSheet(site, { checklist, sheet }, {}, `?aloud=${sheet.heading.slug}`);
    await page.getByRole('dialog').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const shown = await page
      .locator('kept-sheet')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).display));
    expect(shown.map((each) => each !== 'none')).toEqual(checklist.sheets.map((each) => each.number === 2));
    expect(await page.locator('dialog').evaluate((element) => getComputedStyle(element).display)).toBe('none');
    await close();
  });

  test('says so when its file does not come', LONG, async () => {
    const checklist = several();
    const { context, page } = await site.watched();
    await page.route(/read-aloud/, (route) => route.abort());
    await page.goto(site.at(model.address.entry(checklist)));
    await page.getByRole('button', { name: 'Read aloud' }).first().click();
    await page.getByRole('status').filter({ hasText: 'Read aloud did not open' }).first().waitFor();
    await context.close();
  });
});
