import { isUtf8 } from 'node:buffer';
import { closeSync, type Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { type Files, type FileText, MOST_BYTES } from './plan/source.ts';

/** A content folder as read from disk. */
export interface Folder {
  /** Its own name, which stands before every path in reports. */
  name: string;
  files: Files;
}

/** Why the folder itself could not be read, in one line that says what to do. */
export class FolderUnreadable extends Error {}

/**
 * Reads every file of a content folder, those beginning with a dot aside. A file that cannot be read is there with the
 * reason; only an unreadable folder throws (FolderUnreadable). Nothing else touches the disk.
 */
export function read(directory: string): Folder {
  const root = resolve(directory);
  let real: string;
  try {
    real = realpathSync(root);
    if (!statSync(real).isDirectory())
      throw new FolderUnreadable(`${directory} is a file. Name the content folder with --content.`);
  } catch (error) {
    if (error instanceof FolderUnreadable) throw error;
    throw new FolderUnreadable(
      `The content folder ${directory} cannot be read (${codeOf(error)}). Name it with --content.`,
    );
  }
  const files = new Map<string, FileText>();
  walk(real, '', real, files);
  return { name: basename(root), files };
}

function walk(directory: string, prefix: string, root: string, files: Map<string, FileText>): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    if (prefix === '')
      throw new FolderUnreadable(`The content folder cannot be listed (${codeOf(error)}). Change its permissions.`);
    files.set(prefix.slice(0, -1), {
      unreadable: `This folder cannot be listed (${codeOf(error)}). Change its permissions.`,
    });
    return;
  }
  const visible = entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of visible) {
    const path = join(directory, entry.name);
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) walk(path, `${name}/`, root, files);
    else files.set(name, readOne(path, entry, root));
  }
}

function readOne(path: string, entry: Dirent, root: string): FileText {
  try {
    if (entry.isSymbolicLink()) {
      const target = realpathSync(path);
      if (relative(root, target).split(sep)[0] === '..') {
        return { unreadable: 'This is a link that leads out of the content folder. Put a file in its place.' };
      }
    }
    const is = entry.isFile() ? entry : statSync(path);
    if (is.isDirectory()) return { unreadable: 'This is a link to a folder. Put the folder in its place.' };
    if (!is.isFile()) return { unreadable: 'This is no ordinary file. Remove it.' };
    const length = fill(path);
    if (length > MOST_BYTES) return { unreadable: TOO_LARGE };
    return fileText(buffer.subarray(0, length));
  } catch (error) {
    return { unreadable: `The file cannot be read (${codeOf(error)}). Change its permissions, or remove it.` };
  }
}

/** Why a file of more than `MOST_BYTES` is not read. */
export const TOO_LARGE = `The file is larger than ${MOST_BYTES / 1024} KiB, too large to read safely. Split it.`;

/** The text of a file's bytes, or why they are none. */
export function fileText(bytes: Buffer): FileText {
  return isUtf8(bytes) ? bytes.toString('utf8') : { unreadable: 'The file is not UTF-8 text. Save it as UTF-8.' };
}

/** One byte more than a file may have, whatever the disk says of its size. */
const buffer = Buffer.alloc(MOST_BYTES + 1);

/** Reads a file's first bytes into the buffer; gives how many there were. */
function fill(path: string): number {
  const file = openSync(path, 'r');
  try {
    let length = 0;
    for (;;) {
      const read = readSync(file, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0 || length === buffer.length) return length;
    }
  } finally {
    closeSync(file);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
