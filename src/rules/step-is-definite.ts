import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

/** Words that leave to the reader what the author did not decide. */
const VAGUE =
  /\b(?:as (?:needed|required|appropriate|necessary|applicable)|if (?:needed|required|appropriate|necessary|applicable|possible)|where (?:appropriate|necessary|applicable|possible)|when (?:appropriate|necessary)|as soon as possible|asap|in a timely manner|timely|promptly|appropriate(?:ly)?|suitable|relevant|adequate(?:ly)?|properly|ensure|make sure|handle|deal with|look into|take (?:action|steps|measures)|review (?:the )?procedures?|document (?:the )?findings?|consider|and\/or|etc\.?|please|simply)(?!\w)/i;

export const stepIsDefinite: Rule = {
  id: 'step-is-definite',
  concern: 'procedure',
  level: 'warning',
  summary: 'A step says what is done; it holds no word that leaves the deciding to its reader.',
  why: `"Isolate if necessary" asks a tired person to work out what the author knew. Say on what condition, and what
    exactly is done then.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
---

1. If a second account is concerned: IC: Raise the level to critical.
   Expect: the Scribe writes the time.
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
---

1. If necessary: Tech lead: Isolate the host.
2. Tech lead: Document findings and inform the relevant people.
3. IC: Ensure that the copy is complete.
`,
    findings: [
      'guides/evidence.mdx:5:4 `if necessary` leaves open what is done. Say the condition, the act and the place.',
      'guides/evidence.mdx:6:4 `document findings` leaves open what is done. Say the condition, the act and the place.',
      'guides/evidence.mdx:7:4 `ensure` leaves open what is done. Say the condition, the act and the place.',
    ],
  },

  *check({ plan }) {
    for (const { body } of plan.entries) {
      for (const { condition, action, spot } of body?.steps ?? []) {
        const found = (condition === null ? null : VAGUE.exec(condition)) ?? VAGUE.exec(action);
        if (found)
          yield [
            spot,
            `${show(found[0].toLowerCase())} leaves open what is done. Say the condition, the act and the place.`,
          ];
      }
    }
  },
};
