import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Usage } from '../../scripts/command.ts';
import { readContentAt } from '../../scripts/git-tree.ts';
import { check } from '../../src/check.ts';
import type { Files } from '../../src/plan/source.ts';
import { read } from '../../src/read.ts';
import { markKnown } from '../../src/report/known.ts';
import { commit, git } from './repository.ts';
import { type Copy, command, copyOf } from './spawn.ts';

/** All six reviews of the base are then overdue, since 2027-04-06. */
const LATER = '2027-09-01';
const unknown = (ref: string) =>
  `There is no commit \`${ref}\` in this repository. Fetch it, or name one that \`git log\` shows.`;
const LEAD = 'task-list/roles/technical-lead.mdx';

let copy: Copy;
beforeEach(() => {
  copy = copyOf();
});
afterEach(() => {
  vi.unstubAllEnvs();
  copy.remove();
});

/** Judges the copy beside a commit as the command does: how many findings are known, and what fails. */
function compare(ref: string, content = copy.path) {
  const { name: folder, files } = read(content);
  const judge = (some: Files) => check(some, { asOf: LATER, folder });
  const report = markKnown(judge(files), judge(readContentAt(content, ref)), ref);
  const failing = report.findings.filter(({ level }) => level === 'error');
  return { known: report.since?.known.size, failing: failing.map(({ file, rule, on }) => `${file} ${rule} ${on}`) };
}

const KNOWN = { known: 8, failing: [] };
const edit = (file: string, from: string | RegExp, to: string) => copy.write(file, copy.read(file).replace(from, to));

describe('timed findings that the commit had are notices', () => {
  test.each<[what: string, change: () => unknown]>([
    ['where nothing changed', () => {}],
    ['where lines moved, on disk alone', () => edit(LEAD, '---\n', '---\n# The lead.\n\n')],
    [
      'where the change is committed, too',
      () => {
        edit(LEAD, '---\n', '---\n# The lead.\n\n');
        commit(copy.parent, 'Explain the role');
        git(copy.parent, 'tag', '--annotate', '--message', 'First', 'v1', 'HEAD~1');
      },
    ],
  ])('%s', (_, change) => {
    const first = commit(copy.parent, 'Write the plan');
    change();
    expect(compare(first)).toEqual(KNOWN);
    expect(compare(first.slice(0, 10))).toEqual(KNOWN);
    expect(compare('HEAD')).toEqual(KNOWN);
  });

  test('wherever the content lies in its repository', () => {
    const deep = join(copy.parent, 'a b', 'wéb * plans', '-content');
    mkdirSync(join(deep, '..'), { recursive: true });
    renameSync(copy.path, deep);
    commit(copy.parent, 'Write the plan');
    expect(compare('HEAD', deep)).toEqual(KNOWN);
    symlinkSync(deep, join(copy.parent, 'content'));
    expect(compare('HEAD', join(copy.parent, 'content'))).toEqual(KNOWN);
  });

  test('where the content is a repository of its own', () => {
    commit(copy.path, 'Write the plan');
    expect(compare('HEAD')).toEqual(KNOWN);
  });

  test('in a hook, which tells git of other folders', () => {
    commit(copy.parent, 'Write the plan');
    for (const [name, value] of Object.entries({ GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: 'x/' }))
      vi.stubEnv(name, value);
    expect(compare('HEAD')).toEqual(KNOWN);
  });

  test('and nothing of the repository or the folder changes', () => {
    commit(copy.parent, 'Write the plan');
    const state = () => readdirSync(copy.parent, { recursive: true }).sort();
    const before = state();
    compare('HEAD');
    expect(state()).toEqual(before);
    expect(git(copy.parent, 'status', '--porcelain')).toBe('');
  });
});

