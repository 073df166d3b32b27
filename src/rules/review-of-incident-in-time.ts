import { addDuration, inWords, nextDay } from '../plan/day.ts';
import { reviewLimit } from '../plan/exercise.ts';
import type { AfterAction } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

export const reviewOfIncidentInTime: Rule = {
  id: 'review-of-incident-in-time',
  concern: 'exercise',
  level: 'error',
  timed: true,
  summary: 'An incident or a drill is reviewed within a week of its end, or within the limit that the plan sets.',
  why: `After a week each has their own story, and the log is all that is left. What is not talked about by then comes
    back unchanged.`,
  good: `
-- after-actions/2026-10-16-scanner-at-the-gate.mdx --
---
title: The scanner at the gate
of: incident
incident: INC-2026-014
closedOn: '2026-10-16'
heldOn: '2026-10-23'
---
-- after-actions/2026-09-01-key-in-the-forum.mdx --
---
title: The key in the forum
of: incident
incident: INC-2026-011
closedOn: '2026-09-01'
heldOn: '2026-09-11'
lateBecause: Both who had worked on it were ill.
---
`,
  bad: {
    files: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M, incidentReview: P14D }
---
-- after-actions/2026-09-01-key-in-the-forum.mdx --
---
title: The key in the forum
of: incident
incident: INC-2026-011
closedOn: '2026-09-01'
heldOn: '2026-09-16'
---
-- after-actions/2026-10-13-night-call.mdx --
---
title: Night call
of: drill
closedOn: '2026-10-13'
---
-- after-actions/2026-11-16-scanner-at-the-gate.mdx --
---
title: The scanner at the gate
of: incident
incident: INC-2026-014
closedOn: '2026-11-16'
---
`,
    findings: [
      'after-actions/2026-09-01-key-in-the-forum.mdx:6:9 Incident INC-2026-011 was closed on 2026-09-01 and reviewed on 2026-09-16, after the 14 days that ended on 2026-09-15. Write why as `lateBecause`.',
      'after-actions/2026-10-13-night-call.mdx:4:11 The drill ended on 2026-10-13 and is to be reviewed within 14 days, so by 2026-10-27. Hold the review, then add `heldOn`. [from 2026-10-28]',
      'after-actions/2026-11-16-scanner-at-the-gate.mdx:5:11 Incident INC-2026-014 was closed on 2026-11-16 and is to be reviewed within 14 days, so by 2026-11-30. Hold the review, then add `heldOn`. [from 2026-12-01]',
    ],
  },

  *check({ plan }) {
    const limit = reviewLimit(plan);
    for (const review of plan.afterActions) {
      const { closedOn, heldOn, lateBecause } = review.data;
      if (closedOn === undefined) {
        yield {
          spot: review.at('of'),
          unassessed: `By when this review is due is unknown while nothing says when the ${review.data.of} ended. Add \`closedOn\`.`,
        };
        continue;
      }
      const last = addDuration(closedOn, limit);
      if (heldOn === undefined) {
        yield [
          review.at('closedOn'),
          `${ended(review, closedOn)} and is to be reviewed within ${inWords(limit)}, so by ${last}. Hold the review, then add \`heldOn\`.`,
          nextDay(last),
        ];
      } else if (heldOn > last && lateBecause === undefined) {
        yield [
          review.at('heldOn'),
          `${ended(review, closedOn)} and reviewed on ${heldOn}, after the ${inWords(limit)} that ended on ${last}. Write why as \`lateBecause\`.`,
        ];
      }
    }
  },
};

/** What is reviewed, and when it ended, as the beginning of a sentence. */
function ended({ data }: AfterAction, closedOn: string): string {
  if (data.of === 'drill') return `The drill ended on ${closedOn}`;
  return `${data.incident ? `Incident ${data.incident}` : 'The incident'} was closed on ${closedOn}`;
}
