import { describe, expect, test } from 'vitest';
import { clockText, elapsed, missingIn, type Play, type Played, resultOf } from '../../src/facilitator/result.ts';

const PLAYED: Played = {
  plan: 'task-list',
  drill: '2026-12-01-silent-line',
  digest: '0123456789abcdef',
  seed: null,
  timeZone: 'Europe/Berlin',
  facilitator: 'priya-nair',
  injects: ['three-sessions', 'who-are-you'],
  objectives: ['copy-first', 'say-it'],
};
const at = (time: string) => `2026-11-20T${time}Z`;
const play = (over: Partial<Play> = {}): Play => ({
  values: {},
  stamps: { start: at('09:00:00') },
  pauses: [],
  ...over,
});

describe('the clock', () => {
  test.each<[string, Partial<Play>, string, number]>([
    ['runs from the start', {}, '09:07:30', 7.5],
    ['shows nothing before it', {}, '08:59:00', 0],
    ['shows nothing without it', { stamps: {} }, '09:07:30', 0],
    ['leaves out a stop', { pauses: [{ from: at('09:02:00'), to: at('09:05:00') }] }, '09:07:00', 4],
    ['stands still while stopped', { pauses: [{ from: at('09:02:00'), to: null }] }, '09:07:00', 2],
    ['counts a later stop not yet', { pauses: [{ from: at('09:10:00'), to: at('09:12:00') }] }, '09:07:00', 7],
    ['counts part of a stop', { pauses: [{ from: at('09:02:00'), to: at('09:12:00') }] }, '09:07:00', 2],
  ])('%s', (_, over, until, minutes) => {
    expect(elapsed(play(over), Date.parse(at(until))) / 60_000).toBe(minutes);
  });

  test('is told in whole minutes', () => {
    expect([0, 59_999, 60_000, 3_600_000].map(clockText)).toEqual(['T+0', 'T+0', 'T+1', 'T+60']);
  });
});

describe('the result', () => {
  const whole = play({
    values: {
      'rating.copy-first': 'S',
      'seen.copy-first': ' Copied at 09:12. ',
      'by.copy-first': 'omar-haddad',
      'rating.say-it': 'M',
      'seen.say-it': '',
      worked: 'Two voices, one log.\n\n  The copy came first. ',
      failed: 'Nobody phoned.',
      'present.dana-whitfield': 'yes',
      'role.dana-whitfield': 'technical-lead',
      'present.omar-haddad': 'yes',
      'present.priya-nair': '',
      'role.priya-nair': 'scribe',
      'action.0.what': 'Put the number on the sheet.',
      'action.0.owner': 'technical-lead',
      'action.0.due': '2027-01-15',
      'action.1.what': 'Put the number on the sheet again!',
      'action.2.owner': 'technical-lead',
      'did.three-sessions': 'Asked who made the list.',
    },
    stamps: {
      start: '2026-11-20T23:30:00Z',
      end: '2026-11-21T00:31:00Z',
      'given.three-sessions': '2026-11-20T23:33:20Z',
      'given.other': '2026-11-20T23:33:20Z',
    },
  });

  test('is what goes into the file of the drill', () => {
    const { record, ...rest } = resultOf(whole, PLAYED, new Date(0));
    expect(record).toEqual({
      // The day in Berlin, where it was past midnight.
      heldOn: '2026-11-21',
      facilitator: 'priya-nair',
      given: [{ inject: 'three-sessions', at: 'PT3M' }],
      ratings: [
        { objective: 'copy-first', rating: 'S', seen: 'Copied at 09:12.', by: 'omar-haddad' },
        { objective: 'say-it', rating: 'M' },
      ],
      strengths: ['Two voices, one log.', 'The copy came first.'],
      gaps: ['Nobody phoned.'],
      attendance: [{ contact: 'dana-whitfield', role: 'technical-lead' }, { contact: 'omar-haddad' }],
      actions: [
        {
          id: 'put-the-number-on-the',
          what: 'Put the number on the sheet.',
          owner: 'technical-lead',
          due: '2027-01-15',
        },
        { id: 'put-the-number-on-the-2', what: 'Put the number on the sheet again!' },
      ],
    });
    expect(rest).toEqual({
      muster: 'drill-result',
      version: 1,
      exercise: true,
      plan: 'task-list',
      drill: '2026-12-01-silent-line',
      digest: '0123456789abcdef',
      startedAt: '2026-11-20T23:30:00Z',
      endedAt: '2026-11-21T00:31:00Z',
      notes: { 'did.three-sessions': 'Asked who made the list.' },
    });
  });

  test('names the seed where cards were drawn', () => {
    expect(resultOf(whole, { ...PLAYED, seed: 'k7m2' }, new Date(0)).record.seed).toBe('k7m2');
  });

  test.each<[string, Play, string[]]>([
    ['nothing', whole, []],
    [
      'everything, before it began',
      play({ stamps: {} }),
      [
        'The clock was never started.',
        'copy-first has no rating.',
        'say-it has no rating.',
        'Nobody is marked as present.',
      ],
    ],
    [
      'an action for what was rated U',
      play({
        values: { 'rating.copy-first': 'U', 'rating.say-it': 'P', 'present.dana-whitfield': 'yes' },
        stamps: { start: at('09:00:00'), end: at('10:00:00') },
      }),
      ['An objective is rated M or U: write an action and a retest.'],
    ],
    ['the end', { ...whole, stamps: { start: at('09:00:00') } }, ['The end is not stamped.']],
  ])('lacks %s', (_, played, missing) => {
    expect(missingIn(played, PLAYED)).toEqual(missing);
  });
});
