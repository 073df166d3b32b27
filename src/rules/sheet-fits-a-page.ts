import type { Step } from '../plan/step.ts';
import type { Rule } from './rule.ts';

/** What one printed page holds, as measured; the print test is the judge. */
const MOST_STEPS = 9;
const MOST_LINES = 23;
const CHARACTERS_A_LINE = 42;

export const sheetFitsAPage: Rule = {
  id: 'sheet-fits-a-page',
  concern: 'procedure',
  level: 'error',
  summary: `A sheet has at most ${MOST_STEPS} steps and ${MOST_LINES} lines, so that it fits one printed page.`,
  why: `A sheet is one pause point on one page. What runs over to a second page is lost in the hand that holds the
    first.`,
  good: `
-- checklists/account-taken-over.mdx --
---
title: Account taken over
---

## Cut off

1. Tech lead: Copy the rows.
2. Tech lead: End every session.
`,
  bad: {
    files: `
-- checklists/account-taken-over.mdx --
---
title: Account taken over
---

## Cut off

${Array.from({ length: 10 }, (_, index) => `${index + 1}. Tech lead: End session ${index + 1}.`).join('\n')}

## Undo

${Array.from(
  { length: 8 },
  (_, index) => `${index + 1}. Tech lead: Put back what the stranger changed in place ${index + 1} of the account.
   Expect: the owner says on the phone that it is as before.`,
).join('\n')}
`,
    findings: [
      'checklists/account-taken-over.mdx:5:1 The sheet `Cut off` has 10 steps; a page holds 9. Begin a new sheet with `##` where people pause.',
      'checklists/account-taken-over.mdx:18:1 The sheet `Undo` takes about 32 lines; a page holds 23. Shorten steps, or begin a new sheet with `##`.',
    ],
  },

  *check({ plan }) {
    for (const { sheets } of plan.checklists) {
      for (const { heading, steps } of sheets) {
        const lines = steps.reduce((sum, step) => sum + linesOf(step), 0);
        if (steps.length > MOST_STEPS) {
          yield [
            heading.spot,
            `The sheet \`${heading.text}\` has ${steps.length} steps; a page holds ${MOST_STEPS}. Begin a new sheet with \`##\` where people pause.`,
          ];
        } else if (lines > MOST_LINES) {
          yield [
            heading.spot,
            `The sheet \`${heading.text}\` takes about ${lines} lines; a page holds ${MOST_LINES}. Shorten steps, or begin a new sheet with \`##\`.`,
          ];
        }
      }
    }
  },
};

/** The lines that a step takes on paper, what to expect run on behind its words. */
function linesOf({ length, expect, codeLines }: Step): number {
  const characters = expect === null ? length : length + ' Expect: '.length + expect.length;
  return Math.max(1, Math.ceil(characters / CHARACTERS_A_LINE)) + codeLines;
}
