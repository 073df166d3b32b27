import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import type { Finding } from '../../src/plan/finding.ts';
import { read } from '../../src/read.ts';
import { RULES } from '../../src/rules/index.ts';
import { type Copy, command, copyOf } from './spawn.ts';

let copy: Copy;
beforeEach(() => {
  copy = copyOf();
});
afterEach(() => copy.remove());

const ON = ['--on', '2026-11-20'];
const begin = (...args: string[]) => command('new', [...args, '--content', copy.path]);
const concernOf = new Map(RULES.map((rule) => [rule.id, rule.concern]));

/** Every finding as of the demo's day, or later. */
function findings(): Finding[] {
  const { findings: now, later } = check(read(copy.path).files, { asOf: '2026-11-22' });
  return [...now, ...later];
}

/** The files that were not there before. */
function added(before: Map<string, string>): Map<string, string> {
  return new Map([...copy.all()].filter(([path, text]) => before.get(path) !== text));
}

describe('begins a valid file whose gaps the checker lists', () => {
  test.each([
    ['scenario', 'key-leaked', 'task-list/scenarios/key-leaked.mdx', 'Key leaked'],
    ['phase', 'containment', 'task-list/phases/containment.mdx', 'Containment'],
    ['checklist', 'key-leaked', 'task-list/checklists/key-leaked.mdx', 'Key leaked'],
    ['template', 'customer-notice', 'task-list/templates/customer-notice.mdx', 'Customer notice'],
    ['role', 'legal-counsel', 'task-list/roles/legal-counsel.mdx', 'Legal counsel'],
    ['drill', 'night-call', 'task-list/drills/2026-11-20-night-call.mdx', 'Night call'],
    ['guide', 'evidence', 'task-list/guides/evidence.mdx', 'Evidence'],
    ['training', 'responder-basics', 'task-list/training/responder-basics.mdx', 'Responder basics'],
    ['after-action', 'strange-code', 'task-list/after-actions/2026-11-20-strange-code.mdx', 'Strange code'],
  ])('%s', (kind, id, path, title) => {
    const before = copy.all();
    const { status, stdout, stderr } = begin(kind, id, ...ON);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const entry = path.replace(/\.mdx$/, '');
    expect(stdout).toMatch(new RegExp(`^content/${path}\n`));
    expect(stdout).toContain(`npm run check -- --plan task-list --content ${copy.path}\n`);
    expect(stdout).toContain(`npm run review -- ${entry} --by CONTACT`);

    expect([...added(before).keys()]).toEqual([path]);
    const text = copy.read(path);
    expect(text).toMatch(`title: ${title}\n`);
    expect(text).toContain("since: '2026-11-20'\n");
    const told = findings().filter((finding) => finding.file === `content/${path}`);
    const wrong = told.filter(
      ({ rule }) =>
        concernOf.get(rule) === 'form' || (concernOf.get(rule) === 'links' && rule !== 'entry-is-reachable'),
    );
    expect(wrong.map(({ line, message }) => `${line} ${message}`)).toEqual([]);
    const blanks = told.filter((finding) => finding.rule === 'no-blanks-left').map((finding) => finding.line);
    const marked = text.split('\n').flatMap((line, index) => (line.includes('TODO:') ? [index + 1] : []));
    expect(blanks).toEqual(marked);
    expect(marked.length).toBeGreaterThan(3);
    expect(told.map((finding) => finding.rule)).toContain('entry-is-owned');
    const reachable = told.some((finding) => finding.rule === 'entry-is-reachable');
    expect(reachable ? stdout : 'where people come from').toContain('where people come from');
  });

  test('plan', () => {
    const before = copy.all();
    const { status, stdout } = begin('plan', 'billing', '--title', 'Billing: cards & invoices', ...ON);
    expect(status).toBe(0);
    const paths = [...added(before).keys()];
    expect(paths.filter((path) => !path.startsWith('billing/'))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(
        ['authority.yml', 'obligations.yml', 'plan.mdx', 'routines.yml', 'severity.mdx', 'system.yml'].map(
          (file) => `billing/${file}`,
        ),
      ),
    );
    for (const path of paths) expect(stdout).toContain(`content/${path}\n`);
    expect(copy.read('billing/plan.mdx')).toMatch(/^---\ntitle: 'Billing: cards & invoices'\n/);
    expect(copy.read('billing/plan.mdx')).toContain("\ninForceSince: '2026-11-20'\n");
    const told = findings().filter((finding) => finding.plan === 'billing');
    expect(
      told
        .filter(({ rule }) => ['form', 'links'].includes(concernOf.get(rule) ?? 'form'))
        .map(({ file, line, message }) => `${file}:${line} ${message}`),
    ).toEqual([]);
    const blanks = told.filter(({ rule }) => rule === 'no-blanks-left').map(({ file, line }) => `${file}:${line}`);
    const marked = paths.flatMap((path) =>
      copy
        .read(path)
        .split('\n')
        .flatMap((line, index) => (line.includes('TODO:') ? [`content/${path}:${index + 1}`] : [])),
    );
    expect(blanks.sort()).toEqual(marked.sort());
    expect(marked.length).toBeGreaterThan(paths.length / 2);
    expect(begin('role', 'press-officer', '--plan', 'billing', ...ON).status).toBe(0);
    expect(begin('role', 'scribe', ...ON).stderr).toBe(
      'muster new: There are 2 plans. Say with --plan which: billing, task-list.\n',
    );
  });

  test('what a folder still lacks to be a plan', () => {
    mkdirSync(join(copy.path, 'billing'));
    copy.write('billing/system.yml', 'title: Our own\n');
    expect(begin('plan', 'billing', ...ON).stdout).not.toContain('system.yml');
    expect(copy.read('billing/system.yml')).toBe('title: Our own\n');
    expect(findings().filter((finding) => finding.plan === 'billing' && finding.rule === 'file-has-a-kind')).toEqual(
      [],
    );
  });

  test('contact', () => {
    const before = copy.read('contacts.yml');
    const { status, stdout } = begin('contact', 'lena-fischer', ...ON);
    expect(status).toBe(0);
    expect(stdout).toContain('npm run verify -- lena-fischer --by CONTACT --channel phone');
    const after = copy.read('contacts.yml');
    expect(after.startsWith(`${before}\nlena-fischer:\n  name: Lena Fischer\n`)).toBe(true);
    const told = findings().filter((finding) => finding.file === 'content/contacts.yml');
    expect(told.filter(({ rule }) => concernOf.get(rule) === 'form')).toEqual([]);
    expect(told.map((finding) => finding.rule)).toContain('no-blanks-left');
    expect(
      command('verify', [
        'lena-fischer',
        '--by',
        'dana-whitfield',
        '--channel',
        'phone',
        '--on',
        '2026-11-22',
        '--content',
        copy.path,
      ]).status,
    ).toBe(0);
  });
});

