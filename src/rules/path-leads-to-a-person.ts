import { crewOf } from '../plan/crew.ts';
import type { Contact, Plan, Role, Scenario } from '../plan/plan.ts';
import { canBeCalled } from '../plan/reach.ts';
import type { Rule } from './rule.ts';

export const pathLeadsToAPerson: Rule = {
  id: 'path-leads-to-a-person',
  concern: 'procedure',
  level: 'error',
  summary:
    'For each scenario and level, every role that leads, is told or acts has a holder and a backup who can be called without what the scenario takes as lost.',
  why: `When the sign-in service is what was broken into, a plan that calls people through it calls nobody. The
    number that works then has to be in it now.`,
  good: `
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
severity: critical
assumeLost: [sso, corporate-phones]
---

## First 15 minutes

1. You: Call the IC, within 5 min.
`,
  bad: {
    files: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0101', dependsOn: [corporate-phones] }
omar-haddad:
  name: Omar Haddad
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0102' }
    - { kind: chat, value: '@omar', dependsOn: [sso] }
priya-nair:
  name: Priya Nair
  kind: person
  channels:
    - { kind: short, value: '4103', dependsOn: [office-network] }
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
severity: critical
severityChanges: [{ to: low, when: Only a test account was used. }]
assumeLost: [corporate-phones]
---

## First 15 minutes

1. You: Call the IC, within 5 min.
-- scenarios/office-cut-off.mdx --
---
title: The office is cut off
severity: critical
assumeLost: [corporate-phones, office-network]
---

## First 15 minutes

1. Tech lead: Call the provider, within 15 min.
`,
    findings: [
      'contacts.yml:5:5 `An account is taken over` takes `corporate-phones` as lost, and then nobody can call Dana Whitfield, who holds `IC`. Add a number that works without it.',
      'contacts.yml:16:5 `The office is cut off` takes `office-network` as lost, and then nobody can call Priya Nair, a backup of `Tech lead`. Add a number that works without it.',
    ],
  },

  *check({ plan }) {
    const told = new Set<string>();
    for (const scenario of plan.scenarios) {
      const lost = new Set<string>(scenario.data.assumeLost ?? []);
      for (const role of rolesOf(scenario, plan)) {
        const { holder, backups } = crewOf(role);
        // Told by `role-is-filled` and `role-has-backup`.
        if (!holder || backups.length === 0) continue;
        const broken: Contact[] = canBeCalled(holder, lost) ? [] : [holder];
        if (!backups.some((backup) => canBeCalled(backup, lost))) broken.push(...backups);
        for (const contact of broken) {
          if (!canBeCalled(contact) || told.has(contact.id)) continue;
          told.add(contact.id);
          const gone = [...lost].filter((each) => !canBeCalled(contact, new Set([each])));
          const what = (gone.length > 0 ? gone : [...lost]).map((each) => `\`${each}\``).join(' and ');
          yield [
            contact.at('channels'),
            `\`${scenario.title}\` takes ${what} as lost, and then nobody can call ${contact.name}, ${contact === holder ? 'who holds' : 'a backup of'} \`${role.callsign}\`. Add a number that works without it.`,
          ];
        }
      }
    }
  },
};

/** The roles that lead or are told at each level that a scenario may take, and those that act in its steps. */
function rolesOf(scenario: Scenario, plan: Plan): Role[] {
  const levels = new Set([scenario.data.severity, ...(scenario.data.severityChanges ?? []).map(({ to }) => to)]);
  const ids = new Set(
    plan.levels.filter(({ id }) => levels.has(id)).flatMap(({ lead, notify }) => [lead, ...(notify ?? [])]),
  );
  const actors = new Set(
    [scenario.body, ...scenario.checklists.map(({ body }) => body)].flatMap((body) =>
      (body?.steps ?? []).map(({ actor }) => actor),
    ),
  );
  return plan.roles.filter((role) => ids.has(role.id) || actors.has(role.callsign));
}
