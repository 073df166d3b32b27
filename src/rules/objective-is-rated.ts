import { choice } from '../plan/directory.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const objectiveIsRated: Rule = {
  id: 'objective-is-rated',
  concern: 'exercise',
  level: 'warning',
  summary: 'A drill that was held had objectives, and each of them is rated once: P, S, M or U.',
  why: `"It went well" teaches nothing. P (performed), S (with some challenges), M (with major challenges) or U (unable)
    for each objective is how exercises are rated by HSEEP, and shows over time whether the plan gets better.`,
  good: `
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
objectives:
  - { id: take-command, text: Somebody has command within 15 minutes. }
ratings:
  - { objective: take-command, rating: S, seen: After 12 minutes, by: priya-nair }
---
`,
  bad: {
    files: `
-- drills/2026-07-14-strange-code.mdx --
---
title: Strange code
form: tabletop
status: held
---
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
objectives:
  - { id: take-command, text: Somebody has command within 15 minutes. }
  - { id: copy-first, text: Rows are copied before any session ends. }
ratings:
  - { objective: copy-first, rating: S }
  - { objective: copy-first, rating: P }
  - { objective: take-comand, rating: P }
---
`,
    findings: [
      'drills/2026-07-14-strange-code.mdx:4:9 This drill was held without objectives, so nothing can be said of how it went. Add `objectives` and `ratings`.',
      'drills/2026-10-13-leaked-password-list.mdx:6:11 `take-command` has no rating. Add it to `ratings`: P, S, M or U, and what was seen.',
      'drills/2026-10-13-leaked-password-list.mdx:10:18 `copy-first` is rated twice. Keep one rating.',
      'drills/2026-10-13-leaked-password-list.mdx:11:18 This drill has no objective `take-comand`. Did you mean `take-command`?',
    ],
  },

  *check({ plan }) {
    for (const drill of plan.drills) {
      const { status, objectives = [], ratings = [] } = drill.data;
      if (status === 'held' && objectives.length === 0) {
        yield [
          drill.at('status'),
          'This drill was held without objectives, so nothing can be said of how it went. Add `objectives` and `ratings`.',
        ];
      }
      const ids = objectives.map(({ id }) => id);
      const rated = ratings.map(({ objective }) => objective);
      for (const [index, id] of ids.entries()) {
        if (status !== 'held' || rated.includes(id)) continue;
        yield [
          drill.at('objectives', index, 'id'),
          `${show(id)} has no rating. Add it to \`ratings\`: P, S, M or U, and what was seen.`,
        ];
      }
      for (const [index, id] of rated.entries()) {
        const spot = drill.at('ratings', index, 'objective');
        if (!ids.includes(id)) yield [spot, `This drill has no objective ${show(id)}. ${choice(id, ids)}`];
        else if (rated.indexOf(id) < index) yield [spot, `${show(id)} is rated twice. Keep one rating.`];
      }
    }
  },
};
