import { askedOf, FOREVER } from '../plan/claims.ts';
import { nextDay } from '../plan/day.ts';
import { hiddenFiles } from '../plan/hidden.ts';
import { listed } from '../plan/list.ts';
import type { Rule } from './rule.ts';

export const requirementIsClaimed: Rule = {
  id: 'requirement-is-claimed',
  concern: 'coverage',
  level: 'warning',
  timed: true,
  summary:
    'Every requirement of the frameworks that a plan names is claimed by an entry that meets it, or declared not to apply.',
  why: `A requirement that no entry answers for is found by the auditor, or by the regulator after the incident. The
    declaration that it does not apply has an end, since systems and laws change.`,
  good: `
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
  - { id: H.1, title: Command, summary: Somebody has command., kinds: [role, phase] }
  - { id: H.2, title: Ships, summary: Ships are moored., kinds: [checklist] }
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
frameworks:
  - id: house
    notApplicable: [{ requirement: H.2, because: We have no ships., until: '2027-05-31' }]
---
-- roles/deputy.mdx --
---
title: Deputy
callsign: Deputy
satisfies: ['house#H.1']
---
`,
  bad: {
    files: `
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
  - { id: H.1, title: Command, summary: Somebody has command., kinds: [role, phase] }
  - { id: H.2, title: Ships, summary: Ships are moored., kinds: [checklist] }
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
frameworks:
  - id: house
    notApplicable: [{ requirement: H.2, because: We have no ships., until: '2026-10-31' }]
---
`,
    findings: [
      'plan.mdx:7:9 No entry claims `H.1`, Command. Let the role or phase that meets it say `satisfies: [house#H.1]`, or declare under `notApplicable` why it does not apply.',
      'plan.mdx:8:76 `H.2`, Ships, is declared not to apply up to 2026-10-31, and no entry claims it. Decide again, or let the checklist that meets it say `satisfies: [house#H.2]`. [from 2026-11-01]',
    ],
  },

  *check({ plan }) {
    const hidden = hiddenFiles(plan) + (plan.content.contactsSound ? 0 : 1);
    for (const { framework, requirement, spot, exempt, claims } of askedOf(plan)) {
      if (claims.length > 0 || exempt?.until === FOREVER) continue;
      const { id, title, kinds } = requirement;
      const cure = `let the ${listed(kinds, 'or')} that meets it say \`satisfies: [${framework.id}#${id}]\``;
      if (exempt) {
        yield [
          exempt.spot,
          `\`${id}\`, ${title}, is declared not to apply up to ${exempt.until}, and no entry claims it. Decide again, or ${cure}.`,
          nextDay(exempt.until),
        ];
      } else if (hidden > 0) {
        yield {
          spot,
          unassessed: `Whether an entry claims \`${id}\` is unknown while ${hidden} of the files that may claim it cannot be read.`,
        };
      } else {
        yield [
          spot,
          `No entry claims \`${id}\`, ${title}. ${cure.replace('let', 'Let')}, or declare under \`notApplicable\` why it does not apply.`,
        ];
      }
    }
  },
};
