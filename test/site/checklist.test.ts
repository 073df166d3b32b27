import { describe, expect, test } from 'vitest';
import { printedSheet } from '../../src/plan/printed-sheet.ts';
import { focusIsSeen, openSheet, PHONE, placesOf, several, tabTo } from './checklist-page.ts';
import { LONG, longest, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const openLongest = (options = {}) => openSheet(site, longest(), options);

describe('a checklist', () => {
  test('UX-02 without scripts: read, tick, print', LONG, async () => {
    const { checklist, sheet } = longest();
    const { context, page, wrong } = await site.watched({ javaScriptEnabled: false, ...PHONE });
    await page.goto(site.at(model.address.entry(checklist)));
    const part = page.locator('kept-sheet').nth(sheet.number - 1);
    for (const { words, expect: seen } of printedSheet(checklist, sheet).rows) {
      const row = part.getByRole('listitem').filter({ hasText: words });
      await row.first().waitFor();
      if (seen) expect(await row.first().textContent()).toContain(seen);
    }
    expect(await part.locator('.pause').textContent()).toContain(sheet.pause ?? 'PAUSE');
    await part.getByRole('checkbox').first().check();
    await part.getByLabel('IC', { exact: true }).fill('Dana');
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await part.locator('.sheet-bar').evaluate((element) => element.getBoundingClientRect().height)).toBe(0);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('UX-26 keyboard-only checklist and export', LONG, async () => {
    const { page, part, checklist, sheet, wrong, close } = await openLongest({
      ...PHONE,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const all = sheet.steps.length;
    const box = (number: number) => part.getByRole('checkbox', { name: `Step ${number} of ${all}.` });

    await tabTo(page, box(1));
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.press('Space');
    expect(await box(1).isChecked()).toBe(true);
    expect(await part.getByRole('status').textContent()).toBe(
      `Saved on this device 03:12:09 UTC. Done 1 of ${all}, ${all - 1} open.`,
    );

    // Not done: refused without a reason, beside its field, then recorded.
    await tabTo(page, part.getByRole('button', { name: 'Not done: why, step 2' }));
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.press('Enter');
    const field = part.getByRole('textbox', { name: 'Why is step 2 not done?' });
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const alert = part.getByRole('alert');
    expect(await alert.textContent()).toMatch(/^Not recorded: the reason is empty\./);
    expect(await field.getAttribute('aria-describedby')).toBe(await alert.getAttribute('id'));
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    const reason = '<img src=x onerror="document.title=1"> no key';
    await page.keyboard.type(reason);
    await page.keyboard.press('Enter');
    expect(await box(2).isChecked()).toBe(false);
    expect(await box(2).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await part.locator('.because').textContent()).toBe(`Not done: ${reason}`);
    expect(await part.locator('img').count()).toBe(0);
    expect(await part.getByRole('status').textContent()).toContain(`Done 1 of ${all}, 1 not done, ${all - 2} open.`);

    // Escape leaves the question, and the focus goes back to where it came from.
    const third = part.getByRole('button', { name: 'Not done: why, step 3' });
    await tabTo(page, third);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await part.locator('form').count()).toBe(0);
    expect(await third.evaluate((element) => element === document.activeElement)).toBe(true);

    // Taken back, and nothing of it is lost.
    await tabTo(page, part.getByRole('button', { name: 'Undo step 2' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await part.locator('.because').count()).toBe(0);

    await tabTo(page, part.getByLabel('IC', { exact: true }), 'Shift+Tab');
    await page.keyboard.type('Dana Whitfield');
    await tabTo(page, part.getByRole('button', { name: `Copy ${sheet.heading.text} as text` }));
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.press('Enter');
    await part.getByRole('status').filter({ hasText: 'Copied as text.' }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const { rows, doNot, pause } = printedSheet(checklist, sheet);
    for (const words of [
      ...doNot,
      ...rows.map((row) => row.words),
      ...rows.map((row) => row.expect ?? ''),
      pause ?? '',
    ])
      expect(text).toContain(words);
    for (const code of rows.flatMap((row) => row.code?.split('\n') ?? [])) expect(text).toContain(code);
    expect(text).toContain('IC: Dana Whitfield');
    expect(text).toContain(`[x] 1. ${rows[0]?.words}`);
    expect(text).toContain(`[ ] 2. ${rows[1]?.words}`);
    expect(text).toContain('done 2026-11-22 03:12:09 UTC');
    expect(text).toContain(`not done 2026-11-22 03:12:09 UTC: ${reason}; taken back 2026-11-22 03:12:09 UTC`);
    expect(text).toContain(`sha256 ${await part.getAttribute('data-digest')}`);

    await page.reload();
    expect(await box(1).isChecked()).toBe(true);
    expect(await part.getByLabel('IC', { exact: true }).inputValue()).toBe('Dana Whitfield');
    expect(wrong).toEqual([]);
    await close();
  });

  test('a browser that lends no clipboard gets the text laid out to be copied', LONG, async () => {
    const { page, part, sheet, close } = await openLongest();
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await part.getByRole('button', { name: `Copy ${sheet.heading.text} as text` }).click();
    const field = part.getByRole('textbox', { name: `${sheet.heading.text} as text` });
    expect(await field.inputValue()).toContain(`[ ] 1. `);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await part.getByRole('status').textContent()).toContain('Not copied');
    await close();
  });

  test('steps have their names and what to expect in the accessibility tree', LONG, async () => {
    const { context, page } = await site.watched();
    for (const checklist of [longest().checklist, several()]) {
      await page.goto(site.at(model.address.entry(checklist)));
      const session = await context.newCDPSession(page);
      const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
        nodes: { role?: { value: string }; name?: { value: string }; description?: { value: string } }[];
      };
      const boxes = nodes.filter((node) => node.role?.value === 'checkbox');
      const told = boxes.map((node) => [node.name?.value.replace(/\s+/g, ' '), node.description?.value ?? '']);
      const rows = checklist.sheets.flatMap((sheet) =>
        printedSheet(checklist, sheet).rows.map((row) => {
          const also = [row.final ? 'Cannot be undone: two people.' : '', row.expect ? `Expect: ${row.expect}` : ''];
          return [`Step ${row.number} of ${sheet.steps.length}. ${row.words}`, also.filter(Boolean).join(' ')];
        }),
      );
      expect(told).toEqual(rows);
    }
    await context.close();
  });

  test.each([320, 360, 1280])(
    'nothing moves at %i px when a step is ticked or a tick taken back',
    LONG,
    async (width) => {
      const { part, close } = await openLongest({ viewport: { width, height: 740 } });
      await part.locator('.stamp button').first().waitFor();
      const before = await placesOf(part);
      await part.getByRole('checkbox').nth(1).check();
      await part.locator('.stamp time').first().waitFor();
      expect(await placesOf(part)).toEqual(before);
      await part.getByRole('button', { name: 'Undo step 2' }).click();
      await part.locator('.stamp').filter({ hasText: 'taken back' }).waitFor();
      expect(await placesOf(part)).toEqual(before);
      await close();
    },
  );

  test.each([360, 1280])('nothing moves at %i px when scripts add what they add', LONG, async (width) => {
    const { checklist, sheet } = longest();
    const { context, page } = await site.watched({ viewport: { width, height: 740 } });
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route(/Sheet.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.at(model.address.entry(checklist)), { waitUntil: 'commit' });
    const part = page.locator('kept-sheet').nth(sheet.number - 1);
    await part.locator('.sheet-bar').waitFor();
    const places = () =>
      part.evaluate((element) =>
        [...element.querySelectorAll('li, label, .pause, .sheet-bar')].map((each) => {
          const { top, height } = each.getBoundingClientRect();
          return `${Math.round(top + scrollY)} ${Math.round(height)}`;
        }),
      );
    const before = await places();
    letThrough();
    await part.locator('.sheet-buttons').waitFor();
    expect(await places()).toEqual(before);
    await context.close();
  });

  test('the whole row ticks, but its links, code and buttons do not', LONG, async () => {
    const { page, part, close } = await openLongest({ viewport: { width: 1280, height: 900 } });
    const row = part.locator('.sheet-steps > li').nth(1);
    const box = row.getByRole('checkbox');
    await row.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await row.boundingBox()) as {
      x: number;
      y: number;
      width: number;
      height: number;
    };
    expect(height).toBeGreaterThanOrEqual(44);
    for (const [left, top] of [
      [x + 4, y + 4],
      [x + 4, y + height - 4],
      [x + width / 2, y + height - 4],
    ] as const) {
      const before = await box.isChecked();
      await page.mouse.click(left, top);
      expect(await box.isChecked(), `${left - x} ${top - y}`).toBe(!before);
    }
    const checked = await box.isChecked();
    const code = part.locator('.sheet-steps > li:has(pre)').first();
    if ((await code.count()) > 0) {
      const its = await code.getByRole('checkbox').isChecked();
      await code.locator('pre').click();
      expect(await code.getByRole('checkbox').isChecked()).toBe(its);
    }
    expect(await box.isChecked()).toBe(checked);
    await close();
  });

  test('ticks of the form of before are read', LONG, async () => {
    const { page, part, checklist, sheet, close } = await openLongest();
    const key = `muster.sheet.${checklist.plan.id}/${checklist.name}#${sheet.heading.slug}`;
    const digest = await part.getAttribute('data-digest');
    await page.evaluate(
      ([at, own]) =>
        localStorage.setItem(
          at as string,
          JSON.stringify({
            [own as string]: { words: { 1: 'a' }, marks: { 1: [['2026-11-22T02:58:00.000Z', true]] } },
            '0123456789ab': { words: { 3: 'Tech lead: Isolate.' }, marks: { 3: [['2026-11-21T22:00:00.000Z', true]] } },
          }),
        ),
      [key, digest],
    );
    await page.reload();
    expect(await part.getByRole('checkbox').first().isChecked()).toBe(true);
    expect(await part.locator('.stamp time').first().textContent()).toBe('02:58 UTC');
    expect(await part.locator('.old-ticks').textContent()).toContain(
      '2026-11-21 22:00 UTC, step 3: Tech lead: Isolate.',
    );
    await close();
  });

  test('a step that cannot be undone is marked in words on screen', LONG, async () => {
    const final = plans()
      .flatMap((plan) => plan.checklists)
      .flatMap((checklist) => checklist.sheets.map((sheet) => ({ checklist, sheet })))
      .find(({ checklist, sheet }) => printedSheet(checklist, sheet).rows.some((row) => row.final));
    if (!final) throw new Error('No plan has such a step');
    const { part, close } = await openSheet(site, final, PHONE);
    const { rows } = printedSheet(final.checklist, final.sheet);
    for (const row of rows) {
      const shown = part
        .getByRole('listitem')
        .filter({ hasText: row.words })
        .getByText('Cannot be undone: two people.');
      expect(await shown.count()).toBe(row.final ? 1 : 0);
      if (row.final) expect(await shown.isVisible()).toBe(true);
    }
    await close();
  });
});
