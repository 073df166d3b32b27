import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import type { Finding } from '../src/plan/finding.ts';
import { BASE, filesOf, over } from './content.ts';

const FILES = `
-- guides/evidence.mdx --
---
title: Evidence
owner: technical-lead
review: { last: '2026-05-04', by: omar-haddad, digest: '0000000000000000' }
---

## Seal it

### Twice

The room is TBD.

## Hand it over

The lawyer is TBD.
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
summary: Somebody else uses an account.
owner: incident-commander
severity: critical
checklists: [account-taken-over]
---

Read [Evidence](../guides/evidence.mdx).
`;

const APPROVED = `
  reason: The rooms move in January, and the numbers are not known before that.
  approvedBy: priya-nair
  approvedOn: '2026-11-02'
  until: '2027-01-31'
`;

/** The findings over one waiver. */
function findingsUnder(waiver: string, asOf = '2026-11-22', files = FILES): Finding[] {
  return check(over(BASE, filesOf(`${files}-- waivers.yml --\n${waiver}`)), { asOf, latest: '2026-11-22' }).findings;
}

function waived(findings: Finding[]): string[] {
  return findings
    .filter((finding) => finding.waivedUntil !== null)
    .map(({ rule, entry, line }) => `${rule} ${entry}:${line}`);
}

describe('a waiver covers', () => {
  test.each([
    [
      'its rule in the whole plan',
      'no-blanks-left\n  plan: task-list',
      ['no-blanks-left guides/evidence:11', 'no-blanks-left guides/evidence:15'],
    ],
    [
      'its rule in an entry',
      'no-blanks-left\n  plan: task-list\n  entry: guides/evidence',
      ['no-blanks-left guides/evidence:11', 'no-blanks-left guides/evidence:15'],
    ],
    [
      'what stands under a heading',
      "no-blanks-left\n  plan: task-list\n  entry: guides/evidence\n  at: '#hand-it-over'",
      ['no-blanks-left guides/evidence:15'],
    ],
    [
      'what stands under a heading below it',
      "no-blanks-left\n  plan: task-list\n  entry: guides/evidence\n  at: '#seal-it'",
      ['no-blanks-left guides/evidence:11'],
    ],
    [
      'a field',
      'review-covers-content\n  plan: task-list\n  entry: guides/evidence\n  at: review.digest',
      ['review-covers-content guides/evidence:4'],
    ],
    [
      'a group of fields',
      'review-covers-content\n  plan: task-list\n  entry: guides/evidence\n  at: review',
      ['review-covers-content guides/evidence:4'],
    ],
    [
      'what time has brought',
      'review-not-overdue\n  plan: task-list\n  entry: guides/evidence',
      ['review-not-overdue guides/evidence:4'],
    ],
    ['no other rule', 'no-blanks-left\n  plan: task-list\n  entry: roles/technical-lead', []],
    ['no other field', 'review-covers-content\n  plan: task-list\n  entry: guides/evidence\n  at: rev', []],
    [
      'no body by the name of a field',
      'no-blanks-left\n  plan: task-list\n  entry: guides/evidence\n  at: summary',
      [],
    ],
    ['no plan unless it names it', 'no-blanks-left', []],
  ])('%s', (_, waiver, expected) => {
    expect(waived(findingsUnder(`- rule: ${waiver}${APPROVED}`))).toEqual(expected);
  });

  test('a shared file, when it names no plan', () => {
    const contacts =
      '-- organization.yml --\nname: TBD\nprofile: demo\ndemoDate: "2026-11-22"\ntimeZone: Europe/London\n';
    const findings = findingsUnder(`- rule: no-blanks-left${APPROVED}`, '2026-11-22', contacts);
    expect(waived(findings)).toEqual(['no-blanks-left organization:1']);
  });
});

