import { inWords } from '../plan/day.ts';
import { holds, lastSession } from '../plan/exercise.ts';
import type { Rule } from './rule.ts';

export const trainingNotOverdue: Rule = {
  id: 'training-not-overdue',
  concern: 'exercise',
  level: 'error',
  timed: true,
  summary: 'Every training is given again before its interval ends.',
  why: `A training that exists only as a page trains nobody. Each session stands in its record with the day and with
    those who were there.`,
  good: `
-- training/responder-basics.mdx --
---
title: Responder basics
every: P1Y
sessions:
  - { on: '2026-09-22', attended: [dana-whitfield, omar-haddad] }
---
`,
  bad: {
    files: `
-- training/responder-basics.mdx --
---
title: Responder basics
every: P6M
sessions:
  - { on: '2026-03-10', attended: [dana-whitfield] }
---
-- training/short-lessons.mdx --
---
title: Short lessons
every: P1M
since: '2026-08-31'
---
`,
    findings: [
      'training/responder-basics.mdx:5:3 Responder basics was last given on 2026-03-10 and recurs every 6 months, so by 2026-09-10. Give it, and add a line with `on`, `by` and `attended` to its `sessions`. [from 2026-09-11]',
      'training/short-lessons.mdx:2:1 Short lessons was not given yet; its first session is due by 2026-09-30. Give it, and add a line with `on`, `by` and `attended` to its `sessions`. [from 2026-10-01]',
    ],
  },

  *check({ plan }) {
    for (const training of plan.training) {
      const every = training.data.every ?? plan.home?.data.cadence.training;
      const latest = lastSession(training);
      const from = latest ?? training.data.since ?? plan.home?.data.inForceSince;
      if (every === undefined || from === undefined) {
        yield {
          spot: training.at(),
          unassessed: 'How often it is given is not said. Add `every`, or `training` to the `cadence` of the plan.',
        };
        continue;
      }
      const { last, on } = holds(from, every);
      const due = latest
        ? `${training.title} was last given on ${latest} and recurs every ${inWords(every)}, so by ${last}.`
        : `${training.title} was not given yet; its first session is due by ${last}.`;
      yield [
        training.at('sessions'),
        `${due} Give it, and add a line with \`on\`, \`by\` and \`attended\` to its \`sessions\`.`,
        on,
      ];
    }
  },
};
