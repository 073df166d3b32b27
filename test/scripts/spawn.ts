import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a command said and how it ended. */
export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command of scripts/ in a folder of its own. */
export function command(
  name: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Outcome {
  const script = fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url));
  const cache = fileURLToPath(new URL('../.tmp/compile-cache', import.meta.url));
  const env = { ...process.env, NODE_COMPILE_CACHE: cache, ...options.env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    cwd: options.cwd ?? tmpdir(),
    env,
  });
  return { status, stdout, stderr };
}

/** A copy of a content folder that a test may spoil. */
export interface Copy {
  /** The folder itself, called `content`, and the one around it. */
  path: string;
  parent: string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Every file, hidden ones too, by its path. */
  all(): Map<string, string>;
  remove(): void;
}

/** Copies a folder beside this repository's tests (`test/fixtures/base` by default); the copy is a demo of 2026-11-22, so that no test depends on today. */
export function copyOf(folder = '../fixtures/base'): Copy {
  const parent = mkdtempSync(join(tmpdir(), 'muster-'));
  const path = join(parent, 'content');
  cpSync(fileURLToPath(new URL(folder, import.meta.url)), path, { recursive: true });
  const copy: Copy = {
    path,
    parent,
    read: (file) => readFileSync(join(path, file), 'utf8'),
    write: (file, text) => {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    },
    all: () => {
      const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const names = files.map((entry) => join(entry.parentPath, entry.name)).sort();
      return new Map(
        names.map((name) => [name.slice(path.length + 1).replaceAll('\\', '/'), readFileSync(name, 'utf8')]),
      );
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
  copy.write(
    'organization.yml',
    "name: Harbour Tools\nprofile: demo\ndemoDate: '2026-11-22'\ntimeZone: Europe/London\n",
  );
  return copy;
}
