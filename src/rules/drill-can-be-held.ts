import { listed } from '../plan/list.ts';
import type { DrillData } from '../plan/schema-types.ts';
import type { Rule } from './rule.ts';

/** What somebody needs who is to run a drill that somebody else wrote. */
const NEEDED: readonly (keyof DrillData)[] = ['lasts', 'objectives', 'injects', 'stopWords', 'notToTouch', 'earlyEnd'];
/** Ten minutes with a card have no story that could be told in two ways, and nobody outside the crew to play. */
const NEEDED_BESIDES: readonly (keyof DrillData)[] = ['truth', 'controlCell'];

export const drillCanBeHeld: Rule = {
  id: 'drill-can-be-held',
  concern: 'exercise',
  level: 'warning',
  summary: 'A planned drill holds all that whoever runs it needs, so that it could be held tomorrow.',
  why: `A drill whose story lives in one head is cancelled with that head's first sick day. What truly happened keeps
    answers consistent; the words that stop it and what nobody may touch keep a drill from becoming an incident.`,
  good: `
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: card
status: planned
lasts: PT20M
stopWords: Stop, stop, stop
notToTouch: [Production]
objectives: [{ id: copy-first, text: The sessions are copied before any of them ends. }]
injects: [{ id: three-sessions, text: Here is the list of sessions. }]
earlyEnd: The copy is ordered.
---
`,
  bad: {
    files: `
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
lasts: PT60M
notToTouch: []
objectives: [{ id: copy-first, text: The sessions are copied before any of them ends. }]
injects: [{ id: three-sessions, text: Here is the list of sessions. }]
earlyEnd: The copy is ordered.
---
-- drills/2026-12-08-three-cards.mdx --
---
title: Three cards
form: card
status: planned
lasts: PT20M
stopWords: Stop, stop, stop
notToTouch: [Production]
objectives: [{ id: copy-first, text: The sessions are copied before any of them ends. }]
draws: 3
injects: [{ id: three-sessions, text: Here is the list of sessions., drawn: true }]
earlyEnd: The copy is ordered.
---
`,
    findings: [
      'drills/2026-12-01-silent-line.mdx:4:9 This drill is planned, and nobody else could hold it: it lacks `stopWords`, `notToTouch`, `truth` and `controlCell`. Add them.',
      'drills/2026-12-08-three-cards.mdx:9:8 The seed draws 3 cards from a deck of 1. Mark more injects as `drawn`, or draw fewer.',
    ],
  },

  *check({ plan }) {
    for (const drill of plan.drills) {
      const { draws, form, injects = [], status } = drill.data;
      if (status !== 'planned') continue;
      const missing = [...NEEDED, ...(form === 'card' ? [] : NEEDED_BESIDES)].filter((key) => {
        const value = drill.data[key];
        return value === undefined || (Array.isArray(value) && value.length === 0);
      });
      if (missing.length > 0) {
        yield [
          drill.at('status'),
          `This drill is planned, and nobody else could hold it: it lacks ${listed(
            missing.map((key) => `\`${key}\``),
            'and',
          )}. Add ${missing.length === 1 ? 'it' : 'them'}.`,
        ];
      }
      const deck = injects.filter(({ drawn }) => drawn === true).length;
      if (draws !== undefined && injects.length > 0 && draws > deck)
        yield [
          drill.at('draws'),
          `The seed draws ${draws} cards from a deck of ${deck}. Mark more injects as \`drawn\`, or draw fewer.`,
        ];
    }
  },
};
