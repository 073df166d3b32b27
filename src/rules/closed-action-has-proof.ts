import { leavingActions } from '../plan/exercise.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const closedActionHasProof: Rule = {
  id: 'closed-action-has-proof',
  concern: 'exercise',
  level: 'warning',
  summary: 'An action of a drill or a review that is closed says what shows that it was done.',
  why: `"Done" is what everyone remembers. A change, a test or a page that somebody else can look at is what still
    stands when they have left.`,
  good: `
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
actions:
  - { id: print-keys, what: Print the list of keys., closedOn: '2026-11-05', proof: It hangs beside the printer. }
---
`,
  bad: {
    files: `
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
actions:
  - { id: print-keys, what: Print the list of keys., closedOn: '2026-11-05' }
---
-- after-actions/2026-10-20-scanner-at-the-gate.mdx --
---
title: The scanner at the gate
of: incident
actions:
  - { id: block-list, what: Keep the list of blocks., closedOn: '2026-11-02' }
---
`,
    findings: [
      'after-actions/2026-10-20-scanner-at-the-gate.mdx:5:65 `block-list` was closed on 2026-11-02, and nothing shows it. Add `proof`: what somebody else can look at.',
      'drills/2026-10-13-leaked-password-list.mdx:6:64 `print-keys` was closed on 2026-11-05, and nothing shows it. Add `proof`: what somebody else can look at.',
    ],
  },

  *check({ plan }) {
    for (const entry of leavingActions(plan)) {
      for (const [index, { id, closedOn, proof }] of (entry.data.actions ?? []).entries()) {
        if (closedOn === undefined || proof !== undefined) continue;
        yield [
          entry.at('actions', index, 'closedOn'),
          `${show(id)} was closed on ${closedOn}, and nothing shows it. Add \`proof\`: what somebody else can look at.`,
        ];
      }
    }
  },
};
