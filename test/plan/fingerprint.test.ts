import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { check, type Report } from '../../src/check.ts';
import type { Finding } from '../../src/plan/finding.ts';
import { read } from '../../src/read.ts';
import { narrow } from '../../src/report/reporter.ts';
import { BASE, filesOf, over } from '../content.ts';

const GUIDE = 'task-list/guides/evidence.mdx';
const ROUTINES = 'task-list/routines.yml';

const guide = (front: string, body: string) => `---\ntitle: Evidence\nowner: technical-lead\n${front}---\n\n${body}`;
const routines = (...records: string[]) => `title: Routines\nroutines:\n${records.join('')}`;
const routine = (id: string, last: string) =>
  `  - id: ${id}\n    name: ${id}\n    owner: technical-lead\n    every: P1M\n    what: Do it.\n    record:\n      - { on: '${last}', by: omar-haddad, result: Done. }\n`;

function reportOf(files: Record<string, string>, asOf = '2026-11-22'): Report {
  return check(over(BASE, Object.entries(files)), { asOf, latest: '2026-11-22' });
}

/** The names of what one rule says of one file, in order. */
function names(report: Report, rule: string, file: string): string[] {
  return [...report.findings, ...report.later]
    .filter((finding) => finding.rule === rule && finding.file === `content/${file}`)
    .map(report.fingerprintOf);
}

const BODY = 'Ask [Name of the host].\n\n## Seal\n\nCall TBD.\n\nThen call TBD and [Name of the host].\n';

describe('a finding keeps its name', () => {
  const before = names(reportOf({ [GUIDE]: guide('', BODY) }), 'no-blanks-left', GUIDE);

  test('which no other has', () => {
    expect(before).toHaveLength(4);
    expect(new Set(before).size).toBe(4);
  });

  test.each<[what: string, text: string]>([
    ['when lines are put above it', guide('summary: What we keep.\n# A comment.\n', `New text.\n\nMore.\n\n${BODY}`)],
    ['when line ends change', guide('', BODY).replaceAll('\n', '\r\n')],
    ['behind a byte-order mark', `\uFEFF${guide('', BODY)}`],
  ])('%s', (_, text) => {
    expect(names(reportOf({ [GUIDE]: text }), 'no-blanks-left', GUIDE)).toEqual(before);
  });

  test('when its neighbour is mended', () => {
    const text = guide('', BODY.replace(' and [Name of the host]', ''));
    expect(names(reportOf({ [GUIDE]: text }), 'no-blanks-left', GUIDE)).toEqual(before.slice(0, 3));
  });

  test('when a value of a list moves in it', () => {
    const ofRoutine = (...records: string[]) =>
      names(reportOf({ [ROUTINES]: routines(...records) }), 'routine-not-overdue', ROUTINES);
    const [one, two] = ofRoutine(routine('call-round', '2026-09-01'), routine('restore', '2026-09-02'));
    expect(
      ofRoutine(routine('restore', '2026-09-02'), routine('first', '2026-09-03'), routine('call-round', '2026-09-01')),
    ).toEqual([two, expect.not.stringMatching(`${one}|${two}`), one]);
  });

  test.each<[what: string, last: string, asOf: string]>([
    ['falls due, and is overdue', '2026-11-10', '2027-02-01'],
    ['falls due anew on another day', '2026-11-20', '2026-11-22'],
  ])('when it %s', (_, last, asOf) => {
    const at = (day: string, on: string) =>
      names(reportOf({ [ROUTINES]: routines(routine('restore', on)) }, day), 'routine-not-overdue', ROUTINES);
    expect(at(asOf, last)).toEqual(at('2026-11-22', '2026-11-10'));
  });

  test('when two properties are missing and one is added', () => {
    const missing = (text: string) => names(reportOf({ [GUIDE]: text }), 'matches-schema', GUIDE);
    const [one, two] = missing('---\nsatisfies: [7, 8]\ntitle: Evidence\n---\n');
    expect(one).not.toBe(two);
    expect(missing('---\ntitle: Evidence\nsatisfies: [8]\n---\n')).toEqual([two]);
  });

  test('in a report of one plan', () => {
    const whole = reportOf({ [GUIDE]: guide('', BODY) });
    expect(names(narrow(whole, 'task-list'), 'no-blanks-left', GUIDE)).toEqual(before);
  });
});

test('no two of all that our own plans will ever be told have one name', () => {
  const { files } = read(fileURLToPath(new URL('../../content', import.meta.url)));
  const report = check(files, { asOf: '2026-12-01' });
  const all: Finding[] = [...report.findings, ...report.later];
  expect(all.length).toBeGreaterThan(200);
  expect(new Set(all.map(report.fingerprintOf)).size).toBe(all.length);
  // A number behind the name is the last resort.
  expect(all.map(report.fingerprintOf).filter((name) => !name.endsWith(':1'))).toEqual([]);
});

test('a report names its own findings only', () => {
  const other = check(over(BASE, filesOf('-- notes.txt --\nCall.\n')), { asOf: '2026-11-22' });
  expect(() => reportOf({}).fingerprintOf(other.findings[0] as Finding)).toThrow('of another');
});
