import { expect, test } from 'vitest';
import type { Report } from '../src/check.ts';
import type { Finding } from '../src/plan/finding.ts';
import { FORMATS } from '../src/report/index.ts';
import { fails, narrow, summarize } from '../src/report/reporter.ts';

/** A report that holds every interesting shape once. */
function finding(more: Partial<Finding>): Finding {
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
    endLine: 2,
    endColumn: 6,
    ...more,
  };
}

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

const PLANS_OF = new Map(FINDINGS.map((each) => [each, each.plan === null ? ['task-list', 'vault'] : [each.plan]]));

const REPORT: Report = {
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
  content: undefined as never,
  plansOf: (each) => PLANS_OF.get(each) ?? [],
};

test.each(Object.keys(FORMATS))('%s tells the shared report as its golden file does', async (format) => {
  const told = FORMATS[format]?.(REPORT, { strict: false, site: 'https://plan.example.com/' });
  await expect(told).toMatchFileSnapshot(`golden/report.${format}`);
});

test('a waived finding counts only as waived', () => {
  expect(summarize(REPORT)).toEqual({ error: 2, warning: 1, notice: 1, waived: 1, unassessed: 1 });
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
