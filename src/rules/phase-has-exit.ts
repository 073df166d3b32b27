import type { Rule } from './rule.ts';

export const phaseHasExit: Rule = {
  id: 'phase-has-exit',
  concern: 'procedure',
  level: 'warning',
  summary: 'Every phase says when it is over, and each later one in line what sends people back.',
  why: `Without a test for leaving, a phase ends when people are tired. Without one for going back, a second infected
    host is found in recovery and nobody contains it.`,
  good: `
-- phases/containment.mdx --
---
title: Containment
order: 1
leaveWhen: The old way in is refused when tried from outside.
goBackWhen: A new host shows the same sign.
---
`,
  bad: {
    files: `
-- phases/containment.mdx --
---
title: Containment
order: 1
---
-- phases/recovery.mdx --
---
title: Recovery
order: 2
leaveWhen: The recovery tests pass.
---
`,
    findings: [
      'phases/containment.mdx:2:1 Nothing says when `Containment` is over. Add `leaveWhen`: what must be so, as somebody can see it.',
      'phases/recovery.mdx:2:1 Nothing says what sends people back from `Recovery`. Add `goBackWhen`: the sign, and where to.',
    ],
  },

  *check({ plan }) {
    const [first] = plan.phases;
    for (const phase of plan.phases) {
      const { leaveWhen, goBackWhen, track } = phase.data;
      if (leaveWhen === undefined) {
        yield [
          phase.at('leaveWhen'),
          `Nothing says when \`${phase.title}\` is over. Add \`leaveWhen\`: what must be so, as somebody can see it.`,
        ];
      } else if (goBackWhen === undefined && phase !== first && track !== 'parallel') {
        yield [
          phase.at('goBackWhen'),
          `Nothing says what sends people back from \`${phase.title}\`. Add \`goBackWhen\`: the sign, and where to.`,
        ];
      }
    }
  },
};
