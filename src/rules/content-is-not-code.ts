import type { Rule } from './rule.ts';

export const contentIsNotCode: Rule = {
  id: 'content-is-not-code',
  concern: 'form',
  level: 'error',
  summary: 'A body holds text and nothing that runs.',
  why: `Many people edit a plan, and whoever can change a page that responders trust can attack them with
    it. So a body brings no code, no tags and no address that does more than lead somewhere.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
---

Ask the [desk](https://desk.example.com) first.<br/>
Then write \`<script>\` into the search field, and \`{id}\` into the filter.
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
---

import Clock from './clock.js'

{caseNumber + 1}

The case number is {caseNumber}.

<script src="https://cdn.example.com/clock.js"></script>

First line.<br className="wide"/>

Run the [export](javascript:exportAll), then open the [desk](//desk.example.com).
`,
    findings: [
      'guides/evidence.mdx:5:1 This line is code: it begins with `import` or `export`. Remove it, or begin the line with another word.',
      'guides/evidence.mdx:7:1 Text in braces is code in MDX. Write `\\{`, or put it into backticks.',
      'guides/evidence.mdx:9:20 Text in braces is code in MDX. Write `\\{`, or put it into backticks.',
      'guides/evidence.mdx:11:1 The tag `<script>` is not allowed in a body. Use Markdown; of all tags only `<br/>` works.',
      'guides/evidence.mdx:13:12 `<br/>` takes no attributes and no content. Write it bare.',
      'guides/evidence.mdx:15:9 The link `javascript:exportAll` begins with `javascript:`. Only https, mailto, tel and relative links are allowed.',
      'guides/evidence.mdx:15:55 The link `//desk.example.com` names another host without https. Write the address in full.',
    ],
  },
};
