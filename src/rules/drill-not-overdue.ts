import { inWords } from '../plan/day.ts';
import { heldDrills, holds } from '../plan/exercise.ts';
import { hiddenFiles } from '../plan/hidden.ts';
import type { Rule } from './rule.ts';

export const drillNotOverdue: Rule = {
  id: 'drill-not-overdue',
  concern: 'exercise',
  level: 'error',
  timed: true,
  summary:
    'A drill is held again before the interval of the plan ends; ten minutes with a card are no drill of the plan.',
  why: `People act at night as they did in practice. What was not practised for a year is read for the first time while
    an attacker waits.`,
  good: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M, drill: P3M }
---
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
heldOn: '2026-10-13'
---
`,
  bad: {
    files: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M, drill: P3M }
---
-- drills/2026-07-14-strange-code.mdx --
---
title: Strange code
form: tabletop
status: held
heldOn: '2026-07-14'
---
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: card
status: held
heldOn: '2026-10-13'
---
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: functional
status: planned
plannedFor: '2026-12-01'
---
`,
    findings: [
      'plan.mdx:5:32 The last drill was held on 2026-07-14 and one is due every 3 months, so by 2026-10-14. Hold the drill planned for 2026-12-01 (`drills/2026-12-01-silent-line`) and record it. [from 2026-10-15]',
    ],
  },

  *check({ plan }) {
    const { home } = plan;
    if (!home) return;
    const every = home.data.cadence.drill;
    if (every === undefined) {
      yield { spot: home.at('cadence'), unassessed: 'How often a drill is due is not said. Add `drill` to `cadence`.' };
      return;
    }
    const hidden = hiddenFiles(plan, 'drill');
    if (hidden > 0) {
      yield {
        spot: home.at('cadence', 'drill'),
        unassessed: `When the next drill is due is unknown while ${hidden} of its drills cannot be read.`,
      };
      return;
    }
    const latest = heldDrills(plan).find(({ drill }) => drill.data.form !== 'card');
    const { last, on } = holds(latest?.on ?? home.data.inForceSince, every);
    const due = latest
      ? `The last drill was held on ${latest.on} and one is due every ${inWords(every)}, so by ${last}.`
      : `No drill was held yet, and the first is due ${inWords(every)} after the plan came into force, by ${last}.`;
    const next = plan.drills
      .filter(({ data }) => data.status === 'planned' && data.plannedFor !== undefined)
      .sort((a, b) => ((a.data.plannedFor ?? '') < (b.data.plannedFor ?? '') ? -1 : 1))[0];
    const cure = next
      ? `Hold the drill planned for ${next.data.plannedFor} (\`${next.name}\`) and record it.`
      : `Plan one, hold it and record it: \`npm run new -- drill NAME --plan ${plan.id}\`.`;
    yield [home.at('cadence', 'drill'), `${due} ${cure}`, on];
  },
};
