import type { Rule } from './rule.ts';

export const stepsAreSteps: Rule = {
  id: 'steps-are-steps',
  concern: 'form',
  level: 'error',
  summary: 'What looks like a step is read as one.',
  why: `Under stress a sheet is worked from top to bottom. A step that Markdown takes for the end of the
    line above has no box to tick, and is left out.`,
  good: `
-- checklists/account-taken-over.mdx --
---
title: Account taken over
---

## Cut off

> Do not delete the account: its rows are evidence.

1. Tech lead: Copy the session rows of the account, within 10 min.
   Expect: a row count.

   \`\`\`sh
   copy-sessions --account "$ACCOUNT"
   \`\`\`

2. If the count is 0: IC: Call the owner of the account.

Pause: Sessions copied, owner called.
`,
  bad: {
    files: `
-- checklists/account-taken-over.mdx --
---
title: Account taken over
---

1. IC: Name the level.

## Cut off

> Expect: nobody signs in any more.

Pause: Ready to cut?

1. Tech lead: Copy the session rows. Expect: a row count.
2. Tech lead: End every session.
   Expect:
3. Tech lead: Compare both digests.

   \`\`\`sh
   sha256sum first.csv
   sha256sum second.csv
   diff first.csv second.csv
   echo same
   \`\`\`

   \`\`\`sh
   echo done
   \`\`\`

Pause: Sessions ended.

Pause: Owner called.

## Call back

Use the number that we held before.

## Give back

1. IC: Say who may sign in.

  Wait for the owner.

1. Tech lead: Open the account.

## Look back

3. IC: Read the log aloud.
4. \`\`\`sh
   tail log
   \`\`\`

## Write down

Close the case like this:
2. Scribe: Write the time.

1. Scribe: Write the case number.
   IC: Sign it.
`,
    findings: [
      'checklists/account-taken-over.mdx:5:1 These steps stand on no sheet. Put a heading `## Name of the sheet` before them.',
      "checklists/account-taken-over.mdx:9:3 `Expect:` stands where it is not read. Begin a line of the step's first paragraph with it, once.",
      'checklists/account-taken-over.mdx:11:1 A sheet has one pause point, after its steps. Move this paragraph there, or begin a new sheet.',
      "checklists/account-taken-over.mdx:13:38 `Expect:` stands where it is not read. Begin a line of the step's first paragraph with it, once.",
      'checklists/account-taken-over.mdx:14:4 `Expect:` is empty. Say what is seen or heard, or remove it.',
      'checklists/account-taken-over.mdx:18:4 A code block on a sheet has 3 lines at most. Move it into a guide and link it.',
      'checklists/account-taken-over.mdx:25:4 A step on a sheet has one code block at most. Move this one into a guide and link it.',
      'checklists/account-taken-over.mdx:31:1 A sheet has one pause point, after its steps. Move this paragraph there, or begin a new sheet.',
      'checklists/account-taken-over.mdx:33:1 This sheet has no list of steps. Add one, or move the text into a guide.',
      'checklists/account-taken-over.mdx:37:1 This sheet has more than one list of steps. Join them, or begin a new sheet with `##`.',
      'checklists/account-taken-over.mdx:41:3 This block is indented but belongs to no list. Indent it as far as the words of its item, or not at all.',
      'checklists/account-taken-over.mdx:47:1 This list begins at 3. Steps begin at 1: join it to the list before, or number it from 1.',
      'checklists/account-taken-over.mdx:48:4 This step has no words of its own. Begin it with `Actor: Action.`',
      'checklists/account-taken-over.mdx:55:1 The line `2. Scribe: Write the time.` looks like a step but is part of a paragraph. Leave a blank line before the list, a space after the number, or reflow the text.',
      'checklists/account-taken-over.mdx:58:4 The line `IC: Sign it.` looks like a step but is part of a paragraph. Leave a blank line before the list, a space after the number, or reflow the text.',
    ],
  },
};
