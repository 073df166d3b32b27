import { inWords } from '../plan/day.ts';
import { holds } from '../plan/exercise.ts';
import type { Rule } from './rule.ts';

export const planIsApproved: Rule = {
  id: 'plan-is-approved',
  concern: 'exercise',
  level: 'error',
  timed: true,
  summary: 'A plan in force was approved by a person with a name, and is approved again before the interval ends.',
  why: `The plan lets people stop a service at night without asking. Whoever stands in for that decision in the morning
    has to have made it beforehand.`,
  good: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
approved: { by: priya-nair, on: '2026-05-28' }
cadence: { review: P6M, approval: P1Y }
---
`,
  bad: {
    files: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2025-06-01'
approved: { by: priya-nair, on: '2025-05-28' }
cadence: { review: P6M, approval: P1Y }
---
-- ../payments/plan.mdx --
---
title: Payments
version: 1.0.0
inForceSince: '2026-11-30'
cadence: { review: P6M }
---
`,
    findings: [
      'payments/plan.mdx:4:15 The plan is in force from 2026-11-30, and nobody has approved it. Have it approved, and add `approved: { by: CONTACT, on: DATE }`. [from 2026-11-30]',
      'plan.mdx:5:33 The approval of 2025-05-28 holds for 1 year, up to 2026-05-28. Have the plan approved again, and change `approved`. [from 2026-05-29]',
    ],
  },

  *check({ plan }) {
    const { home } = plan;
    if (!home) return;
    const { approved, inForceSince, cadence } = home.data;
    const missing = (['by', 'on'] as const).filter((key) => approved?.[key] === undefined);
    if (missing.length > 0) {
      const cure =
        missing.length > 1
          ? 'Have it approved, and add `approved: { by: CONTACT, on: DATE }`.'
          : `Add \`${missing[0]}\` to \`approved\`.`;
      const lacks =
        missing.length > 1
          ? 'nobody has approved it'
          : `its approval does not say ${missing[0] === 'by' ? 'by whom' : 'when'}`;
      yield [
        missing.length > 1 ? home.at('inForceSince') : home.at('approved'),
        `The plan is in force from ${inForceSince}, and ${lacks}. ${cure}`,
        inForceSince,
      ];
      return;
    }
    if (cadence.approval === undefined) {
      yield {
        spot: home.at('cadence'),
        unassessed: 'How long an approval holds is not said. Add `approval` to `cadence`.',
      };
      return;
    }
    const on = approved?.on ?? '';
    const until = holds(on, cadence.approval);
    yield [
      home.at('approved', 'on'),
      `The approval of ${on} holds for ${inWords(cadence.approval)}, up to ${until.last}. Have the plan approved again, and change \`approved\`.`,
      until.on,
    ];
  },
};
