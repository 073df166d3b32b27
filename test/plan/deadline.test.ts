import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Circumstances,
  dueAt,
  isWorkingDay,
  type Limit,
  leastMinutes,
  limitOfDuty,
} from '../../src/plan/deadline.ts';
import type { Duty } from '../../src/plan/schema-types.ts';
import { CASES, LIMITS } from '../deadline-cases.ts';

function shown(due: Temporal.ZonedDateTime | null): string | null {
  return due?.toString({ timeZoneName: 'never', smallestUnit: 'second' }) ?? null;
}

describe('the cases that were worked out by hand', () => {
  test.each(CASES)('$id $notification from $clock_start: $note', (one) => {
    const limit = LIMITS.get(one.notification) as Limit;
    const circumstances: Circumstances = {
      timeZone: one.time_zone,
      holidays: new Set(one.holidays),
      ...(one.second_clock_start && { second: Temporal.Instant.from(one.second_clock_start) }),
      ...(one.options?.weekend_relief !== undefined && { movesToNoon: one.options.weekend_relief }),
    };
    expect(shown(dueAt(limit, Temporal.Instant.from(one.clock_start), circumstances))).toBe(one.expected_deadline);
  });

  test('are all there', () => {
    expect(CASES).toHaveLength(30);
  });
});

const duty = (deadline: string, more: Partial<Duty> = {}): Limit =>
  limitOfDuty({ id: 'notice', recipient: 'all', trigger: 'we know', clockStartsAt: 'awareness', deadline, ...more });

describe('duties by contract', () => {
  test.each([
    ['PT24H', {}, '2026-10-24T20:15:00+01:00', '2026-10-25T19:15:00+00:00'],
    ['P2D', {}, '2026-10-24T00:10:00+01:00', '2026-10-26T23:59:59+00:00'],
    ['P2D', { ends: 'instant' }, '2026-10-24T00:10:00+01:00', '2026-10-26T00:10:00+00:00'],
    ['P2D', { counting: 'elapsed-hours' }, '2026-10-24T00:10:00+01:00', '2026-10-25T23:10:00+00:00'],
    ['P1W', {}, '2026-11-24T09:00:00+00:00', '2026-12-01T23:59:59+00:00'],
    ['P1W', { counting: 'business-days' }, '2026-12-24T09:00:00+00:00', '2027-01-05T23:59:59+00:00'],
    ['P3D', { counting: 'business-days' }, '2026-12-25T09:00:00+00:00', '2026-12-31T23:59:59+00:00'],
    ['P1M', {}, '2026-12-31T09:00:00+00:00', '2027-01-31T23:59:59+00:00'],
    ['P1Y', {}, '2028-02-29T09:00:00+00:00', '2029-02-28T23:59:59+00:00'],
    ['P1D', { nonWorkingDays: 'next-working-day-noon' }, '2026-12-24T09:00:00+00:00', '2026-12-29T12:00:00+00:00'],
    ['PT24H', { nonWorkingDays: 'next-working-day-noon' }, '2026-11-24T09:00:00+00:00', '2026-11-25T09:00:00+00:00'],
    ['P1D', { timeZone: 'Pacific/Auckland' }, '2026-11-24T12:00:00+00:00', '2026-11-26T10:59:59+00:00'],
    ['without-undue-delay', {}, '2026-11-24T12:00:00+00:00', null],
  ] as [string, Partial<Duty>, string, string | null][])('%s %j from %s: %s', (deadline, more, start, expected) => {
    const circumstances = { timeZone: 'Europe/London', holidays: new Set(['2026-12-25', '2026-12-28', '2027-01-01']) };
    expect(shown(dueAt(duty(deadline, more), Temporal.Instant.from(start), circumstances))).toBe(expected);
  });
});

