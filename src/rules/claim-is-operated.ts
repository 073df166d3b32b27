import { askedOf, isOperated, keepsRecords } from '../plan/claims.ts';
import { hiddenFiles } from '../plan/hidden.ts';
import { listedUpTo } from '../plan/list.ts';
import type { Rule } from './rule.ts';

export const claimIsOperated: Rule = {
  id: 'claim-is-operated',
  concern: 'coverage',
  level: 'notice',
  summary:
    'A requirement that a drill, training, routine, review or contact claims has a dated record that it happened.',
  why: `Auditors ask three things: is it written, does it work, and was it done. Only a record with a day answers the
    third. It is shown and fails no check, since a plan cannot make an incident happen.`,
  good: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
frameworks: [{ id: house }]
---
-- routines.yml --
routines:
  - id: night-call-out
    name: Night call-out
    every: P6M
    satisfies: ['house#H.6']
    record: [{ on: '2026-10-21', by: omar-haddad, result: All answered within nine minutes. }]
-- frameworks/house.yaml --
id: house
title: House rules
version: '1'
publisher: Harbour Tools
kind: guideline
jurisdiction: the company
status: in-force
source: { name: House rules, url: https://example.com/house }
requirements:
  - { id: H.6, title: Reaching people, summary: Everybody can be reached at night., kinds: [plan, drill] }
`,
  bad: {
    files: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
frameworks: [{ id: house }]
---
-- routines.yml --
routines:
  - { id: night-call-out, name: Night call-out, every: P6M, satisfies: ['house#H.6'] }
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
plannedFor: '2026-12-01'
satisfies: ['house#H.6']
---
-- after-actions/2026-11-20-scanner-at-the-gate.mdx --
---
title: The scanner at the gate
of: incident
closedOn: '2026-11-20'
satisfies: ['house#H.6']
---
-- frameworks/house.yaml --
id: house
title: House rules
version: '1'
publisher: Harbour Tools
kind: guideline
jurisdiction: the company
status: in-force
source: { name: House rules, url: https://example.com/house }
requirements:
  - { id: H.6, title: Reaching people, summary: Everybody can be reached at night., kinds: [plan, drill] }
`,
    findings: [
      'plan.mdx:6:20 `H.6`, Reaching people, is claimed by `after-actions/2026-11-20-scanner-at-the-gate`, `drills/2026-12-01-silent-line` and `routines`, and no dated record shows that it happened. It needs a drill or a review that was held, a session, a routine that was done or a contact that was verified.',
    ],
  },

  *check({ plan }) {
    const hidden = hiddenFiles(plan) + (plan.content.contactsSound ? 0 : 1);
    for (const { requirement, spot, exempt, claims } of askedOf(plan)) {
      const keeping = claims.filter(keepsRecords);
      if (exempt || keeping.length === 0 || claims.some(isOperated)) continue;
      if (hidden > 0) {
        yield {
          spot,
          unassessed: `Whether a record shows \`${requirement.id}\` is unknown while ${hidden} of the files that may keep one cannot be read.`,
        };
        continue;
      }
      const names = [...new Set(keeping.map(({ entry, record }) => `\`${entry?.name ?? record[0]}\``))].sort();
      yield [
        spot,
        `\`${requirement.id}\`, ${requirement.title}, is claimed by ${listedUpTo(3, names)}, and no dated record shows that it happened. It needs a drill or a review that was held, a session, a routine that was done or a contact that was verified.`,
      ];
    }
  },
};
