import { nextDay } from '../plan/day.ts';
import type { Rule } from './rule.ts';

export const plannedDrillIsHeld: Rule = {
  id: 'planned-drill-is-held',
  concern: 'exercise',
  level: 'warning',
  timed: true,
  summary: 'A drill that was planned for a day is held by then, moved to another day or cancelled.',
  why: `A drill that quietly did not take place looks like one that nobody has written up yet. Either way its lessons
    are missing.`,
  good: `
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
plannedFor: '2026-12-01'
---
-- drills/2026-09-01-lost-laptop.mdx --
---
title: A lost laptop
form: tabletop
status: cancelled
plannedFor: '2026-09-01'
---
`,
  bad: {
    files: `
-- drills/2026-11-10-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
plannedFor: '2026-11-10'
---
-- drills/2026-12-08-lost-laptop.mdx --
---
title: A lost laptop
form: tabletop
status: planned
---
`,
    findings: [
      'drills/2026-11-10-silent-line.mdx:5:13 This drill was planned for 2026-11-10 and is still said to be planned. Record it as held with `heldOn`, move it, or set `status: cancelled`. [from 2026-11-11]',
      'drills/2026-12-08-lost-laptop.mdx:4:9 This drill is planned for no day. Add `plannedFor`.',
    ],
  },

  *check({ plan }) {
    for (const drill of plan.drills) {
      const { status, plannedFor } = drill.data;
      if (status !== 'planned') continue;
      if (plannedFor === undefined) {
        yield [drill.at('status'), 'This drill is planned for no day. Add `plannedFor`.'];
      } else {
        yield [
          drill.at('plannedFor'),
          `This drill was planned for ${plannedFor} and is still said to be planned. Record it as held with \`heldOn\`, move it, or set \`status: cancelled\`.`,
          nextDay(plannedFor),
        ];
      }
    }
  },
};
