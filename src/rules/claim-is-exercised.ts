import { askedOf, type Claim } from '../plan/claims.ts';
import { type Shown, shownBy } from '../plan/coverage.ts';
import { exerciseInterval, holds } from '../plan/exercise.ts';
import { hiddenFiles } from '../plan/hidden.ts';
import type { Rule } from './rule.ts';

export const claimIsExercised: Rule = {
  id: 'claim-is-exercised',
  concern: 'coverage',
  level: 'warning',
  timed: true,
  summary:
    'Where a requirement asks for drills or training, a drill or session has shown that an entry which claims it works.',
  why: `An objective that names the entry and was rated P or S is evidence. An overdue action of that drill takes it back:
    what it found is still wrong.`,
  good: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2024-06-01'
cadence: { review: P6M }
frameworks: [{ id: house }]
---
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
satisfies: ['house#H.3']
---
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
heldOn: '2026-10-13'
objectives:
  - { id: written-down, text: Every decision is written down with its minute., entries: [roles/scribe] }
ratings:
  - { objective: written-down, rating: S }
---
-- frameworks/house.yaml --
id: house
title: House rules
version: '1'
publisher: Harbour Tools
kind: guideline
jurisdiction: the company
status: in-force
source: { name: House rules, url: https://example.com/house }
requirements:
  - { id: H.3, title: Record, summary: Everything is written down., kinds: [role, drill] }
  - { id: H.4, title: Fetching, summary: Keys are fetched., kinds: [role, drill] }
  - { id: H.5, title: Practice, summary: The first hour is practised., kinds: [role, training] }
`,
  bad: {
    files: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2024-06-01'
cadence: { review: P6M, exercise: P1Y }
frameworks: [{ id: house }]
---
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
satisfies: ['house#H.3']
---
-- roles/runner.mdx --
---
title: Runner
callsign: Runner
satisfies: ['house#H.4', 'house#H.5']
---
-- training/first-hour.mdx --
---
title: The first hour
every: P6M
satisfies: ['house#H.5']
sessions: [{ on: '2026-05-05' }]
---
-- drills/2026-10-13-leaked-password-list.mdx --
---
title: The leaked password list
form: tabletop
status: held
heldOn: '2026-10-13'
objectives:
  - { id: written-down, text: Every decision is written down with its minute., entries: [roles/scribe] }
  - { id: fetched, text: The keys are fetched within ten minutes., entries: [roles/runner] }
ratings:
  - { objective: written-down, rating: S }
  - { objective: fetched, rating: U }
actions:
  - { id: second-pen, what: Name a second Scribe., owner: technical-lead, due: '2026-11-13' }
---
-- frameworks/house.yaml --
id: house
title: House rules
version: '1'
publisher: Harbour Tools
kind: guideline
jurisdiction: the company
status: in-force
source: { name: House rules, url: https://example.com/house }
requirements:
  - { id: H.3, title: Record, summary: Everything is written down., kinds: [role, drill] }
  - { id: H.4, title: Fetching, summary: Keys are fetched., kinds: [role, drill] }
  - { id: H.5, title: Practice, summary: The first hour is practised., kinds: [role, training] }
`,
    findings: [
      'plan.mdx:6:20 `H.3`, Record, was shown by `drills/2026-10-13-leaked-password-list`, whose action `second-pen` is overdue. Close the action, or play `roles/scribe` again. [from 2026-11-14]',
      'plan.mdx:6:20 `H.4`, Fetching, is shown by no drill or session yet, which was due by 2025-06-01. Let a drill name `roles/runner` in an objective, and rate it. [from 2025-06-02]',
      'plan.mdx:6:20 `H.5`, Practice, was last shown by `training/first-hour` on 2026-05-05, and that no longer counts. Let a drill name `roles/runner` or `training/first-hour` in an objective, and rate it. [from 2026-11-06]',
    ],
  },

  *check({ plan }) {
    const hidden = hiddenFiles(plan);
    if (hidden > 0) {
      if (askedOf(plan).length > 0)
        yield {
          spot: plan.at(),
          unassessed: `What drills and sessions show of the requirements is unknown while ${hidden} of its files cannot be read.`,
        };
      return;
    }
    const shown = shownBy(plan);
    const every = exerciseInterval(plan);
    for (const { requirement, spot, exempt, claims } of askedOf(plan)) {
      const { id, title, kinds } = requirement;
      if (exempt || claims.length === 0 || !(kinds.includes('drill') || kinds.includes('training'))) continue;
      const best = claims
        .flatMap(({ source }) => shown.get(source) ?? [])
        .reduce<Shown | null>((a, b) => (a && a.until >= b.until ? a : b), null);
      if (best) {
        yield [spot, `\`${id}\`, ${title}, ${lapsed(best, claims)}`, best.until];
        continue;
      }
      const inForceSince = plan.home?.data.inForceSince;
      if (inForceSince === undefined) continue;
      const { last, on } = holds(inForceSince, every);
      yield [
        spot,
        `\`${id}\`, ${title}, is shown by no drill or session yet, which was due by ${last}. ${again(claims)}`,
        on,
      ];
    }
  },
};

function lapsed({ by, on, action }: Shown, claims: readonly Claim[]): string {
  if (action !== null)
    return `was shown by \`${by}\`, whose action \`${action}\` is overdue. Close the action, or play ${named(claims)} again.`;
  return `was last shown by \`${by}\` on ${on}, and that no longer counts. ${again(claims)}`;
}

function again(claims: readonly Claim[]): string {
  return `Let a drill name ${named(claims)} in an objective, and rate it.`;
}

function named(claims: readonly Claim[]): string {
  return [...new Set(claims.map(({ entry, record }) => `\`${entry?.name ?? record[0]}\``))].slice(0, 3).join(' or ');
}
