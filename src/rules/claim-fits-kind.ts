import { askedOf } from '../plan/claims.ts';
import { listed } from '../plan/list.ts';
import type { Rule } from './rule.ts';

export const claimFitsKind: Rule = {
  id: 'claim-fits-kind',
  concern: 'coverage',
  level: 'warning',
  summary: 'An entry claims only requirements that an entry of its kind can meet.',
  why: `A guide cannot be a drill. A claim by the wrong kind of entry looks met in every count and is met nowhere.
    System, authority, obligations and routines count as the plan itself.`,
  good: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
frameworks: [{ id: gdpr }]
---
-- guides/breach-record.mdx --
---
title: The record of breaches
satisfies: ['gdpr#Art.33(5)']
---
-- frameworks/gdpr.yaml --
id: gdpr
title: General Data Protection Regulation
version: Regulation (EU) 2016/679
publisher: European Union
kind: regulation
jurisdiction: EU and EEA
status: in-force
source: { name: Regulation (EU) 2016/679, url: https://example.com/gdpr }
requirements:
  - { id: Art.33(5), title: Breach record, summary: Every breach is documented., kinds: [guide, plan] }
`,
  bad: {
    files: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
frameworks: [{ id: gdpr }]
---
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
satisfies: ['gdpr#Art.33(5)']
---
-- frameworks/gdpr.yaml --
id: gdpr
title: General Data Protection Regulation
version: Regulation (EU) 2016/679
publisher: European Union
kind: regulation
jurisdiction: EU and EEA
status: in-force
source: { name: Regulation (EU) 2016/679, url: https://example.com/gdpr }
requirements:
  - { id: Art.33(5), title: Breach record, summary: Every breach is documented., kinds: [guide, plan] }
`,
    findings: [
      'roles/scribe.mdx:4:13 `Art.33(5)`, Breach record, is met by a guide or plan; this is a role. Move the claim to the entry that meets it.',
    ],
  },

  *check({ plan }) {
    for (const { requirement, claims } of askedOf(plan)) {
      const { id, title, kinds } = requirement;
      for (const { kind, spot } of claims) {
        if (kinds.includes(kind)) continue;
        yield [
          spot,
          `\`${id}\`, ${title}, is met by a ${listed(kinds, 'or')}; this is a ${kind}. Move the claim to the entry that meets it.`,
        ];
      }
    }
  },
};
