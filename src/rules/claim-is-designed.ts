import { askedOf, type Claim } from '../plan/claims.ts';
import type { StandingError } from '../plan/coverage.ts';
import { listed, listedUpTo } from '../plan/list.ts';
import type { Rule } from './rule.ts';

export const claimIsDesigned: Rule = {
  id: 'claim-is-designed',
  concern: 'coverage',
  level: 'warning',
  timed: true,
  summary: 'The entries that claim a requirement are without errors, waived ones too, and reviewed in time.',
  why: `A requirement that is met on a page full of blanks, or on one that nobody has read for a year, is not met. What
    this names is what an auditor would find.`,
  good: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
frameworks: [{ id: house }]
---
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
heldBy: omar-haddad
backups: [priya-nair]
satisfies: ['house#H.1']
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
  - { id: H.1, title: Command, summary: Somebody has command., kinds: [role, phase] }
  - { id: H.2, title: Errands, summary: Somebody fetches things., kinds: [role] }
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
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
heldBy: omar-haddad
satisfies: ['house#H.1']
---
-- roles/runner.mdx --
---
title: Runner
callsign: Runner
heldBy: omar-haddad
backups: [priya-nair]
reviewEvery: P3M
satisfies: ['house#H.1', 'house#H.2']
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
  - { id: H.1, title: Command, summary: Somebody has command., kinds: [role, phase] }
  - { id: H.2, title: Errands, summary: Somebody fetches things., kinds: [role] }
`,
    findings: [
      'roles/runner.mdx:7:13 This entry claims H.1 and H.2, and an error stands in it (review-not-overdue), so they are not designed. Mend the error. [from 2026-09-02]',
      'roles/scribe.mdx:5:13 This entry claims H.1, and an error stands in it (role-has-backup), so it is not designed. Mend the error.',
    ],
  },

  *checkFound({ plan, errorsOf }) {
    const claims = askedOf(plan).flatMap((asked) => (asked.exempt ? [] : asked.claims));
    const byRecord = Map.groupBy(claims, ({ source, record }) => `${source.path}#${record.join('/')}`);
    for (const own of byRecord.values()) {
      const claim = own[0] as Claim;
      const errors = errorsOf(claim);
      const now = errors.filter(({ on }) => on === null);
      if (now.length > 0) {
        yield [claim.spot, told(own, now)];
      } else if (errors.length > 0) {
        const first = errors.reduce((a, b) => ((b.on ?? '') < (a.on ?? '') ? b : a));
        yield [
          claim.spot,
          told(
            own,
            errors.filter(({ on }) => on === first.on),
          ),
          first.on ?? '',
        ];
      }
    }
  },
};

function told(claims: readonly Claim[], errors: readonly StandingError[]): string {
  const ids = [...new Set(claims.map(({ requirement }) => requirement.id))];
  const rules = [...new Set(errors.map(({ rule }) => rule))];
  const many = errors.length > 1;
  return `This ${claims[0]?.entry ? 'entry' : 'contact'} claims ${listedUpTo(5, ids)}, and ${many ? 'errors stand' : 'an error stands'} in it (${listed(rules)}), so ${ids.length > 1 ? 'they are' : 'it is'} not designed. Mend ${many ? 'the errors' : 'the error'}.`;
}
