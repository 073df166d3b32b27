import { describe, expect, test } from 'vitest';
import { load } from '../../src/check.ts';
import type { Content, Plan, Reference } from '../../src/plan/plan.ts';
import { BASE, filesOf, over } from '../content.ts';

/** The base plan with an example laid over it. */
function contentWith(example: string): Content {
  return load(over(BASE, filesOf(example)));
}

function planWith(example: string): Plan {
  return contentWith(example).plans.find((plan) => plan.id === 'task-list') as Plan;
}

/** The faults of all files, as `path rule`. */
function faultsOf({ sources }: Content): string[] {
  return [...sources.values()].flatMap((source) => source.faults.map((fault) => `${source.path} ${fault.rule}`));
}

/** One target in a word. */
function ledTo({ target }: Reference): string {
  if (target === null) return 'nowhere';
  switch (target.type) {
    case 'entry':
      return `entry ${target.source.entry}`;
    case 'heading':
      return `step ${target.step} of ${target.source.entry}#${target.heading.slug}`;
    case 'contact':
      return `contact ${target.contact.id}`;
    case 'record':
      return `record ${target.id} of ${target.source.entry}`;
    case 'notification':
      return `notification ${target.notification.id}`;
    case 'framework':
      return target.requirement
        ? `requirement ${target.requirement.id} of ${target.framework.id}`
        : `framework ${target.framework.id}`;
    case 'plan':
      return `plan ${target.plan.id}`;
    case 'broken':
      return 'broken';
  }
}

const FRAMEWORK = `
-- frameworks/gdpr.yaml --
id: gdpr
title: General Data Protection Regulation
version: (EU) 2016/679
publisher: European Union
kind: regulation
jurisdiction: European Union
status: in-force
source: { name: EUR-Lex, url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj' }
requirements:
  - { id: Art.33(1), title: Tell the authority, summary: A breach is notified within 72 hours., kinds: [template] }
notifications:
  - id: gdpr-authority
    requirement: Art.33(1)
    recipient: Supervisory authority
    trigger: A breach with a risk to people
    clock_starts_at: awareness
    deadline: PT72H
    threshold: A risk to people is likely.
    content: [Nature of the breach]
    citation: Art. 33(1)
`;

describe('a reference', () => {
  test('leads to what its kind says', () => {
    const plan = planWith(`${FRAMEWORK}
-- system.yml --
logs:
  - { id: sign-in, name: Sign-in log }
-- obligations.yml --
duties:
  - { id: host-notice, recipient: Host, trigger: Unauthorised access, clockStartsAt: awareness, deadline: PT24H }
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
owner: incident-commander
satisfies: [gdpr#Art.33(1)]
notThis: [{ when: Nobody signed in., use: severity }]
severity: critical
lostFirst: [sign-in]
checklists: [account-taken-over]
notifications: [gdpr-authority, host-notice]
---
-- drills/2026-10-13-night-call.mdx --
---
title: Night call
form: card
status: held
facilitator: dana-whitfield
scenarios: [account-taken-over]
objectives:
  - id: cut-off
    text: Rows are copied before sessions end.
    entries: [plan, checklists/account-taken-over]
    steps:
      - { sheet: checklists/account-taken-over#cut-off, step: End every }
---
`);
    const told = (entry: string) => plan.entries.find((each) => each.name === entry)?.references.map(ledTo);
    expect(told('scenarios/account-taken-over')).toEqual([
      'entry roles/incident-commander',
      'requirement Art.33(1) of gdpr',
      'entry severity',
      'record critical of severity',
      'record sign-in of system',
      'entry checklists/account-taken-over',
      'notification gdpr-authority',
      'notification host-notice',
    ]);
    expect(told('drills/2026-10-13-night-call')).toEqual([
      'contact dana-whitfield',
      'entry scenarios/account-taken-over',
      'entry plan',
      'entry checklists/account-taken-over',
      'step 2 of checklists/account-taken-over#cut-off',
    ]);
    expect(faultsOf(plan.content)).toEqual([]);
  });

  test('to an entry that cannot be trusted is broken, and holds', () => {
    const plan = planWith(`
-- roles/technical-lead.mdx --
---
title: Technical lead
call: Tech lead
---
`);
    const [checklist] = plan.checklists;
    expect(checklist?.references.map(ledTo)[0]).toBe('broken');
    expect(checklist?.owner).toBeNull();
    expect(new Set(faultsOf(plan.content))).toEqual(new Set(['task-list/roles/technical-lead.mdx matches-schema']));
  });

  test('to contacts that cannot be trusted is broken, and holds', () => {
    const plan = planWith(`
-- contacts.yml --
dana-whitfield: { name: Dana Whitfield }
`);
    expect(plan.roles.map((role) => [role.heldBy, role.backups])).toEqual([
      [null, [null]],
      [null, [null]],
    ]);
    expect(faultsOf(plan.content)).toEqual(['contacts.yml matches-schema']);
  });

  test('to an entry whose own references lead nowhere still leads to it', () => {
    const plan = planWith(`
-- roles/incident-commander.mdx --
---
title: Incident commander
callsign: IC
heldBy: nobody-known
---
-- training/basics.mdx --
---
title: Basics
owner: incident-commander
---
`);
    expect(plan.training[0]?.references.map(ledTo)).toEqual(['entry roles/incident-commander']);
    expect(plan.training[0]?.owner?.title).toBe('Incident commander');
    expect(faultsOf(plan.content)).toEqual(['task-list/roles/incident-commander.mdx reference-exists']);
  });
});

