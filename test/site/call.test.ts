import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { load } from '../../src/check.ts';
import { crewOf } from '../../src/plan/crew.ts';
import type { Contact, Plan } from '../../src/plan/plan.ts';
import { contactsOf } from '../../src/site/contacts.ts';
import { ladderOf } from '../../src/site/ladder.ts';
import { isOpen, localTime } from '../../src/site/local-time.ts';
import { hoursForScripts, inSentence, phoneOf, telOf } from '../../src/site/words.ts';
import { BASE, BASE_PLAN, over } from '../content.ts';
import { firstPlan, LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const addressOf = (plan: Plan) => model.address.plan(plan, 'call');
const phone = (contact: Contact) => phoneOf(contact)?.value ?? '';
/** A contact that has hours of its own in a zone. */
const inZone = (zone: string) =>
  contactsOf(firstPlan()).find(
    (each) => (each.timeZone ?? model.timeZone) === zone && Array.isArray(each.hours),
  ) as Contact;

describe('who to call', () => {
  test('UX-12 phone and backup per role', LONG, async () => {
    const { context, page, wrong } = await site.watched({ viewport: { width: 360, height: 740 } });
    for (const plan of plans()) {
      await page.goto(site.at(addressOf(plan)));
      for (const role of plan.roles) {
        const { holder, backups } = crewOf(role);
        const name = `${plan.id}/${role.id}`;
        expect(holder, name).not.toBeNull();
        expect(backups.length, name).toBeGreaterThan(0);
        const link = page
          .getByRole('link', { name: `Call ${inSentence(role.title)}, ${holder?.name} ${phone(holder as Contact)}` })
          .first();
        expect(await link.getAttribute('href'), name).toBe(telOf(phone(holder as Contact)));
        const below = await page.evaluate((id) => {
          const found: string[] = [];
          for (let each = document.getElementById(id)?.nextElementSibling; each?.matches('.person, p'); ) {
            found.push(each.querySelector<HTMLAnchorElement>('a[href^="tel:"]')?.href ?? '');
            each = each.nextElementSibling;
          }
          return found.filter((href) => href !== '');
        }, `muster.role.${role.id}`);
        expect(below, name).toEqual([holder as Contact, ...backups].map((each) => telOf(phone(each))));
      }
    }
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('stands in the order of need, each part under its heading', LONG, async () => {
    const { context, page } = await site.watched();
    for (const plan of plans()) {
      await page.goto(site.at(addressOf(plan)));
      const heads = await page.locator('main :is(h2, h3)').allTextContents();
      const parts = [
        'Call now',
        'Nobody answers?',
        'Roles',
        'Our own desks',
        'Outside',
        'Police',
        'Regulators',
        'Insurer',
        'Counsel',
        'Forensics',
        'Providers',
        'Bridges',
      ];
      const places = parts.map((part) => heads.indexOf(part));
      expect(places, heads.join(' | ')).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    }
    await context.close();
  });

  test('without scripts holds every way to everyone, and says what each stands on', LONG, async () => {
    const { context, page } = await site.watched({ javaScriptEnabled: false });
    for (const plan of plans()) {
      await page.goto(site.at(addressOf(plan)));
      for (const contact of contactsOf(plan)) {
        const block = page.locator(`.person[id="${contact.id}"]`);
        const text = (await block.innerText()).replace(/\s+/g, ' ');
        for (const { kind, value, note } of contact.channels ?? []) {
          expect(text, contact.id).toContain(value);
          if (note) expect(text, contact.id).toContain(note);
          if (kind === 'phone') expect(await block.locator(`a[href="${telOf(value)}"]`).count(), value).toBe(1);
        }
        for (const each of [contact.policy, contact.position, contact.language, contact.verified?.on])
          if (each) expect(text, contact.id).toContain(each);
        const company = new Set(['sso', 'corporate-mail', 'corporate-chat']);
        const apart = contact.channels?.some(({ dependsOn }) => !dependsOn?.some((each) => company.has(each)));
        expect(text.match(/Works without company sign-in\./g)?.length ?? 0, contact.id).toBe(apart ? 1 : 0);
      }
      expect(await page.locator('main button').count()).toBe(0);
    }
    await context.close();
  });

  test('a number is copied as it is written, and that is said', LONG, async () => {
    const { context, page, wrong } = await site.watched();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const plan = firstPlan();
    const contact = crewOf(plan.roles[0] as Plan['roles'][number]).holder as Contact;
    await page.goto(site.at(addressOf(plan)));
    const button = page.getByRole('button', { name: `Copy number of ${contact.name}`, exact: true }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: `Number of ${contact.name} copied.` })
      .waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(phone(contact));
    expect(wrong).toEqual([]);
    await context.close();
  });

  test.each(['A4', 'Letter'] as const)('prints on %s with nobody cut in two', LONG, async (format) => {
    const { context, page } = await site.watched();
    const plan = firstPlan();
    await page.goto(site.at(addressOf(plan)));
    const document = await getDocument({
      data: new Uint8Array(await page.pdf({ format, preferCSSPageSize: true })),
      verbosity: 0,
    }).promise;
    const flat = (text: string) => text.replace(/\s+/g, '');
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(flat(items.map((item) => ('str' in item ? item.str : '')).join('')));
    }
    for (const { id, name, channels = [], policy } of contactsOf(plan)) {
      const all = [name, policy ?? '', ...channels.map(({ value }) => value)].map(flat);
      expect(
        pages.some((text) => all.every((each) => text.includes(each))),
        id,
      ).toBe(true);
    }
    await context.close();
  });
});

describe('the ladder', () => {
  const ladder = (escalation: string) => {
    const path = `${BASE_PLAN}/plan.mdx`;
    const text = (BASE.get(path) as string).replace('scenarios:', `escalation: ${escalation}\nscenarios:`);
    return ladderOf(load(over(BASE, [[path, text]])).plans[0] as Plan).map(
      ({ minute, role, whom, again, contacts }) => [minute, role.callsign, whom, again, contacts.length],
    );
  };

  test.each([
    [
      'a role that is named once is called as a whole',
      '[{ minute: 0, call: incident-commander }]',
      [[0, 'IC', 'everyone', false, 2]],
    ],
    [
      'one that is named again begins with its holder, then its backups, then all',
      '[{ minute: 15, call: incident-commander }, { minute: 0, call: incident-commander }, { minute: 5, call: incident-commander }]',
      [
        [0, 'IC', 'holder', false, 1],
        [5, 'IC', 'backups', false, 1],
        [15, 'IC', 'everyone', true, 2],
      ],
    ],
    ['a role that is not there is told elsewhere', '[{ minute: 0, call: nobody }]', []],
  ])('%s', (_, escalation, rungs) => {
    expect(ladder(escalation)).toEqual(rungs);
  });

  test('says after how many minutes whom to call, with their numbers', LONG, async () => {
    const { context, page } = await site.watched();
    for (const plan of plans()) {
      await page.goto(site.at(addressOf(plan)));
      const rungs = page.locator('.ladder > li');
      expect(await rungs.count()).toBe(ladderOf(plan).length);
      for (const [index, { minute, contacts, again }] of ladderOf(plan).entries()) {
        const text = (await rungs.nth(index).innerText()).replace(/\s+/g, ' ');
        expect(text).toMatch(minute === 0 ? /^At once: call the / : new RegExp(`^No answer in ${minute} min: call `));
        if (!again) for (const each of contacts) expect(text).toContain(`${each.name} ${phone(each)}`);
      }
    }
    await context.close();
  });
});

describe('hours', () => {
  const minute = (day: number, clock: string) =>
    (day - 1) * 1440 + Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  test.each<[string, number, string, boolean]>([
    ['12345 09:00-17:30', 1, '09:00', true],
    ['12345 09:00-17:30', 1, '08:59', false],
    ['12345 09:00-17:30', 5, '17:29', true],
    ['12345 09:00-17:30', 5, '17:30', false],
    ['12345 09:00-17:30', 6, '10:00', false],
    ['7 20:00-06:00', 1, '05:59', true],
    ['7 20:00-06:00', 7, '05:59', false],
    ['1 00:00-00:00', 1, '23:59', true],
    ['1 00:00-00:00', 2, '00:00', false],
    ['12345 09:00-12:00;12345 13:00-17:00', 3, '12:30', false],
    ['12345 09:00-12:00;12345 13:00-17:00', 3, '13:00', true],
  ])('%s on day %i at %s: %s', (hours, day, clock, open) => {
    expect(isOpen(hours, minute(day, clock))).toBe(open);
  });

  test.each([
    // London leaps from 00:59 to 02:00 on 2026-03-29, and Los Angeles from 01:59 to 03:00 on 2026-03-08, both Sundays.
    ['Europe/London', '2026-03-29T00:59:00Z', 7, '00:59'],
    ['Europe/London', '2026-03-29T01:00:00Z', 7, '02:00'],
    ['America/Los_Angeles', '2026-03-08T09:59:00Z', 7, '01:59'],
    ['America/Los_Angeles', '2026-03-08T10:00:00Z', 7, '03:00'],
    ['Asia/Kathmandu', '2026-11-22T18:14:00Z', 7, '23:59'],
    ['Asia/Kathmandu', '2026-11-22T18:15:00Z', 1, '00:00'],
  ])('in %s at %s it is day %i, %s', (zone, instant, day, clock) => {
    expect(localTime(zone, new Date(instant))).toEqual({ minute: minute(day, clock), clock });
  });

  test('a page asks whether somebody is asleep, by the clock where they are, each minute', LONG, async () => {
    const { context, page, wrong } = await site.watched({ timezoneId: 'Asia/Tokyo' });
    const far = inZone('America/Los_Angeles');
    const near = inZone('Europe/London');
    expect(hoursForScripts(far)).toBe('1234567 05:30-23:30');
    expect(hoursForScripts(near)).toBe('1234567 06:00-23:00');
    const told = (contact: Contact) => page.locator(`.person[id="${contact.id}"] local-hours`);
    await page.clock.install({ time: new Date('2026-03-08T09:59:00Z') });
    await page.goto(site.at(addressOf(firstPlan())));
    const goTo = (instant: string) => page.clock.pauseAt(new Date(instant));
    await goTo('2026-03-08T09:59:50Z');
    expect(await told(far).textContent()).toBe('Asleep now? It is 01:59 in Los Angeles.');
    // Those in our own zone are told of only when it matters.
    expect(await told(near).textContent()).toBe('');
    await page.clock.runFor(11_000);
    expect(await told(far).textContent()).toBe('Asleep now? It is 03:00 in Los Angeles.');
    await page.clock.runFor(60_000);
    expect(await told(far).textContent()).toBe('Asleep now? It is 03:01 in Los Angeles.');
    // 12:30 UTC is 05:30 from that day on; the day before it was 04:30.
    await goTo('2026-03-08T12:29:59Z');
    expect(await told(far).textContent()).toBe('Asleep now? It is 05:29 in Los Angeles.');
    await page.clock.runFor(2_000);
    expect(await told(far).textContent()).toBe('It is 05:30 in Los Angeles.');
    await goTo('2026-03-28T23:30:00Z');
    expect(await told(near).textContent()).toBe('Asleep now? It is 23:30 in London.');
    expect(await page.locator('[aria-live], [role="timer"], [role="status"]:not(copy-numbers > *)').count()).toBe(0);
    const desk = contactsOf(firstPlan()).find((each) => each.kind === 'party' && Array.isArray(each.hours)) as Contact;
    expect(await told(desk).textContent()).toMatch(/^Closed now\? It is \d\d:\d\d in /);
    expect(wrong).toEqual([]);
    await context.close();
  });
});
