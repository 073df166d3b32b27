import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { load } from '../../src/check.ts';
import { read } from '../../src/read.ts';
import { type Copy, command, copyOf } from './spawn.ts';

let copy: Copy;
beforeEach(() => {
  copy = copyOf();
});
afterEach(() => copy.remove());

const review = (...args: string[]) => command('review', [...args, '--content', copy.path]);
const ROLE = 'task-list/roles/technical-lead.mdx';
const OLD = /^review: \{.*\}/m;

describe('records a review', () => {
  test('and changes nothing else', () => {
    const text = copy.read(ROLE).replaceAll('\n', '\r\n').replace('callsign:', '# As on the radio.\r\ncallsign:');
    copy.write(ROLE, text);
    const before = copy.all();
    const digest = digestOf('roles/technical-lead');

    const { status, stdout, stderr } = review('roles/technical-lead', '--by', 'priya-nair', '--on', '2026-11-20');
    expect(stderr).toBe('');
    expect(stdout).toBe(`content/${ROLE}: reviewed on 2026-11-20 by priya-nair, digest ${digest}\n`);
    expect(status).toBe(0);
    const now = text.replace(OLD, `review: { last: '2026-11-20', by: priya-nair, digest: '${digest}' }`);
    expect(copy.all()).toEqual(new Map([...before, [ROLE, now]]));
  });

  test('that the content then agrees with', () => {
    review('severity', 'plan', '--by', 'priya-nair', '--on', '2026-11-22');
    for (const name of ['severity', 'plan']) expect(entry(name)?.data.review?.digest).toBe(digestOf(name));
  });

  test("of today where no day is named, which is the demo's own", () => {
    expect(review('severity', '--by', 'priya-nair').stdout).toContain('reviewed on 2026-11-22 by priya-nair');
  });

  test('in an entry that has none yet, or a broken one', () => {
    copy.write(ROLE, copy.read(ROLE).replace(/^review: .*\n/m, ''));
    copy.write(
      'task-list/severity.mdx',
      copy.read('task-list/severity.mdx').replace(OLD, "review: { last: soon, by: omar-haddad, digest: '1' }"),
    );
    expect(review('roles/technical-lead', 'severity', '--by', 'priya-nair').status).toBe(0);
    expect(copy.read(ROLE)).toContain(
      `backups: [priya-nair]\nreview:\n  last: '2026-11-22'\n  by: priya-nair\n  digest: '${digestOf('roles/technical-lead')}'\n---\n`,
    );
    expect(entry('severity')?.data.review?.last).toBe('2026-11-22');
  });

  test('and keeps the mode of the file', () => {
    chmodSync(join(copy.path, ROLE), 0o640);
    expect(review('roles/technical-lead', '--by', 'priya-nair').status).toBe(0);
    expect(statSync(join(copy.path, ROLE)).mode & 0o777).toBe(0o640);
  });

  test.each([
    ['with its plan', 'task-list/roles/technical-lead'],
    ['by the path of a finding', `content/${ROLE}`],
    ["by a finding's whole place", `content/${ROLE}:8:1`],
    ['by its path in the content', ROLE],
    ['by its path on disk', () => join(copy.path, ROLE)],
  ])('of an entry named %s', (_, name) => {
    const { status, stdout } = review(typeof name === 'string' ? name : name(), '--by', 'priya-nair');
    expect(stdout).toMatch(`content/${ROLE}: reviewed on`);
    expect(status).toBe(0);
  });

  test('of an entry in one of several plans', () => {
    mkdirSync(join(copy.path, 'billing'));
    copy.write(
      'billing/plan.mdx',
      copy
        .read('task-list/plan.mdx')
        .replace('scenarios: [account-taken-over]\n', '')
        .replace('owner: incident-commander\n', ''),
    );
    expect(review('billing/plan', '--by', 'priya-nair').stdout).toContain('content/billing/plan.mdx: reviewed on');
    expect(review('plan', '--by', 'priya-nair')).toMatchObject({
      status: 2,
      stderr:
        'muster review: There are 2 plans: put the plan before `plan`, as in `billing/plan` or `task-list/plan`.\n',
    });
  });
});

