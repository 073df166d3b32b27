import { recordedIn } from '../plan/annotated.ts';
import { type Day, isDay } from '../plan/day.ts';
import type { Source } from '../plan/source.ts';
import type { Rule, Told } from './rule.ts';

export const dateIsPlausible: Rule = {
  id: 'date-is-plausible',
  concern: 'reviews',
  level: 'error',
  summary: 'No record of something done bears a day that is still to come.',
  why: `A review, a call or a drill dated ahead looks fresh for longer than it is. Planned days have their own
    places; a record is of what has happened.`,
  good: `
-- drills/2026-12-08-night-call.mdx --
---
title: Night call
form: card
status: planned
plannedFor: '2026-12-08'
---
`,
  bad: {
    files: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  verified: { on: '2026-11-23', by: omar-haddad, channel: phone }
omar-haddad:
  name: Omar Haddad
  kind: person
  verified: { on: '2026-11-22', by: dana-whitfield, channel: phone }
priya-nair: { name: Priya Nair, kind: person }
-- drills/2026-12-08-night-call.mdx --
---
title: Night call
form: card
status: held
plannedFor: '2026-12-08'
heldOn: '2026-12-08'
review: { last: '2027-01-04', by: omar-haddad, digest: 8d0a7d4c3b21f965 }
---
-- after-actions/2026-11-20-scanner-at-the-gate.mdx --
---
title: The scanner at the gate
of: incident
closedOn: '2026-11-20'
heldOn: '2026-11-26'
---
`,
    findings: [
      'contacts.yml:4:19 2026-11-23 is the day of something done, yet it comes after 2026-11-22. Write the day on which it was done.',
      'after-actions/2026-11-20-scanner-at-the-gate.mdx:5:9 2026-11-26 is the day of something done, yet it comes after 2026-11-22. Write the day on which it was done.',
      'drills/2026-12-08-night-call.mdx:6:9 2026-12-08 is the day of something done, yet it comes after 2026-11-22. Write the day on which it was done.',
      'drills/2026-12-08-night-call.mdx:7:17 2027-01-04 is the day of something done, yet it comes after 2026-11-22. Write the day on which it was done.',
    ],
  },

  *check({ plan, latest }) {
    for (const entry of plan.entries) yield* daysAfter(latest, entry.source);
  },

  *checkShared({ content, latest }) {
    for (const source of content.shared) yield* daysAfter(latest, source);
  },
};

function* daysAfter(latest: Day, source: Source): Iterable<Told> {
  for (const { value, path } of recordedIn(source)) {
    if (typeof value !== 'string' || value <= latest || !isDay(value)) continue;
    yield [
      { source, path },
      `${value} is the day of something done, yet it comes after ${latest}. Write the day on which it was done.`,
    ];
  }
}
