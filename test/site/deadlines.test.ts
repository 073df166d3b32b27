import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { otherFrameworks, regimesOf } from '../../src/site/clocks.ts';
import { fileOf } from './page-types.ts';
import { FORMATS, linesOf, printed, textOf } from './paper.ts';
import { LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const addressOf = (plan: Plan | string) => model.address.plan(plan, 'deadlines');
const VAULT = 'api-credential-manager';
const TRACKER = 'task-tracker-api';
const withoutTemporal = () => Reflect.deleteProperty(globalThis, 'Temporal');

const enter = (page: Page, event: string, value: string) =>
  page
    .getByRole('textbox', { name: `${event},` })
    .or(page.getByLabel(`${event},`))
    .first()
    .fill(value);
const due = (page: Page, id: string) =>
  page.locator(`[id="${id}"] .due > p`).evaluate((each) => each.textContent?.trim() ?? '');
const open = async (page: Page, plan: string) => {
  await page.goto(site.at(addressOf(plan)));
  await page.getByLabel('This is an exercise').waitFor();
};

describe('the page', () => {
  test.each<[string, string, Record<string, string>, Record<string, string>]>([
    [
      VAULT,
      'Europe/Berlin',
      { 'Awareness, for ourselves': '2026-03-27T16:45' },
      {
        'gdpr-authority': '2026-03-30 15:45 UTC (Mon 17:45 Berlin)',
        'nis2-early-warning': '2026-03-28 15:45 UTC (Sat 16:45 Berlin)',
        'gdpr-data-subjects': 'Without undue delay',
      },
    ],
    [
      TRACKER,
      'Europe/Paris',
      { 'Awareness, for ourselves': '2026-10-23T18:00' },
      {
        'gdpr-authority': '2026-10-26 16:00 UTC (Mon 17:00 Paris)',
        'eu-representative-notice': '2026-10-25 16:00 UTC (Sun 17:00 Paris)',
      },
    ],
    [
      VAULT,
      'Europe/Vienna',
      { 'Notification sent': '2027-01-31T14:00' },
      { 'nis2-final-report': '2027-02-28 22:59:59 UTC (Sun 23:59:59 Vienna)', 'gdpr-authority': 'Not started' },
    ],
    [
      TRACKER,
      'Europe/London',
      { 'Awareness, as processor': '2026-11-24T03:12' },
      {
        'customer-data-notice': '2026-11-25 03:12 UTC (Wed 03:12 London)',
        'uk-gdpr-processor-to-controller': 'Without undue delay',
        'keyward-notice': 'Not started, starts with: Discovery',
      },
    ],
    [
      TRACKER,
      'America/Los_Angeles',
      { Discovery: '2026-01-31T09:00', 'People told': '2026-02-27T16:00' },
      {
        'california-residents': '2026-03-03 07:59:59 UTC (Mon 2026-03-02 23:59:59 Los Angeles)',
        'california-attorney-general': '2026-03-15 06:59:59 UTC (Sat 2026-03-14 23:59:59 Los Angeles)',
      },
    ],
  ])('%s in %s from %j', LONG, async (plan, timezoneId, entered, expected) => {
    const { context, page, wrong } = await site.watched({ timezoneId });
    await open(page, plan);
    for (const [event, value] of Object.entries(entered)) await enter(page, event, value);
    for (const [id, words] of Object.entries(expected)) expect(await due(page, id), id).toContain(words);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test(
    'counts a framework that the plan does not list once it is switched on, with its second clock and its days off',
    LONG,
    async () => {
      const { context, page, wrong } = await site.watched({ timezoneId: 'Europe/Dublin' });
      await open(page, TRACKER);
      expect(await page.locator('#dora-initial').count()).toBe(0);
      const dora = page.getByLabel('Digital Operational Resilience Act');
      await dora.focus();
      await page.keyboard.press('Space');
      await page.locator('#dora-initial').waitFor();
      await enter(page, 'Awareness, for ourselves', '2026-06-09T08:00');
      await enter(page, 'Classified as major', '2026-06-10T06:30');
      expect(await due(page, 'dora-initial')).toContain('2026-06-10 07:00 UTC');
      await enter(page, 'Classified as major', '2026-06-10T15:00');
      expect(await due(page, 'dora-initial')).toContain('2026-06-10 18:00 UTC');
      await enter(page, 'Initial notification sent', '2026-12-22T09:30');
      expect(await due(page, 'dora-intermediate')).toContain('2026-12-25 09:30 UTC');
      await page.locator('#dora-intermediate').getByLabel('A day off moves it').check();
      expect(await due(page, 'dora-intermediate')).toContain('2026-12-25 09:30 UTC');
      await page.getByLabel('Public holidays').fill('2026-12-25, 2026-12-26\nnever');
      expect(await due(page, 'dora-intermediate')).toContain('2026-12-28 12:00 UTC');
      expect(await page.getByRole('alert').filter({ hasText: 'Not counted: never' }).count()).toBe(1);
      await page.reload();
      await page.locator('#dora-intermediate').waitFor();
      expect(await due(page, 'dora-intermediate')).toContain('2026-12-28 12:00 UTC');
      await dora.uncheck();
      expect(await page.locator('#dora-initial').isVisible()).toBe(false);
      await page.getByLabel('General Data Protection Regulation, personal data breaches', { exact: true }).uncheck();
      expect(await page.locator('#gdpr-authority').isVisible()).toBe(false);
      expect(await page.locator('table.rows').innerText()).not.toContain('GDPR data subjects\n');
      await page.locator('[id="uk-gdpr-authority"]').getByRole('checkbox', { name: 'Applies' }).uncheck();
      expect(await page.locator('table.rows a', { hasText: 'UK GDPR authority' }).count()).toBe(0);
      expect(wrong).toEqual([]);
      await context.close();
    },
  );

  test('tells times that come twice or never, and whose zone they are in', LONG, async () => {
    const { context, page } = await site.watched({ timezoneId: 'Europe/Berlin' });
    await open(page, VAULT);
    const row = page.locator('[data-event="discovery"]');
    await enter(page, 'Discovery', '2026-03-29T02:30');
    await row.getByRole('alert').filter({ hasText: 'clocks went from 02:00 to 03:00' }).waitFor();
    expect(await due(page, 'partner-notice')).toContain('Not started');
    await enter(page, 'Discovery', '2026-10-25T02:30');
    expect(await row.innerText()).toContain('2026-10-25 00:30 UTC');
    await row.getByRole('button', { name: 'It was the other 02:30, 01:30 UTC' }).click();
    expect(await due(page, 'partner-notice')).toContain('2026-10-26 01:30 UTC (Mon 02:30 Berlin)');
    await page.getByLabel('Times and days are those of').selectOption('office');
    expect(await due(page, 'partner-notice')).toContain('2026-10-26 01:30 UTC (Mon 01:30 London)');
    await page.getByLabel('Times and days are those of').selectOption('utc');
    expect(await row.locator('input').inputValue()).toBe('2026-10-25T01:30');
    await context.close();
  });

  test('says what is left each minute, keeps what was entered, starts anew and brings it back', LONG, async () => {
    const { context, page } = await site.watched({ timezoneId: 'UTC' });
    await page.clock.install({ time: new Date('2026-11-24T03:20:30Z') });
    await open(page, TRACKER);
    await page.getByRole('button', { name: 'Now: Discovery' }).click();
    expect(await due(page, 'keyward-notice')).toBe('2026-11-25 03:20 UTC (Wed), 23 h 59 min left');
    const before = await page.locator('table.rows tbody tr').first().innerText();
    expect(before).toContain('left');
    await page.clock.runFor(91_000);
    expect(await due(page, 'keyward-notice')).toContain('23 h 58 min left');
    await page.clock.fastForward(27 * 60 * 60_000);
    expect(await due(page, 'keyward-notice')).toContain('passed 3 h');
    await page.reload();
    await page.getByRole('status').filter({ hasText: 'As kept on this device' }).waitFor();
    expect(await due(page, 'keyward-notice')).toContain('2026-11-25 03:20 UTC');
    await page.getByRole('button', { name: 'Start anew' }).click();
    expect(await due(page, 'keyward-notice')).toContain('Not started');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    expect(await due(page, 'keyward-notice')).toContain('2026-11-25 03:20 UTC');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([`muster.deadlines.${TRACKER}`]);
    await context.close();
  });

  test('keeps an exercise apart, and says so on screen, on paper and in calendar files', LONG, async () => {
    const { context, page, wrong } = await site.watched({ timezoneId: 'Europe/London' });
    await open(page, TRACKER);
    await enter(page, 'Discovery', '2026-11-24T03:12');
    const saved = async (name: string) => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name, exact: true }).click();
      const download = await waiting;
      const calendar = new ICAL.Component(ICAL.parse(readFileSync(await download.path(), 'utf8')));
      const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
      return { file: download.suggestedFilename(), events };
    };
    const real = await saved('Save all to calendar');
    expect(real.file).toBe(`DEMO-${TRACKER}-deadlines.ics`);
    expect(real.events.map(({ startDate }) => startDate.toJSDate().toISOString())).toContain(
      '2026-11-25T03:12:00.000Z',
    );
    expect(new Set(real.events.map(({ uid }) => uid)).size).toBe(real.events.length);
    await page.getByLabel('This is an exercise').check();
    expect(await due(page, 'keyward-notice')).toContain('Not started');
    expect(await page.getByText('EXERCISE', { exact: true }).isVisible()).toBe(true);
    expect(await page.title()).toMatch(/^EXERCISE /);
    await enter(page, 'Discovery', '2026-11-24T10:00');
    const played = await saved('Save to calendar: Notice to the identity provider');
    expect(played.file).toBe(`DEMO-EXERCISE-${TRACKER}-deadlines-keyward-notice.ics`);
    expect(played.events.map(({ summary }) => summary)).toEqual([
      'DEMO: EXERCISE: Deadline: Notice to the identity provider',
    ]);
    expect(real.events.map(({ uid }) => uid)).not.toContain(played.events[0]?.uid);
    for (const lines of await linesOf(await printed(page, 'A4'))) expect(textOf(lines)).toContain('EXERCISE');
    await page.reload();
    await page.getByText('EXERCISE', { exact: true }).waitFor();
    await page.getByLabel('This is an exercise').uncheck();
    expect(await due(page, 'keyward-notice')).toContain('2026-11-25 03:12 UTC');
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('brings a calendar of its own along only where the browser has none', LONG, async () => {
    for (const without of [false, true]) {
      const { context, page, wrong } = await site.watched({ timezoneId: 'Europe/Berlin', serviceWorkers: 'block' });
      if (without) await page.addInitScript(withoutTemporal);
      const scripts: string[] = [];
      page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
      await open(page, VAULT);
      const more = scripts.filter((url) => /\/bring-calendar\./.test(url));
      expect(more).toHaveLength(without ? 1 : 0);
      await enter(page, 'Awareness, for ourselves', '2026-03-27T16:45');
      expect(await due(page, 'gdpr-authority')).toContain('2026-03-30 15:45 UTC (Mon 17:45 Berlin)');
      await enter(page, 'Discovery', '2026-03-29T02:30');
      await page.getByRole('alert').filter({ hasText: 'clocks went from 02:00 to 03:00' }).waitFor();
      expect(wrong).toEqual([]);
      await context.close();
    }
  });

  test('counts without network too, and with a framework of another page', LONG, async () => {
    const { context, page } = await site.watched({ timezoneId: 'Europe/Berlin' });
    await open(page, VAULT);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while ((await caches.keys()).length === 0) await new Promise((done) => setTimeout(done, 100));
    });
    await page.waitForFunction(
      async (address) => (await caches.match(address)) !== undefined,
      site.at('/frameworks/dora/'),
    );
    await context.setOffline(true);
    await page.reload();
    await page.getByLabel('Digital Operational Resilience Act').check();
    await page.locator('#dora-initial').waitFor();
    await enter(page, 'Classified as major', '2026-06-09T13:20');
    expect(await due(page, 'dora-initial')).toContain('2026-06-09 15:20 UTC');
    await context.close();
  });

  test('without scripts it is a whole form, and on paper no row is cut', LONG, async () => {
    const { context, page } = await site.watched({ javaScriptEnabled: false });
    for (const plan of plans()) {
      await page.goto(site.at(addressOf(plan)));
      const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
      for (const { clocks } of regimesOf(plan))
        for (const { name, recipient, trigger, counted, content, traps } of clocks)
          for (const words of [name, recipient, trigger, counted, content.join('; '), ...traps])
            expect(text).toContain(words.replace(/\s+/g, ' '));
      for (const { title } of otherFrameworks(plan)) expect(text).toContain(title);
      expect(text).not.toContain('PECR authority');
      expect(await page.locator('main :is(button, input)').count()).toBe(0);
      for (const format of FORMATS) {
        const pages = await linesOf(await printed(page, format));
        const all = pages.map(textOf).join(' ');
        expect(pages.length).toBeLessThanOrEqual(9);
        for (const { clocks } of regimesOf(plan)) for (const { name } of clocks) expect(all).toContain(name);
        expect(all.match(/_{20} ?UTC/g)?.length).toBeGreaterThan(20);
      }
    }
    await context.close();
  });

  test('is lean, and the owner finds what falls due as a calendar', () => {
    for (const plan of plans()) {
      expect(readFileSync(fileOf(addressOf(plan))).length).toBeLessThanOrEqual(35_000);
      const text = readFileSync(fileOf(`${model.address.plan(plan, 'owner')}due.ics`), 'utf8');
      const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
      expect(events.length).toBeGreaterThan(20);
    }
  });
});
