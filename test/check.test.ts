import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckOptions, check, defaultAsOf, type Report } from '../src/check.ts';
import type { Finding } from '../src/plan/finding.ts';
import type { Files, FileText } from '../src/plan/source.ts';
import { BASE, filesOf, over } from './content.ts';

const AS_OF = '2026-11-22';

/** A second plan, clean and young, that uses one contact. */
const BILLING = `
-- ../billing/plan.mdx --
---
title: Billing
summary: What we do when billing is attacked.
owner: incident-commander
version: 1.0.0
inForceSince: '2026-11-02'
cadence: { review: P6M, drill: P1Y, approval: P1Y }
approved: { by: dana-whitfield, on: '2026-11-02' }
---
-- ../billing/roles/incident-commander.mdx --
---
title: Incident commander
summary: Decides, and keeps the overview.
owner: incident-commander
callsign: IC
heldBy: dana-whitfield
backups: [omar-haddad]
---
`;

function judge(example: string, options: Partial<CheckOptions> = {}): Report {
  return check(over(BASE, filesOf(example)), { asOf: AS_OF, folder: '', ...options });
}

function told(findings: readonly Finding[]): string[] {
  return findings.map(({ file, line, column, level, rule }) => `${file}:${line}:${column} ${level} ${rule}`);
}

function readiness({ plans }: Report): Record<string, boolean> {
  return Object.fromEntries(plans.map(({ id, ready }) => [id, ready]));
}

/** All that a report says, as text. */
function whole({ findings, later, plans, unassessed, newest, plansOf }: Report): string {
  return JSON.stringify({
    findings: findings.map((finding) => ({ ...finding, plans: plansOf(finding) })),
    later,
    plans,
    unassessed,
    newest,
  });
}

describe('a broken file hides only itself', () => {
  test.each<[string, string, string[]]>([
    [
      'data of the wrong shape',
      '-- checklists/account-taken-over.mdx --\n---\nname: Account taken over\n---\n\n## Cut off\n\n1. Tech lead: End every session.\n',
      [
        'task-list/checklists/account-taken-over.mdx:2:1 error matches-schema',
        'task-list/checklists/account-taken-over.mdx:2:1 error matches-schema',
      ],
    ],
    [
      'front matter that is no YAML',
      '-- checklists/account-taken-over.mdx --\n---\ntitle: [\n---\n',
      ['task-list/checklists/account-taken-over.mdx:2:9 error front-matter-is-plain'],
    ],
    [
      'a role of the wrong shape',
      '-- roles/technical-lead.mdx --\n---\ntitle: Technical lead\n---\n',
      ['task-list/roles/technical-lead.mdx:2:1 error matches-schema'],
    ],
    [
      'levels of the wrong shape',
      '-- severity.mdx --\n---\nlevels: []\n---\n',
      ['task-list/severity.mdx:2:9 error matches-schema'],
    ],
    [
      'contacts that are no YAML',
      '-- contacts.yml --\ndana-whitfield: {\n',
      ['contacts.yml:1:17 error front-matter-is-plain'],
    ],
    ['a file of no kind', '-- notes.txt --\nCall Dana.\n', ['task-list/notes.txt:1:1 error file-has-a-kind']],
  ])('%s', (_, example, expected) => {
    expect(told(judge(example).findings)).toEqual(expected);
  });

  test('its plan is not ready, and the other plan is judged', () => {
    const report = judge(`${BILLING}
-- ../billing/roles/scribe.mdx --
---
title: Scribe
summary: Writes the log.
owner: incident-commander
callsign: Scribe
heldBy: omar-haddad
---
-- roles/technical-lead.mdx --
---
title: Technical lead
---
`);
    expect(told(report.findings)).toEqual([
      'billing/roles/scribe.mdx:2:1 error role-has-backup',
      'task-list/roles/technical-lead.mdx:2:1 error matches-schema',
    ]);
    expect(readiness(report)).toEqual({ billing: false, 'task-list': false });
  });

  test('the other plan stays ready', () => {
    expect(readiness(judge(`${BILLING}-- severity.mdx --\n---\nlevels: []\n---\n`))).toEqual({
      billing: true,
      'task-list': false,
    });
  });

  test('a body that cannot be read leaves its data to be judged', () => {
    const report = judge(
      '-- roles/technical-lead.mdx --\n---\ntitle: Technical lead\ncallsign: Tech lead\nheldBy: omar-haddad\n---\n\nCut {off\n',
    );
    expect(told(report.findings).filter((line) => line.includes('error'))).toEqual([
      'task-list/roles/technical-lead.mdx:2:1 error role-has-backup',
      'task-list/roles/technical-lead.mdx:7:5 error body-parses',
    ]);
  });

  test('what leads on from it is unknown, and no false alarm', () => {
    const example = '-- scenarios/account-taken-over.mdx --\n---\nname: Taken over\n---\n';
    const report = judge(example);
    expect(report.findings.map((finding) => finding.rule)).toEqual(['matches-schema', 'matches-schema']);
    expect(report.unassessed).toEqual([
      {
        rule: 'entry-is-reachable',
        plan: 'task-list',
        entry: 'plan',
        because: 'What `task-list/scenarios/account-taken-over.mdx` leads to is unknown while it cannot be read.',
      },
    ]);
  });

  test('a file that was not read is a finding with its reason', () => {
    const files = over(BASE, [
      ['task-list/guides/evidence.mdx', { unreadable: 'The file is not UTF-8 text. Save it as UTF-8.' }],
    ]);
    const report = check(files, { asOf: AS_OF });
    expect(report.findings.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'content/task-list/guides/evidence.mdx The file is not UTF-8 text. Save it as UTF-8.',
    ]);
    expect(readiness(report)).toEqual({ 'task-list': false });
  });
});

