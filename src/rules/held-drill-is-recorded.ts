import { listed } from '../plan/list.ts';
import type { Rule } from './rule.ts';

/** What the record of a drill that was held has, and what it says. */
const RECORD = [
  ['heldOn', 'on which day it was held'],
  ['facilitator', 'who ran it'],
  ['attendance', 'who took part'],
] as const;

export const heldDrillIsRecorded: Rule = {
  id: 'held-drill-is-recorded',
  concern: 'exercise',
  level: 'warning',
  summary: 'A drill that was held says on which day, who ran it and who took part.',
  why: `A drill without a day counts for no interval, and one without names trains nobody that an auditor could ask.`,
  good: `
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
heldOn: '2026-10-13'
facilitator: priya-nair
attendance:
  - { contact: dana-whitfield, role: incident-commander }
---
`,
  bad: {
    files: `
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
plannedFor: '2026-10-13'
attendance: []
---
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
heldOn: '2026-11-16'
---
`,
    findings: [
      'drills/2026-10-13-leaked-password-list.mdx:4:9 This drill is said to be held, and its record does not say on which day it was held, who ran it or who took part. Add `heldOn`, `facilitator` and `attendance`.',
      'drills/2026-12-01-silent-line.mdx:5:9 This drill was held on 2026-11-16 and is said to be planned. Set `status: held`, or remove `heldOn`.',
    ],
  },

  *check({ plan }) {
    for (const drill of plan.drills) {
      const { status, heldOn } = drill.data;
      if (status !== 'held') {
        if (heldOn !== undefined)
          yield [
            drill.at('heldOn'),
            `This drill was held on ${heldOn} and is said to be ${status}. Set \`status: held\`, or remove \`heldOn\`.`,
          ];
        continue;
      }
      const missing = RECORD.filter(([key]) => (drill.data[key]?.length ?? 0) === 0);
      if (missing.length === 0) continue;
      yield [
        drill.at('status'),
        `This drill is said to be held, and its record does not say ${listed(
          missing.map(([, what]) => what),
          'or',
        )}. Add ${listed(
          missing.map(([key]) => `\`${key}\``),
          'and',
        )}.`,
      ];
    }
  },
};
