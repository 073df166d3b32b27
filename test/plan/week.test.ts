import { describe, expect, test } from 'vitest';
import type { Contact } from '../../src/plan/plan.ts';
import { gapOf } from '../../src/plan/week.ts';

const DAILY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Span = [from: string, to: string, days?: readonly (typeof DAILY)[number][]];

function person(zone: string | undefined, ...spans: Span[]): Contact {
  return {
    id: 'dana-whitfield',
    name: 'Dana Whitfield',
    kind: 'person',
    at: () => ({}) as never,
    ...(zone && { timeZone: zone }),
    hours: spans.map(([from, to, days = DAILY]) => ({ from, to, days: [...days] })),
  };
}

describe('the week of a crew', () => {
  test.each<[string, Contact[], string | null]>([
    [
      'one for the day, one for the night',
      [person(undefined, ['06:00', '22:00']), person(undefined, ['22:00', '06:00'])],
      null,
    ],
    ['a day that ends where it began is whole', [person(undefined, ['09:00', '09:00'])], null],
    ['always', [{ ...person(undefined), hours: 'always' }], null],
    ['nobody', [], 'Mon 00:00 to Sun 24:00'],
    ['without hours', [person(undefined)], 'Mon 00:00 to Sun 24:00'],
    [
      'an hour missing',
      [person(undefined, ['06:00', '22:00']), person(undefined, ['23:00', '06:00'])],
      'Mon 22:00 to Mon 23:00',
    ],
    [
      'the end of Sunday missing',
      [person(undefined, ['00:00', '00:00', DAILY.slice(0, 6)], ['00:00', '23:00', ['sun']])],
      'Sun 23:00 to Sun 24:00',
    ],
    [
      'Sunday night runs into Monday',
      [person(undefined, ['08:00', '20:00']), person(undefined, ['20:00', '08:00'])],
      null,
    ],
    [
      'London and Los Angeles',
      [person('Europe/London', ['06:00', '23:00']), person('America/Los_Angeles', ['05:30', '23:30'])],
      null,
    ],
    ['Tokyo alone by day', [person('Asia/Tokyo', ['09:00', '18:00'])], 'Mon 09:00 to Tue 00:00'],
  ])('%s', (_, crew, gap) => {
    const found = gapOf(crew, 'Europe/London');
    expect(found && `${found.from} to ${found.to}`).toBe(gap);
  });

  test('two zones that change their clocks on different days leave a gap for a few weeks', () => {
    const crew = [person('Europe/London', ['05:00', '17:00']), person('America/New_York', ['12:00', '00:00'])];
    expect(gapOf(crew, 'Europe/London')).toEqual({ from: 'Mon 04:00', to: 'Mon 05:00', week: '2026-03-09' });
    expect(gapOf([person('Europe/London', ['04:00', '17:00']), crew[1] as Contact], 'Europe/London')).toBeNull();
  });
});
