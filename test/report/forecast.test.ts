import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { duesOf, type Forecast, forecastOf } from '../../src/report/forecast.ts';
import { forecastCalendar } from '../../src/report/forecast-calendar.ts';
import { forecastJson } from '../../src/report/forecast-json.ts';
import { forecastText } from '../../src/report/forecast-text.ts';
import { visibleLine as shownAs } from '../../src/report/reporter.ts';
import { BASE, filesOf, over } from '../content.ts';
import { finding } from '../shared-report.ts';

const OUTLOOK = { site: 'https://plan.example.com/' };

/** A routine of its own owner that is overdue, one that is not, one that is waived, a plan without an owner. */
const FILES = over(
  BASE,
  filesOf(`
-- routines.yml --
title: Routines
owner: incident-commander
routines:
  - id: restore
    name: Restore from the copy, 100 % & <all> 😀
    owner: technical-lead
    every: P1M
    what: Restore it.
    record: [{ on: '2026-10-10', by: omar-haddad, result: Done. }]
  - id: call-round
    name: Call round
    every: P2M
    what: Call.
    record: [{ on: '2026-11-20', by: omar-haddad, result: Done. }]
-- waivers.yml --
- rule: review-not-overdue
  plan: task-list
  entry: severity
  reason: The levels are being rewritten.
  approvedBy: priya-nair
  approvedOn: '2026-11-20'
  until: '2027-05-01'
-- ../vault/plan.mdx --
---
title: Vault
version: 1.0.0
summary: What we do when the vault is attacked.
inForceSince: '2026-11-01'
cadence: { review: P6M }
scenarios: []
---
`),
);

const at = (asOf: string, days: number) => forecastOf(check(FILES, { asOf, latest: '2026-11-22' }), days);
const SHOWN = at('2026-11-22', 170);

describe('a forecast', () => {
  test.each([
    ['text', forecastText],
    ['json', forecastJson],
    ['calendar', forecastCalendar],
  ] as const)('as %s is that of its golden file', async (format, tell) => {
    await expect(tell(SHOWN, OUTLOOK)).toMatchFileSnapshot(`../golden/forecast.${format}`);
  });

  const told = ({ overdue, weeks }: Forecast) => ({
    overdue: overdue.filter(({ finding: { rule } }) => rule === 'routine-not-overdue').map(({ due }) => due),
    weeks: weeks
      .filter(({ dues }) => dues.some(({ finding: { rule } }) => rule === 'routine-not-overdue'))
      .map(({ week, monday }) => `${week} ${monday}`),
  });

  test.each<[asOf: string, days: number, expected: ReturnType<typeof told>]>([
    // In time on the last day, overdue on the next.
    ['2026-11-10', 1, { overdue: [], weeks: ['2026-W46 2026-11-09'] }],
    ['2026-11-11', 1, { overdue: ['2026-11-10'], weeks: [] }],
    // Done on 2026-11-20 for two months.
    ['2026-12-31', 19, { overdue: ['2026-11-10'], weeks: [] }],
    ['2026-12-31', 20, { overdue: ['2026-11-10'], weeks: ['2027-W03 2027-01-18'] }],
    ['2027-01-21', 3660, { overdue: ['2026-11-10', '2027-01-20'], weeks: [] }],
  ])('from %s on, %i days', (asOf, days, expected) => {
    expect(told(at(asOf, days))).toEqual(expected);
  });

  test('the year of a week is that of its Thursday', () => {
    const { weeks } = forecastOf(
      check(
        over(BASE, [
          [
            'task-list/routines.yml',
            "title: Routines\nroutines:\n  - { id: a, name: A, every: P1M, what: Do it., record: [{ on: '2026-12-01', by: omar-haddad, result: Done. }] }\n",
          ],
        ]),
        { asOf: '2026-12-20' },
      ),
      13,
    );
    expect(weeks.map(({ week, monday }) => [week, monday])).toEqual([['2026-W53', '2026-12-28']]);
  });

  test('whose: of the routine, of the entry, of the plan, of nobody', () => {
    const owners = duesOf(SHOWN).map(({ finding: { rule, entry, plan }, owners: [...all] }) => [
      rule,
      plan,
      entry,
      all.join('; '),
    ]);
    expect(owners).toEqual(
      expect.arrayContaining([
        ['routine-not-overdue', 'task-list', 'routines', 'Tech lead, Omar Haddad'],
        ['routine-not-overdue', 'task-list', 'routines', 'IC, Dana Whitfield'],
        ['review-not-overdue', 'task-list', 'plan', 'IC, Dana Whitfield'],
        ['review-not-overdue', 'vault', 'plan', 'No owner'],
      ]),
    );
  });
});

describe('a calendar', () => {
  const parse = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  const calendarOf = (forecast: Forecast) => forecastCalendar(forecast, OUTLOOK);

  test('has a whole day for each thing, on its last day in time, or today where it is overdue', () => {
    const events = parse(calendarOf(SHOWN)).map((component) => {
      const event = new ICAL.Event(component);
      return { uid: event.uid, isDate: event.startDate.isDate, start: event.startDate.toString() };
    });
    expect(events).toEqual(
      duesOf(SHOWN).map(({ due, fingerprint }) => ({
        uid: `${fingerprint.replace(':', '-')}@plan.example.com`,
        isDate: true,
        start: due < SHOWN.asOf ? SHOWN.asOf : due,
      })),
    );
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  test('is stamped with the as-of day and published', () => {
    const text = calendarOf(SHOWN);
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Muster//forecast//EN');
    const stamps = parse(text).map((event) => String(event.getFirstPropertyValue('dtstamp')));
    expect([...new Set(stamps)]).toEqual(['2026-11-22T00:00:00Z']);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('names a thing alike when it has moved on to another day', () => {
    const uids = (forecast: Forecast) => parse(calendarOf(forecast)).map((event) => event.getFirstPropertyValue('uid'));
    expect(uids(at('2026-12-22', 140))).toEqual(uids(SHOWN));
  });

  test('whatever messages, files and owners hold, it says them in lines of 75 octets', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...'\r\n\\;:,"^ aé😀\u0000\u2028\uD800'), { maxLength: 200 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (message, file, owner) => {
        const odd = finding({ message, file, on: '2026-12-02', timed: true, plan: null, entry: null });
        const due = {
          finding: odd,
          due: '2026-12-01', // Last, since this parser takes a comma behind any backslash for text.
          owners: ['IC', `IC, ${owner}`],
          fingerprint: '0:1',
        };
        const text = calendarOf({
          asOf: '2026-12-01',
          until: '2026-12-31',
          overdue: [],
          weeks: [{ week: '2026-W49', monday: '2026-11-30', dues: [due] }],
        });
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const [event, ...others] = parse(text);
        expect(others).toEqual([]);
        expect(event?.getFirstPropertyValue('description')).toBe(
          [message, `${file}:2`, 'https://plan.example.com/rules/role-is-filled/'].map(shownAs).join('\n'),
        );
        expect(event?.getFirstProperty('categories')?.getValues()).toEqual(['IC', `IC, ${shownAs(owner)}`]);
      }),
    );
  });
});
