import { destroys } from '../plan/destroys.ts';
import type { Scenario } from '../plan/plan.ts';
import { show } from '../plan/source.ts';
import type { Step } from '../plan/step.ts';
import type { Rule } from './rule.ts';

/** Leading verbs of acts that keep evidence (NIST SP 800-86, 3.1.2: order of volatility). */
const KEEPS = /^(?:save|copy|export|seal|capture|image|snapshot|download|photograph)\b/i;

export const evidenceBeforeDestruction: Rule = {
  id: 'evidence-before-destruction',
  concern: 'procedure',
  level: 'error',
  summary: 'Along a scenario, what is needed as evidence is saved before anything is wiped, restarted or restored.',
  why: `A rebuilt host tells nobody how the intruder came in. What memory and logs would have shown is then guessed,
    and the door stays open. Isolating and disabling keep evidence and may come first.`,
  good: `
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
checklists: [account-taken-over]
---

## First 15 minutes

1. Tech lead: Isolate the host, within 5 min.
2. Tech lead: Save the memory of the host, within 15 min.

## Recovery

1. Tech lead: Rebuild the host.
`,
  bad: {
    files: `
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
checklists: [account-taken-over]
---

## First 15 minutes

1. Tech lead: Isolate the host, within 5 min.
-- checklists/account-taken-over.mdx --
---
title: Account taken over
---

## Clean up

1. Tech lead: Reboot the host.
2. Tech lead: Copy the log.
3. Tech lead: Delete the rows.
`,
    findings: [
      'checklists/account-taken-over.mdx:7:4 In `An account is taken over` nothing has been saved yet when this step says `Reboot`. Put a step before it that saves or copies what it destroys.',
    ],
  },

  *check({ plan }) {
    for (const scenario of plan.scenarios) {
      for (const { action, spot } of walkOf(scenario)) {
        if (KEEPS.test(action)) break;
        const verb = destroys(action);
        if (!verb) continue;
        yield [
          spot,
          `In \`${scenario.title}\` nothing has been saved yet when this step says ${show(verb)}. Put a step before it that saves or copies what it destroys.`,
        ];
        break;
      }
    }
  },
};

/** The steps of a scenario in the order in which they are done: first moves, the sheets, then its phases. */
function* walkOf({ body, checklists }: Scenario): Iterable<Step> {
  const [first, ...phases] = (body?.sections ?? []).filter((section) => section.steps.length > 0);
  yield* first?.steps ?? [];
  for (const checklist of checklists) for (const sheet of checklist.sheets) yield* sheet.steps;
  for (const phase of phases) yield* phase.steps;
}
