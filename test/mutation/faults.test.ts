import { afterAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/plan/finding.ts';
import { RULES } from '../../src/rules/index.ts';
import { CLASSES, OUT_OF_REACH } from './classes/index.ts';
import { type Fault, type FaultClass, pathOf, type Spot } from './fault.ts';
import { complaints, judge, judgeAnew, ship, withFault } from './judge.ts';
import { sampled } from './sample.ts';
import { inColumns } from './table.ts';

/** So many faults of a class are tried, or as many as the content has places for. */
const MOST = 6;

/** A guard against hanging, not a measure: many share the machine. */
const PATIENCE = 180_000;

const shipped = ship();

/** The rows of the table, one a class. */
const rows: string[][] = [];
const tried = { faults: 0, groups: new Set<string>() };

afterAll(() => {
  const table = inColumns([['rule', 'fault', 'places', 'tried', 'caught'], ...rows.sort()]);
  console.log(`${table}\n${tried.faults} faults of ${rows.length} classes in the shipped content`);
});

const spotsOf = (kind: FaultClass) => [...kind.spots(shipped)].filter((spot) => spot !== null);

/** What is wrong with how a class's fault at one spot is told; empty when all is well. */
function wrongOf(kind: FaultClass, spot: Spot): string {
  const fault = spot.make();
  const lines = complaints(shipped, kind, fault, judge(withFault(shipped, fault)));
  tried.faults += 1;
  tried.groups.add(spot.group);
  return lines.length === 0 ? '' : [`${spot.file} at ${spot.at}:`, ...lines].join('\n  ');
}

describe('one fault in the shipped content is told where it is, and nothing but what follows from it', () => {
  test.each(CLASSES)('$rule: $name', { timeout: PATIENCE }, (kind) => {
    const spots = spotsOf(kind);
    const sample = sampled(spots, MOST);
    const wrong = sample.map((spot) => wrongOf(kind, spot));
    const caught = wrong.filter((each) => each === '').length;
    rows.push([kind.rule, kind.name, String(spots.length), String(sample.length), String(caught)]);
    expect(wrong.filter((each) => each !== '').join('\n')).toBe('');
    expect(sample.length, 'The shipped content has no place for this fault').toBeGreaterThan(0);
  });

  test('every kind of file of every plan has its faults', () => {
    const groups = new Set(shipped.pages.map(({ plan, kind }) => `${plan ?? ''} ${kind}`));
    // The samples of all classes leave few kinds out; of those, the first fault that fits.
    const left = [...groups].filter((group) => !tried.groups.has(group));
    for (const kind of left.length > 0 ? CLASSES : []) {
      const spot = spotsOf(kind).find(({ group }) => left.includes(group) && !tried.groups.has(group));
      if (spot) expect(wrongOf(kind, spot)).toBe('');
    }
    expect([...groups].filter((group) => !tried.groups.has(group))).toEqual([]);
  });
});

test('every rule has its faults, or a reason why no single edit breaks it', () => {
  const covered = new Set(CLASSES.map(({ rule }) => rule));
  const known = RULES.map(({ id }) => id);
  expect(known.filter((id) => !covered.has(id) && !(id in OUT_OF_REACH))).toEqual([]);
  expect(Object.keys(OUT_OF_REACH).filter((id) => covered.has(id) || !known.includes(id))).toEqual([]);
});

test('no two classes have one name', () => {
  const names = CLASSES.map(({ rule, name }) => `${rule}: ${name}`);
  expect(new Set(names).size).toBe(names.length);
});

test('files that are not read again are judged as if they were', { timeout: PATIENCE }, () => {
  for (const kind of CLASSES.filter((_, index) => index % 12 === 0)) {
    const [spot] = sampled(spotsOf(kind), 1);
    if (!spot) continue;
    const content = withFault(shipped, spot.make());
    expect(judge(content)).toEqual(judgeAnew(content));
  }
});

describe('the judge itself', () => {
  const kind = CLASSES.find(({ name }) => name === 'a role without a backup') as FaultClass;
  const fault = sampled(spotsOf(kind), 1)[0]?.make() as Fault;
  const strict: FaultClass = { ...kind, follows: [], hides: [] };

  test('a fault that is not told is missed', () => {
    expect(complaints(shipped, strict, fault, shipped)[0]).toMatch(/^- missed .*role-has-backup$/);
  });

  test('what nobody expects is too much', () => {
    const now = judge(withFault(shipped, fault));
    expect(complaints(shipped, strict, { ...fault, expected: [] }, now)).toContainEqual(
      expect.stringMatching(/^\+ extra {2}.*role-has-backup/),
    );
  });

  describe('of what is said of a claim', () => {
    const now = judge(withFault(shipped, fault));
    const told = now.findings.find(
      ({ rule, file, message }) =>
        rule === 'claim-is-designed' && fault.changes.has(pathOf(file)) && /backup/.test(message),
    ) as Finding;
    const elsewhere = now.findings.find(
      ({ rule, file }) => rule === 'claim-is-designed' && !fault.changes.has(pathOf(file)),
    ) as Finding;
    const complaintsWith = (of: Finding, put: Partial<Finding> | null) =>
      complaints(shipped, kind, fault, {
        ...now,
        findings: now.findings.flatMap((each) => (each !== of ? each : put ? { ...each, ...put } : [])),
      });

    test('what follows from the fault is right', () => {
      expect(complaintsWith(told, {})).toEqual([]);
    });

    test.each([
      ['another day', () => told, { on: '2027-01-01' }],
      ['another rule', () => told, { message: told.message.replace('role-has-backup', 'role-is-filled') }],
      ['another entry', () => elsewhere, { on: '2027-01-01' }],
      ['another reason elsewhere', () => elsewhere, { message: told.message }],
    ])('%s is too much', (_, of, put) => {
      expect(complaintsWith(of(), put)).toContainEqual(expect.stringMatching(/^\+ extra {2}.*claim-is-designed/));
    });

    test('silence is missed', () => {
      expect(complaintsWith(told, null)).toEqual([expect.stringMatching(/^- gone .*claim-is-designed/)]);
    });
  });

  test('what vanishes without a reason is gone', () => {
    const now = { ...shipped, findings: shipped.findings.slice(1) };
    expect(complaints(shipped, strict, { changes: new Map(), expected: [] }, now)).toEqual([
      expect.stringMatching(/^- gone/),
    ]);
  });
});
