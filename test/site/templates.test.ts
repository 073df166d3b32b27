import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Message, messageOf } from '../../src/plan/message.ts';
import { fill, unfilled } from '../../src/plan/message-text.ts';
import type { Template } from '../../src/plan/plan.ts';
import { fileText, LONGEST_MAIL_LINK, mailLink } from '../../src/site/message.ts';
import { LONG, model, plans, siteInBrowser, type Watched } from './site.ts';

const site = siteInBrowser();

const templates = plans().flatMap((plan) => plan.templates);
const pageOf = (template: Template) => site.at(model.address.entry(template));
const blanksOf = ({ subject, body }: Message) => unfilled([...(subject ?? []), ...body]);

function templateWith(what: string, holds: (message: Message, template: Template) => boolean): Template {
  const found = templates.find((template) => holds(messageOf(template), template));
  if (!found) throw new Error(`No template ${what}`);
  return found;
}

/** The message of the most blanks. */
const longest = [...templates].sort((a, b) => messageOf(b).fields.length - messageOf(a).fields.length)[0] as Template;
/** A mail short enough for a link. */
const mail = templateWith(
  'is a short mail',
  (message, { data }) =>
    data.channel === 'email' && message.subject !== null && mailLink('', fill(message.body, new Map())).length < 1_300,
);

const valuesOf = ({ fields }: Message) => new Map(fields.map(({ label, example }) => [label, example ?? `${label}.`]));
const requiredOf = ({ fields }: Message) => fields.filter(({ required }) => required).map(({ label }) => label);

