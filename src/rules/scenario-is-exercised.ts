import { inWords } from '../plan/day.ts';
import { exerciseInterval, exercises, heldDrills, holds } from '../plan/exercise.ts';
import { hiddenFiles } from '../plan/hidden.ts';
import type { Rule } from './rule.ts';

export const scenarioIsExercised: Rule = {
  id: 'scenario-is-exercised',
  concern: 'exercise',
  level: 'warning',
  timed: true,
  summary:
    'Every scenario is played in a drill before its interval ends: two years, unless it or the plan says otherwise.',
  why: `A scenario that nobody has played holds steps that nobody has tried. Where it starts at the worst level, a card
    of ten minutes shows too little to count.`,
  good: `
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
heldOn: '2026-10-13'
scenarios: [account-taken-over]
---
`,
  bad: {
    files: `
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
severity: high
exerciseEvery: P6M
---
-- scenarios/data-seen.mdx --
---
title: Data was seen by a stranger
severity: critical
since: '2024-10-01'
---
-- drills/2026-04-13-leaked-password-list.mdx --
---
title: The leaked password list
form: card
status: held
heldOn: '2026-04-13'
scenarios: [account-taken-over, data-seen]
---
`,
    findings: [
      'scenarios/account-taken-over.mdx:4:16 `An account is taken over` was last played in a drill on 2026-04-13, which holds for 6 months, up to 2026-10-13. Name it under the `scenarios` of the next drill. [from 2026-10-14]',
      'scenarios/data-seen.mdx:2:1 `Data was seen by a stranger` was played in no drill yet; the first is due 2 years after 2024-10-01, by 2026-10-01. Name it under the `scenarios` of the next drill; a card is too little for the worst level. [from 2026-10-02]',
    ],
  },

  *check({ plan }) {
    const hidden = hiddenFiles(plan, 'drill');
    if (hidden > 0) {
      if (plan.scenarios.length > 0)
        yield {
          spot: plan.at(),
          unassessed: `When its scenarios are to be played again is unknown while ${hidden} of its drills cannot be read.`,
        };
      return;
    }
    const held = heldDrills(plan);
    for (const scenario of plan.scenarios) {
      const every = exerciseInterval(plan, scenario);
      const latest = held.find((each) => exercises(each, scenario))?.on;
      const from = latest ?? scenario.data.since ?? plan.home?.data.inForceSince;
      if (from === undefined || (!plan.home && scenario.data.exerciseEvery === undefined)) {
        yield { spot: scenario.at(), unassessed: 'When it falls due is unknown while `plan.mdx` cannot be read.' };
        continue;
      }
      const { last, on } = holds(from, every);
      const due = latest
        ? `\`${scenario.title}\` was last played in a drill on ${from}, which holds for ${inWords(every)}, up to ${last}.`
        : `\`${scenario.title}\` was played in no drill yet; the first is due ${inWords(every)} after ${from}, by ${last}.`;
      const card = scenario.severity?.rank === 1 ? '; a card is too little for the worst level' : '';
      yield [scenario.at('exerciseEvery'), `${due} Name it under the \`scenarios\` of the next drill${card}.`, on];
    }
  },
};
