import { inWords, minutesOf } from '../plan/day.ts';
import type { Rule } from './rule.ts';

export const responseTimeOrder: Rule = {
  id: 'response-time-order',
  concern: 'severity',
  level: 'error',
  summary: 'Every level of severity has a response time, and the worse the level the shorter it is.',
  why: `The level decides how fast people move. Two levels with the same time are one level, and a worse one
    with a longer time sends people to the smaller fire.`,
  good: `
-- severity.mdx --
---
levels:
  - { id: critical, name: Critical, respondWithin: PT1H }
  - { id: high, name: High, respondWithin: PT4H }
  - { id: low, name: Low, respondWithin: P3D }
---
`,
  bad: {
    files: `
-- severity.mdx --
---
levels:
  - { id: critical, name: Critical, respondWithin: PT1H }
  - { id: high, name: High }
  - { id: medium, name: Medium, respondWithin: PT60M }
  - { id: low, name: Low, respondWithin: PT30M }
---
`,
    findings: [
      'severity.mdx:4:7 The level `High` has no response time. Say as `respondWithin` how soon someone is at work on it.',
      'severity.mdx:5:48 `Medium` has 60 min, no more than the worse level `Critical` with 1 h. Mend the times, or put the worst level first.',
      'severity.mdx:6:42 `Low` has 30 min, no more than the worse level `Medium` with 60 min. Mend the times, or put the worst level first.',
    ],
  },

  *check({ plan }) {
    let worse: { name: string; respondWithin: string } | null = null;
    for (const { name, respondWithin, at } of plan.levels) {
      if (respondWithin === undefined) {
        yield [
          at('respondWithin'),
          `The level \`${name}\` has no response time. Say as \`respondWithin\` how soon someone is at work on it.`,
        ];
        continue;
      }
      if (worse && minutesOf(respondWithin) <= minutesOf(worse.respondWithin)) {
        yield [
          at('respondWithin'),
          `\`${name}\` has ${inWords(respondWithin)}, no more than the worse level \`${worse.name}\` with ${inWords(worse.respondWithin)}. Mend the times, or put the worst level first.`,
        ];
      }
      worse = { name, respondWithin };
    }
  },
};
