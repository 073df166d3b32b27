import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { load } from '../../src/check.ts';
import { clocksFrom, isBlank, noEntries } from '../../src/components/kept-clocks.ts';
import { limitOfDuty, limitOfFramework } from '../../src/plan/deadline.ts';
import { calendarOf } from '../../src/site/calendar.ts';
import { limitForScripts, limitFromPage } from '../../src/site/clock-data.ts';
import { clockEvent, enteredFor, FIRST_SIGN, inOrder } from '../../src/site/clock-events.ts';
import { countedInWords, noticeName } from '../../src/site/clocks.ts';
import { fieldValue, inBoth, lengthInWords, momentAt, untilInWords } from '../../src/site/local-moment.ts';
import { OWN } from '../content.ts';

const model = load(OWN);
const notices = [...model.frameworks.values()].flatMap((framework) =>
  (framework.notifications ?? []).map((notice) => ({ framework, notice })),
);

describe('events', () => {
  test('every event that a framework or a contract starts a clock with has words of its own', () => {
    const duties = model.plans.flatMap((plan) => plan.obligations?.data.duties ?? []);
    const used = [
      ...notices.flatMap(({ notice }) => [notice.clock_starts_at, notice.second_limit?.clock_starts_at ?? '']),
      ...duties.map(({ clockStartsAt }) => clockStartsAt),
    ].filter(Boolean);
    for (const id of used) expect(clockEvent(enteredFor(id)).meaning, id).not.toBe('');
  });

  test('come in the order of an incident, those of contracts alone last, each once', () => {
    expect(inOrder(['our-own', 'submission-of-initial', 'discovery', 'awareness', 'discovery', FIRST_SIGN])).toEqual([
      FIRST_SIGN,
      'awareness',
      'discovery',
      'submission-of-initial',
      'our-own',
    ]);
    expect(clockEvent('our-own')).toEqual({ id: 'our-own', name: 'Our own', meaning: '' });
    expect(enteredFor('calendar-year-end-after-discovery')).toBe('discovery');
  });
});

test('a limit comes back from the page as it was', () => {
  for (const { notice } of notices) {
    const limit = limitOfFramework(notice);
    expect(limitFromPage(limitForScripts(limit))).toEqual(limit);
  }
  expect(
    limitForScripts(limitOfFramework(notices.find(({ notice }) => notice.id === 'gdpr-authority')?.notice as never)),
  ).toBe('{"deadline":"PT72H","clockStartsAt":"awareness"}');
});

test.each([
  ['gdpr-authority', 'gdpr', 'GDPR authority'],
  ['uk-gdpr-data-subjects', 'uk-gdpr', 'UK GDPR data subjects'],
  ['nis2-early-warning', 'nis2', 'NIS2 early warning'],
  ['california-residents', 'california-1798.82', 'California residents'],
  ['hipaa-hhs-under-500', 'hipaa', 'HIPAA HHS under 500'],
  ['sec-8k', 'sec-8k-item-1.05', 'SEC 8K'],
])('%s is called %s', (id, framework, name) => expect(noticeName(id, framework)).toBe(name));

test.each([
  [
    'PT72H',
    {},
    true,
    'Without undue delay, at the latest after 72 h. Add 72 h to the start in UTC. Nights, weekends and holidays count.',
  ],
  [
    'P2D',
    { counting: 'elapsed-hours' },
    false,
    '2 days. Add 48 h to the start in UTC. Nights, weekends and holidays count.',
  ],
  [
    'P30D',
    {},
    false,
    '30 days. Leave out the day of the start, then count every day, days off too. It ends on the last one at 23:59:59 local time.',
  ],
  [
    'P1M',
    {},
    false,
    '1 month. Same day of the month, 1 month later; else the last day of that month. It ends at 23:59:59 local time.',
  ],
  [
    'P4D',
    { counting: 'business-days' },
    false,
    '4 days. Leave out the day of the start. Count working days only: no Saturday, Sunday or holiday. It ends at 23:59:59 local time.',
  ],
  ['without-undue-delay', {}, true, 'Without undue delay. No number is given.'],
] as const)('%s %j by hand', (deadline, more, undue, words) => {
  const limit = limitOfDuty({
    id: 'x',
    recipient: 'all',
    trigger: 'we know',
    clockStartsAt: 'awareness',
    deadline,
    ...more,
  });
  expect(countedInWords(limit, undue, null)).toBe(words);
});

