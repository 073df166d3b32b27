import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fail } from './command.ts';

/** A file's text before and after an edit; paths are relative to the content folder. */
export interface Rewrite {
  path: string;
  before: string;
  after: string;
}

/**
 * Replaces the texts of files, each whole or not at all: all new texts are on disk before the first file changes, and
 * each takes its file's place by a rename, with the same mode. A file that somebody else changed meanwhile ends the
 * command before anything is written.
 */
export function rewrite(directory: string, rewrites: readonly Rewrite[]): void {
  const root = realpathSync(directory);
  const ready: { temporary: string; target: string }[] = [];
  try {
    for (const { path, before, after } of rewrites) {
      if (before === after) continue;
      const target = realpathSync(join(root, path));
      if (isOutside(root, target))
        fail(`${path} is a link that leads out of the content folder. Put a file in its place.`);
      if (readFileSync(target, 'utf8') !== before) fail(`${path} changed while this command ran. Run it again.`);
      const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
      ready.push({ temporary, target });
      writeNew(temporary, after, statSync(target).mode & 0o7777);
    }
    for (const { temporary, target } of ready) renameSync(temporary, target);
  } catch (error) {
    for (const { temporary } of ready) quietly(() => unlinkSync(temporary));
    throw told(error);
  }
}

/**
 * Creates files, and the folders they lie in (`directory` too), all or none; what is there already ends the command and
 * stays as it is.
 */
export function create(directory: string, files: ReadonlyMap<string, string>): void {
  let root = resolve(directory);
  const made: (() => void)[] = [];
  // Step by step: where the disk refuses a folder as if its parent were missing, mkdir's own `recursive` never ends.
  const makeFolder = (folder: string) => {
    if (existsSync(folder)) return;
    makeFolder(dirname(folder));
    mkdirSync(folder);
    made.push(() => rmdirSync(folder));
  };
  try {
    makeFolder(root);
    root = realpathSync(root);
    for (const [path, text] of files) {
      const target = join(root, path);
      makeFolder(dirname(target));
      if (isOutside(root, realpathSync(dirname(target)))) {
        fail(`The folder of ${path} is a link that leads out of the content folder. Put a folder in its place.`);
      }
      writeNew(target, text, undefined, () => made.push(() => unlinkSync(target)));
    }
  } catch (error) {
    for (const undo of made.reverse()) quietly(undo);
    const { code, path = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') fail(`${relative(root, path)} is there already. Nothing was written over it.`);
    throw told(error);
  }
}

function isOutside(root: string, path: string): boolean {
  return relative(root, path).split(sep)[0] === '..';
}

function writeNew(path: string, text: string, mode?: number, created?: () => void): void {
  const file = openSync(path, 'wx');
  created?.();
  try {
    if (mode !== undefined) fchmodSync(file, mode);
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function quietly(undo: () => void): void {
  try {
    undo();
  } catch {
    // It took its file's place already, or never came to be; the failure that led here is the one to tell.
  }
}

/** What the disk refuses is for the person at the keyboard to mend, not a fault of ours. */
function told(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined) return error;
  try {
    return fail(`${path} cannot be written (${code}). Change its permissions, or those of its folder.`);
  } catch (usage) {
    return usage;
  }
}
