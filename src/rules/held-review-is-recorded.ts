import { listed } from '../plan/list.ts';
import type { Rule } from './rule.ts';

/** What the record of a review that was held has, and what it says. */
const RECORD = [
  ['closedOn', 'on which day the incident or drill ended'],
  ['facilitator', 'who led it'],
  ['attendance', 'who took part'],
  ['signedBy', 'who of the leadership signed it'],
  ['signedOn', 'on which day it was signed'],
] as const;

export const heldReviewIsRecorded: Rule = {
  id: 'held-review-is-recorded',
  concern: 'exercise',
  level: 'warning',
  summary: 'A review says which incident or drill it is of; once held, also who led it, who took part and who signed.',
  why: `A review that nobody led and nobody signed is a file. With names and a signature, its actions have money and
    somebody who asks for them.`,
  good: `
-- after-actions/2026-10-16-scanner-at-the-gate.mdx --
---
title: The scanner at the gate
of: incident
incident: INC-2026-014
closedOn: '2026-10-16'
heldOn: '2026-10-20'
facilitator: priya-nair
attendance:
  - { contact: dana-whitfield, role: incident-commander }
signedBy: priya-nair
signedOn: '2026-10-21'
---
-- after-actions/2026-11-20-key-in-the-forum.mdx --
---
title: The key in the forum
of: incident
incident: INC-2026-016
closedOn: '2026-11-20'
---
`,
  bad: {
    files: `
-- after-actions/2026-10-16-scanner-at-the-gate.mdx --
---
title: The scanner at the gate
of: incident
incident: INC-2026-014
closedOn: '2026-10-16'
heldOn: '2026-10-20'
facilitator: priya-nair
attendance: []
---
-- after-actions/2026-11-20-night-call.mdx --
---
title: Night call
of: drill
closedOn: '2026-11-20'
---
`,
    findings: [
      'after-actions/2026-10-16-scanner-at-the-gate.mdx:6:9 This review was held, and its record does not say who took part, who of the leadership signed it or on which day it was signed. Add `attendance`, `signedBy` and `signedOn`.',
      'after-actions/2026-11-20-night-call.mdx:3:5 This review is of a drill, and does not say of which. Add `drill`.',
    ],
  },

  *check({ plan }) {
    for (const review of plan.afterActions) {
      const { data } = review;
      if (data[data.of] === undefined) {
        yield [
          review.at('of'),
          `This review is of ${data.of === 'drill' ? 'a drill' : 'an incident'}, and does not say of which. Add \`${data.of}\`.`,
        ];
      }
      if (data.heldOn === undefined) continue;
      const missing = RECORD.filter(([key]) => (data[key]?.length ?? 0) === 0);
      if (missing.length === 0) continue;
      const says = listed(
        missing.map(([, what]) => what),
        'or',
      );
      const keys = listed(
        missing.map(([key]) => `\`${key}\``),
        'and',
      );
      yield [review.at('heldOn'), `This review was held, and its record does not say ${says}. Add ${keys}.`];
    }
  },
};
