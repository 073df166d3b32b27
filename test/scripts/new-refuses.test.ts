import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Copy, command, copyOf } from './spawn.ts';

let copy: Copy;
beforeEach(() => {
  copy = copyOf();
});
afterEach(() => copy.remove());

const begin = (...args: string[]) => command('new', [...args, '--content', copy.path]);

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
    [
      'for a review without a day',
      ['after-action', 'strange-code'],
      "A review's id begins with its date: write 2026-10-13-night-call, or give the date with --on.",
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

  test('for a plan in a folder that holds other things', () => {
    mkdirSync(join(copy.parent, 'papers'));
    copy.write('../papers/letter.txt', 'Dear reader\n');
    expect(command('new', ['plan', 'billing', '--content', join(copy.parent, 'papers')]).stderr).toMatch(
      /is no content folder: it holds `letter\.txt` and no organization\.yml\. Name an empty folder with --content, or one that is yet to be made\.\n$/,
    );
    expect(readdirSync(join(copy.parent, 'papers'))).toEqual(['letter.txt']);
  });

  test.each([
    ['is refused', 'rules'],
    ['cannot be made', 'billing'],
  ])('in a folder to be made when the plan %s', (_, id) => {
    const folder = id === 'rules' ? join(copy.parent, 'own') : join(copy.path, 'organization.yml', 'own');
    expect(command('new', ['plan', id, '--content', folder])).toMatchObject({ status: 2, stdout: '' });
    expect(readdirSync(copy.parent)).toEqual(['content']);
  });

  test('for an entry in a folder that is not there', () => {
    expect(command('new', ['role', 'scribe', '--content', join(copy.parent, 'own')]).stderr).toContain(
      'cannot be read (ENOENT). Name it with --content.',
    );
  });

  test('for no plan at all', () => {
    mkdirSync(join(copy.parent, 'empty'));
    expect(command('new', ['role', 'scribe', '--content', join(copy.parent, 'empty')]).stderr).toBe(
      'muster new: There is no plan yet. Begin one with npm run new -- plan ID.\n',
    );
  });
});
