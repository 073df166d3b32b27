import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DrillResult } from '../../src/facilitator/result.ts';
import { type Copy, command, copyOf } from './spawn.ts';

const FILE = 'task-list/drills/2026-11-20-silent-line.mdx';
const DRILL = `---
title: The silent line
form: tabletop
status: planned
plannedFor: '2026-11-20' # a Friday
facilitator: priya-nair
objectives:
  - { id: copy-first, text: The sessions are copied before any of them ends. }
injects:
  - { id: three-sessions, text: EXERCISE. Here is the list. EXERCISE. }
review: { last: '2026-11-01', by: omar-haddad, digest: '0123456789abcdef' }
---

## Opening situation

It is Friday.
`;

let copy: Copy;
beforeEach(() => {
  copy = copyOf();
  copy.write(FILE, DRILL);
});
afterEach(() => copy.remove());

const result = (over: Partial<DrillResult> = {}, record: Record<string, unknown> = {}) => ({
  muster: 'drill-result',
  version: 1,
  exercise: true,
  plan: 'task-list',
  drill: '2026-11-20-silent-line',
  digest: '0123456789abcdef',
  startedAt: '2026-11-20T09:00:00Z',
  endedAt: '2026-11-20T10:00:00Z',
  record: {
    heldOn: '2026-11-20',
    facilitator: 'priya-nair',
    given: [{ inject: 'three-sessions', at: 'PT3M' }],
    ratings: [{ objective: 'copy-first', rating: 'M', seen: 'Ended first.', by: 'omar-haddad' }],
    strengths: [],
    gaps: ['Nobody wrote down when.'],
    attendance: [{ contact: 'dana-whitfield', role: 'technical-lead' }],
    actions: [{ id: 'retest', what: 'Play it again.', owner: 'technical-lead', due: '2027-01-15' }],
    ...record,
  },
  notes: {},
  ...over,
});

/** Records what a file says; the file has one property a line. */
function record(content: unknown, name = '2026-11-20-silent-line') {
  const file = join(copy.path, 'result.json');
  copy.write('result.json', typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  const outcome = command('drill', ['record', name, file, '--content', copy.path]);
  return { ...outcome, stderr: outcome.stderr.replaceAll(copy.path, 'content') };
}

describe('record', () => {
  test('writes the record before the review, and nothing else', () => {
    const { status, stderr, stdout } = record(result());
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        `content/${FILE}: held on 2026-11-20; 1 objective rated (1 M); 1 attended; 1 action`,
        'The drill was changed since its pack was made: see that ratings and injects still fit.',
        'Read it over, then record its review: npm run review -- task-list/drills/2026-11-20-silent-line --by CONTACT',
        '',
      ].join('\n'),
    );
    expect(copy.read(FILE)).toBe(
      DRILL.replace('status: planned', 'status: held').replace(
        'review: {',
        `heldOn: '2026-11-20'
given:
  - inject: three-sessions
    at: PT3M
ratings:
  - objective: copy-first
    rating: M
    seen: Ended first.
    by: omar-haddad
gaps:
  - Nobody wrote down when.
attendance:
  - contact: dana-whitfield
    role: technical-lead
actions:
  - id: retest
    what: Play it again.
    owner: technical-lead
    due: '2027-01-15'
review: {`,
      ),
    );
  });

  test('says what the record lacks', () => {
    const { stdout } = record(result({}, { ratings: [{ objective: 'copy-first', rating: 'U' }], actions: [] }));
    expect(stdout).toContain('copy-first: rated M or U without an action. Add one, and a retest.\n');
    copy.write(FILE, DRILL);
    expect(record(result({}, { ratings: [] })).stdout).toContain('copy-first has no rating: the check asks for it.\n');
  });

  test.each<[string, unknown, string]>([
    ['no JSON', '{', "`content/result.json` is no JSON. Take the file that the facilitator's pack saved."],
    ['something else', '[]', '`content/result.json` is no result of a drill. Take the file'],
    ['null', 'null', 'is no result of a drill'],
    ['a record that is a list', result({ record: [] as never }), 'is no result of a drill'],
    ['another version', result({ version: 2 as never }), 'was saved by another version of Muster'],
    [
      'another drill',
      result({ drill: '2026-01-01-x' }),
      'is the result of `task-list/2026-01-01-x`, not of `task-list/2026-11-20-silent-line`',
    ],
    ['no day', result({}, { heldOn: '' }), 'does not say when the drill was held'],
    ['a day to come', result({}, { heldOn: '2027-01-01' }), '2027-01-01'],
    ['a day that is none', result({}, { heldOn: '2026-02-31' }), '2026-02-31'],
    [
      'a rating that is none',
      result({}, { ratings: [{ objective: 'copy-first', rating: 'A' }] }),
      'content/result.json:22: `rating` is `A`. Use one of P, S, M, U.',
    ],
    [
      'an objective that is none',
      result({}, { ratings: [{ objective: 'copy', rating: 'P' }] }),
      'content/result.json:21: This drill has no objective `copy`.',
    ],
    ['an inject that is none', result({}, { given: [{ inject: 'x', at: 'PT1M' }] }), 'This drill has no inject `x`.'],
    [
      'a contact that is none',
      result({}, { attendance: [{ contact: 'dana' }] }),
      'There is no contact `dana` in contacts.yml.',
    ],
    [
      'two actions of one name',
      result(
        {},
        {
          actions: [
            { id: 'a', what: 'x' },
            { id: 'a', what: 'y' },
          ],
        },
      ),
      '`a`',
    ],
    ['a property that is none', result({}, { actions: [{ id: 'a', what: 'x', when: 'soon' }] }), '`when`'],
  ])('refuses %s, and writes nothing', (_, content, why) => {
    const before = copy.read(FILE);
    const { status, stderr } = record(content);
    expect(stderr).toContain(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
    expect(copy.read(FILE)).toBe(before);
  });

  test('refuses a drill that is recorded already', () => {
    expect(record(result()).status).toBe(0);
    expect(record(result()).stderr).toContain('is held already. A drill is recorded once');
  });
});

describe('wrong input ends with one line', () => {
  test.each<[string[], string]>([
    [[], 'Say what to do: pack or record.'],
    [['play'], 'There is no `play`: pack or record.'],
    [['pack'], 'Name the drill'],
    [['pack', 'silent'], 'There is no drill `silent`. Did you mean `2026-11-20-silent-line`?'],
    [['pack', '2026-11-20-silent-line', 'x'], '`x` is one name too many.'],
    [['pack', '2026-11-20-silent-line', '--seed', 'k7m2'], 'draws no cards. Leave out --seed.'],
    [['record', '2026-11-20-silent-line'], 'Name the file that the pack saved'],
    [['record', '2026-11-20-silent-line', '/no/such.json'], 'There is no file `/no/such.json`.'],
    [['record', '2026-11-20-silent-line', 'x.json', '--out', 'y'], '--seed and --out belong to pack.'],
  ])('%j', (args, why) => {
    const { status, stderr } = command('drill', [...args, '--content', copy.path]);
    expect(stderr).toContain(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });
});
