import { reviewCommand } from './review-is-recorded.ts';
import type { Rule } from './rule.ts';

export const reviewCoversContent: Rule = {
  id: 'review-covers-content',
  concern: 'reviews',
  level: 'error',
  summary: 'The text of an entry is the text that was reviewed.',
  why: `Someone answered for every step when the entry was reviewed. A step changed since then is answered
    for by nobody, however fresh the date looks.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
review: { last: '2026-10-05', by: omar-haddad, digest: '3afa5364e0f56b4d' }
---

Two people seal each copy.
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
review: { last: '2026-10-05', by: omar-haddad, digest: '3afa5364e0f56b4d' }
---

One person seals each copy.
-- plan.mdx --
---
title: Task list
version: 1.1.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
review: { by: omar-haddad, digest: 8d0a7d4c3b21f965 }
---
`,
    findings: [
      'guides/evidence.mdx:3:56 This entry has changed since its review of 2026-10-05. Read the changes and run `npm run review -- task-list/guides/evidence --by CONTACT`.',
      'plan.mdx:6:36 This entry has changed since its review. Read the changes and run `npm run review -- task-list/plan --by CONTACT`.',
    ],
  },

  *check({ plan }) {
    for (const entry of plan.entries) {
      const { last, digest } = entry.data.review ?? {};
      if (digest === undefined || digest === entry.digest()) continue;
      const since = last === undefined ? 'its review' : `its review of ${last}`;
      yield [
        entry.at('review', 'digest'),
        `This entry has changed since ${since}. Read the changes and run ${reviewCommand(entry)}.`,
      ];
    }
  },
};
