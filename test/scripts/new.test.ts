import { mkdirSync, symlinkSync } from 'node:fs';
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
    const paths = ['authority.yml', 'obligations.yml', 'plan.mdx', 'routines.yml', 'severity.mdx', 'system.yml'].map(
      (file) => `billing/${file}`,
    );
    expect([...added(before).keys()]).toEqual(paths);
    for (const path of paths) expect(stdout).toContain(`content/${path}\n`);
    expect(copy.read('billing/plan.mdx')).toMatch(/^---\ntitle: 'Billing: cards & invoices'\n/);
    const told = findings().filter((finding) => finding.plan === 'billing');
    expect(
      told
        .filter(({ rule }) => ['form', 'links'].includes(concernOf.get(rule) ?? 'form'))
        .map(({ file, line, message }) => `${file}:${line} ${message}`),
    ).toEqual([]);
    for (const path of paths)
      expect(told.filter(({ file }) => file === `content/${path}`).map(({ rule }) => rule)).toContain('no-blanks-left');
    expect(begin('role', 'incident-commander', '--plan', 'billing', ...ON).status).toBe(0);
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

  test('a role is called by the first words of its title', () => {
    begin('role', 'press', '--title', 'Press & public relations of the house', ...ON);
    expect(copy.read('task-list/roles/press.mdx')).toContain('callsign: Press public relations\n');
  });
});

test('a new scenario, filled in, linked and reviewed, is clean', () => {
  const path = 'task-list/scenarios/key-leaked.mdx';
  begin('scenario', 'key-leaked', ...ON);
  const filled: [RegExp | string, string][] = [
    ["'TODO: say in one sentence what this is for.'", 'One of our keys is seen where it should not be.'],
    [/# owner: .*/, 'owner: technical-lead'],
    ["'TODO: say what a reporter would say.'", 'Our key is on a public web page.'],
    [
      "'TODO: say where to look and what is seen there.'",
      'The gateway log shows the key from an address that is not ours.',
    ],
    [`'TODO: say what nobody may do. Begin with "Do not".'`, 'Do not delete the key.'],
    ["'TODO: say what that would cost.'", 'Its row is evidence.'],
    [/# severity: .*/, 'severity: critical'],
    [
      "'TODO: say what is measured, where, and for how long.'",
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

describe('writes nothing and says why', () => {
  test.each<[what: string, args: string[], message: string]>([
    ['for nothing', [], 'Name a kind and an id. Kinds: plan, scenario, phase'],
    ['for an unknown kind', ['playbook', 'x'], 'There is no kind `playbook` to begin. There is `plan`, `scenario`'],
    ['for a kind misspelt', ['scenarios', 'x'], 'Did you mean `scenario`?'],
    ['for no id', ['role'], 'Name the new role by an id, such as technical-lead.'],
    [
      'for an id that is none',
      ['role', 'Legal_Counsel'],
      'The id `Legal_Counsel` cannot be used. Use small letters, digits and single hyphens',
    ],
    ['for an id that climbs', ['guide', '../../escape'], 'The id `../../escape` cannot be used.'],
    ['for an id with a folder', ['guide', 'a/b'], 'The id `a/b` cannot be used.'],
    ['for an id without end', ['guide', 'a'.repeat(81)], 'is over 80 characters long. Shorten it.'],
    [
      'for an entry that is there',
      ['role', 'technical-lead'],
      'content/task-list/roles/technical-lead.mdx is there already. Choose another id.',
    ],
    ['for a plan that is there', ['plan', 'task-list'], 'The plan task-list is there already. Choose another id.'],
    [
      'for a plan with a reserved name',
      ['plan', 'rules'],
      "The id `rules` cannot be a plan's. The site needs that name. Choose another.",
    ],
    [
      'for a plan whose name is no id',
      ['plan', 'Task List'],
      "The id `Task List` cannot be a plan's. Use small letters",
    ],
    [
      'for a contact that is there',
      ['contact', 'dana-whitfield'],
      'There is a contact `dana-whitfield` already. Choose another id.',
    ],
    [
      'for a contact of a plan',
      ['contact', 'lena', '--plan', 'task-list'],
      'A contact belongs to no plan. Leave out --plan.',
    ],
    ['for an unknown plan', ['role', 'scribe', '--plan', 'task'], 'There is no plan `task`. Did you mean `task-list`?'],
    [
      'for a drill without a day',
      ['drill', 'night-call'],
      "A drill's id begins with its date: write 2026-10-13-night-call, or give the date with --on.",
    ],
    [
      'for a drill of no day',
      ['drill', '2026-02-30-night-call'],
      'begins with a day that the calendar does not have. Mend the date.',
    ],
    [
      'for a drill of two days',
      ['drill', '2026-11-20-night-call', '--on', '2026-11-21'],
      'name two days. Leave one out.',
    ],
    ['for a drill without a name', ['drill', '2026-11-20'], 'cannot be used. A drill is named by its date and a name'],
    [
      'for a callsign that is taken',
      ['role', 'tech-lead'],
      'The callsign `Tech lead` is that of roles/technical-lead. Give the role another name with --title.',
    ],
    ['for a callsign that means the reader', ['role', 'you'], 'The callsign `You` means whoever reads a step.'],
    ['for words too many', ['role', 'scribe', 'of', 'the', 'house'], '`of` is one argument too many.'],
    ['for an empty title', ['role', 'scribe', '--title', '  '], '--title is ``. Give it in one line.'],
    ['for a title of two lines', ['role', 'scribe', '--title', 'a\nb'], '--title is `a b`. Give it in one line.'],
  ])('%s', (_, args, message) => {
    const before = copy.all();
    const { status, stdout, stderr } = begin(...args);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^muster new: [^\n]+\n$/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(copy.all()).toEqual(before);
  });

  test('for an id that an entry had before', () => {
    const role = 'task-list/roles/technical-lead.mdx';
    copy.write(role, copy.read(role).replace('callsign:', 'formerly: [developer]\ncallsign:'));
    expect(begin('role', 'developer').stderr).toBe(
      'muster new: `developer` was the id of roles/technical-lead before, and its old address leads there. Choose another id.\n',
    );
  });

  test('for contacts that cannot be edited', () => {
    copy.write('contacts.yml', '{ dana-whitfield: { name: Dana Whitfield, kind: person } }\n');
    expect(begin('contact', 'lena-fischer').stderr).toContain(
      'content/contacts.yml was not changed. The records stand between braces.',
    );
  });

  test('for a folder that leads elsewhere', () => {
    mkdirSync(join(copy.parent, 'elsewhere'));
    symlinkSync(join(copy.parent, 'elsewhere'), join(copy.path, 'task-list/guides'));
    expect(begin('guide', 'evidence').stderr).toContain('is a link that leads out of the content folder');
  });

  test('for no plan at all', () => {
    mkdirSync(join(copy.parent, 'empty'));
    expect(command('new', ['role', 'scribe', '--content', join(copy.parent, 'empty')]).stderr).toBe(
      'muster new: There is no plan yet. Begin one with npm run new -- plan ID.\n',
    );
  });
});
