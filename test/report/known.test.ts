import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import type { Files } from '../../src/plan/source.ts';
import { FORMATS } from '../../src/report/index.ts';
import { markKnown } from '../../src/report/known.ts';
import { fails, narrow, summarize } from '../../src/report/reporter.ts';
import { BASE, BASE_PLAN, over } from '../content.ts';

/** A day on which all six reviews of the base are overdue, since 2027-04-06. */
const LATER = '2027-09-01';

const judge = (files: Files, asOf = LATER) => check(files, { asOf });
const compare = (before: Files, now: Files, asOf = LATER) => markKnown(judge(now, asOf), judge(before, asOf), 'main');

/** The base with one text in one file put in place of another. */
function base(file: string, ...changes: [from: string | RegExp, to: string][]): Files {
  const text = changes.reduce(
    (old, [from, to]) => {
      const changed = old.replace(from, to);
      if (changed === old) throw new Error(`${file} does not have ${from}`);
      return changed;
    },
    String(BASE.get(file)),
  );
  return new Map([...BASE, [file, text]]);
}

/** What fails besides what the earlier state had. */
const failing = ({ findings }: ReturnType<typeof compare>) =>
  findings
    .filter(({ level, waivedUntil }) => level !== 'notice' && waivedUntil === null)
    .map(({ rule, file, on }) => `${file} ${rule} ${on}`);

/** The base with waivers, each of one finding of the technical lead's role. */
const waivers = (...ends: [rule: string, until: string][]) =>
  over(BASE, [
    [
      'waivers.yml',
      ends
        .map(
          ([rule, until]) =>
            `- { rule: ${rule}, plan: task-list, entry: roles/technical-lead, reason: The review is set for the week after., approvedBy: omar-haddad, approvedOn: '2027-08-01', until: '${until}' }\n`,
        )
        .join(''),
    ],
  ]);

const ROLE = `${BASE_PLAN}/roles/technical-lead.mdx`;
const DUE = 'review-not-overdue';

describe('the same content', () => {
  const report = compare(BASE, BASE);
  const alone = judge(BASE);

  test('fails alone, and passes beside itself: all that has to do with time are notices', () => {
    expect(summarize(alone).error).toBe(8);
    expect(summarize(report)).toMatchObject({ error: 0, notice: summarize(alone).error + summarize(alone).notice });
    expect(fails(report, true)).toBe(false);
    expect(report.since?.known.size).toBe(summarize(alone).error);
  });

  test('keeps its order, its plans and whether they are ready', () => {
    const bare = (findings: typeof alone.findings) => findings.map(({ level: _, ...rest }) => rest);
    expect(bare(report.findings)).toEqual(bare(alone.findings));
    expect(report.plans).toEqual(alone.plans);
    expect(report.findings.map(report.plansOf)).toEqual(alone.findings.map(alone.plansOf));
    expect(report.later).toEqual(alone.later);
  });

  test('leaves what was given as it was', () => {
    expect(alone.findings.some(({ level }) => level === 'error')).toBe(true);
  });
});

describe('a timed finding is known', () => {
  const verified = base(`${BASE_PLAN}/plan.mdx`, ['review: P6M', 'review: P6M, verify: P6M']);
  test.each<[what: string, known: number, before: Files, now: Files]>([
    ['when lines move', 8, BASE, base(ROLE, ['---\n', '---\n# The lead.\n\n'])],
    ['when the file ends its lines otherwise', 8, BASE, base(ROLE, [/\n/g, '\r\n'])],
    [
      'when the person has another name',
      11,
      verified,
      over(verified, [
        ['contacts.yml', String(BASE.get('contacts.yml')).replace('name: Omar Haddad', 'name: Omar al-Haddad')],
      ]),
    ],
    [
      'when others come before it in a list without ids',
      9,
      waivers(['entry-has-summary', '2027-08-30']),
      waivers(['field-is-used', '2027-12-31'], ['entry-has-summary', '2027-08-30']),
    ],
  ])('%s', (_, known, before, now) => {
    const report = compare(before, now);
    expect(failing(report).filter((finding) => !finding.endsWith(' null'))).toEqual([]);
    expect(report.since?.known.size).toBe(known);
  });
});

