import type { Level } from '../plan/plan.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

/** Words that tell no two incidents apart. */
const EMPTY = new Set(
  'a an the of on in at to by for from with and or any some our its is are was were attempt event incident issue case problem alert possible'.split(
    ' ',
  ),
);

/** Different words for one thing, each after what it is taken for. */
const SYNONYMS = new Map(
  Object.entries({
    login: ['log-in', 'logon', 'log-on', 'sign-in', 'signin', 'authentication', 'auth'],
    failed: ['failure', 'failing', 'unsuccessful', 'refused', 'rejected'],
    leak: ['leaked', 'exposure', 'exposed', 'disclosure', 'disclosed'],
    intrusion: ['break-in', 'compromise', 'compromised', 'breached'],
    unauthorised: ['unauthorized'],
    data: ['record', 'information'],
    outage: ['downtime', 'unavailability'],
    setting: ['configuration', 'config'],
    user: ['account', 'person', 'people'],
    malware: ['virus'],
    weakness: ['vulnerability', 'vulnerabilities'],
  }).flatMap(([word, others]) => others.map((other) => [other, word] as const)),
);

export const exampleHasOneLevel: Rule = {
  id: 'example-has-one-level',
  concern: 'severity',
  level: 'error',
  summary: 'No example stands under two levels of severity, in other words either.',
  why: `Examples are what people compare their incident with. One that stands under two levels, once as failed
    authentication and once as failed log-ins, sends two responders to two levels.`,
  good: `
-- severity.mdx --
---
levels:
  - { id: high, name: High, examples: [Pattern of failed log-ins on many accounts] }
  - { id: low, name: Low, examples: ["One user's failed log-ins"] }
---
`,
  bad: {
    files: `
-- severity.mdx --
---
levels:
  - { id: high, name: High, examples: [Exposed API keys, Failed authentication attempts] }
  - { id: medium, name: Medium, examples: [Failed log-ins] }
  - { id: low, name: Low, examples: [An API key leaked] }
---
`,
    findings: [
      'severity.mdx:4:44 `Failed log-ins` is also an example of `High`, as `Failed authentication attempts`. Say in one of them what makes it worse.',
      'severity.mdx:5:38 `An API key leaked` is also an example of `High`, as `Exposed API keys`. Say in one of them what makes it worse.',
    ],
  },

  *check({ plan }) {
    const seen = new Map<string, { level: Level; example: string }>();
    for (const level of plan.levels) {
      for (const [index, example] of (level.examples ?? []).entries()) {
        const meaning = meaningOf(example);
        const other = seen.get(meaning);
        if (other && other.level !== level) {
          yield [
            level.at('examples', index),
            `${show(example)} is also an example of \`${other.level.name}\`, as ${show(other.example)}. Say in one of them what makes it worse.`,
          ];
        } else if (meaning !== '') seen.set(meaning, { level, example });
      }
    }
  },
};

/** The words that carry an example's meaning: in one number, with one word for one thing, in one order. */
function meaningOf(example: string): string {
  const words = example
    .toLowerCase()
    .replace(/\b(log|sign)[ -](in|on)/g, '$1-$2')
    .match(/[a-z0-9]+(?:[-'’][a-z0-9]+)*/g);
  const kept = (words ?? []).map(plain).filter((word) => word !== '' && !EMPTY.has(word));
  return [...new Set(kept)].sort().join(' ');
}

function plain(word: string): string {
  const bare = word.replace(/['’]s?$/, '');
  const known = SYNONYMS.get(bare);
  if (known) return known;
  const one = bare.length > 3 && /[^siu]s$/.test(bare) ? bare.slice(0, -1) : bare;
  return SYNONYMS.get(one) ?? one;
}
