import { choice } from '../plan/directory.ts';
import { chainOf } from '../plan/drill.ts';
import type { Drill } from '../plan/plan.ts';
import { show } from '../plan/source.ts';
import type { Rule, Told } from './rule.ts';

export const drillHangsTogether: Rule = {
  id: 'drill-hangs-together',
  concern: 'exercise',
  level: 'warning',
  summary:
    'In a planned drill each objective leads to a step, each step to an inject, each inject to what an evaluator looks for.',
  why: `An objective that no inject calls for cannot be rated, and an inject that shows no objective takes time from
    those that do. HSEEP ties every inject to an expected action and every action to an objective, for that reason.`,
  good: `
-- checklists/account-taken-over.mdx --
---
title: An account is taken over
---

## Cut off

1. Tech lead: Copy the open sessions to the evidence share.
2. Tech lead: End every session of the account.
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
objectives:
  - id: copy-first
    text: The sessions are copied before any of them ends.
    steps: [{ sheet: 'checklists/account-taken-over#cut-off', step: Copy the open sessions }]
artefacts:
  - { id: session-list, title: List of sessions, text: 3 sessions of one user. }
injects:
  - id: three-sessions
    text: Here is the list of sessions.
    hands: [session-list]
    expected: [{ step: { sheet: 'checklists/account-taken-over#cut-off', step: Copy the open } }]
pauses: [{ after: three-sessions, ask: [What is gone once a session ends?] }]
---
`,
  bad: {
    files: `
-- checklists/account-taken-over.mdx --
---
title: An account is taken over
---

## Cut off

1. Tech lead: Copy the open sessions to the evidence share.
2. Tech lead: End every session of the account.
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
objectives:
  - id: copy-first
    text: The sessions are copied before any of them ends.
    steps: [{ sheet: 'checklists/account-taken-over#cut-off', step: Copy the open sessions }]
  - { id: say-it, text: The user hears of it by phone. }
artefacts:
  - { id: session-list, title: List of sessions, text: 3 sessions of one user. }
injects:
  - id: three-sessions
    text: Here is the list of sessions.
    hands: [sessions]
    expected:
      - { step: { sheet: 'checklists/account-taken-over#cut-off', step: End every session } }
      - { action: They phone the user., objective: tell-it }
  - { id: anything-else, text: Anything else? }
pauses: [{ after: three-session, ask: [What is gone once a session ends?] }]
---
`,
    findings: [
      'drills/2026-12-01-silent-line.mdx:8:15 No inject calls for this step of `copy-first`. Add it to the `expected` of one, or take it out of `steps`.',
      'drills/2026-12-01-silent-line.mdx:9:11 `say-it` names no step of the plan, and no inject expects anything for it. Add `steps`, or name it in what an inject expects.',
      'drills/2026-12-01-silent-line.mdx:11:11 No inject hands over `session-list`. Add it to the `hands` of one, or remove it.',
      'drills/2026-12-01-silent-line.mdx:15:13 This drill has no artefact `sessions`. There is `session-list`.',
      'drills/2026-12-01-silent-line.mdx:17:11 This shows none of the objectives. Name one in `objective`, or put the step into an objective.',
      'drills/2026-12-01-silent-line.mdx:18:52 This drill has no objective `tell-it`. There is `copy-first`, `say-it`.',
      'drills/2026-12-01-silent-line.mdx:19:11 `anything-else` expects nothing. Add `expected`: what an evaluator looks for.',
      'drills/2026-12-01-silent-line.mdx:20:19 This drill has no inject `three-session`. Did you mean `three-sessions`?',
    ],
  },

  *check({ plan }) {
    for (const drill of plan.drills) {
      if (drill.data.status !== 'planned') continue;
      yield* chain(drill);
      yield* names(drill);
    }
  },
};

/** What is missing between objectives, steps, injects and what is expected. */
function* chain(drill: Drill): Iterable<Told> {
  const { injects = [], objectives = [] } = drill.data;
  const { lines, stray, uncalled } = chainOf(drill);
  for (const { objective, path } of uncalled) {
    yield [
      drill.at(...path),
      `No inject calls for this step of ${show(objective.id)}. Add it to the \`expected\` of one, or take it out of \`steps\`.`,
    ];
  }
  for (const [index, { objective, lines: own }] of lines.entries()) {
    if (own.length > 0 || (objective.steps ?? []).length > 0) continue;
    yield [
      drill.at('objectives', index, 'id'),
      `${show(objective.id)} names no step of the plan, and no inject expects anything for it. Add \`steps\`, or name it in what an inject expects.`,
    ];
  }
  for (const { expected, path } of stray) {
    if (expected.objective !== undefined && !objectives.some(({ id }) => id === expected.objective)) continue;
    yield [
      drill.at(...path),
      'This shows none of the objectives. Name one in `objective`, or put the step into an objective.',
    ];
  }
  for (const [index, { id, expected = [] }] of injects.entries()) {
    if (expected.length > 0) continue;
    yield [
      drill.at('injects', index, 'id'),
      `${show(id)} expects nothing. Add \`expected\`: what an evaluator looks for.`,
    ];
  }
}

/** Names within the drill that lead nowhere, and artefacts that nobody gets. */
function* names(drill: Drill): Iterable<Told> {
  const { artefacts = [], injects = [], objectives = [], pauses = [] } = drill.data;
  const idsOf = (records: readonly { id: string }[]) => records.map(({ id }) => id);
  const known = { artefact: idsOf(artefacts), inject: idsOf(injects), objective: idsOf(objectives) };
  const used = [
    ...injects.flatMap(({ expected = [], hands = [] }, at) => [
      ...hands.map((id, index) => ['artefact', id, ['injects', at, 'hands', index]] as const),
      ...expected.flatMap(({ objective }, index) =>
        objective === undefined
          ? []
          : [['objective', objective, ['injects', at, 'expected', index, 'objective']] as const],
      ),
    ]),
    ...pauses.map(({ after }, index) => ['inject', after, ['pauses', index, 'after']] as const),
  ];
  for (const [what, id, path] of used) {
    if (known[what].includes(id)) continue;
    yield [drill.at(...path), `This drill has no ${what} ${show(id)}. ${choice(id, known[what])}`];
  }
  const handed = new Set(injects.flatMap(({ hands = [] }) => hands));
  for (const [index, { id }] of artefacts.entries()) {
    if (handed.has(id)) continue;
    yield [
      drill.at('artefacts', index, 'id'),
      `No inject hands over ${show(id)}. Add it to the \`hands\` of one, or remove it.`,
    ];
  }
}
