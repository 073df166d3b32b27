import type { Rule } from './rule.ts';

export const entryIsOwned: Rule = {
  id: 'entry-is-owned',
  concern: 'blanks',
  level: 'warning',
  summary: 'Every entry of a plan names the role that keeps it right.',
  why: `What belongs to everyone is kept by nobody. The owner is the one who is asked to review the entry,
    and whom a responder tells that it was wrong.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
owner: technical-lead
---
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
---
-- system.yml --
parts:
  - { id: web, name: Web server }
`,
    findings: [
      'guides/evidence.mdx:2:1 Nobody owns `Evidence`. Name the role that keeps it right as `owner`.',
      'system.yml:1:1 Nobody owns `System`. Name the role that keeps it right as `owner`.',
    ],
  },

  *check({ plan }) {
    for (const entry of plan.entries) {
      if (entry.data.owner !== undefined) continue;
      yield [entry.at('owner'), `Nobody owns \`${entry.title}\`. Name the role that keeps it right as \`owner\`.`];
    }
  },
};