describe('a waived finding', () => {
  const waiver = `- rule: no-blanks-left\n  plan: task-list\n  entry: guides/evidence${APPROVED}`;

  test('is still told, with the last day of the waiver', () => {
    const found = findingsUnder(waiver).filter((finding) => finding.rule === 'no-blanks-left');
    expect(found.map(({ level, waivedUntil }) => [level, waivedUntil])).toEqual([
      ['error', '2027-01-31'],
      ['error', '2027-01-31'],
    ]);
  });

  test('returns on the day after, and the waiver is told too', () => {
    const during = findingsUnder(waiver, '2027-01-31');
    const after = findingsUnder(waiver, '2027-02-01');
    const of = (findings: Finding[], rule: string) =>
      findings.filter((finding) => finding.rule === rule).map(({ level, waivedUntil }) => `${level} ${waivedUntil}`);
    expect(of(during, 'no-blanks-left')).toEqual(['error 2027-01-31', 'error 2027-01-31']);
    expect(of(during, 'waiver-is-valid')).toEqual(['notice null']);
    expect(of(after, 'no-blanks-left')).toEqual(['error null', 'error null']);
    expect(of(after, 'waiver-is-valid')).toEqual(['error null']);
  });

  test('does not stop its plan from being ready', () => {
    const files = `
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: omar-haddad
---
`;
    const ready = (asOf: string, waivers: string) =>
      check(over(BASE, filesOf(`${files}-- waivers.yml --\n${waivers}`)), { asOf, latest: asOf }).plans[0]?.ready;
    const accepted = `- rule: role-has-backup\n  plan: task-list\n  entry: roles/technical-lead${APPROVED}`;
    expect(ready('2026-11-22', '[]')).toBe(false);
    expect(ready('2026-11-22', accepted)).toBe(true);
    expect(ready('2027-02-01', accepted)).toBe(false);
  });
});

describe('a waiver accepts nothing', () => {
  test.each([
    ['without a reason', "approvedBy: priya-nair\n  approvedOn: '2026-11-02'\n  until: '2027-01-31'"],
    [
      'that an unknown contact accepted',
      "reason: The rooms move in January of next year.\n  approvedBy: pryia-nair\n  approvedOn: '2026-11-02'\n  until: '2027-01-31'",
    ],
    [
      'that the holder of the owning role accepted',
      "reason: The rooms move in January of next year.\n  approvedBy: omar-haddad\n  approvedOn: '2026-11-02'\n  until: '2027-01-31'",
    ],
    [
      'accepted on a day to come',
      "reason: The rooms move in January of next year.\n  approvedBy: priya-nair\n  approvedOn: '2026-12-02'\n  until: '2027-01-31'",
    ],
    [
      'without an end',
      "reason: The rooms move in January of next year.\n  approvedBy: priya-nair\n  approvedOn: '2026-11-02'",
    ],
    [
      'that holds too long',
      "reason: The rooms move in January of next year.\n  approvedBy: priya-nair\n  approvedOn: '2026-11-02'\n  until: '2027-05-02'",
    ],
    [
      'of the wrong shape',
      "because: The rooms move in January of next year.\n  approvedBy: priya-nair\n  approvedOn: '2026-11-02'\n  until: '2027-01-31'",
    ],
  ])('%s', (_, fields) => {
    const findings = findingsUnder(
      `- rule: no-blanks-left\n  plan: task-list\n  entry: guides/evidence\n  ${fields}\n`,
    );
    expect(waived(findings)).toEqual([]);
    expect(
      findings.filter((finding) => finding.file === 'content/waivers.yml').map((finding) => finding.rule),
    ).toHaveLength(1);
  });

  test('of a file that cannot be read', () => {
    const findings = findingsUnder(
      `- rule: matches-schema\n  plan: task-list${APPROVED}`,
      '2026-11-22',
      '-- severity.mdx --\n---\nlevels: []\n---\n',
    );
    expect(waived(findings)).toEqual([]);
    expect(findings.map((finding) => finding.rule)).toEqual(
      expect.arrayContaining(['matches-schema', 'waiver-is-valid']),
    );
  });

  test('once it covers no finding any more, and says so', () => {
    const findings = findingsUnder(`- rule: response-time-order\n  plan: task-list${APPROVED}`);
    expect(findings.filter((finding) => finding.rule === 'waiver-is-used').map((finding) => finding.level)).toEqual([
      'notice',
    ]);
  });
});
