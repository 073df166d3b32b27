import { expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { OWN } from './content.ts';

const report = check(OWN, { asOf: '2026-12-01', latest: '2026-11-22' });

test('our own plans pass their own check, warnings count', () => {
  const failing = report.findings.filter(({ level, waivedUntil }) => level !== 'notice' && waivedUntil === null);
  expect(failing.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
  expect(report.plans.map(({ id, ready }) => ({ id, ready }))).toEqual([
    { id: 'api-credential-manager', ready: true },
    { id: 'task-tracker-api', ready: true },
  ]);
});

test('at most three findings are accepted for a while, each with a reason', () => {
  expect(report.content.waivers.length).toBeLessThanOrEqual(3);
  for (const { reason } of report.content.waivers) expect(reason?.length).toBeGreaterThan(60);
});

test('time alone makes them fail', () => {
  const later = check(OWN, { asOf: '2027-12-01', latest: '2026-11-22' });
  expect(later.plans.filter(({ ready }) => ready)).toEqual([]);
});

test.each(report.content.plans)('$id drills each quarter of a year and plans the next', ({ drills }) => {
  const held = drills.filter(({ data }) => data.status === 'held' && data.form !== 'card');
  const quarters = held.map(
    ({ data: { heldOn = '' } }) => `${heldOn.slice(0, 4)} ${Math.ceil(Number(heldOn.slice(5, 7)) / 3)}`,
  );
  expect(new Set(quarters)).toEqual(new Set(['2026 1', '2026 2', '2026 3', '2026 4']));
  for (const { data } of held) {
    expect(data.ratings?.map(({ objective }) => objective)).toEqual(data.objectives?.map(({ id }) => id));
    expect(data.actions?.length).toBeGreaterThan(0);
  }
  expect(drills.some(({ data }) => data.status === 'planned')).toBe(true);
});
