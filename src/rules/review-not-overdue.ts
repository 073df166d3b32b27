import { addDuration, inWords, nextDay } from '../plan/day.ts';
import { reviewCommand } from './review-is-recorded.ts';
import type { Rule } from './rule.ts';

export const reviewNotOverdue: Rule = {
  id: 'review-not-overdue',
  concern: 'reviews',
  level: 'error',
  timed: true,
  summary: 'Every entry is reviewed again before its interval ends.',
  why: `Systems change, people leave, numbers move. A plan goes out of date without anyone touching it, and
    only reading it again shows that. An entry never reviewed has one interval from the day it counts.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
reviewEvery: P3M
review: { last: '2026-10-05', by: omar-haddad, digest: 8d0a7d4c3b21f965 }
---
-- guides/shifts.mdx --
---
title: Shifts
since: '2026-11-09'
---
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
reviewEvery: P3M
review: { last: '2026-08-05', by: omar-haddad, digest: 8d0a7d4c3b21f965 }
---
-- guides/records.mdx --
---
title: Records
reviewEvery: P1M
---
-- guides/shifts.mdx --
---
title: Shifts
since: '2026-06-10'
---
`,
    findings: [
      'guides/evidence.mdx:4:17 The review of 2026-08-05 holds for 3 months, up to 2026-11-05. Read the entry and record a review: `npm run review -- task-list/guides/evidence --by CONTACT`. [from 2026-11-06]',
      'guides/records.mdx:2:1 The entry counts from 2026-06-01 and its first review is due 1 month later, by 2026-07-01. Read the entry and record a review: `npm run review -- task-list/guides/records --by CONTACT`. [from 2026-07-02]',
      'guides/shifts.mdx:2:1 The entry counts from 2026-06-10 and its first review is due 6 months later, by 2026-12-10. Read the entry and record a review: `npm run review -- task-list/guides/shifts --by CONTACT`. [from 2026-12-11]',
    ],
  },

  *check({ plan }) {
    let unknown = 0;
    for (const entry of plan.entries) {
      const { review, reviewEvery, since } = entry.data;
      const every = reviewEvery ?? plan.home?.data.cadence.review;
      const from = review ? review.last : (since ?? plan.home?.data.inForceSince);
      if (review && from === undefined) continue;
      if (every === undefined || from === undefined) {
        unknown += 1;
        continue;
      }
      const last = addDuration(from, every);
      const due = review
        ? `The review of ${from} holds for ${inWords(every)}, up to ${last}.`
        : `The entry counts from ${from} and its first review is due ${inWords(every)} later, by ${last}.`;
      yield [
        entry.at('review', 'last'),
        `${due} Read the entry and record a review: ${reviewCommand(entry)}.`,
        nextDay(last),
      ];
    }
    if (unknown > 0) {
      yield {
        spot: plan.at(),
        unassessed: `When ${unknown} of its entries fall due for review is unknown while \`plan.mdx\` cannot be read.`,
      };
    }
  },
};
