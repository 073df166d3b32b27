import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { KINDS } from '../../src/plan/kinds.ts';
import { contentOfEveryKind, FUZZES } from './plans.ts';

const CANARY_FILE = join(tmpdir(), `muster-canary-plans-${process.pid}`);
/** A check that has not ended by then hangs; a healthy one needs a fraction of it. */
const PATIENCE = 20_000;

afterAll(() => {
  rmSync(CANARY_FILE, { force: true });
});

/** Why a fuzz failed, in a process that does not survive its own silence; null where it did not. */
function run(name: string): Promise<string | null> {
  const child = fork(fileURLToPath(new URL('plans.ts', import.meta.url)), {
    env: { ...process.env, MUSTER_CANARY: CANARY_FILE },
  });
  let hang: NodeJS.Timeout;
  const wait = () => {
    clearTimeout(hang);
    hang = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  };
  return new Promise((answer) => {
    wait();
    child.on('message', (message: 'ready' | 'checking' | { ended: string | null }) => {
      wait();
      if (message === 'ready') child.send(name);
      if (typeof message === 'string') return;
      clearTimeout(hang);
      answer(message.ended);
      child.kill();
    });
    child.once('exit', (code, signal) => {
      clearTimeout(hang);
      answer(`The process ended by ${signal ?? code}`);
    });
  });
}

test('every kind is there to be spoilt', () => {
  const kinds = new Set(KINDS.map(({ name }) => name));
  expect(contentOfEveryKind().size).toBeGreaterThanOrEqual(kinds.size);
});

test.concurrent.each(Object.keys(FUZZES))(
  '%s: no crash, no hang, nothing lost, nothing run',
  async (name) => {
    expect(await run(name)).toBeNull();
  },
  300_000,
);
