import { describe, expect, test } from 'vitest';
import drillSchema from '../../schemas/drill.schema.json' with { type: 'json' };
import { load } from '../../src/check.ts';
import { chainOf, handedOver, isForPlayers, playedInjects } from '../../src/plan/drill.ts';
import type { Drill } from '../../src/plan/plan.ts';
import { BASE, filesOf, over } from '../content.ts';

const drill = load(
  over(
    BASE,
    filesOf(`
-- checklists/account-taken-over.mdx --
---
title: An account is taken over
---

## Cut off

1. Tech lead: Copy the open sessions to the evidence share.
2. Tech lead: End every session of the account.
3. Comms: Phone the user on a known number.
-- drills/2026-12-01-silent-line.mdx --
---
title: The silent line
form: tabletop
status: planned
objectives:
  - id: copy-first
    text: The sessions are copied before any of them ends.
    steps:
      - { sheet: 'checklists/account-taken-over#cut-off', step: Copy the open sessions }
      - { sheet: 'checklists/account-taken-over#cut-off', step: Phone the user }
  - { id: say-it, text: The user hears of it by phone. }
artefacts:
  - { id: list, title: List, text: Three sessions. }
  - { id: mail, title: Mail, text: Who are you? }
injects:
  - id: three-sessions
    text: Here is the list.
    hands: [list]
    expected:
      - { step: { sheet: 'checklists/account-taken-over#cut-off', step: Copy the } }
      - { step: { sheet: 'checklists/account-taken-over#cut-off', step: End every } }
  - id: who-are-you
    text: Who are you?
    hands: [mail, list]
    expected: [{ action: They phone back., objective: say-it }, { action: They wait. }]
---
`),
  ),
).plans[0]?.drills[0] as Drill;

describe('the chain of a drill', () => {
  const { lines, stray, uncalled } = chainOf(drill);

  test('gives each objective the lines that show it, whatever words name the step', () => {
    expect(lines.map(({ objective, lines: own }) => [objective.id, own.map(({ path }) => path.join('.'))])).toEqual([
      ['copy-first', ['injects.0.expected.0']],
      ['say-it', ['injects.1.expected.0']],
    ]);
  });

  test('names steps that no inject calls for, and what shows no objective', () => {
    expect(uncalled.map(({ path }) => path.join('.'))).toEqual(['objectives.0.steps.1']);
    expect(stray.map(({ path }) => path.join('.'))).toEqual(['injects.0.expected.1', 'injects.1.expected.1']);
  });
});

describe('cards', () => {
  const deck = Array.from({ length: 12 }, (_, index) => ({ id: `card-${index}`, text: 'x', drawn: true }));
  const injects = [{ id: 'opening', text: 'x' }, ...deck];
  const drawn = (seed: string, draws = 3) => playedInjects({ injects, draws }, seed).map(({ id }) => id);

  test('are drawn by the seed: the same again, whatever order the file has, and after what is always played', () => {
    expect(drawn('k7m2')).toEqual(drawn('k7m2'));
    expect(drawn('k7m2')[0]).toBe('opening');
    expect(drawn('k7m2')).toHaveLength(4);
    expect(playedInjects({ injects: injects.toReversed(), draws: 3 }, 'k7m2').map(({ id }) => id)).toEqual(
      drawn('k7m2'),
    );
  });

  test('come up about equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 1200; seed += 1)
      for (const id of drawn(`s${seed}`).slice(1)) counts.set(id, (counts.get(id) ?? 0) + 1);
    // 1200 seeds, 3 of 12 cards each: 300 expected, and a deviation of 15.
    expect(Math.min(...counts.values())).toBeGreaterThan(240);
    expect(Math.max(...counts.values())).toBeLessThan(360);
    expect(counts.size).toBe(12);
  });

  test.each([
    ['without a number all of them', undefined, 13],
    ['more than there are', 40, 13],
  ])('%s are drawn', (_, draws, count) => {
    expect(playedInjects({ injects, ...(draws === undefined ? {} : { draws }) }, 'a')).toHaveLength(count);
  });
});

test('each artefact is handed over once, when it is first wanted', () => {
  expect(handedOver(drill.data, drill.data.injects ?? []).map(({ id }) => id)).toEqual(['list', 'mail']);
  expect(handedOver(drill.data, [])).toEqual([]);
});

test('what players may read is a few things, and all else is not', () => {
  const keys = Object.keys(drillSchema.properties);
  expect(keys.filter((key) => !isForPlayers(key))).toEqual([
    'objectives',
    'truth',
    'artefacts',
    'controlCell',
    'trustedAgents',
    'draws',
    'injects',
    'pauses',
    'earlyEnd',
    'seed',
    'given',
    'ratings',
    'strengths',
    'gaps',
  ]);
  expect(isForPlayers('somethingNew')).toBe(false);
});
