import type { Step } from '../plan/step.ts';
import type { Rule } from './rule.ts';

const URGENT = 'first-15-minutes';
const QUIET = 'first-moves';
const MOST_STEPS = 9;
const MOST_MINUTES = 15;

export const scenarioStartsIn15Minutes: Rule = {
  id: 'scenario-starts-in-15-minutes',
  concern: 'procedure',
  level: 'error',
  summary: `Every scenario begins with at most ${MOST_STEPS} steps for the first 15 minutes, or with first moves where haste harms.`,
  why: `What is lost is lost in the first quarter hour. Whoever opens the page must find there what to do now, and by
    which minute.`,
  good: `
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
pace: urgent
---

## First 15 minutes

1. You: Write down the account and the time, within 5 min.
2. You: Call the IC, within 10 min.
-- scenarios/colleague-suspected.mdx --
---
title: A colleague is suspected
pace: quiet
---

## First moves

1. You: Tell the IC alone, by voice.
`,
  bad: {
    files: `
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
---

## First 15 minutes

1. You: Write down the account and the time.
2. You: Call the IC, within 20 min.
3. IC: Name the level, within 10 min.
4. IC: Call Legal, within 1 h.
-- scenarios/colleague-suspected.mdx --
---
title: A colleague is suspected
pace: quiet
---

## First 15 minutes

1. You: Tell the IC alone, by voice.
-- scenarios/token-leaked.mdx --
---
title: A token leaked
---

## Containment

1. You: Tell the IC.
-- scenarios/web-page-defaced.mdx --
---
title: The web page was defaced
---

## First 15 minutes

Call the IC.
`,
    findings: [
      'scenarios/account-taken-over.mdx:7:4 This step has no limit. End it with `, within N min`, counted from the moment You take the report.',
      'scenarios/account-taken-over.mdx:8:4 This step has 20 min, and these are the first 15. Shorten its limit, or move it to a later heading.',
      'scenarios/account-taken-over.mdx:9:4 This step has 10 min, the one before it 20. Put them in order of time.',
      'scenarios/account-taken-over.mdx:10:4 This step has 60 min, and these are the first 15. Shorten its limit, or move it to a later heading.',
      'scenarios/colleague-suspected.mdx:6:1 A scenario with the pace quiet begins with `## First moves`. Put what is done first under this heading, before all others.',
      'scenarios/token-leaked.mdx:5:1 A scenario begins with `## First 15 minutes`. Put what is done first under this heading, before all others.',
      'scenarios/web-page-defaced.mdx:5:1 `First 15 minutes` has 0 steps. Give it one to 9, each with who acts.',
    ],
  },

  *check({ plan }) {
    for (const scenario of plan.scenarios) {
      if (!scenario.body) continue;
      const quiet = scenario.data.pace === 'quiet';
      const [wanted, words] = quiet ? [QUIET, '## First moves'] : [URGENT, '## First 15 minutes'];
      const [section] = scenario.body.sections.filter((each) => each.heading);
      if (section?.heading?.slug !== wanted) {
        const how = quiet ? 'A scenario with the pace quiet' : 'A scenario';
        yield [
          section?.heading?.spot ?? scenario.at(),
          `${how} begins with \`${words}\`. Put what is done first under this heading, before all others.`,
        ];
        continue;
      }
      const { steps } = section;
      if (steps.length === 0 || steps.length > MOST_STEPS) {
        yield [
          section.heading.spot,
          `\`${section.heading.text}\` has ${steps.length} steps. Give it one to ${MOST_STEPS}, each with who acts.`,
        ];
      }
      if (quiet) continue;
      let before = 0;
      for (const step of steps) {
        const minutes = minutesOf(step);
        if (minutes === null) {
          yield [
            step.spot,
            'This step has no limit. End it with `, within N min`, counted from the moment You take the report.',
          ];
        } else if (minutes > MOST_MINUTES) {
          yield [
            step.spot,
            `This step has ${minutes} min, and these are the first ${MOST_MINUTES}. Shorten its limit, or move it to a later heading.`,
          ];
        } else if (minutes < before) {
          yield [step.spot, `This step has ${minutes} min, the one before it ${before}. Put them in order of time.`];
        }
        before = Math.max(before, minutes ?? 0);
      }
    }
  },
};

function minutesOf({ within }: Step): number | null {
  if (!within) return null;
  return within.unit === 'min' ? within.amount : within.amount * (within.unit === 'h' ? 60 : 24 * 60);
}