describe('a finding in a shared file', () => {
  const contacts = (priya: string) =>
    `
-- contacts.yml --
dana-whitfield: { name: Dana Whitfield, kind: person, hours: always, channels: *ways }
omar-haddad: { name: Omar Haddad, kind: person, hours: always, channels: *ways }
priya-nair: { name: ${priya}, kind: person, hours: always, channels: *ways }
`.replace('*ways', "&ways [{ kind: phone, value: '+44 20 7946 0101' }, { kind: inPerson, value: 'Floor 2' }]");

  test('counts against every plan that uses the record, and no other', () => {
    const report = judge(`${BILLING}${contacts('TBD')}`);
    const [finding] = report.findings;
    expect(told(report.findings)).toEqual(['contacts.yml:3:21 error no-blanks-left']);
    expect(finding?.plan).toBeNull();
    expect(report.plansOf(finding as Finding)).toEqual(['task-list']);
    expect(readiness(report)).toEqual({ billing: true, 'task-list': false });
  });

  test('counts against all plans when nobody can tell which use the record', () => {
    const report = judge(`${BILLING}-- contacts.yml --\ndana-whitfield: { name: Dana Whitfield }\n`);
    expect(told(report.findings)).toEqual(['contacts.yml:1:1 error matches-schema']);
    expect(readiness(report)).toEqual({ billing: false, 'task-list': false });
  });

  test('counts against all plans when it is about all of them', () => {
    const report = judge(
      `${BILLING}-- organization.yml --\nname: TBD\nprofile: demo\ndemoDate: '2026-11-22'\ntimeZone: Europe/London\n`,
    );
    expect(report.plansOf(report.findings[0] as Finding)).toEqual(['billing', 'task-list']);
    expect(readiness(report)).toEqual({ billing: false, 'task-list': false });
  });
});

describe('what time brings', () => {
  // Reviewed on 2026-10-05, every 6 months.
  const on = '2027-04-06';
  const at = (asOf: string) => {
    const { findings, later } = judge('', { asOf, latest: AS_OF });
    const own = (list: readonly Finding[]) =>
      list.filter((finding) => finding.entry === 'severity').map((finding) => `${finding.level} ${finding.on}`);
    return { now: own(findings), later: own(later) };
  };

  test.each([
    ['2027-03-06', { now: [], later: [`error ${on}`] }],
    ['2027-03-07', { now: [`notice ${on}`], later: [] }],
    ['2027-04-05', { now: [`notice ${on}`], later: [] }],
    ['2027-04-06', { now: [`error ${on}`], later: [] }],
    ['2029-01-01', { now: [`error ${on}`], later: [] }],
  ])('on %s', (asOf, expected) => {
    expect(at(asOf)).toEqual(expected);
  });

  test('reads the same before and after', () => {
    const message = (asOf: string) => {
      const report = judge('', { asOf, latest: AS_OF });
      return [...report.findings, ...report.later].find((finding) => finding.entry === 'severity')?.message;
    };
    expect(message('2026-11-22')).toBe(message('2031-01-01'));
  });

  test('makes a plan unready on its day', () => {
    expect(readiness(judge('', { asOf: '2027-04-05', latest: AS_OF }))).toEqual({ 'task-list': true });
    expect(readiness(judge('', { asOf: '2027-04-06', latest: AS_OF }))).toEqual({ 'task-list': false });
  });

  test('is told in the order of days', () => {
    const days = judge(BILLING).later.map((finding) => finding.on ?? '');
    expect(days.length).toBeGreaterThan(2);
    expect(days).toEqual([...days].sort());
  });
});