test('a first contact brings the file that explains itself', () => {
  rmSync(join(copy.path, 'contacts.yml'));
  expect(begin('contact', 'lena-fischer').status).toBe(0);
  expect(copy.read('contacts.yml')).toMatch(
    /^# Everyone whom a plan may call[\s\S]*\n\nlena-fischer:\n {2}name: Lena Fischer\n/,
  );
  expect(
    findings().filter(({ file, rule }) => file === 'content/contacts.yml' && concernOf.get(rule) === 'form'),
  ).toEqual([]);
});

describe('makes use of what is known', () => {
  test('phases follow the ones that are there, and scenarios are built on them', () => {
    begin('phase', 'identification', ...ON);
    begin('phase', 'containment', '--title', 'Contain {all} <of> it', ...ON);
    expect(copy.read('task-list/phases/containment.mdx')).toContain('order: 2\n');
    begin('scenario', 'key-leaked', ...ON);
    const text = copy.read('task-list/scenarios/key-leaked.mdx');
    expect(text).toMatch(/## First 15 minutes[\s\S]*## Identification[\s\S]*## Contain \\\{all\\\} \\<of\\> it/);
    expect(text).toContain('3. IC: TODO:');
    expect(
      findings().filter(({ rule, file }) => concernOf.get(rule) === 'form' && file.includes('key-leaked')),
    ).toEqual([]);
  });

  test('a drill planned ahead counts from today', () => {
    expect(begin('drill', '2026-12-10-night-call').status).toBe(0);
    expect(copy.read('task-list/drills/2026-12-10-night-call.mdx')).toMatch(
      /since: '2026-11-22'\n[\s\S]*plannedFor: '2026-12-10'/,
    );
  });

  test('the review of an incident is due a week after its end; one with the id of a drill is of that drill', () => {
    begin('drill', '2026-11-19-night-call');
    begin('after-action', '2026-11-19-night-call');
    begin('after-action', '2026-11-20-strange-code');
    const path = 'task-list/after-actions/2026-11-19-night-call.mdx';
    expect(copy.read(path)).toMatch(/title: Night call\n[\s\S]*of: drill\ndrill: '2026-11-19-night-call'\n/);
    const late = findings().filter(({ rule }) => rule === 'review-of-incident-in-time');
    expect(late.map(({ file, on }) => `${file} ${on}`)).toEqual([
      `content/${path} 2026-11-27`,
      'content/task-list/after-actions/2026-11-20-strange-code.mdx 2026-11-28',
    ]);
  });

  test('a role is called by the first words of its title', () => {
    begin('role', 'press', '--title', 'Press & public relations of the house', ...ON);
    expect(copy.read('task-list/roles/press.mdx')).toContain('callsign: Press public relations\n');
  });
});

test('a new scenario, filled in, linked and reviewed, is clean', () => {
  const path = 'task-list/scenarios/key-leaked.mdx';
  begin('scenario', 'key-leaked', ...ON);
  const filled: [RegExp | string, string][] = [
    ['"TODO: say in one sentence what this is for."', 'One of our keys is seen where it should not be.'],
    [/# owner: .*/, 'owner: technical-lead'],
    ['"TODO: say what a reporter would say."', 'Our key is on a public web page.'],
    [
      '"TODO: say where to look and what is seen there."',
      'The gateway log shows the key from an address that is not ours.',
    ],
    ['"TODO: say what nobody may do. Begin with: Do not."', 'Do not delete the key.'],
    ['"TODO: say what that would cost."', 'Its row is evidence.'],
    [/# severity: .*/, 'severity: critical'],
    [
      '"TODO: say what is measured, where, and for how long."',
      'The gateway log shows no accepted call with the key for 24 h.',
    ],
    ['# checklists: [account-taken-over]', 'checklists: [account-taken-over]'],
    ['TODO: say what to write down first, within 5 min.', 'Write down the key and where it was seen, within 5 min.'],
    ['TODO: say what is then on paper.', 'one key, one address.'],
    [
      'TODO: say whom to call and what to read out, within 10 min.',
      'Call the IC and read the notes out, within 10 min.',
    ],
    ['TODO: say what is heard.', 'a voice that reads them back.'],
    [
      'TODO: say the first move, within 15 min.',
      'Open the sheet [Cut off](../checklists/account-taken-over.mdx#cut-off), within 15 min.',
    ],
    ['TODO: say what is seen.', 'the sheet in the hands of the Tech lead.'],
  ];
  let text = copy.read(path);
  for (const [blank, words] of filled) {
    expect(text).toMatch(blank);
    text = text.replace(blank, words);
  }
  expect(text).not.toContain('TODO');
  copy.write(path, text);
  copy.write('task-list/plan.mdx', copy.read('task-list/plan.mdx').replace('scenarios: [', 'scenarios: [key-leaked, '));
  expect(
    command('review', ['scenarios/key-leaked', '--by', 'priya-nair', '--on', '2026-11-22', '--content', copy.path])
      .status,
  ).toBe(0);
  const told = check(read(copy.path).files, { asOf: '2026-11-22' }).findings.filter(
    ({ file }) => file === `content/${path}`,
  );
  expect(told.map(({ rule, line, message }) => `${line} ${message} [${rule}]`)).toEqual([]);
});
