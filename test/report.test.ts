import { expect, test } from 'vitest';
import { FORMATS } from '../src/report/index.ts';
import { fails, narrow, summarize } from '../src/report/reporter.ts';
import { finding, REPORT } from './shared-report.ts';

test.each(Object.keys(FORMATS))('%s tells the shared report as its golden file does', async (format) => {
  const told = FORMATS[format]?.(REPORT, { strict: false, site: 'https://plan.example.com/' });
  await expect(told).toMatchFileSnapshot(`golden/report.${format}`);
});

test('a waived finding counts only as waived', () => {
  expect(summarize(REPORT)).toEqual({ error: 4, warning: 1, notice: 1, waived: 1, unassessed: 1 });
});

test.each([
  [[], false, false],
  [[finding({ level: 'notice' })], true, false],
  [[finding({ level: 'warning' })], false, false],
  [[finding({ level: 'warning' })], true, true],
  [[finding({})], false, true],
  [[finding({ waivedUntil: '2027-01-01' })], true, false],
] as const)('%#: fails when it should', (findings, strict, expected) => {
  expect(fails({ findings: [...findings], unassessed: [] }, strict)).toBe(expected);
});

test('one plan keeps the findings of shared records that count against it', () => {
  const narrowed = narrow(REPORT, 'vault');
  expect(narrowed.findings.map((each) => each.rule)).toEqual(['contact-is-verified', 'entry-has-summary']);
  expect(narrowed.plans.map((each) => each.id)).toEqual(['vault']);
});