describe('a link of a body', () => {
  test.each([
    ['to an entry', '../severity.mdx', []],
    ['to a heading', '../checklists/account-taken-over.mdx#cut-off', []],
    ['to a record of a YAML file', '../system.yml#sign-in', []],
    ['to a level', '../severity.mdx#critical', []],
    ['to its own heading', '#seal-it', []],
    ['to a shared file', '../../contacts.yml#dana-whitfield', []],
    ['to another plan', '../../billing/plan.mdx', []],
    ['outside', 'https://register.example.com', []],
    ['to a heading that is not there', '../severity.mdx#level-one', ['link-resolves']],
    ['to a file that is not there', '../severity.md', ['link-resolves']],
    ['above the content', '../../../severity.mdx', ['link-resolves']],
    ['from the root', '/task-list/severity.mdx', ['link-resolves']],
  ])('%s', (_, url, rules) => {
    const content = contentWith(`
-- ../billing/plan.mdx --
---
title: Billing
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
---
-- system.yml --
logs:
  - { id: sign-in, name: Sign-in log }
-- guides/evidence.mdx --
---
title: Evidence
---

## Seal it

Read [this](${url}) first.
`);
    expect(content.sources.get('task-list/guides/evidence.mdx')?.faults.map((fault) => fault.rule)).toEqual(rules);
  });

  test('to a body that cannot be read holds, whatever its heading', () => {
    const content = contentWith(`
-- checklists/account-taken-over.mdx --
---
title: Account taken over
---

## Cut {off
`);
    expect(faultsOf(content)).toContain('task-list/checklists/account-taken-over.mdx body-parses');
  });
});

test('lists stand in their order: scenarios the likeliest first, phases as numbered, the rest by id', () => {
  const plan = planWith(`
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
scenarios: [token-leaked, account-taken-over]
---
-- scenarios/database-copied.mdx --
---
title: The database is copied
---
-- scenarios/token-leaked.mdx --
---
title: A token is leaked
---
-- phases/containment.mdx --
---
title: Containment
order: 2
---
-- phases/identification.mdx --
---
title: Identification
order: 1
---
`);
  expect(plan.scenarios.map((entry) => entry.id)).toEqual(['token-leaked', 'account-taken-over', 'database-copied']);
  expect(plan.phases.map((entry) => entry.id)).toEqual(['identification', 'containment']);
  expect(plan.roles.map((entry) => entry.id)).toEqual(['incident-commander', 'technical-lead']);
  expect(plan.levels.map((level) => [level.rank, level.id])).toEqual([
    [1, 'critical'],
    [2, 'low'],
  ]);
});

test('a folder without `plan.mdx` is a plan at fault, and its other files are read', () => {
  const content = contentWith(`
-- ../billing/roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
---
`);
  const billing = content.plans.find((plan) => plan.id === 'billing');
  expect(billing?.home).toBeNull();
  expect(billing?.roles.map((role) => role.title)).toEqual(['Scribe']);
  expect(faultsOf(content)).toEqual(['billing/plan.mdx file-has-a-kind']);
});

test.each(['frameworks', 'rules', 'schemas', 'guide', 'pagefind'])('no plan is called %s', (name) => {
  const content = load(over(BASE, [[`${name}/plan.mdx`, '---\ntitle: Task list\n---\n']]));
  expect(content.plans.map((plan) => plan.id)).toEqual(['task-list']);
  expect(faultsOf(content)).toEqual([`${name}/plan.mdx file-has-a-kind`]);
});
