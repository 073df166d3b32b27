import { describe, expect, test } from 'vitest';
import { countOf, type Mark, shelfFrom, stateAfter, timeOf } from '../../src/components/kept-marks.ts';
import { textOfSheet } from '../../src/components/sheet-text.ts';

const AT = '2026-11-22T03:12:09.000Z';
const LATER = '2026-11-22T03:14:01.000Z';

describe('where a step stands', () => {
  test.each<[string, Mark[] | undefined, ReturnType<typeof stateAfter>]>([
    ['never marked', undefined, { is: 'open', at: null }],
    ['ticked', [[AT, true]], { is: 'done', at: AT }],
    [
      'taken back',
      [
        [AT, true],
        [LATER, false],
      ],
      { is: 'open', at: LATER },
    ],
    ['not done, with why', [[AT, false, 'no key']], { is: 'not-done', at: AT, why: 'no key' }],
    [
      'not done, then done',
      [
        [AT, false, 'no key'],
        [LATER, true],
      ],
      { is: 'done', at: LATER },
    ],
    [
      'not done, taken back',
      [
        [AT, false, 'no key'],
        [LATER, false],
      ],
      { is: 'open', at: LATER },
    ],
  ])('%s', (_, marks, state) => {
    expect(stateAfter(marks)).toEqual(state);
  });

  test('is counted in words', () => {
    const open = { is: 'open', at: null } as const;
    expect(countOf([{ is: 'done', at: AT }, open, open])).toBe('Done 1 of 3, 2 open.');
    expect(countOf([{ is: 'done', at: AT }, { is: 'not-done', at: AT, why: 'x' }, open])).toBe(
      'Done 1 of 3, 1 not done, 1 open.',
    );
  });

  test('is told with its day when that is not today', () => {
    expect(timeOf(AT, new Date('2026-11-22T23:59:00Z'))).toBe('03:12 UTC');
    expect(timeOf(AT, new Date('2026-11-23T00:01:00Z'))).toBe('2026-11-22 03:12 UTC');
  });
});

describe('what a device kept', () => {
  test('in the form of before is read', () => {
    const before = { '9f2c41d07ab3': { words: { 1: 'Tech lead: Isolate.' }, marks: { 1: [[AT, true]] } } };
    expect(shelfFrom(JSON.stringify(before))).toEqual({ '9f2c41d07ab3': { ...before['9f2c41d07ab3'], names: {} } });
  });

  test.each([
    ['nothing', null],
    ['no JSON', '{"a'],
    ['a list', '[1]'],
    ['null', 'null'],
    ['a word', '"ticked"'],
  ])('is empty when it is %s', (_, text) => {
    expect(shelfFrom(text)).toEqual({});
  });

  test('is read without what is no mark', () => {
    const odd = {
      a: { marks: { 1: [[AT, true], ['soon', true], [AT, 1], [AT, false, 7], 'x'], 2: 'x' }, names: { IC: 1 } },
      b: null,
    };
    expect(shelfFrom(JSON.stringify(odd))).toEqual({
      a: { words: {}, marks: { 1: [[AT, true]], 2: [] }, names: {} },
      b: { words: {}, marks: {}, names: {} },
    });
  });
});

test('a sheet as text holds every step with all that happened to it', () => {
  expect(
    textOfSheet({
      head: ['Files locked: First hour', 'READ-DO | Sheet 1 of 2', 'Plan 2.4.0 | reviewed 2026-11-01'],
      names: [
        ['IC', 'Dana Whitfield'],
        ['Reader', ''],
      ],
      doNot: ['DO NOT power off.'],
      steps: [
        {
          words: 'IC: Name a scribe.',
          also: 'Expect: name said back.',
          code: '',
          marks: [
            [AT, true],
            [LATER, false],
          ],
        },
        { words: 'Tech lead: Isolate.', also: '', code: 'cut a\ncut b', marks: [[AT, true]] },
        { words: 'Tech lead: Image.', also: '', code: '', marks: [[AT, false, 'no disk']] },
      ],
      pause: 'PAUSE POINT IC says "first hour complete".',
    }),
  ).toBe(`Files locked: First hour
READ-DO | Sheet 1 of 2
Plan 2.4.0 | reviewed 2026-11-01
IC: Dana Whitfield
Done 1 of 3, 1 not done, 1 open.

DO NOT power off.

[ ] 1. IC: Name a scribe.
    Expect: name said back.
    done 2026-11-22 03:12:09 UTC; taken back 2026-11-22 03:14:01 UTC
[x] 2. Tech lead: Isolate.
    cut a
    cut b
    done 2026-11-22 03:12:09 UTC
[-] 3. Tech lead: Image.
    not done 2026-11-22 03:12:09 UTC: no disk

PAUSE POINT IC says "first hour complete".
`);
});
