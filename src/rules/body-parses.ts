import type { Rule } from './rule.ts';

export const bodyParses: Rule = {
  id: 'body-parses',
  concern: 'form',
  level: 'error',
  summary: 'Every body is Markdown that can be read and shown whole.',
  why: `What a reader of the source sees and what the page shows must be the same words. A stray sign can
    swallow a step, and nobody looks for a step that is not there.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
---

## Seal it

- Keep every copy under 2 GB, and write its digest into the log.
- Ask for the export as \`{ "format": "json" }\`.
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
---

# Evidence

[register]: https://register.example.com

Write it into the [register][register].

- [ ] Copy the log.

![The rack](rack.png)

Every copy has a digest.[^1]

[^1]: Two people compare it.
-- guides/handover.mdx --
---
title: Handover
---

<!-- Ask Dana about the night shift. -->
-- guides/records.mdx --
---
title: Records
---

Keep a log of <8 pages.
-- guides/shifts.mdx --
---
title: Shifts
---

The next shift is {name of the lead.
`,
    findings: [
      'guides/evidence.mdx:5:1 A heading of first level: the title is the only one. Begin the line with `##`.',
      'guides/evidence.mdx:7:1 This line is a link definition and vanishes from the page. Put words before the bracket, or write the link in full.',
      'guides/evidence.mdx:9:19 This is a reference link. Write the link in full: `[text](address)`.',
      'guides/evidence.mdx:11:1 A task box is drawn for every step by itself. Remove `[ ]` or `[x]`.',
      'guides/evidence.mdx:13:1 Images are not shown. Say in words what the reader needs to see.',
      'guides/evidence.mdx:15:25 Footnotes are not shown where they are needed. Put the note into the text.',
      'guides/evidence.mdx:17:1 Footnotes are not shown where they are needed. Put the note into the text.',
      'guides/handover.mdx:5:1 A comment `<!-- -->` does not work in MDX. Remove it.',
      'guides/records.mdx:5:15 A bare `<` begins a tag in MDX. Write `&lt;`, put it into code, or leave a space after it.',
      'guides/shifts.mdx:5:19 A bare `{` begins an expression in MDX. Write `\\{`, or put it into code.',
    ],
  },
};
