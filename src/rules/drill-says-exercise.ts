import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

/** The word begins and ends what players get to read or hear, whatever signs stand around it. */
const BEGINS = /^[^A-Za-z0-9]*EXERCISE\b/;
const ENDS = /\bEXERCISE[^A-Za-z0-9]*$/;

export const drillSaysExercise: Rule = {
  id: 'drill-says-exercise',
  concern: 'exercise',
  level: 'warning',
  summary: 'Every inject and artefact of a planned drill begins and ends with the word EXERCISE.',
  why: `A message of a drill that reaches somebody outside it is taken for the real thing, and a real report during a
    drill for part of the play. The word at both ends survives cutting, forwarding and photographs.`,
  good: `
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
artefacts:
  - { id: session-list, title: List of sessions, text: "EXERCISE\n3 sessions of one user.\nEXERCISE" }
injects:
  - { id: three-sessions, text: EXERCISE. Here is the list of sessions. EXERCISE., hands: [session-list] }
---
`,
  bad: {
    files: `
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
artefacts:
  - { id: session-list, title: List of sessions, text: EXERCISE. 3 sessions of one user. }
injects:
  - { id: three-sessions, text: Here is the list of sessions., hands: [session-list] }
---
`,
    findings: [
      'drills/2026-12-01-silent-line.mdx:6:56 What players read in `session-list` does not end with the word EXERCISE. Write `EXERCISE. … EXERCISE.`, so that nobody takes it for earnest.',
      'drills/2026-12-01-silent-line.mdx:8:33 What players read in `three-sessions` does not begin with the word EXERCISE. Write `EXERCISE. … EXERCISE.`, so that nobody takes it for earnest.',
    ],
  },

  *check({ plan }) {
    for (const drill of plan.drills) {
      if (drill.data.status !== 'planned') continue;
      for (const list of ['artefacts', 'injects'] as const) {
        for (const [index, { id, text }] of (drill.data[list] ?? []).entries()) {
          const missing = BEGINS.test(text) ? (ENDS.test(text) ? null : 'end') : 'begin';
          if (missing === null) continue;
          yield [
            drill.at(list, index, 'text'),
            `What players read in ${show(id)} does not ${missing} with the word EXERCISE. Write \`EXERCISE. … EXERCISE.\`, so that nobody takes it for earnest.`,
          ];
        }
      }
    }
  },
};