const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${RegExp.escape(label)} \\((required|optional)\\)$`) });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function open(template: Template, options: Parameters<typeof site.watched>[0] = {}): Promise<Watched> {
  const watched = await site.watched(options);
  await watched.page.goto(pageOf(template));
  return watched;
}

async function fillIn(page: Page, values: ReadonlyMap<string, string>): Promise<void> {
  for (const [label, value] of values) await field(page, label).fill(value);
}

const shown = (page: Page) => page.locator('.message').evaluate((element) => element.textContent?.trimEnd());

describe('without scripts', () => {
  test('every template is there whole: its text, who may send it, what each blank asks for', LONG, async () => {
    const { context, page, wrong } = await site.watched({ javaScriptEnabled: false });
    for (const template of templates) {
      const message = messageOf(template);
      await page.goto(pageOf(template));
      expect(await shown(page), template.name).toBe(unfilled(message.body));
      if (message.subject) expect(await page.locator('.subject span').textContent()).toBe(unfilled(message.subject));
      const main = await page.locator('main').innerText();
      const { neverSay = [], approvers = [] } = template.data;
      for (const { role } of approvers)
        expect(main).toContain(template.plan.roles.find((each) => each.id === role)?.title);
      for (const words of neverSay) expect(main).toContain(words);
      const asked = await page.locator('dt + dd').allInnerTexts();
      for (const { hint, example } of message.fields)
        expect(asked.some((each) => each.includes(hint ?? '') && each.includes(example ?? ''))).toBe(true);
      // Links lead to the headings of a message.
      const slugs = template.body?.headings.map(({ slug }) => slug) ?? [];
      expect(await page.locator('.message [id]').evaluateAll((all) => all.map(({ id }) => id))).toEqual(slugs);
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.getByRole('textbox').count()).toBe(0);
    }
    expect(await page.getByText('Nothing typed here').isVisible()).toBe(false);
    expect(wrong).toEqual([]);
    await context.close();
  });
});

describe('a message is filled in', () => {
  test('and what is shown is what is copied, to the letter', LONG, async () => {
    const { context, page, wrong } = await open(longest, { permissions: ['clipboard-read', 'clipboard-write'] });
    const message = messageOf(longest);
    const values = valuesOf(message);
    await fillIn(page, values);
    const text = fill(message.body, values);
    expect(await shown(page)).toBe(text);
    await button(page, `Copy ${longest.title}`).click();
    const size = text.length.toLocaleString('en-GB');
    await page
      .getByRole('status')
      .filter({ hasText: new RegExp(`^Copied, ${size} characters\\. Copying is not sending\\.$`) })
      .waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await button(page, 'Copy subject').click();
    const subject = fill(message.subject ?? [], values);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(subject);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('a blank that stands in several places once, and an empty optional one leaves its line out', LONG, async () => {
    const often = templateWith('names a blank often', (message) =>
      message.fields.some(({ label }) => blanksOf(message).split(`[${label}]`).length > 3),
    );
    const { context, page } = await open(often);
    const message = messageOf(often);
    const { label } = message.fields.find((each) => blanksOf(message).split(`[${each.label}]`).length > 3) ?? {};
    await field(page, label as string).fill('Once only');
    const all = await page.locator('.subject span, .message').allTextContents();
    expect(all.join(' ').split('Once only').length).toBe(blanksOf(message).split(`[${label}]`).length);

    const optional = templateWith('has an optional blank', ({ fields }) => fields.some(({ required }) => !required));
    const other = messageOf(optional);
    const line = other.fields.find(({ required }) => !required)?.label as string;
    await page.goto(pageOf(optional));
    const required = new Map([...valuesOf(other)].filter(([each]) => requiredOf(other).includes(each)));
    await fillIn(page, required);
    const visible = async () => (await page.locator('.message').innerText()).trimEnd();
    expect(await visible()).toBe(fill(other.body, required));
    await field(page, line).fill('Wanted after all');
    expect(await visible()).toBe(fill(other.body, new Map([...required, [line, 'Wanted after all']])));
    expect(await visible()).toContain('Wanted after all');
    await context.close();
  });

  test('what is left is counted and marked in words', LONG, async () => {
    const { context, page } = await open(mail);
    const message = messageOf(mail);
    const required = requiredOf(message);
    const last = required.slice(-2);
    const values = valuesOf(message);
    expect(await page.locator('.left').textContent()).toContain(`${required.length} blanks left`);
    for (const label of required.slice(0, -2)) await field(page, label).fill(values.get(label) as string);
    expect(await page.locator('.left').textContent()).toBe(`2 blanks left: ${last.join(', ')}`);
    const mark = page.locator('.message var').filter({ hasText: last[1] as string });
    expect(await mark.first().textContent()).toBe(`[${last[1]}: to fill]`);
    expect(await mark.first().evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('underline');
    await field(page, last[0] as string).fill('x');
    expect(await page.locator('.left').textContent()).toBe(`1 blank left: ${last[1]}`);
    await field(page, last[1] as string).fill('x');
    expect(await page.locator('.left').textContent()).toBe('No required blank is left.');
    await context.close();
  });

  test('each field says what it wants, in its name and description', LONG, async () => {
    const { context, page } = await open(longest);
    for (const { label, required, hint, example } of messageOf(longest).fields) {
      const input = field(page, label);
      const described = await input.evaluate((element) =>
        (element.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent?.replace(/\s+/g, ' ').trim())
          .join(' '),
      );
      expect(described).toBe([hint, example && `Example: ${example}`].filter(Boolean).join(' '));
      expect(
        await page.getByRole('textbox', { name: `${label} (${required ? 'required' : 'optional'})` }).count(),
      ).toBe(1);
    }
    await context.close();
  });

  test('nothing of it is kept', LONG, async () => {
    const { context, page, wrong } = await open(longest);
    const [label] = requiredOf(messageOf(longest)) as [string];
    expect(await page.getByText('Nothing typed here is kept once you leave this page.').isVisible()).toBe(true);
    await field(page, label).fill('Secret 7f31');
    const kept = await page.evaluate(async () =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), document.cookie]),
    );
    expect(kept).not.toContain('7f31');
    await page.reload();
    expect(await field(page, label).inputValue()).toBe('');
    expect(await page.locator('main').textContent()).not.toContain('7f31');
    expect(wrong).toEqual([]);
    await context.close();
  });

  test.each([
    '<img src=x onerror="window.hacked = 1">',
    '</textarea><script>window.hacked = 1</script>',
    '[Date]\n$& &lt;b&gt; \\1',
  ])('a value is words and never markup: %s', LONG, async (value) => {
    const { context, page, wrong } = await open(mail, { permissions: ['clipboard-read', 'clipboard-write'] });
    const message = messageOf(mail);
    const values = new Map(message.fields.map(({ label }) => [label, value]));
    await fillIn(page, values);
    expect(await shown(page)).toBe(fill(message.body, values));
    await button(page, `Copy ${mail.title}`).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(fill(message.body, values));
    expect(await page.locator('main :is(img, script:not([src]))').count()).toBe(0);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    expect(wrong).toEqual([]);
    await context.close();
  });
});

describe('while a required blank is empty', () => {
  test('nothing but print works, and each button says what is missing', LONG, async () => {
    const { context, page } = await open(mail, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.evaluate(() => navigator.clipboard.writeText('as before'));
    const required = requiredOf(messageOf(mail));
    const [first, second] = required as [string, string];
    await field(page, first).fill('x');
    expect(await page.locator('[aria-invalid]').count()).toBe(0);
    for (const [name, words] of [
      [`Copy ${mail.title}`, 'Not copied'],
      ['Copy subject', 'Not copied'],
      ['Open in mail', 'No mail opened'],
      ['Save as .txt', 'Not saved'],
    ] as const) {
      expect(await button(page, name).getAttribute('aria-disabled'), name).toBe('true');
      await button(page, name).focus();
      await page.keyboard.press('Enter');
      const alert = page.getByRole('alert');
      expect(await alert.locator('p').textContent()).toBe(`${words}: ${required.length - 1} blanks left to fill in.`);
      expect(await alert.getByRole('link').allTextContents()).toEqual(required.slice(1));
      expect(await field(page, second).evaluate((element) => element === document.activeElement)).toBe(true);
    }
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('as before');
    expect(await button(page, 'Print with write-in lines').getAttribute('aria-disabled')).toBeNull();

    const input = field(page, second);
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    const said = await input.evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
    );
    expect(said.at(-1)).toBe('Still empty: fill this in first.');
    const third = required[2] as string;
    await page.getByRole('alert').getByRole('link', { name: third, exact: true }).press('Enter');
    await expect.poll(() => field(page, third).evaluate((each) => each === document.activeElement)).toBe(true);
    // The focus moves on a press only: filling in stays where it is, and takes the error away.
    await input.fill('x');
    expect(await input.getAttribute('aria-invalid')).toBeNull();
    expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
    for (const label of required.slice(2)) await field(page, label).fill('x');
    expect(await page.getByRole('alert').textContent()).toBe('');
    expect(await button(page, `Copy ${mail.title}`).getAttribute('aria-disabled')).toBeNull();
    await context.close();
  });

  test('approvers stand right above the buttons, and what may never be said beside the text', LONG, async () => {
    const { context, page } = await open(longest, { viewport: { width: 1280, height: 900 } });
    const order = await page
      .locator('message-form > *, .draft > *')
      .evaluateAll((all) => all.map(({ className, localName }) => className || localName));
    expect(order).toContain('do-not');
    expect(order.slice(order.indexOf('approve'), order.indexOf('approve') + 2)).toEqual(['approve', 'buttons']);
    const { approvers = [] } = longest.data;
    const told = (await page.locator('.approve').innerText()).replace(/\s+/g, ' ');
    const titles = approvers.map(({ role }) => longest.plan.roles.find((each) => each.id === role)?.title);
    expect(told).toBe(`Approve first: ${titles.map((title) => `${title} (wait at most 15 min)`).join(', then ')}`);
    await context.close();
  });
});

describe('handing over', () => {
  test('a mail opens while its link is short enough, without a recipient, and not beyond', LONG, async () => {
    const { context, page, wrong } = await open(mail);
    const message = messageOf(mail);
    const labels = message.fields.map(({ label }) => label);
    const [padded] = labels.filter((each) => blanksOf(message).split(`[${each}]`).length === 2) as [string];
    const values = new Map(labels.map((label) => [label, '<&>'.slice(0, label === padded ? 0 : 3)]));
    const linkFor = () => mailLink(fill(message.subject ?? [], values), fill(message.body, values));
    values.set(padded, 'x');
    values.set(padded, 'x'.repeat(LONGEST_MAIL_LINK - linkFor().length + 1));
    const link = linkFor();
    expect(link.length).toBe(LONGEST_MAIL_LINK);
    await fillIn(page, values);
    await button(page, 'Open in mail').click();
    await page.getByRole('status').filter({ hasText: 'Nothing has left yet' }).waitFor();
    await expect.poll(() => wrong).toEqual([`request to ${link}`]);
    expect(link.startsWith('mailto:?subject=')).toBe(true);
    expect(link).toContain('%0D%0A');

    await field(page, padded).fill(`${values.get(padded)}x`);
    expect(await page.getByRole('status').textContent()).toBe('');
    await button(page, 'Open in mail').click();
    expect(await page.getByRole('alert').textContent()).toBe(
      'No mail opened: the link would be 1,601 characters long, and mail programs take 1,600. Use Copy, and paste the text into a new mail.',
    );
    expect(wrong).toEqual([`request to ${link}`]);
    await context.close();
  });

  test('what goes by phone, letter or portal offers no mail', LONG, async () => {
    const { context, page } = await site.watched();
    const byChannel = new Map(templates.map((template) => [template.data.channel, template]));
    expect(byChannel.size).toBeGreaterThan(3);
    for (const template of byChannel.values()) {
      await page.goto(pageOf(template));
      const mails = (template.data.channel ?? 'email') === 'email' ? 1 : 0;
      expect(await button(page, 'Open in mail').count(), template.name).toBe(mails);
    }
    await context.close();
  });

  test('a saved file says when, what and DEMO', LONG, async () => {
    const { context, page, wrong } = await site.watched();
    await page.clock.setFixedTime('2026-11-22T03:07:59Z');
    await page.goto(pageOf(mail));
    const message = messageOf(mail);
    const values = valuesOf(message);
    await fillIn(page, values);
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Save as .txt').click()]);
    const name = `DEMO-${mail.plan.id}-${mail.id}-2026-11-22T0307Z.txt`;
    expect(download.suggestedFilename()).toBe(name);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toBe(fileText(fill(message.subject ?? [], values), fill(message.body, values), true));
    expect(text).toMatch(/^DEMO: /);
    expect(await page.getByRole('status').textContent()).toBe(`Saved as ${name}. Saving is not sending.`);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('where the browser does not copy by itself, the text is selected', LONG, async () => {
    const { context, page, wrong } = await site.watched();
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.goto(pageOf(mail));
    const message = messageOf(mail);
    const values = valuesOf(message);
    await fillIn(page, values);
    await button(page, `Copy ${mail.title}`).click();
    await page.getByRole('status').filter({ hasText: 'press Ctrl+C' }).waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(fill(message.body, values));
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('by keyboard alone', LONG, async () => {
    const { context, page, wrong } = await open(mail, { permissions: ['clipboard-read', 'clipboard-write'] });
    const message = messageOf(mail);
    const values = valuesOf(message);
    const active = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    const label = () =>
      page.evaluate(() => (document.activeElement as HTMLTextAreaElement).labels?.[0]?.textContent?.split(' (')[0]);
    await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
    for (let presses = 0; presses < 20 && (await label()) === undefined; presses += 1) await page.keyboard.press('Tab');
    for (const { label: wanted } of message.fields) {
      expect(await label()).toBe(wanted);
      await page.keyboard.type(values.get(wanted) as string);
      await page.keyboard.press('Tab');
    }
    for (let presses = 0; presses < 5 && (await active()) !== 'Copy'; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(fill(message.body, values));
    expect(wrong).toEqual([]);
    await context.close();
  });
});

describe('on a screen', () => {
  test(
    'fields stand beside the text where there is room, else above it, in the order they are read',
    LONG,
    async () => {
      const { context, page } = await open(longest, { viewport: { width: 1024, height: 700 } });
      const box = async (selector: string) => (await page.locator(selector).boundingBox()) as { x: number; y: number };
      expect((await box('.form')).x).toBeLessThan((await box('.draft')).x);
      // The text stays in sight, at the place of the blank that is being filled.
      const last = messageOf(longest).fields.at(-1)?.label as string;
      await field(page, last).focus();
      const place = page
        .locator('.message var')
        .filter({ hasText: `[${last}` })
        .first();
      const inSight = await place.evaluate((element) => {
        const own = element.getBoundingClientRect();
        const frame = (element.closest('.message') as Element).getBoundingClientRect();
        return own.top >= frame.top && own.bottom <= frame.bottom && own.top >= 0 && own.bottom <= innerHeight;
      });
      expect(inSight).toBe(true);
      await page.setViewportSize({ width: 1023, height: 700 });
      expect((await box('.form')).x).toBe((await box('.draft')).x);
      expect((await box('.form')).y).toBeLessThan((await box('.draft')).y);
      await context.close();
    },
  );

  test.each([360, 1280])('at %i px nothing moves when the fields come', LONG, async (width) => {
    const { context, page } = await site.watched({ viewport: { width, height: 800 } });
    await page.addInitScript(() => {
      const all = { moved: 0 };
      Object.assign(window, all);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as typeof all).moved += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // The page is painted before its scripts come.
    await page.route('**/*.js', async (route) => {
      await page.waitForTimeout(300);
      await route.continue();
    });
    await page.goto(pageOf(longest));
    await field(page, requiredOf(messageOf(longest))[0] as string).waitFor();
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBeLessThanOrEqual(0.02);
    await context.close();
  });

  test.each([
    ['light', 320],
    ['dark', 320],
    ['light', 1280],
    ['dark', 1280],
  ] as const)(
    'axe finds nothing in %s at %i px while errors are shown, and nothing is cut',
    LONG,
    async (colorScheme, width) => {
      const { context, page } = await open(mail, { colorScheme, viewport: { width, height: 800 } });
      const [first] = requiredOf(messageOf(mail)) as [string];
      await field(page, first).fill('x'.repeat(400));
      await button(page, 'Save as .txt').press('Enter');
      const { violations } = await new AxeBuilder({ page }).include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const low = await page
        .locator('.buttons button, .wrong a, .form textarea, .covers summary')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height).filter((height) => height < 44));
      expect(low).toEqual([]);
      await context.close();
    },
  );
});

describe('on paper', () => {
  const papers = templates.filter((template) => template === longest || template.id === 'status-update');

  const plain = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

  /** The letters of each page: some are printed as one, and no two programs agree where words end. */
  async function pagesOf(page: Page, format: 'A4' | 'Letter'): Promise<string[]> {
    const data = new Uint8Array(await page.pdf({ format, preferCSSPageSize: true }));
    const document = await getDocument({ data, verbosity: 0 }).promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(plain(items.map((item) => ('str' in item ? item.str : '')).join(' ')));
    }
    return pages;
  }
  const lettersOf = async (page: Page, format: 'A4' | 'Letter') => (await pagesOf(page, format)).join('');

  test.each([
    ['A4', true],
    ['A4', false],
    ['Letter', true],
    ['Letter', false],
  ] as const)('all words are on %s, with scripts: %s', LONG, async (format, javaScriptEnabled) => {
    expect(papers.length).toBeGreaterThanOrEqual(3);
    for (const template of papers) {
      const { context, page } = await open(template, { javaScriptEnabled });
      const message = messageOf(template);
      const printed = await lettersOf(page, format);
      for (const line of unfilled(message.body).split('\n')) expect(printed).toContain(plain(line));
      for (const { hint = '', example = '' } of message.fields) {
        expect(printed).toContain(plain(hint));
        expect(printed).toContain(plain(example));
      }
      for (const words of template.data.neverSay ?? []) expect(printed).toContain(plain(words));
      expect(printed).toContain('TimeInitials');
      expect(printed).not.toMatch(/(?<!What)tofill|Nothingtyped|Copysubject|Legalcontent/);
      await context.close();
    }
  });

  test.each([true, false])('every blank has its line, with scripts: %s', LONG, async (javaScriptEnabled) => {
    for (const template of papers) {
      const { context, page } = await open(template, { javaScriptEnabled, viewport: { width: 703, height: 945 } });
      await page.emulateMedia({ media: 'print' });
      const lines = await page.locator('.message var, .subject var').evaluateAll((all) =>
        all.map((each) => {
          const { borderBlockEndWidth, borderBlockEndStyle, inlineSize, blockSize } = getComputedStyle(each, '::after');
          return {
            drawn: borderBlockEndStyle === 'solid' && Number.parseFloat(borderBlockEndWidth) > 0,
            long: (Number.parseFloat(inlineSize) * 25.4) / 96 > 37,
            high: (Number.parseFloat(blockSize) * 25.4) / 96 > 6,
          };
        }),
      );
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.filter(({ drawn, long, high }) => !(drawn && long && high))).toEqual([]);
      const room = await page
        .locator('.approve i')
        .evaluateAll((all) => all.map((each) => (each.getBoundingClientRect().width * 25.4) / 96));
      expect(room.length).toBe(2 * (template.data.approvers?.length ?? 0));
      for (const width of room) expect(width).toBeGreaterThanOrEqual(17);
      await context.close();
    }
  });

  test('what is filled in is printed in its place, and no longer asked for', LONG, async () => {
    const { context, page } = await open(longest);
    const message = messageOf(longest);
    const values = new Map(message.fields.map(({ label }, index) => [label, `Value ${index} given`]));
    const [first] = message.fields;
    await field(page, first?.label as string).fill('Value 0 given');
    const some = await lettersOf(page, 'A4');
    expect(some).toContain('Value0given');
    expect(some).not.toContain(plain(first?.hint as string));
    expect(some).toContain(plain(message.fields[1]?.hint as string));
    await fillIn(page, values);
    const all = await lettersOf(page, 'A4');
    for (const line of fill(message.body, values).split('\n')) expect(all).toContain(plain(line));
    expect(all).not.toContain('Whattofillin');
    await context.close();
  });

  test.each(['A4', 'Letter'] as const)(
    'the text of a short status update and its approval are one page of %s',
    LONG,
    async (format) => {
      const template = templateWith(
        'is a status update by mail',
        (_, { id, data }) => id === 'status-update' && data.channel === 'email',
      );
      const { context, page } = await open(template);
      const pages = await pagesOf(page, format);
      const [first] = pages;
      for (const line of unfilled(messageOf(template).body).split('\n')) expect(first).toContain(plain(line));
      expect(first).toContain('TimeInitials');
      expect(pages.length).toBe(2);
      await context.close();
    },
  );
});
