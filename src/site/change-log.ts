import { spawnSync } from 'node:child_process';
import type { Day } from '../plan/day.ts';
import type { Framework, Plan } from '../plan/plan.ts';
import { visibleLine } from '../report/reporter.ts';

/** One commit that touched a plan. Its author is left out: a page is no place for people's addresses. */
export interface Change {
  commit: string;
  /** Its day in UTC. */
  day: Day;
  subject: string;
  /** Paths of the content folder that it touched. */
  files: string[];
}

/** What git knows of a plan. */
export interface ChangeLog {
  /** The newest first. */
  changes: Change[];
  /** There are older ones that are not listed. */
  more: boolean;
  /** The clone holds only the newest commits: its history begins in the middle. */
  shallow: boolean;
  /** How many files of the plan are not as the newest commit has them. */
  uncommitted: number;
}

/** How many commits a page lists. */
export const MOST_CHANGES = 50;

/** Longer subjects are cut off. */
const LONGEST_SUBJECT = 200;

/** A repository that takes longer has no history for us: a build must not hang on it. */
const PATIENCE = 30_000;

/** What a hook of git sets would make it look at another folder than ours. */
const OF_A_HOOK = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

const known = new WeakMap<Plan, ChangeLog | null>();

/** What git knows of a plan and the files it shares with others; null without git or a repository. Asked once, and never fails. */
export function changeLogOf(plan: Plan, directory: string): ChangeLog | null {
  let log = known.get(plan);
  if (log === undefined) {
    log = readLog(directory, pathsOf(plan));
    known.set(plan, log);
  }
  return log;
}

function pathsOf(plan: Plan): string[] {
  const frameworks = [...plan.content.frameworks.values()]
    .filter((each: Framework) => plan.home?.data.frameworks?.some(({ id }) => id === each.id))
    .map((each) => each.source_file.path);
  return [plan.id, ...plan.content.shared.flatMap(({ path }) => (path.includes('/') ? [] : [path])), ...frameworks];
}

/** The commits below a folder that touched some paths of it. */
export function readLog(directory: string, paths: readonly string[]): ChangeLog | null {
  const shallow = git(directory, ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository']);
  if (shallow === null || !shallow.startsWith('true')) return null;
  const listing = git(directory, [
    ...['log', '-z', '--no-merges', `--max-count=${MOST_CHANGES + 1}`, '--no-show-signature', '--no-color'],
    ...['--date=format-local:%Y-%m-%d', '--format=%x00%H%x00%cd%x00%s', '--encoding=UTF-8'],
    ...['--name-only', '--no-renames', '--relative', '--', ...paths],
  ]);
  // A repository without a commit has no log to show.
  const changes = listing === null ? [] : changesIn(listing);
  const status = git(directory, [
    'status',
    '-z',
    '--porcelain',
    '--untracked-files=all',
    '--no-renames',
    '--',
    ...paths,
  ]);
  return {
    changes: changes.slice(0, MOST_CHANGES),
    more: changes.length > MOST_CHANGES,
    shallow: shallow.trim().endsWith('true\ntrue'),
    uncommitted: (status ?? '').split('\0').filter(Boolean).length,
  };
}

/** Takes apart what `git log` wrote: for each commit an empty part, three of its own, then its paths, the first behind a line's end. */
function changesIn(listing: string): Change[] {
  const parts = listing.split('\0');
  const changes: Change[] = [];
  let at = 0;
  while (parts[at] === '' && parts[at + 3] !== undefined) {
    const [commit = '', day = '', subject = ''] = parts.slice(at + 1, at + 4);
    const files: string[] = [];
    for (at += 4; parts[at]; at += 1) files.push((parts[at] as string).replace(/^\n/, ''));
    changes.push({ commit, day, subject: shortened(visibleLine(subject)), files: files.map(visibleLine) });
  }
  return changes;
}

function shortened(subject: string): string {
  return subject.length > LONGEST_SUBJECT ? `${subject.slice(0, LONGEST_SUBJECT).trimEnd()} …` : subject;
}

/** What a command of git prints; null where there is no git, or it fails. No shell, no settings that run programs. */
function git(directory: string, args: readonly string[]): string | null {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
  for (const name of OF_A_HOOK) delete env[name];
  const { status, stdout, error } = spawnSync('git', ['--literal-pathspecs', '-c', 'core.fsmonitor=false', ...args], {
    cwd: directory,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE,
    maxBuffer: 64 * 1024 * 1024,
  });
  return error || status !== 0 ? null : stdout;
}