describe('what the commit had not fails', () => {
  const due = `content/${LEAD} review-not-overdue`;
  const all = ['checklists/account-taken-over', 'plan', 'roles/incident-commander', 'roles/technical-lead']
    .concat(['scenarios/account-taken-over', 'severity'])
    .map((entry) => `content/task-list/${entry}.mdx review-not-overdue 2027-04-06`)
    .concat(
      ['drill-not-overdue 2027-06-02', 'plan-is-approved 2027-05-29'].map(
        (rest) => `content/task-list/plan.mdx ${rest}`,
      ),
    )
    .sort();

  test('a review recorded anew, but overdue', () => {
    commit(copy.parent, 'Write the plan');
    edit(LEAD, "last: '2026-10-05'", "last: '2026-06-30'");
    expect(compare('HEAD')).toEqual({ known: 7, failing: [`${due} 2026-12-31`] });
  });

  test('what is not timed, known or not', () => {
    edit(LEAD, 'backups: [priya-nair]', 'backups: []');
    commit(copy.parent, 'Write the plan');
    expect(compare('HEAD').failing).toContain(`content/${LEAD} role-has-backup null`);
  });

  test.each<[what: string, before: () => void, after: () => void, failing: string[]]>([
    [
      'a file that was not there',
      () => renameSync(join(copy.path, LEAD), join(copy.parent, 'aside')),
      () => renameSync(join(copy.parent, 'aside'), join(copy.path, LEAD)),
      [`${due} 2027-04-06`],
    ],
    [
      'a file that was a link',
      () => {
        renameSync(join(copy.path, LEAD), join(copy.parent, 'aside'));
        symlinkSync(join(copy.parent, 'aside'), join(copy.path, LEAD));
      },
      () => {
        rmSync(join(copy.path, LEAD));
        renameSync(join(copy.parent, 'aside'), join(copy.path, LEAD));
      },
      [`${due} 2027-04-06`],
    ],
    [
      'everything, where the folder was not there',
      () => renameSync(copy.path, join(copy.parent, 'plans')),
      () => renameSync(join(copy.parent, 'plans'), copy.path),
      all,
    ],
    [
      'everything, where a file had its name',
      () => {
        renameSync(copy.path, join(copy.parent, 'plans'));
        writeFileSync(copy.path, 'later');
      },
      () => {
        rmSync(copy.path);
        renameSync(join(copy.parent, 'plans'), copy.path);
      },
      all,
    ],
  ])('%s', (_, before, after, failing) => {
    before();
    commit(copy.parent, 'Begin');
    after();
    expect(compare('HEAD').failing).toEqual(failing);
  });

  test.each<[what: string, bytes: Buffer]>([
    ['a file that was too large', Buffer.alloc(64 * 1024 + 1, 'a')],
    ['a file that was no UTF-8', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xe2, 0x82])],
  ])('%s', (_, bytes) => {
    const text = copy.read(LEAD);
    writeFileSync(join(copy.path, LEAD), bytes);
    commit(copy.parent, 'Begin');
    copy.write(LEAD, text);
    expect(compare('HEAD')).toEqual({ known: 7, failing: [`${due} 2027-04-06`] });
  });

  test('hidden files and other repositories inside are passed over, as on disk', () => {
    const inner = mkdtempSync(join(tmpdir(), 'muster-inner-'));
    cpSync(join(copy.path, 'task-list'), inner, { recursive: true });
    commit(inner, 'Write another plan');
    writeFileSync(join(copy.path, '.hidden.mdx'), 'a');
    commit(copy.parent, 'Write the plan');
    git(copy.parent, 'submodule', '--quiet', 'add', inner, 'content/second-plan');
    commit(copy.parent, 'Add another');
    const { known, failing } = compare('HEAD');
    rmSync(inner, { recursive: true });
    expect(known).toBe(8);
    expect(failing.filter((finding) => finding.endsWith('2027-04-06'))).toHaveLength(6);
  });
});