describe('the day', () => {
  test('the newest record is the newest that is not ahead of time', () => {
    expect(judge('').newest).toBe('2026-10-05');
    const ahead = "-- guides/evidence.mdx --\n---\ntitle: Evidence\nreview: { last: '2026-11-23' }\n---\n";
    expect(judge(ahead).newest).toBe('2026-10-05');
    expect(judge(ahead, { latest: '2026-11-23' }).newest).toBe('2026-11-23');
  });

  test.each<[string, string, string]>([
    [
      "a demo's own",
      "name: Harbour Tools\nprofile: demo\ndemoDate: '2026-11-22'\ntimeZone: Europe/London\n",
      '2026-11-22',
    ],
    [
      "today in the organisation's zone",
      'name: Harbour Tools\nprofile: live\ntimeZone: Pacific/Auckland\n',
      '2027-02-02',
    ],
    [
      'today in UTC where the zone is unknown',
      'name: Harbour Tools\nprofile: live\ntimeZone: Europe/Atlantis\n',
      '2027-02-01',
    ],
    ['today in UTC where the file is broken', 'name: [\n', '2027-02-01'],
  ])('the default is %s', (_, organization, expected) => {
    expect(defaultAsOf(new Map([['organization.yml', organization]]), Date.UTC(2027, 1, 1, 22))).toBe(expected);
  });
});

describe('places of plans', () => {
  test.each(['frameworks', 'rules', 'schemas', 'guide', 'pagefind'])('no plan may be called %s', (name) => {
    const report = judge(`-- ${name}/plan.mdx --\n---\ntitle: Task list\n---\n`);
    expect(told(report.findings)).toEqual([`${name}/plan.mdx:1:1 error file-has-a-kind`]);
    expect(readiness(report)).toEqual({ 'task-list': true });
  });

  test('a folder without `plan.mdx` is told once, at that file', () => {
    const report = judge(
      '-- ../billing/roles/scribe.mdx --\n---\ntitle: Scribe\ncallsign: Scribe\nsummary: Writes.\nowner: scribe\nheldBy: omar-haddad\nbackups: [priya-nair]\n---\n',
    );
    expect(told(report.findings)).toEqual(['billing/plan.mdx:1:1 error file-has-a-kind']);
    expect(readiness(report)).toEqual({ billing: false, 'task-list': true });
    expect(report.unassessed.map(({ rule, plan, entry }) => `${rule} ${plan}/${entry}`)).toEqual([
      'contact-is-verified billing/plan',
      'review-not-overdue billing/plan',
    ]);
  });

  test('without any file there is no plan and no finding', () => {
    const report = check(new Map(), { asOf: AS_OF });
    expect([report.findings, report.plans, report.newest]).toEqual([[], [], null]);
  });
});

test('the order of files changes nothing', () => {
  const files: Files = over(
    BASE,
    filesOf(`${BILLING}
-- contacts.yml --
dana-whitfield: { name: TBD, kind: person, verified: { on: '2027-01-01', by: omar-hadad } }
omar-haddad: { name: Omar Haddad, kind: person }
-- waivers.yml --
- rule: role-has-backup
  plan: task-list
  reason: The second lead starts on 2027-02-01; the night desk stands in until then.
  approvedBy: omar-haddad
  approvedOn: '2026-11-02'
  until: '2027-02-14'
-- guides/evidence.mdx --
---
title: Evidence
owner: nobody
---

[Seal](#seal) [Name]
-- roles/scribe.mdx --
---
title: Scribe
callsign: IC
appointedBy: technical-lead
---
-- system.yml --
parts: {}
`),
  );
  const expected = whole(check(files, { asOf: AS_OF }));
  expect(expected).toContain('id-is-unique');
  fc.assert(
    fc.property(fc.shuffledSubarray([...files], { minLength: files.size }), (shuffled: [string, FileText][]) => {
      expect(whole(check(new Map(shuffled), { asOf: AS_OF }))).toBe(expected);
    }),
    { numRuns: 20 },
  );
});

test('a message stays short, whatever a title holds, and still says what to do', () => {
  const title = `${'Evidence 🧯 '.repeat(1_000)}`.trim();
  const files = over(
    BASE,
    filesOf(`-- guides/evidence.mdx --\n---\ntitle: >-\n  ${title.replaceAll('🧯 ', '🧯\n  ')}\n---\n`),
  );
  const messages = check(files, { asOf: '2026-11-22', folder: '' }).findings.map(({ message }) => message);
  const owner = messages.find((message) => message.startsWith('Nobody owns `Evidence'));
  expect(owner).toMatch(/ … .*Name the role that keeps it right as `owner`\.$/);
  for (const message of messages) {
    expect(message.length).toBeLessThan(560);
    expect(message.isWellFormed()).toBe(true);
  }
});