describe('a finding is new', () => {
  test.each<[what: string, before: Files, now: Files, finding: string[]]>([
    [
      'where a review was recorded anew and is overdue all the same',
      BASE,
      base(ROLE, [/last: '?2026-\d\d-\d\d'?/, "last: '2026-06-30'"]),
      [`content/${ROLE} ${DUE} 2026-12-31`],
    ],
    [
      'where the interval became shorter',
      BASE,
      base(ROLE, ['title:', 'reviewEvery: P1M\ntitle:']),
      [expect.stringMatching(`^content/${ROLE} ${DUE} 2026-`)],
    ],
    [
      'where the file is new',
      new Map([...BASE].filter(([path]) => path !== ROLE)),
      BASE,
      [`content/${ROLE} ${DUE} 2027-04-06`],
    ],
    [
      'where no such folder was',
      new Map(),
      BASE,
      judge(BASE).findings.map(({ rule, file, on }) => `${file} ${rule} ${on}`),
    ],
    ['where a waiver was taken away', waivers([DUE, '2027-10-31']), waivers(), [`content/${ROLE} ${DUE} 2027-04-06`]],
    [
      'where two are alike and one was there',
      waivers(['entry-has-summary', '2027-08-30']),
      waivers(['field-is-used', '2027-08-30'], ['entry-has-summary', '2027-08-30']),
      ['content/waivers.yml waiver-is-valid 2027-08-31'],
    ],
  ])('%s', (_, before, now, findings) => {
    expect(failing(compare(before, now)).filter((finding) => !finding.endsWith(' null'))).toEqual(findings);
  });

  test('of two that are alike, the one that says something else', () => {
    const report = compare(
      waivers(['entry-has-summary', '2027-08-30']),
      waivers(['field-is-used', '2027-08-30'], ['entry-has-summary', '2027-08-30']),
    );
    const told = report.findings.filter(({ rule, on }) => rule === 'waiver-is-valid' && on !== null);
    expect(told.map(({ level, message }) => `${level} ${/`[^`]+`/.exec(message)?.[0]}`)).toEqual([
      'error `field-is-used`',
      'notice `entry-has-summary`',
    ]);
  });
});

test('a finding that does not come with time fails, known or not', () => {
  const files = base(ROLE, [/backups: \[.*\]/, 'backups: []']);
  const report = compare(files, files, '2026-11-22');
  expect(failing(report)).toContain(`content/${ROLE} role-has-backup null`);
});

test('what falls due soon stays a notice and is not counted as known', () => {
  const soon = judge(BASE, '2027-03-20').findings.filter(({ level }) => level === 'notice');
  expect(soon.length).toBeGreaterThan(0);
  const { known } = compare(BASE, BASE, '2027-03-20').since ?? {};
  expect([...(known ?? new Map()).keys()].filter(({ on }) => (on ?? '') > '2027-03-20')).toEqual([]);
});

describe('is told', () => {
  const now = base(ROLE, [/last: '?2026-\d\d-\d\d'?/, "last: '2026-06-30'"]);
  const telling = { strict: false, site: null };

  test('in text: what is known, and how much', () => {
    const told = FORMATS.text?.(compare(BASE, now), telling) ?? '';
    expect(told).toContain(`content/${ROLE}:`);
    expect(told).toMatch(/severity\.mdx:\d+:\d+ notice \(known error\), from 2027-04-06\n/);
    expect(told).toMatch(
      /\ntask-list: NOT READY\. 8 errors \(7 known\) in the way: [a-z, -]+\. 6 entries, 7 notices\.\n/,
    );
    expect(told).toMatch(/ 7 timed findings that were known at main are shown as notices\. The check fails\.\n$/);
  });

  test.each([
    [BASE, BASE, '2026-11-22', ' No timed finding was known at main. The check passes.'],
    [BASE, BASE, '2026-11-22', 'task-list: ready.'],
  ])('in text, %#', (before, after, asOf, sentence) => {
    expect(FORMATS.text?.(compare(before, after, asOf), telling)).toContain(sentence);
  });

  test('in JSON: the commit and the number, only where there was a comparison', () => {
    expect(JSON.parse(FORMATS.json?.(compare(BASE, now), telling) ?? '').changedSince).toEqual({
      ref: 'main',
      known: 7,
    });
    expect(JSON.parse(FORMATS.json?.(judge(now), telling) ?? '')).not.toHaveProperty('changedSince');
    expect(FORMATS.json?.(judge(now), telling)).not.toContain('"where"');
  });

  test('without what a name of a commit would do to a terminal', () => {
    const told = FORMATS.text?.(markKnown(judge(now), judge(BASE), 'a\u001b[2Jb'), telling);
    expect(told).not.toContain('\u001b');
  });

  test('of one plan alone, too', () => {
    const narrowed = narrow(compare(BASE, now), BASE_PLAN);
    expect(FORMATS.text?.(narrowed, telling)).toContain('7 timed findings that were known at main');
  });
});