describe('moments', () => {
  test.each([
    ['2026-03-29T01:30', 'Europe/London', { is: 'none', from: '01:00', to: '02:00' }],
    ['2026-03-29T01:00', 'Europe/London', { is: 'none', from: '01:00', to: '02:00' }],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', { is: 'none', from: '02:00', to: '02:30' }],
    ['2026-03-29T02:00', 'Europe/London', { is: 'one', at: '2026-03-29T01:00:00Z' }],
    ['2026-10-25T01:30', 'Europe/London', { is: 'two', at: '2026-10-25T00:30:00Z', second: '2026-10-25T01:30:00Z' }],
    ['2026-02-30T01:30', 'Europe/London', null],
    ['', 'UTC', null],
  ])('%s in %s', (text, zone, expected) => {
    expect(JSON.parse(JSON.stringify(momentAt(text, zone)))).toEqual(expected);
  });

  test('what stands in a field is read as the same instant', () => {
    const at = Temporal.Instant.from('2026-11-24T03:12:00Z');
    for (const zone of ['UTC', 'America/New_York', 'Asia/Kolkata']) {
      const moment = momentAt(fieldValue(at, zone), zone);
      expect(moment?.is === 'one' && moment.at.equals(at)).toBe(true);
    }
    expect(inBoth(at, 'UTC')).toBe('2026-11-24 03:12 UTC (Tue)');
    expect(inBoth(at, 'America/New_York')).toBe('2026-11-24 03:12 UTC (Mon 2026-11-23 22:12 New York)');
  });

  test.each([
    [30_000, 'less than 1 min left'],
    [60_000, '1 min left'],
    [3 * 3_600_000, '3 h left'],
    [47 * 3_600_000 + 60_000, '47 h 1 min left'],
    [51 * 3_600_000, '2 days 3 h left'],
    [-3 * 3_600_000, 'passed 3 h ago'],
    [-10_000, 'passed less than 1 min ago'],
  ])('%i ms: %s', (left, words) => expect(untilInWords(1e12 + left, 1e12)).toBe(words));
  test('whole days', () => expect(lengthInWords(48 * 3_600_000)).toBe('2 days'));
});

describe('calendar files', () => {
  const HOSTILE = 'a\r\nBEGIN:VEVENT\nEND:VCALENDAR; b, c\\n "d" \u0000\u0007 \ud800 é 漢字 👩‍🚒 '.repeat(4);
  const read = (text: string) => new ICAL.Component(ICAL.parse(text));

  test('hold hostile words as words, in lines of at most 75 octets', () => {
    const event = { uid: 'x@muster', at: '2026-11-24T03:12:00Z', title: HOSTILE, text: HOSTILE, remind: 60 };
    const text = calendarOf([event, { ...event, uid: 'y@muster' }], '2026-11-24T00:00:00.000Z');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const events = read(text).getAllSubcomponents('vevent');
    expect(events).toHaveLength(2);
    const [first] = events.map((each) => new ICAL.Event(each));
    expect(first?.startDate.toJSDate().toISOString()).toBe('2026-11-24T03:12:00.000Z');
    expect(first?.description).toContain('a\nBEGIN:VEVENT\nEND:VCALENDAR; b, c\\n "d"');
    expect(first?.description).toContain('👩‍🚒');
    expect(events[0]?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString()).toBe('-PT60M');
  });

  test('any words come back, but for what no calendar may hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
        const text = calendarOf(
          [{ uid: 'x', at: '2026-11-24T03:12:00Z', title: 'x', text: words, remind: 60 }],
          '2026-11-24T00:00:00Z',
        );
        const found = read(text).getFirstSubcomponent('vevent')?.getFirstPropertyValue('description');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are left out.
        expect(found).toBe(words.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' '));
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});

describe('what is kept', () => {
  test.each([null, '', '{', '[]', '3', 'null', '{"real":3,"played":{"events":[],"switches":{"a":1}}}', '{"zone":"x"}'])(
    '%j is nothing',
    (text) => {
      const kept = clocksFrom(text);
      expect(kept).toEqual({ exercise: false, zone: 'own', real: noEntries(), played: noEntries() });
      expect(isBlank(kept.real)).toBe(true);
    },
  );

  test('comes back, without what does not look like it', () => {
    const real = {
      ...noEntries(),
      since: '1',
      events: { awareness: '2026-11-24T03:12:00Z', discovery: '<b>' },
      switches: { gdpr: false },
    };
    const kept = clocksFrom(JSON.stringify({ exercise: true, zone: 'utc', real }));
    expect(kept).toEqual({
      exercise: true,
      zone: 'utc',
      real: { ...real, events: { awareness: '2026-11-24T03:12:00Z' } },
      played: noEntries(),
    });
  });
});
