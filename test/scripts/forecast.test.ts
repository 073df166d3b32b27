import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Copy, command, copyOf } from './spawn.ts';

let copy: Copy;
beforeAll(() => {
  copy = copyOf();
});
afterAll(() => copy.remove());

const forecast = (...args: string[]) => command('forecast', [...args, '--content', copy.path]);

describe('tells what falls due', () => {
  test.each<[args: string[], holds: string]>([
    [[], 'As of 2026-11-22: nothing overdue, nothing due by 2027-02-20.'],
    [['--days', '150', '--plan', 'task-list'], '2027-W14, the week of Monday 2027-04-05\n  IC, Dana Whitfield\n'],
    [['--as-of', '2027-05-01', '--days', '1'], 'Overdue on 2027-05-01\n  IC, Dana Whitfield\n    since 2027-04-06, '],
    [['--format', 'json'], '{\n  "version": 1,\n  "asOf": "2026-11-22",\n  "until": "2027-02-20",\n'],
    [['--format', 'calendar'], 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'],
    [['--help'], 'npm run forecast -- [--plan ID] [--days 90]'],
  ])('%j', (args, holds) => {
    const { status, stdout, stderr } = forecast(...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(holds);
  });
});

describe('says in one line why it cannot', () => {
  const DAYS = 'Give a whole number from 1 to 3660.';
  test.each<[args: string[], message: string]>([
    ...['0', '3661', '7d', '1.5', '1e2', '٣'].map((days): [string[], string] => [
      ['--days', days],
      `--days is \`${days}\`. ${DAYS}`,
    ]),
    [['--days=-1'], `--days is \`-1\`. ${DAYS}`],
    [['--days'], 'The option `--days` needs a value.'],
    [['--format', 'ics'], 'There is no format `ics`. There is `text`, `json`, `calendar`.'],
    [['--plan', 'tasklist'], 'There is no plan `tasklist`. Did you mean `task-list`?'],
    [['--as-of', '2026-02-30'], '--as-of is `2026-02-30`, which is no day'],
    [['--as-of', '2026-10-01'], 'lies before the newest record'],
    [['soon'], 'The argument `soon` is not understood.'],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = args.at(-1) === '--days' ? command('forecast', args) : forecast(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
