import type { Rule } from './rule.ts';

export const linkResolves: Rule = {
  id: 'link-resolves',
  concern: 'links',
  level: 'error',
  summary: 'Every link of a body leads to an entry, and to a heading that it has.',
  why: `A responder who follows a link has no time to search. A missing page at 03:00 costs more than the
    whole review that would have found it.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
---

Work the sheet [Cut off](../checklists/account-taken-over.mdx#cut-off), then ask the
[levels](../severity.mdx) again. The [register](https://register.example.com) is outside.
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
---

- [Cut off](../checklists/account-taken-over.mdx#cut-of)
- [Technical lead](../roles/tech-lead.mdx)
- [Roles](../roles)
- [Severity](/severity.mdx)
- [Handbook](../../../handbook.mdx)
- [Evidence](evidence%.mdx)
- [Register]()
`,
    findings: [
      'guides/evidence.mdx:5:3 `task-list/checklists/account-taken-over.mdx` has no heading `cut-of`. Did you mean `cut-off`?',
      'guides/evidence.mdx:6:3 The link `../roles/tech-lead.mdx` leads to no entry. Did you mean `task-list/roles/technical-lead.mdx`?',
      'guides/evidence.mdx:7:3 The link `../roles` leads to no entry. Links lead to files: end the address in `.mdx` or `.yml`.',
      'guides/evidence.mdx:8:3 The link `/severity.mdx` begins with a slash. Write it relative to this file, as `../guides/evidence.mdx`.',
      'guides/evidence.mdx:9:3 The link `../../../handbook.mdx` leads out of the content folder. Link an entry of a plan, or an address with https.',
      'guides/evidence.mdx:10:3 The link `evidence%.mdx` holds a broken `%` escape. Mend it.',
      'guides/evidence.mdx:11:3 This link has no address. Write one, or remove the brackets.',
    ],
  },
};
