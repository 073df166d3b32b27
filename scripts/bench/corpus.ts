import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from '../../src/check.ts';
import { reviewDigest } from '../../src/plan/digest.ts';
import type { Data } from '../../src/plan/front-matter.ts';

/** The day on which a generated corpus is judged; nothing in it is due then. */
export const CORPUS_DAY = '2026-12-01';

const ENTRIES_PER_PLAN = 250;
const SINGLE_ENTRIES = 5;
/** The reviews of a plan lie in four weeks, so that they do not all fall due at once. */
const REVIEWED = "{ last: 'REVIEWED', by: omar-haddad, digest: 'DIGEST' }";
const REVIEW_DAYS = ['2026-10-05', '2026-10-13', '2026-10-21', '2026-10-29'];

/**
 * Writes a content folder with a number of entries of about 1.5 KB: plans of up to `perPlan` entries that are free of
 * findings, every entry reviewed and reachable.
 */
export function writeCorpus(directory: string, entries: number, perPlan = ENTRIES_PER_PLAN): void {
  const files = new Map<string, string>([
    [
      'organization.yml',
      `name: Harbour Tools\nprofile: demo\ndemoDate: '${CORPUS_DAY}'\nsite: https://plan.example.com\ntimeZone: Europe/London\n`,
    ],
    ['contacts.yml', contacts()],
    ['waivers.yml', '[]\n'],
  ]);
  for (let made = 0, plan = 1; made < entries; made += perPlan, plan += 1) {
    for (const [path, text] of planFiles(`plan-${plan}`, Math.min(perPlan, entries - made)))
      files.set(path, text.replace('REVIEWED', REVIEW_DAYS[files.size % REVIEW_DAYS.length] as string));
  }
  for (const source of load(files).sources.values()) {
    const text = files.get(source.path) as string;
    if (text.includes('DIGEST'))
      files.set(source.path, text.replace('DIGEST', reviewDigest(source.data as Data, source.bodyText)));
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

function contacts(): string {
  const person = (id: string, name: string, number: string, by: string) =>
    `${id}:\n  name: ${name}\n  kind: person\n  channels:\n    - { kind: phone, value: '+44 20 7946 0${number}' }\n    - { kind: chat, value: '@${id}', dependsOn: [sso] }\n  hours: always\n  verified: { on: '2026-11-02', by: ${by}, channel: phone }\n`;
  return (
    person('dana-whitfield', 'Dana Whitfield', '101', 'omar-haddad') +
    person('omar-haddad', 'Omar Haddad', '102', 'dana-whitfield')
  );
}

/** One plan: its single files, two roles, then families of scenario, checklist, template and guide. */
function planFiles(plan: string, entries: number): [string, string][] {
  const families = Math.max(1, Math.floor((entries - SINGLE_ENTRIES) / 4));
  const ids = Array.from({ length: families }, (_, index) => `case-${index + 1}`);
  const files: [string, string][] = [
    [
      'plan.mdx',
      mdx(
        [
          `title: Plan ${plan}`,
          'version: 1.0.0',
          "inForceSince: '2026-06-01'",
          'cadence: { review: P6M, verify: P3M, drill: P1Y, exercise: P2Y, approval: P1Y }',
          "approved: { by: dana-whitfield, on: '2026-05-28' }",
          'scenarios:',
          ...ids.map((id) => `  - ${id}`),
        ],
        prose(6),
      ),
    ],
    ['severity.mdx', mdx(['levels:', level('critical', 'PT1H', 'PT30M'), level('low', 'PT72H', 'P7D')], prose(6))],
    [
      'authority.yml',
      `summary: Who decides.\nowner: incident-commander\nreview: ${REVIEWED}\ndecisions:\n  - { id: stop, decision: Stop the service, decides: incident-commander, ifUnreachable: technical-lead, after: PT10M }\n`,
    ],
    [
      'roles/incident-commander.mdx',
      mdx(['title: Incident commander', 'callsign: IC', 'heldBy: dana-whitfield', 'backups: [omar-haddad]'], prose(8)),
    ],
    [
      'roles/technical-lead.mdx',
      mdx(
        ['title: Technical lead', 'callsign: Tech lead', 'heldBy: omar-haddad', 'backups: [dana-whitfield]'],
        prose(8),
      ),
    ],
  ];
  for (const id of ids) {
    files.push(
      [
        `scenarios/${id}.mdx`,
        mdx(
          [`title: Case ${id}`, 'severity: critical', 'pace: urgent', `checklists: [${id}]`, `templates: [${id}]`],
          `## First 15 minutes\n\n${steps(6)}\n${prose(2)}Evidence: [guide](../guides/${id}.mdx#keep-it).\n`,
        ),
      ],
      [
        `checklists/${id}.mdx`,
        mdx(
          [
            `title: Sheets of ${id}`,
            'mode: read-do',
            'useWhen: The case is open.',
            'goal: The stranger is out.',
            'reader: incident-commander',
          ],
          `## Cut off\n\n> Do not delete the account: its rows are evidence.\n\n${steps(7)}\nPause: All cut off.\n`,
        ),
      ],
      [
        `templates/${id}.mdx`,
        mdx(
          [
            `title: Notice of ${id}`,
            'recipients: [customers]',
            'channel: email',
            'sender: incident-commander',
            'approvers: [{ role: technical-lead, silence: PT30M }]',
            "subject: 'Your account [Account]'",
            'fields:',
            '  - { label: Account, required: true }',
            '  - { label: Since, required: true }',
          ],
          `Your account was used by somebody else since [Since].\n\n${prose(7)}`,
        ),
      ],
      [
        `guides/${id}.mdx`,
        mdx(
          [`title: Evidence of ${id}`],
          `## Keep it\n\n${prose(4)}| log | kept |\n| --- | --- |\n| gateway | 30 days |\n| audit | 400 days |\n\n${prose(3)}`,
        ),
      ],
    );
  }
  return files.map(([path, text]) => [`${plan}/${path}`, text]);
}

function mdx(lines: string[], body: string): string {
  const common = [
    'summary: What this entry is for, in a sentence of usual length.',
    'owner: incident-commander',
    `review: ${REVIEWED}`,
  ];
  return `---\n${[...lines, ...common].join('\n')}\n---\n\n${body}`;
}

function level(id: string, respondWithin: string, updateEvery: string): string {
  return `  - { id: ${id}, name: ${id}, respondWithin: ${respondWithin}, updateEvery: ${updateEvery}, lead: incident-commander, tests: ['Does a stranger use an account?'] }`;
}

const VERBS = ['Copy', 'Seal', 'Block', 'Count', 'Write down', 'Compare', 'Save', 'Query'];

function steps(count: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `${index + 1}. Tech lead: ${VERBS[index % VERBS.length]} the session rows of the account in part ${index + 1}, within 10 min.\n   Expect: a row count that the Scribe writes down.\n`,
  ).join('');
}

function prose(paragraphs: number): string {
  return Array.from(
    { length: paragraphs },
    (_, index) =>
      `Paragraph ${index + 1} says in plain words what a responder needs at night, with a **bold** word and a \`command --flag\` in it, and ends.\n\n`,
  ).join('');
}
