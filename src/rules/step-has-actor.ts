import { kindNamed } from '../plan/kinds.ts';
import { isSound, show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

/** Who may act in a step beside the roles of a plan: whoever noticed, and all. */
export const ANYBODY: readonly string[] = ['You', 'Everyone'];

export const stepHasActor: Rule = {
  id: 'step-has-actor',
  concern: 'procedure',
  level: 'error',
  summary: 'Every step begins with who does it: a callsign of the plan, You or Everyone.',
  why: `A step that speaks to nobody is done by nobody, or twice. Read out on a call, the first word is what makes
    one person move.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
---

1. You: Write down what you see.
2. If the disk is encrypted: Tech lead: Keep the machine on.
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
---

1. Copy the disk.
2. Ops: Keep the machine on.
3. The security team: Seal the copy.
`,
    findings: [
      'guides/evidence.mdx:5:4 This step does not say who acts. Begin it with one of IC, Tech lead, You, Everyone and a colon.',
      'guides/evidence.mdx:6:4 Nobody in this plan is called `Ops`. Begin it with one of IC, Tech lead, You, Everyone and a colon.',
      'guides/evidence.mdx:7:4 Nobody in this plan is called `The security team`. Begin it with one of IC, Tech lead, You, Everyone and a colon.',
    ],
  },

  *check({ plan }) {
    const folder = `${kindNamed('role').folder}/`;
    const hidden = plan.sources.find((source) => source.entry?.startsWith(folder) && !isSound(source));
    const callsigns = plan.roles.map((role) => role.callsign);
    const known = new Set([...callsigns, ...ANYBODY]);
    let unknown = 0;
    for (const entry of plan.entries) {
      for (const { actor, unknownActor, spot } of entry.body?.steps ?? []) {
        if (actor !== null && known.has(actor)) continue;
        if (actor !== null && hidden) {
          unknown += 1;
          continue;
        }
        const named = actor ?? unknownActor;
        const who =
          named === null ? 'This step does not say who acts.' : `Nobody in this plan is called ${show(named)}.`;
        yield [spot, `${who} Begin it with one of ${[...callsigns, ...ANYBODY].join(', ')} and a colon.`];
      }
    }
    if (unknown > 0 && hidden)
      yield {
        spot: plan.at(),
        unassessed: `Who acts in ${unknown} steps is unknown while \`${hidden.path}\` cannot be read.`,
      };
  },
};
