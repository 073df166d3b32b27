import { inWords, minutesOf } from '../plan/day.ts';
import type { Rule } from './rule.ts';

export const updateTimeOrder: Rule = {
  id: 'update-time-order',
  concern: 'severity',
  level: 'warning',
  summary: 'Every level says how often people hear news, and a worse level never less often.',
  why: `Silence is filled with rumours. Those who are told a time for the next news stop asking for it, and the worse
    the incident the less they can wait.`,
  good: `
-- severity.mdx --
---
levels:
  - { id: critical, name: Critical, updateEvery: PT30M }
  - { id: high, name: High, updateEvery: PT2H }
  - { id: low, name: Low, updateEvery: P7D }
---
`,
  bad: {
    files: `
-- severity.mdx --
---
levels:
  - { id: critical, name: Critical, updateEvery: PT2H }
  - { id: high, name: High, updateEvery: PT1H }
  - { id: low, name: Low }
---
`,
    findings: [
      'severity.mdx:4:42 `High` has news every 1 h, the worse level `Critical` only every 2 h. Mend the times, or put the worst level first.',
      'severity.mdx:5:7 Nothing says how often people hear news at the level `Low`. Add `updateEvery`.',
    ],
  },

  *check({ plan }) {
    let worse: { name: string; updateEvery: string } | null = null;
    for (const { name, updateEvery, at } of plan.levels) {
      if (updateEvery === undefined) {
        yield [
          at('updateEvery'),
          `Nothing says how often people hear news at the level \`${name}\`. Add \`updateEvery\`.`,
        ];
        continue;
      }
      if (worse && minutesOf(updateEvery) < minutesOf(worse.updateEvery)) {
        yield [
          at('updateEvery'),
          `\`${name}\` has news every ${inWords(updateEvery)}, the worse level \`${worse.name}\` only every ${inWords(worse.updateEvery)}. Mend the times, or put the worst level first.`,
        ];
      }
      worse = { name, updateEvery };
    }
  },
};
