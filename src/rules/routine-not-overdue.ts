import { addDuration, inWords, nextDay } from '../plan/day.ts';
import type { Rule } from './rule.ts';

export const routineNotOverdue: Rule = {
  id: 'routine-not-overdue',
  concern: 'reviews',
  level: 'error',
  timed: true,
  summary: 'Every routine is done again before its interval ends, and each time leaves a dated record.',
  why: `A night call-out that was held once is a memory. What shows that the plan works tonight is that somebody did
    it lately and wrote down what came of it.`,
  good: `
-- routines.yml --
routines:
  - id: night-call-out
    name: Night call-out
    every: P6M
    record:
      - { on: '2026-10-21', by: omar-haddad, result: All answered within nine minutes. }
  - { id: restore-test, name: Restore test, every: P3M, since: '2026-11-01' }
`,
  bad: {
    files: `
-- routines.yml --
routines:
  - id: night-call-out
    name: Night call-out
    every: P3M
    record:
      - { on: '2026-08-21', by: omar-haddad, result: All answered within nine minutes. }
      - { on: '2026-05-20', by: omar-haddad, result: One did not answer. }
  - { id: restore-test, name: Restore test, every: P1M }
  - { id: team-meeting, name: Team meeting }
`,
    findings: [
      'routines.yml:6:7 Night call-out was last done on 2026-08-21 and recurs every 3 months, so by 2026-11-21. Do it, and add a line with `on`, `by` and `result` to its `record`. [from 2026-11-22]',
      'routines.yml:8:7 Restore test has no record yet; its first time is due by 2026-07-01. Do it, and add a line with `on`, `by` and `result` to its `record`. [from 2026-07-02]',
    ],
  },

  *check({ plan }) {
    const { routines } = plan;
    for (const [index, { id, name, every, since, record }] of (routines?.data.routines ?? []).entries()) {
      const spot = (...path: (string | number)[]) => routines?.at('routines', index, ...path) ?? plan.at();
      if (every === undefined) {
        yield { spot: spot('every'), unassessed: `How often \`${id}\` recurs is not said. Add \`every\`.` };
        continue;
      }
      const latest = (record ?? []).reduce((last, { on }) => (on > last ? on : last), '');
      const from = latest || (since ?? plan.home?.data.inForceSince);
      if (from === undefined) {
        yield { spot: spot(), unassessed: 'When routines fall due is unknown while `plan.mdx` cannot be read.' };
        continue;
      }
      const last = addDuration(from, every);
      const done = latest
        ? `${name} was last done on ${latest} and recurs every ${inWords(every)}, so by ${last}.`
        : `${name} has no record yet; its first time is due by ${last}.`;
      yield [
        spot('record'),
        `${done} Do it, and add a line with \`on\`, \`by\` and \`result\` to its \`record\`.`,
        nextDay(last),
      ];
    }
  },
};