describe('the check does not run', () => {
  const refused = (ref: string, message: string, content = copy.path) => {
    expect(() => readContentAt(content, ref)).toThrow(new Usage(message));
  };

  test.each([
    ['an unknown name', 'mian', unknown('mian')],
    ['a commit that is not there', '0'.repeat(40), unknown('0'.repeat(40))],
    ['an option', '--output=taken', unknown('--output=taken')],
    ['what is no commit', 'HEAD:content', unknown('HEAD:content')],
    ['a range', 'HEAD..HEAD', unknown('HEAD..HEAD')],
    ['two lines', 'main\nHEAD', unknown('main HEAD')],
    ['a command', '$(touch taken)', unknown('$(touch taken)')],
    ['nothing', '', unknown('')],
  ])('for %s', (_, ref, message) => {
    commit(copy.parent, 'Write the plan');
    const before = copy.all();
    refused(ref, message);
    expect(copy.all()).toEqual(before);
  });

  test('outside a repository', () => {
    vi.stubEnv('GIT_CEILING_DIRECTORIES', tmpdir());
    refused(
      'HEAD',
      `\`${copy.path}\` lies in no git repository, so nothing can be compared. Leave out --changed-since, or name a folder of a repository with --content.`,
    );
  });

  test('before the first commit', () => {
    git(copy.parent, 'init', '--quiet');
    refused('HEAD', unknown('HEAD'));
  });

  test('in a clone too shallow, which says how to deepen it', () => {
    const first = commit(copy.parent, 'Write the plan');
    commit(copy.parent, 'Rest');
    const clone = join(copy.parent, 'clone');
    git(copy.parent, 'clone', '--quiet', '--depth', '1', `file://${copy.parent}`, clone);
    refused(
      first,
      `There is no commit \`${first}\` in this clone, which holds only the newest commits. Fetch the others: \`git fetch --unshallow\`, or \`fetch-depth: 0\` in a workflow.`,
      join(clone, 'content'),
    );
  });

  test('without git', () => {
    commit(copy.parent, 'Write the plan');
    vi.stubEnv('PATH', join(copy.parent, 'nothing'));
    refused('HEAD', '--changed-since needs git, which is not installed. Install it, or leave the option out.');
  });

  test('where git distrusts the owner of the folder, which says what to do', () => {
    commit(copy.parent, 'Write the plan');
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    refused(
      'HEAD',
      'git does not trust this repository, because it belongs to another user. Run `git config --global --add safe.directory "$PWD"` in its top folder.',
    );
  });

  test('where the repository is damaged', () => {
    commit(copy.parent, 'Write the plan');
    const blob = git(copy.parent, 'rev-parse', `HEAD:content/${LEAD}`);
    rmSync(join(copy.parent, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    refused('HEAD', `The repository misses the object ${blob}. Look at it with \`git fsck\`, or clone it anew.`);
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    command('check', ['--as-of', LATER, '--content', 'content', ...args], { cwd: copy.parent });

  test('passes what is known, and fails what is not', () => {
    const first = commit(copy.parent, 'Write the plan');
    const passed = run('--changed-since', first, '--strict');
    expect(passed.stdout).toContain(
      `8 timed findings that were known at ${first} are shown as notices. The check passes.`,
    );
    expect(passed).toMatchObject({ status: 0, stderr: '' });
    edit(LEAD, "last: '2026-10-05'", "last: '2026-06-30'");
    const failed = run('--changed-since', first, '--format', 'json', '--plan', 'task-list');
    expect(JSON.parse(failed.stdout)).toMatchObject({ changedSince: { ref: first, known: 7 }, summary: { error: 1 } });
    expect(failed.status).toBe(1);
    expect(run().status).toBe(1);
  });

  test.each([
    ['--changed-since=--output=taken', unknown('--output=taken')],
    ['--changed-since=', 'The option `--changed-since` needs a value. See --help.'],
  ])('refuses %s in one line', (option, message) => {
    commit(copy.parent, 'Write the plan');
    expect(run(option)).toEqual({ status: 2, stdout: '', stderr: `muster check: ${message}\n` });
    expect(existsSync(join(copy.parent, 'taken'))).toBe(false);
  });
});
