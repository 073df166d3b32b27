import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { type Files, type FileText, MOST_BYTES } from '../src/plan/source.ts';
import { fileText, TOO_LARGE } from '../src/read.ts';
import { fail, harmless, shown } from './command.ts';

/** What a hook of git sets would make it look at another folder than ours. */
const OF_A_HOOK = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

/** Enough for the names of a few hundred thousand files. */
const MOST_OUTPUT = 64 * 1024 * 1024;

interface Outcome {
  status: number | null;
  stdout: Buffer;
  stderr: string;
}

/**
 * The files of a content folder as they were at a commit, read from the repository's objects: nothing is checked out. No
 * files where the commit has no such folder. Links and files too large are there with the reason why they are not read;
 * other repositories inside (submodules) are left out. Ends the command if there is no such commit or no repository.
 */
export function readContentAt(directory: string, ref: string): Files {
  const folder = realpathSync(directory);
  const git = (args: readonly string[], input?: string, most = MOST_OUTPUT) => runGit(folder, args, input, most);

  const inside = git(['rev-parse', '--show-prefix']);
  if (inside.status !== 0) noRepository(directory, inside.stderr);
  const prefix = line(inside.stdout).replace(/\/$/, '');
  // No name of a commit begins with a dash, and older versions of git know no --end-of-options here.
  const commit = ref.startsWith('-')
    ? null
    : git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (commit?.status !== 0) {
    noCommit(ref, line(git(['rev-parse', '--is-shallow-repository']).stdout) === 'true');
  }
  const root = line(commit.stdout);
  const tree = git([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    prefix === '' ? `${root}^{tree}` : `${root}:${prefix}`,
  ]);
  if (tree.status !== 0) return new Map();
  const id = line(tree.stdout);
  // In the days of the commit a file or a link may have had the folder's name.
  if (line(git(['cat-file', '-t', id]).stdout) !== 'tree') return new Map();

  const entries = entriesOf(
    sound(git(['ls-tree', '-r', '-l', '-z', '--full-tree', '--end-of-options', id]), ref).stdout,
  );
  const wanted = entries.filter((entry) => entry.unreadable === undefined);
  const room = wanted.reduce((sum, { size, object }) => sum + size + object.length + 32, 1024);
  const contents = sound(git(['cat-file', '--batch'], wanted.map(({ object }) => `${object}\n`).join(''), room), ref);
  const texts = textsOf(contents.stdout, wanted);
  return new Map(
    entries.map(({ path, unreadable }) => [
      path,
      unreadable === undefined ? (texts.get(path) as FileText) : { unreadable },
    ]),
  );
}

interface Entry {
  path: string;
  object: string;
  size: number;
  unreadable?: string;
}

/** The files that `ls-tree -l -z` lists, those beginning with a dot aside. */
function entriesOf(listing: Buffer): Entry[] {
  return listing
    .toString('utf8')
    .split('\0')
    .flatMap((row) => {
      const tab = row.indexOf('\t');
      const [mode = '', type = '', object = '', size = ''] = row.slice(0, tab).split(/ +/);
      const path = row.slice(tab + 1);
      if (type !== 'blob' || path.split('/').some((name) => name.startsWith('.'))) return [];
      const entry: Entry = { path, object, size: Number(size) };
      if (!Number.isInteger(entry.size)) missing(object);
      if (mode === '120000') entry.unreadable = 'This is a link. Put a file in its place.';
      else if (entry.size > MOST_BYTES) entry.unreadable = TOO_LARGE;
      return entry;
    });
}

/** Takes what `cat-file --batch` wrote apart: for each object a line that ends in its size, its bytes, and a line's end. */
function textsOf(output: Buffer, entries: readonly Entry[]): Map<string, FileText> {
  const texts = new Map<string, FileText>();
  let at = 0;
  for (const { path, object } of entries) {
    const start = output.indexOf('\n', at) + 1;
    const size = Number(output.toString('latin1', at, start).trim().split(' ').pop());
    if (!Number.isInteger(size)) missing(object);
    texts.set(path, fileText(output.subarray(start, start + size)));
    at = start + size + 1;
  }
  return texts;
}

function runGit(folder: string, args: readonly string[], input: string | undefined, most: number): Outcome {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
  for (const name of OF_A_HOOK) delete env[name];
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    env,
    input: input ?? '',
    maxBuffer: most,
  });
  if (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      fail('--changed-since needs git, which is not installed. Install it, or leave the option out.');
    throw error;
  }
  return { status, stdout, stderr: stderr.toString('utf8').trim() };
}

function line(output: Buffer): string {
  return output.toString('utf8').replace(/\n$/, '');
}

function sound(outcome: Outcome, ref: string): Outcome {
  if (outcome.status === 0) return outcome;
  const said = harmless(outcome.stderr.split('\n')[0] ?? '');
  return fail(`The content at ${shown(ref)} cannot be read: git says ${said}. Check the repository with \`git fsck\`.`);
}

function missing(object: string): never {
  return fail(`The repository misses the object ${object}. Look at it with \`git fsck\`, or clone it anew.`);
}

function noRepository(directory: string, said: string): never {
  if (said.includes('dubious ownership'))
    fail(
      'git does not trust this repository, because it belongs to another user. Run `git config --global --add safe.directory "$PWD"` in its top folder.',
    );
  return fail(
    `${shown(directory)} lies in no git repository, so nothing can be compared. Leave out --changed-since, or name a folder of a repository with --content.`,
  );
}

function noCommit(ref: string, shallow: boolean): never {
  return fail(
    shallow
      ? `There is no commit ${shown(ref)} in this clone, which holds only the newest commits. Fetch the others: \`git fetch --unshallow\`, or \`fetch-depth: 0\` in a workflow.`
      : `There is no commit ${shown(ref)} in this repository. Fetch it, or name one that \`git log\` shows.`,
  );
}
