import { describe, expect, test } from 'vitest';
import { addDuration, dayIn, inWords, isDay, minutesOf, nextDay } from '../../src/plan/day.ts';

describe('isDay', () => {
  test.each([
    ['2026-11-22', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-05', false],
    ['2026-11-22T03:00', false],
    ['yesterday', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});

describe('addDuration', () => {
  test.each([
    ['2026-05-01', 'P6M', '2026-11-01'],
    ['2026-08-31', 'P1M', '2026-09-30'],
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2026-12-31', 'P2W', '2027-01-14'],
    ['2026-11-02', 'P180D', '2027-05-01'],
    ['2026-11-22', 'PT48H', '2026-11-24'],
    ['2026-11-22', 'PT12H', '2026-11-22'],
    ['2026-11-22', 'P0D', '2026-11-22'],
  ])('%s and %s: %s', (day, duration, expected) => {
    expect(addDuration(day, duration)).toBe(expected);
  });

  test('backwards subtracts', () => {
    expect(addDuration('2026-11-22', 'P90D', true)).toBe('2026-08-24');
    expect(addDuration('2026-03-31', 'P1M', true)).toBe('2026-02-28');
  });

  test('forwards and backwards do not mix', () => {
    expect([addDuration('2026-11-22', 'P1D'), addDuration('2026-11-22', 'P1D', true)]).toEqual([
      '2026-11-23',
      '2026-11-21',
    ]);
  });
});

test.each([
  ['2026-11-30', '2026-12-01'],
  ['2026-12-31', '2027-01-01'],
  ['2028-02-28', '2028-02-29'],
])('the day after %s is %s', (day, expected) => {
  expect(nextDay(day)).toBe(expected);
});

test.each([
  ['UTC', '2026-11-22'],
  ['Europe/London', '2026-11-22'],
  ['Pacific/Auckland', '2026-11-23'],
  ['America/Los_Angeles', '2026-11-22'],
])('half past eleven at night, UTC, is in %s the day %s', (timeZone, expected) => {
  expect(dayIn(timeZone, Date.UTC(2026, 10, 22, 23, 30))).toBe(expected);
});

describe('minutesOf', () => {
  test.each([
    ['PT1H', 60],
    ['PT72H', 4320],
    ['P3D', 4320],
    ['P1W', 10080],
    ['PT1H30M', 90],
  ])('%s: %i', (duration, expected) => {
    expect(minutesOf(duration)).toBe(expected);
  });

  test('the same length compares alike, however it is written', () => {
    expect(minutesOf('PT60M')).toBe(minutesOf('PT1H'));
    expect(minutesOf('P1M')).toBeGreaterThan(minutesOf('P30D'));
  });
});

describe('inWords', () => {
  test.each([
    ['PT15M', '15 min'],
    ['PT1H', '1 h'],
    ['PT1H30M', '1 h 30 min'],
    ['PT72H', '72 h'],
    ['P1D', '1 day'],
    ['P90D', '90 days'],
    ['P1W', '1 week'],
    ['P2W', '2 weeks'],
    ['P1M', '1 month'],
    ['P6M', '6 months'],
    ['P1Y6M', '1 year 6 months'],
    ['P1DT12H', '1 day 12 h'],
    ['PT0S', '0 min'],
  ])('%s: %s', (duration, expected) => {
    expect(inWords(duration)).toBe(expected);
  });
});
