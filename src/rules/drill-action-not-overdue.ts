import { nextDay } from '../plan/day.ts';
import { leavingActions } from '../plan/exercise.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const drillActionNotOverdue: Rule = {
  id: 'drill-action-not-overdue',
  concern: 'exercise',
  level: 'error',
  timed: true,
  summary: 'What a drill or a review showed to be wrong has an owner and a day, and is put right by then.',
  why: `A drill finds the faults of a plan while they cost nothing; an incident finds them at full price. Those that nobody
    mends are found once more, by the attacker.`,
  good: `
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
heldOn: '2026-10-13'
actions:
  - id: print-keys
    what: Print the list of keys.
    owner: technical-lead
    due: '2026-11-13'
    closedOn: '2026-11-05'
    proof: The list hangs beside the printer.
  - { id: retest, what: Play the notice again., owner: technical-lead, due: '2027-01-29' }
---
`,
  bad: {
    files: `
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
heldOn: '2026-10-13'
actions:
  - { id: print-keys, what: Print the list of keys., owner: technical-lead, due: '2026-11-13' }
  - { id: retest, what: Play the notice again. }
---
-- after-actions/2026-10-20-scanner-at-the-gate.mdx --
---
title: The scanner at the gate
of: incident
closedOn: '2026-10-16'
heldOn: '2026-10-20'
actions:
  - { id: block-list, what: Keep the list of blocks., owner: technical-lead, due: '2026-11-20' }
---
`,
    findings: [
      'after-actions/2026-10-20-scanner-at-the-gate.mdx:7:83 `block-list` was due on 2026-11-20 and is not closed. Do it, then add `closedOn` and `proof`. [from 2026-11-21]',
      'drills/2026-10-13-leaked-password-list.mdx:7:82 `print-keys` was due on 2026-11-13 and is not closed. Do it, then add `closedOn` and `proof`. [from 2026-11-14]',
      'drills/2026-10-13-leaked-password-list.mdx:8:7 `retest` is open without `owner` and `due`, so nobody will ask for it. Add them.',
    ],
  },

  *check({ plan }) {
    for (const entry of leavingActions(plan)) {
      for (const [index, action] of (entry.data.actions ?? []).entries()) {
        const { id, due, closedOn } = action;
        if (closedOn !== undefined) continue;
        const missing = (['owner', 'due'] as const).filter((key) => action[key] === undefined);
        if (missing.length > 0) {
          const keys = missing.map((key) => `\`${key}\``).join(' and ');
          yield [
            entry.at('actions', index),
            `${show(id)} is open without ${keys}, so nobody will ask for it. Add ${missing.length > 1 ? 'them' : 'it'}.`,
          ];
        }
        if (due !== undefined) {
          yield [
            entry.at('actions', index, 'due'),
            `${show(id)} was due on ${due} and is not closed. Do it, then add \`closedOn\` and \`proof\`.`,
            nextDay(due),
          ];
        }
      }
    }
  },
};
