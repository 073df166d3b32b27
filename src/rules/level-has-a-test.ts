import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const levelHasATest: Rule = {
  id: 'level-has-a-test',
  concern: 'severity',
  level: 'error',
  summary: 'Every level of severity has questions that are answered with yes or no.',
  why: `Words such as severe and significant are argued over at night. A question about a fact is answered, and two
    people who answer it arrive at the same level.`,
  good: `
-- severity.mdx --
---
levels:
  - { id: critical, name: Critical, tests: ["Did a stranger read a customer's tasks?"] }
  - { id: low, name: Low, tests: [Was harmless detail shown?] }
---
`,
  bad: {
    files: `
-- severity.mdx --
---
levels:
  - { id: critical, name: Critical, tests: [Severe impact on the business] }
  - { id: low, name: Low }
---
`,
    findings: [
      'severity.mdx:3:45 `Severe impact on the business` is no question. Ask for a fact that is answered with yes or no.',
      'severity.mdx:4:7 Nothing decides whether an incident is `Low`. Add `tests`: questions with a yes or a no.',
    ],
  },

  *check({ plan }) {
    for (const { name, tests, at } of plan.levels) {
      if ((tests ?? []).length === 0) {
        yield [
          at('tests'),
          `Nothing decides whether an incident is \`${name}\`. Add \`tests\`: questions with a yes or a no.`,
        ];
      }
      for (const [index, test] of (tests ?? []).entries()) {
        if (test.trim().endsWith('?')) continue;
        yield [at('tests', index), `${show(test)} is no question. Ask for a fact that is answered with yes or no.`];
      }
    }
  },
};