describe('writes nothing and says why', () => {
  const BY = ['--by', 'priya-nair'];
  test.each<[what: string, args: string[], message: string]>([
    ['for no entry', BY, 'Name at least one entry, such as roles/technical-lead. See --help.'],
    ['for nobody', ['severity'], 'Say with --by who read it: an id of contacts.yml.'],
    [
      'for an unknown contact',
      ['severity', '--by', 'priya'],
      '--by is `priya`, which is no contact in contacts.yml. Did you mean `priya-nair`?',
    ],
    [
      'for an unknown entry',
      ['severity', 'roles/tech-lead', ...BY],
      'There is no entry `roles/tech-lead` in the plan `task-list`. Did you mean `roles/technical-lead`?',
    ],
    [
      'for an unknown file',
      ['severity', 'content/task-list/roles/lead.mdx', ...BY],
      'There is no file `content/task-list/roles/lead.mdx` in the content.',
    ],
    [
      'for a file without reviews',
      ['severity', 'content/contacts.yml', ...BY],
      '`content/contacts.yml` takes no review. Contacts are verified instead: npm run verify.',
    ],
    [
      'for an entry named twice',
      ['severity', `task-list/severity`, ...BY],
      '`task-list/severity` is named twice. Name each entry once.',
    ],
    [
      'for a day to come',
      ['severity', ...BY, '--on', '2026-11-23'],
      '--on is 2026-11-23, but today is 2026-11-22. Name the day on which it was done.',
    ],
    [
      'for no day',
      ['severity', ...BY, '--on', '2026-02-30'],
      '--on is `2026-02-30`, which is no day that the calendar has. Write it as 2026-10-05.',
    ],
    ['for an unknown option', ['severity', ...BY, '--force'], 'There is no option `--force`.'],
    [
      'for an option without a value',
      ['severity', '--by', '--on', '2026-11-22'],
      'The option `--by` needs a value. See --help.',
    ],
    ['for an option given twice', ['severity', ...BY, ...BY], 'The option `--by` is given twice. Give it once.'],
    ['for a name full of control characters', ['a\u001B[31mb\u202E', ...BY], 'There is no entry `a [31mb` in the plan'],
  ])('%s', (_, args, message) => {
    const before = copy.all();
    const { status, stdout, stderr } = review(...args);
    expect(stderr).toMatch(`muster review: ${message}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(copy.all()).toEqual(before);
  });

  test.each([
    [
      'a front matter that cannot be read',
      (text: string) => text.replace('title:', 'title: : x'),
      /cannot be reviewed as it stands: content\/task-list\/roles\/technical-lead\.mdx:2 The YAML cannot be read/,
    ],
    [
      'an unknown property',
      (text: string) => text.replace('callsign:', 'callsing: x\ncallsign:'),
      /mdx:3 Unknown property `callsing`\./,
    ],
    ['a body that is no Markdown of ours', (text: string) => `${text}\n<script>\n`, /cannot be reviewed as it stands/],
    ['steps that are none', (text: string) => `${text}\n3. Tech lead: Begin at three.\n`, /This list begins at 3/],
    [
      'a review written with an anchor',
      (text: string) => text.replace('review: {', 'review: &r {'),
      /was not changed\. `review` is written with an anchor/,
    ],
  ])('for %s, in any of the entries', (_, spoil, message) => {
    copy.write(ROLE, spoil(copy.read(ROLE)));
    const before = copy.all();
    const { status, stderr } = review('severity', 'roles/technical-lead', '--by', 'priya-nair');
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    expect(copy.all()).toEqual(before);
  });

  test('for a folder that is not there', () => {
    const { status, stderr } = command('review', ['severity', '--by', 'priya-nair'], {
      cwd: join(copy.path, 'task-list'),
    });
    expect(stderr).toBe('muster review: The content folder content cannot be read (ENOENT). Name it with --content.\n');
    expect(status).toBe(2);
  });

  test.skipIf(process.getuid?.() === 0)('for a folder that cannot be written', () => {
    chmodSync(join(copy.path, 'task-list/roles'), 0o500);
    const before = copy.all();
    expect(review('severity', 'roles/technical-lead', '--by', 'priya-nair').stderr).toContain(
      'cannot be written (EACCES)',
    );
    expect(copy.all()).toEqual(before);
    chmodSync(join(copy.path, 'task-list/roles'), 0o700);
  });
});

test('reads content in the folder it is called in', () => {
  expect(command('review', ['severity', '--by', 'priya-nair'], { cwd: copy.parent }).status).toBe(0);
});

test('explains itself', () => {
  const { status, stdout, stderr } = command('review', ['--help', 'whatever']);
  expect(stdout).toMatch(/^Usage: npm run review -- ENTRY\.\.\. --by CONTACT/);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

function entry(name: string) {
  return load(read(copy.path).files).plans[0]?.entries.find((each) => each.name === name);
}

function digestOf(name: string): string | undefined {
  return entry(name)?.digest();
}
