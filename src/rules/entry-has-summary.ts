import type { Rule } from './rule.ts';

export const entryHasSummary: Rule = {
  id: 'entry-has-summary',
  concern: 'blanks',
  level: 'warning',
  summary: 'Every entry of a plan has a sentence that says what it is for.',
  why: `Lists and search results show the summary. It tells a reader under stress whether to open the entry,
    and a wrong page opened costs a minute.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
summary: How copies are made and sealed, so that a court accepts them.
---
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
summary: ' '
---
-- routines.yml --
routines:
  - { id: meeting, name: Team meeting }
`,
    findings: [
      'guides/evidence.mdx:3:10 `Evidence` has no summary. Say in one sentence, as `summary`, what it is for.',
      'routines.yml:1:1 `Routines` has no summary. Say in one sentence, as `summary`, what it is for.',
    ],
  },

  *check({ plan }) {
    for (const entry of plan.entries) {
      if (entry.data.summary?.trim()) continue;
      yield [
        entry.at('summary'),
        `\`${entry.title}\` has no summary. Say in one sentence, as \`summary\`, what it is for.`,
      ];
    }
  },
};
