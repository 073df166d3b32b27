import type { Rule } from './rule.ts';

export const fileIsReadable: Rule = {
  id: 'file-is-readable',
  concern: 'form',
  level: 'error',
  summary: 'Every file is text of a safe size, in UTF-8, without characters that nobody can see.',
  why: `A character that no editor shows can turn the direction of a line, so that a reviewer approves
    other words than a responder reads. A file that cannot be opened is missing at the worst moment.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
---

Ask Zoë in Kraków: 証拠 means evidence.
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
---

Copy the log\u0008 first.
-- guides/records.mdx --
---
title: Rec\u007Fords
---
`,
    findings: [
      'guides/evidence.mdx:5:13 The file holds a character that nobody can see (U+0008). Remove it.',
      'guides/records.mdx:2:11 The file holds a character that nobody can see (U+007F). Remove it.',
    ],
  },
};
