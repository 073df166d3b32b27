import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BASE = ['--content', 'test/fixtures/base'];

let cache: string;
beforeEach(() => {
  // Beside the packages: the file still asks for those that it cannot hold.
  mkdirSync(join(ROOT, 'test/.tmp'), { recursive: true });
  cache = mkdtempSync(join(ROOT, 'test/.tmp/fast-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const made = () => (existsSync(join(cache, 'muster-code')) ? readdirSync(join(cache, 'muster-code')) : []);

function ran(script: string, args: string[], more: Record<string, string> = {}) {
  const { CI: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}`, ...args], {
    cwd: ROOT,
    env: { ...env, MUSTER_CACHE: cache, NO_COLOR: '1', ...more },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a command from one file', () => {
  test.each<[command: string, args: string[]]>([
    ['check', [...BASE, '--strict', '--format', 'json']],
    ['check', [...BASE, '--as-of', '2027-12-01']],
    ['check', [...BASE, '--as-of', 'tomorrow']],
    ['check', ['--content', 'content', '--as-of', '2027-12-01', '--format', 'sarif']],
    ['forecast', [...BASE, '--days', '400', '--format', 'calendar']],
    ['forecast', ['--help']],
  ])('%s %j does what its modules do', (command, args) => {
    const expected = ran(`${command}.ts`, args);
    expect(ran('fast.mjs', [command, ...args])).toEqual(expected);
    expect(made()).toHaveLength(1);
    expect(ran('fast.mjs', [command, ...args])).toEqual(expected);
  });

  test('is made anew where the code is another', () => {
    ran('fast.mjs', ['check', ...BASE]);
    const [file = ''] = made();
    const old = join(cache, 'muster-code', 'check-00000000000000000000000000000000.mjs');
    renameSync(join(cache, 'muster-code', file), old);
    writeFileSync(old, 'process.exit(9);');
    expect(ran('fast.mjs', ['check', ...BASE]).status).toBe(0);
    expect(made()).toEqual([file]);
  });

  test('is not made on a machine of a CI service', () => {
    expect(ran('fast.mjs', ['check', ...BASE], { CI: 'true' }).status).toBe(0);
    expect(made()).toEqual([]);
  });

  test('runs where nothing can be made', () => {
    writeFileSync(join(cache, 'muster-code'), 'a file where the folder should be');
    rmSync(join(cache, 'compile'), { recursive: true, force: true });
    expect(ran('fast.mjs', ['check', ...BASE, '--strict']).status).toBe(0);
  });
});