const ZONES = ['Europe/London', 'America/New_York', 'Australia/Sydney', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];
const FROM = Temporal.Instant.from('2024-01-01T00:00:00Z').epochMilliseconds / 1000;
const TO = Temporal.Instant.from('2032-01-01T00:00:00Z').epochMilliseconds / 1000;
const start = fc.integer({ min: FROM, max: TO }).map((s) => Temporal.Instant.fromEpochMilliseconds(s * 1000));
const zone = fc.constantFrom(...ZONES);
const day = start.map((instant) => instant.toZonedDateTimeISO('UTC').toPlainDate().toString());
const holidays = fc.array(day, { maxLength: 60 }).map((days) => new Set(days));
const SEED = { seed: 20261122, numRuns: 300 };

/** The days after one up to another. */
function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate[] {
  const count = from.until(to).days;
  return Array.from({ length: count }, (_, index) => from.add({ days: index + 1 }));
}

function due(limit: Limit, from: Temporal.Instant, circumstances: Circumstances): Temporal.ZonedDateTime {
  return dueAt(limit, from, circumstances) as Temporal.ZonedDateTime;
}

describe('the definitions hold for any start, zone and holidays', () => {
  test('hours: so many elapsed hours, whatever the clocks on the wall do', () => {
    fc.assert(
      fc.property(start, zone, holidays, fc.integer({ min: 1, max: 2000 }), (from, timeZone, off, hours) => {
        const end = due(duty(`PT${hours}H`), from, { timeZone, holidays: off });
        expect(end.epochMilliseconds - from.epochMilliseconds).toBe(hours * 3_600_000);
        expect(end.timeZoneId).toBe(timeZone);
      }),
      SEED,
    );
  });

  test('calendar days: the day of the event is not counted, the last one ends at 23:59:59', () => {
    fc.assert(
      fc.property(start, zone, holidays, fc.integer({ min: 1, max: 400 }), (from, timeZone, off, days) => {
        const end = due(duty(`P${days}D`), from, { timeZone, holidays: off });
        const first = from.toZonedDateTimeISO(timeZone).toPlainDate();
        expect(daysBetween(first, end.toPlainDate())).toHaveLength(days);
        expect(end.toPlainTime().toString()).toBe('23:59:59');
      }),
      SEED,
    );
  });

  test('months: the same day of a later month, or its last day where there is no such day', () => {
    fc.assert(
      fc.property(start, zone, fc.integer({ min: 1, max: 30 }), (from, timeZone, months) => {
        const end = due(duty(`P${months}M`), from, { timeZone }).toPlainDate();
        const first = from.toZonedDateTimeISO(timeZone).toPlainDate();
        expect(end.year * 12 + end.month).toBe(first.year * 12 + first.month + months);
        expect(end.day).toBe(Math.min(first.day, end.daysInMonth));
      }),
      SEED,
    );
  });

  test('business days: so many working days lie after the start, and the last one is one', () => {
    fc.assert(
      fc.property(start, zone, holidays, fc.integer({ min: 1, max: 40 }), (from, timeZone, off, days) => {
        const end = due(duty(`P${days}D`, { counting: 'business-days' }), from, { timeZone, holidays: off });
        const passed = daysBetween(from.toZonedDateTimeISO(timeZone).toPlainDate(), end.toPlainDate());
        const working = passed.filter((each) => each.dayOfWeek < 6 && !off.has(each.toString()));
        expect(working).toHaveLength(days);
        expect(working.at(-1)?.equals(end.toPlainDate())).toBe(true);
      }),
      SEED,
    );
  });

  test('noon of the next working day: only a day off moves, to the first working day after it', () => {
    fc.assert(
      fc.property(
        start,
        zone,
        holidays,
        fc.constantFrom('PT24H', 'PT72H', 'P5D', 'P1M'),
        (from, timeZone, off, length) => {
          const plain = due(duty(length), from, { timeZone, holidays: off });
          const moved = due(duty(length), from, { timeZone, holidays: off, movesToNoon: true });
          if (isWorkingDay(plain.toPlainDate(), off)) {
            expect(moved.equals(plain)).toBe(true);
            return;
          }
          expect(moved.toPlainTime().toString()).toBe('12:00:00');
          const passed = daysBetween(plain.toPlainDate(), moved.toPlainDate());
          expect(passed.map((each) => isWorkingDay(each, off))).toEqual([...passed.slice(1).map(() => false), true]);
        },
      ),
      SEED,
    );
  });

  test('two clocks: the earlier deadline, unless the first began after the second ran out', () => {
    const limit = LIMITS.get('dora-initial') as Limit;
    fc.assert(
      fc.property(start, zone, fc.integer({ min: 0, max: 72 * 60 }), (second, timeZone, minutes) => {
        const first = second.add({ minutes });
        const end = due(limit, first, { timeZone, second });
        const four = first.add({ hours: 4 });
        const day = second.add({ hours: 24 });
        const expected = minutes > 24 * 60 || Temporal.Instant.compare(four, day) < 0 ? four : day;
        expect(end.toInstant().equals(expected)).toBe(true);
      }),
      SEED,
    );
  });

  const limits = fc.oneof(
    fc.constantFrom(...[...LIMITS.values()].filter((limit) => leastMinutes(limit) !== null)),
    fc
      .tuple(
        fc.constantFrom('PT1H', 'PT72H', 'P1D', 'P3D', 'P2W', 'P1M', 'P3M', 'P1Y'),
        fc.constantFrom('elapsed-hours', 'calendar-days', 'calendar-months', 'business-days') as fc.Arbitrary<
          Limit['counting']
        >,
        fc.constantFrom('instant', 'end-of-day') as fc.Arbitrary<'instant' | 'end-of-day'>,
      )
      .map(([deadline, counting, ends]) => duty(deadline, { counting, ends })),
  );

  test('no deadline leaves less than the least that waits are compared with', () => {
    fc.assert(
      fc.property(limits, start, zone, holidays, (limit, from, timeZone, off) => {
        const minutes =
          (due(limit, from, { timeZone, holidays: off }).epochMilliseconds - from.epochMilliseconds) / 60_000;
        // A day that ends at 23:59:59 lacks its last second.
        expect(minutes + 1 / 60).toBeGreaterThanOrEqual(leastMinutes(limit) as number);
      }),
      { ...SEED, numRuns: 1000 },
    );
  });

  // Counted to an instant, 29 and 30 January both end on 28 February, each at its own hour.
  const whole = limits.filter(({ counting, ends }) => counting === 'elapsed-hours' || ends !== 'instant');

  test('a later start is never due earlier, where whole days or hours are counted', () => {
    fc.assert(
      fc.property(
        whole,
        start,
        fc.integer({ min: 0, max: 400_000 }),
        zone,
        holidays,
        (limit, from, more, timeZone, off) => {
          const circumstances = { timeZone, holidays: off };
          const early = due(limit, from, circumstances);
          const late = due(limit, from.add({ seconds: more }), circumstances);
          expect(Temporal.ZonedDateTime.compare(early, late)).toBeLessThanOrEqual(0);
        },
      ),
      { ...SEED, numRuns: 1000 },
    );
  });
});

test.each([
  ['PT72H', {}, 72 * 60],
  ['P30D', {}, 30 * 24 * 60 - 60],
  ['P1M', {}, 28 * 24 * 60 - 60],
  ['P2M', {}, 59 * 24 * 60 - 60],
  ['P1Y', {}, 365 * 24 * 60 - 60],
  ['P4D', { counting: 'business-days' }, 4 * 24 * 60 - 60],
  ['without-undue-delay', {}, null],
] as [string, Partial<Duty>, number | null][])('the least of %s %j is %s minutes', (deadline, more, expected) => {
  expect(leastMinutes(duty(deadline, more))).toBe(expected);
});
