import { load, type Report } from '../src/check.ts';
import type { Finding } from '../src/plan/finding.ts';
import { fingerprintsOf } from '../src/plan/fingerprint.ts';
import { emptySource, type Spot } from '../src/plan/source.ts';
import { BASE, filesOf, over } from './content.ts';

/** One finding, like most. */
export function finding(more: Partial<Finding>): Finding {
  return {
    rule: 'role-is-filled',
    level: 'error',
    timed: false,
    on: null,
    message: 'Nobody holds this role. Name a contact.',
    plan: 'task-list',
    entry: 'roles/scribe',
    waivedUntil: null,
    file: 'content/task-list/roles/scribe.mdx',
    line: 2,
    column: 1,
    endLine: more.line ?? 2,
    endColumn: (more.column ?? 1) + 5,
    ...more,
  };
}

/** A message and a path that try to be more than text in one format or another. */
export const HOSTILE =
  '`[Name `|]` and `` a ` are blanks for @octocat, #7, GH-12, a@example.com & R&D: <b>bold</b> **bold** _x_ ![i](https://img.example.com) [click](https://evil.example.com) www.example.com ]]> %0A ::error::x {0} :tada: $1$ "q" \'p\' \n# 😀.';
const HOSTILE_FILE = 'content/task-list/guides/100% `a`|<b>,x:y #1 é😀.mdx';

const FINDINGS: Finding[] = [
  finding({
    file: 'content/contacts.yml',
    plan: null,
    entry: 'contacts',
    rule: 'contact-is-verified',
    timed: true,
    on: '2026-11-20',
    line: 9,
    column: 14,
    endLine: 9,
    endColumn: 26,
    message: 'Nobody called Omar Haddad since 2026-08-19. Call, then record it.',
  }),
  finding({
    file: 'content/no\u0007tes\n\u202E.txt',
    plan: null,
    entry: null,
    rule: 'file-has-a-kind',
    line: 1,
    endColumn: 1,
    message: 'This file is nothing that Muster knows: \u001B[2J\u202Etxt. Move it.',
  }),
  finding({
    file: HOSTILE_FILE,
    entry: 'guides/odd',
    rule: 'no-blanks-left',
    line: 9,
    endLine: 11,
    message: HOSTILE,
  }),
  finding({}),
  finding({
    line: 7,
    column: 12,
    rule: 'role-has-backup',
    message: 'This role has no backup. Name a contact.',
    waivedUntil: '2027-03-31',
  }),
  finding({
    file: 'content/task-list/severity.mdx',
    entry: 'severity',
    level: 'notice',
    rule: 'review-not-overdue',
    timed: true,
    on: '2026-12-20',
    message: 'The review of 2026-06-19 holds for 6 months, up to 2026-12-19. “Read” it & <record>.',
  }),
  finding({
    file: 'content/vault/guides/evidence.mdx',
    plan: 'vault',
    entry: 'guides/evidence',
    level: 'warning',
    rule: 'entry-has-summary',
    message: 'This entry has no summary. Add one.',
  }),
];

/** Who owns what: the base plan, and one whose `plan.mdx` cannot be read. */
const CONTENT = load(
  over(
    BASE,
    filesOf(`
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
owner: technical-lead
---
-- ../vault/plan.mdx --
no front matter
-- ../vault/guides/evidence.mdx --
---
title: Evidence
---
-- waivers.yml --
- rule: role-has-backup
  plan: task-list
  entry: roles/scribe
  reason: |
    The second scribe
    starts in March.
  approvedBy: priya-nair
  approvedOn: '2026-11-20'
  until: '2027-03-31'
`),
  ),
);

const plansOf = ({ plan, entry }: Finding) => {
  if (plan !== null) return [plan];
  return entry === 'contacts' ? ['task-list', 'vault'] : [];
};
const spotOf = ({ file }: Finding): Spot => {
  const path = file.slice('content/'.length);
  return { source: CONTENT.sources.get(path) ?? emptySource(path, null), path: [] };
};
const FINGERPRINTS = fingerprintsOf(FINDINGS.map((each) => [each, spotOf(each)]));

/** A report that holds every interesting shape once. */
export const REPORT: Report = {
  asOf: '2026-12-01',
  findings: FINDINGS,
  later: [],
  newest: '2026-11-20',
  unassessed: [
    {
      rule: 'review-not-overdue',
      plan: 'vault',
      entry: 'plan',
      because: 'plan.mdx cannot be read, so no interval is known.',
    },
  ],
  plans: [
    {
      id: 'task-list',
      title: 'Task list',
      entries: 9,
      ready: false,
      coverage: [{ framework: 'gdpr', total: 8, claimed: 7, designed: 6, exercised: 4, operated: 3 }],
    },
    { id: 'vault', title: 'Vault', entries: 1, ready: false, coverage: [] },
  ],
  content: CONTENT,
  plansOf,
  standingsOf: () => [],
  spotOf,
  fingerprintOf: (each) => FINGERPRINTS.get(each) as string,
};
