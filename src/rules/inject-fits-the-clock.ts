import { inWords, minutesOf } from '../plan/day.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const injectFitsTheClock: Rule = {
  id: 'inject-fits-the-clock',
  concern: 'exercise',
  level: 'warning',
  summary: 'Every inject of a planned drill says how early and how late it is given, within the length of the drill.',
  why: `Injects follow what players do. The earliest time keeps one from coming before they are ready for it, the latest
    keeps the drill going when they are stuck, and one after the end is never seen.`,
  good: `
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
lasts: PT60M
injects:
  - { id: three-sessions, earliest: PT5M, latest: PT15M, text: Here is the list of sessions. }
---
`,
  bad: {
    files: `
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
lasts: PT60M
injects:
  - { id: three-sessions, earliest: PT20M, latest: PT10M, text: Here is the list of sessions. }
  - { id: one-more, latest: PT45M, text: There is one more. }
  - { id: all-gone, earliest: PT55M, latest: PT75M, text: All are gone. }
---
`,
    findings: [
      'drills/2026-12-01-silent-line.mdx:7:52 `three-sessions` is given at the latest after 10 min and at the earliest after 20 min. Turn them round.',
      'drills/2026-12-01-silent-line.mdx:8:11 `one-more` does not say how early it is given. Add `earliest`.',
      'drills/2026-12-01-silent-line.mdx:9:46 `all-gone` may be given after 75 min, and the drill lasts 60 min. Give it earlier, or let the drill last longer.',
    ],
  },

  *check({ plan }) {
    for (const drill of plan.drills) {
      const { injects = [], lasts, status } = drill.data;
      if (status !== 'planned') continue;
      for (const [index, { id, earliest, latest }] of injects.entries()) {
        if (earliest === undefined || latest === undefined) {
          const missing = earliest === undefined ? 'earliest' : 'latest';
          yield [
            drill.at('injects', index, 'id'),
            `${show(id)} does not say how ${earliest === undefined ? 'early' : 'late'} it is given. Add \`${missing}\`.`,
          ];
          continue;
        }
        const spot = drill.at('injects', index, 'latest');
        if (minutesOf(latest) < minutesOf(earliest))
          yield [
            spot,
            `${show(id)} is given at the latest after ${inWords(latest)} and at the earliest after ${inWords(earliest)}. Turn them round.`,
          ];
        else if (lasts !== undefined && minutesOf(latest) > minutesOf(lasts))
          yield [
            spot,
            `${show(id)} may be given after ${inWords(latest)}, and the drill lasts ${inWords(lasts)}. Give it earlier, or let the drill last longer.`,
          ];
      }
    }
  },
};
