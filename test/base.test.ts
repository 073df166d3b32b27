import { expect, test } from 'vitest';
import { check, defaultAsOf } from '../src/check.ts';
import { BASE, BASE_PLAN } from './content.ts';

const report = check(BASE, { asOf: '2026-11-22' });

test('the base plan is without a finding, warnings and notices too', () => {
  expect(report.findings.map(({ rule, file, line, message }) => `${file}:${line} ${rule}: ${message}`)).toEqual([]);
});

test('every rule could judge it', () => {
  expect(report.unassessed).toEqual([]);
});

test('it is ready, and only time can change that', () => {
  expect(report.plans.map(({ id, ready }) => ({ id, ready }))).toEqual([{ id: BASE_PLAN, ready: true }]);
  expect(report.later.filter((finding) => !finding.timed)).toEqual([]);
});

test('its day is that of the demo', () => {
  expect(defaultAsOf(BASE, Date.UTC(2031, 0, 1))).toBe('2026-11-22');
});
