import type { Rule } from './rule.ts';

const MOST = 100;

export const stepIsShort: Rule = {
  id: 'step-is-short',
  concern: 'procedure',
  level: 'warning',
  summary: `A step has at most ${MOST} characters, without what to expect.`,
  why: `It is read out on a call, by somebody who was asleep. What is longer is heard to its middle and done by half.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
---

1. Tech lead: Copy the rows of the account into the case folder.
   Expect: a row count, the same as on the page of the account, and the name of the file that was written.
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
---

1. Tech lead: Copy the rows of the account into the case folder, look through them for anything odd, and tell IC.
`,
    findings: [
      'guides/evidence.mdx:5:4 This step has 110 characters; 100 can be read out at once. Cut it, split it, or say the rest as `Expect:`.',
    ],
  },

  *check({ plan }) {
    for (const { body } of plan.entries) {
      for (const { length, spot } of body?.steps ?? []) {
        if (length > MOST)
          yield [
            spot,
            `This step has ${length} characters; ${MOST} can be read out at once. Cut it, split it, or say the rest as \`Expect:\`.`,
          ];
      }
    }
  },
};
