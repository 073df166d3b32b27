import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { type ReadOne, readAnew } from '../src/check.ts';
import { reviewDigest } from '../src/plan/digest.ts';
import { belongingOf } from '../src/plan/kinds.ts';
import { type Files, type FileText, isSound, type Source } from '../src/plan/source.ts';

/** Less than this is read faster than it is remembered, more takes more memory than it saves time. */
const LEAST_CHARACTERS = 256 * 1024;
const MOST_CHARACTERS = 32 * 1024 * 1024;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Where every folder's memory lies; whoever removes it loses time only. */
export const MEMORY = join(ROOT, 'node_modules/.cache/muster');

/** Reads files as `readAnew` does, and remembers the outcome for the next run. */
export interface Memory {
  read: ReadOne;
  /** Keeps what was read in this run, and no more. Whatever prevents that costs time in the next run, nothing else. */
  keep(): void;
}

/**
 * The memory of one content folder. What is remembered stands under the digest of the file's path and text, in a file
 * under the digest of all code that reads and judges single files: whichever changes is read anew, by `readOne`.
 */
export function memoryOf(directory: string, files: Files, cache = MEMORY, readOne = readAnew): Memory {
  const size = [...files.values()].reduce((sum, file) => sum + (typeof file === 'string' ? file.length : 0), 0);
  if (size < LEAST_CHARACTERS || size > MOST_CHARACTERS) return { read: readOne, keep: () => {} };
  const place = join(cache, `${digest(resolve(directory))}.bin`);
  const version = codeVersion();
  const before = remembered(place, version);
  const now = new Map<string, Uint8Array>();
  let isNew = false;
  return {
    read(path, file) {
      if (typeof file !== 'string') return readOne(path, file);
      const key = digest(path, file);
      const known = before.get(key);
      if (known) {
        now.set(key, known);
        return revived(known, path, file);
      }
      isNew = true;
      const source = readOne(path, file);
      now.set(key, put(source));
      return source;
    },
    keep() {
      if (!isNew && now.size === before.size) return;
      const part = `${place}.${process.pid}`;
      try {
        mkdirSync(dirname(place), { recursive: true });
        try {
          writeFileSync(part, serialize({ version, sources: now }));
          renameSync(part, place);
        } finally {
          rmSync(part, { force: true });
        }
      } catch {
        // A folder that nobody may write to, or a full disk: the next run reads anew.
      }
    },
  };
}

function remembered(place: string, version: string): Map<string, Uint8Array> {
  try {
    const stored = deserialize(readFileSync(place)) as { version?: unknown; sources?: unknown };
    if (stored.version === version && stored.sources instanceof Map) return stored.sources;
  } catch {
    // There is none yet, or it is no such file: everything is read anew.
  }
  return new Map();
}

/** A source as bytes: its text is at hand anyway, and its kind is one of the table. */
function put(source: Source): Uint8Array {
  const { text, kind, data } = source;
  if (isSound(source) && data && typeof data === 'object' && 'review' in data)
    source.digest = reviewDigest(data, source.bodyText);
  source.text = '';
  source.kind = null;
  const bytes = serialize(source);
  source.text = text;
  source.kind = kind;
  return bytes;
}

function revived(bytes: Uint8Array, path: string, file: string): Source {
  const source = deserialize(bytes) as Source;
  const belonging = belongingOf(path);
  source.kind = typeof belonging === 'string' ? null : belonging.kind;
  // What `readSource` itself keeps: the text without its byte-order mark, and none of a path that belongs nowhere.
  source.text = typeof belonging === 'string' ? '' : file.replace(/^\uFEFF/, '');
  return source;
}

/** Names all that decides what reading a file gives: our code, the packages and Node. */
function codeVersion(): string {
  const folder = join(ROOT, 'src/plan');
  const code = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return digest(process.version, process.arch, readFileSync(join(ROOT, 'package-lock.json'), 'utf8'), ...code);
}

function digest(...parts: readonly (FileText & string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 32);
}
