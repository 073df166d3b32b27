import { addDuration, type Day } from '../plan/day.ts';
import type { Rule } from './rule.ts';

/** So many reviews in one week are a day's reading for the owner of a plan. */
const MANY = 10;

export const reviewsAreSpread: Rule = {
  id: 'reviews-are-spread',
  concern: 'reviews',
  level: 'notice',
  summary: 'Reviews fall due a few at a time, not most of a plan in one week.',
  why: `Twenty entries due on one day are signed off, not read. A few each week get the ten minutes that each
    needs.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
review: { last: '2026-10-05', by: omar-haddad, digest: 8d0a7d4c3b21f965 }
---
-- guides/shifts.mdx --
---
title: Shifts
review: { last: '2026-09-01', by: omar-haddad, digest: 8d0a7d4c3b21f965 }
---
`,
  bad: {
    files: Array.from(
      { length: MANY },
      (_, index) => `
-- guides/part-${index}.mdx --
---
title: Part ${index}
review: { last: '2026-09-${15 + (index % 4)}', by: omar-haddad, digest: 8d0a7d4c3b21f965 }
---
`,
    ).join(''),
    findings: [
      'plan.mdx:8:20 10 of 16 reviews fall due in the week of 2027-03-15. Review some of them earlier, or give them a `reviewEvery` of their own.',
    ],
  },

  *check({ plan }) {
    const perDay = new Map<Day, number>();
    const perWeek = new Map<Day, number>();
    let all = 0;
    for (const { data } of plan.entries) {
      const every = data.reviewEvery ?? plan.home?.data.cadence.review;
      const last = data.review?.last;
      if (every === undefined || last === undefined) continue;
      const due = addDuration(last, every);
      perDay.set(due, (perDay.get(due) ?? 0) + 1);
      all += 1;
    }
    for (const [due, count] of perDay) {
      const monday = mondayOf(due);
      perWeek.set(monday, (perWeek.get(monday) ?? 0) + count);
    }
    for (const [monday, count] of [...perWeek].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (count < MANY || count * 3 <= all) continue;
      yield [
        plan.home?.at('cadence', 'review') ?? plan.at(),
        `${count} of ${all} reviews fall due in the week of ${monday}. Review some of them earlier, or give them a \`reviewEvery\` of their own.`,
      ];
    }
  },
};

function mondayOf(day: Day): Day {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
