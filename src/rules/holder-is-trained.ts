import { inWords } from '../plan/day.ts';
import { holdersOf, holds, lastSession, trainingsOf } from '../plan/exercise.ts';
import { hiddenFiles } from '../plan/hidden.ts';
import type { Contact, Role } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

export const holderIsTrained: Rule = {
  id: 'holder-is-trained',
  concern: 'exercise',
  level: 'error',
  timed: true,
  summary: 'Everyone who holds or backs up a role has attended each training of that role within its interval.',
  why: `A name on a list is not yet somebody who can do it. A backup steps in exactly when the experienced person is
    away, so backups are trained as holders are.`,
  good: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M, training: P1Y }
---
-- training/responder-basics.mdx --
---
title: Responder basics
audience: [incident-commander, technical-lead]
sessions:
  - { on: '2026-09-22', attended: [dana-whitfield, omar-haddad] }
---
`,
  bad: {
    files: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2025-06-01'
cadence: { review: P6M, training: P1Y }
---
-- roles/legal-counsel.mdx --
---
title: Legal counsel
callsign: Legal
heldBy: priya-nair
---
-- training/responder-basics.mdx --
---
title: Responder basics
audience: [incident-commander, technical-lead]
every: P6M
sessions:
  - { on: '2026-09-22', attended: [omar-haddad] }
  - { on: '2026-03-10', attended: [dana-whitfield] }
---
`,
    findings: [
      'roles/incident-commander.mdx:6:9 Dana Whitfield last attended `training/responder-basics` on 2026-03-10, which holds for 6 months, up to 2026-09-10. Train them, and add the session with `attended`. [from 2026-09-11]',
      'roles/legal-counsel.mdx:3:11 No training has `legal-counsel` in its `audience`, so nothing prepares who holds it. Add the role to one: `npm run new -- training NAME --plan task-list`.',
      'roles/technical-lead.mdx:7:11 Priya Nair has not attended `training/responder-basics` yet, which is due by 2025-12-01. Train them, and add the session with `attended`. [from 2025-12-02]',
    ],
  },

  *check({ plan }) {
    const cadence = plan.home?.data.cadence.training;
    const hidden = hiddenFiles(plan, 'training');
    let unknown = 0;
    const told = new Set<string>();
    for (const role of plan.roles) {
      const trainings = trainingsOf(role);
      const people = holdersOf(role);
      if (trainings.length === 0 && people.length > 0 && cadence !== undefined) {
        if (hidden > 0) unknown += 1;
        else
          yield [
            role.at('callsign'),
            `No training has \`${role.id}\` in its \`audience\`, so nothing prepares who holds it. Add the role to one: \`npm run new -- training NAME --plan ${plan.id}\`.`,
          ];
      }
      for (const training of trainings) {
        const every = training.data.every ?? cadence;
        const began = later(role.data.since, training.data.since) ?? plan.home?.data.inForceSince;
        if (every === undefined || began === undefined) continue;
        for (const person of people) {
          const key = `${training.id} ${person.id}`;
          if (told.has(key)) continue;
          told.add(key);
          const latest = lastSession(training, person.id);
          const { last, on } = holds(latest ?? began, every);
          const due = latest
            ? `${person.name} last attended \`${training.name}\` on ${latest}, which holds for ${inWords(every)}, up to ${last}.`
            : `${person.name} has not attended \`${training.name}\` yet, which is due by ${last}.`;
          yield [spotOf(role, person), `${due} Train them, and add the session with \`attended\`.`, on];
        }
      }
    }
    if (unknown > 0)
      yield {
        spot: plan.at(),
        unassessed: `Whether a training prepares for ${unknown} of its roles is unknown while ${hidden} of its trainings cannot be read.`,
      };
  },
};

function spotOf(role: Role, person: Contact) {
  return role.heldBy === person ? role.at('heldBy') : role.at('backups', role.backups.indexOf(person));
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
