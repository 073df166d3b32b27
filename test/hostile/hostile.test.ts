import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { BASE } from '../content.ts';
import { CANARY, CORPUS, type Hostile } from './corpus.ts';
import { AS_OF, type Judgement, judge } from './judge.ts';

const CANARY_FILE = join(tmpdir(), `muster-canary-${process.pid}`);
const JUDGE = fileURLToPath(new URL('judge.ts', import.meta.url));
/** A judge that has not answered by then hangs; a healthy one needs a fraction of it. */
const PATIENCE = 5_000;

/** What the base says of itself. */
const usual = check(BASE, { asOf: AS_OF, folder: '' }).findings;

function expectJudgement(hostile: Hostile, { own, others }: Judgement): void {
  if (hostile.many) expect(own).toHaveLength(50);
  const told = hostile.many ? own.slice(0, 1) : own;
  const { path, findings } = hostile;
  expect(
    told.map((finding, index) => (finding.startsWith(findings[index] ?? '\n') ? findings[index] : finding)),
  ).toEqual(findings);
  expect(others).toEqual(
    usual
      .filter((finding) => finding.file !== path)
      .map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`),
  );
}

beforeAll(() => {
  process.env.MUSTER_CANARY = CANARY_FILE;
});

afterAll(() => {
  delete process.env.MUSTER_CANARY;
  rmSync(CANARY_FILE, { force: true });
});

test('the corpus names each input once', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
});

describe('a hostile file is told and hides only itself', () => {
  test.each(CORPUS.filter(({ apart }) => !apart).map((hostile) => [hostile.name, hostile] as const))(
    '%s',
    (_, hostile) => {
      expectJudgement(hostile, judge(hostile));
    },
  );
});

describe('what could crash or hang a parser does neither', () => {
  let judging: ChildProcess | null = null;

  /** The judge's answer; it does not survive its own silence. */
  async function judgeApart(name: string): Promise<Judgement> {
    if (!judging) {
      judging = fork(JUDGE);
      await once(judging, 'message');
    }
    const child = judging;
    const hang = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    try {
      return await new Promise<Judgement>((answer, end) => {
        child.once('message', (judgement: Judgement) => answer(judgement));
        child.once('exit', (code, signal) => end(new Error(`The judge of "${name}" ended by ${signal ?? code}`)));
        child.send(name);
      });
    } catch (error) {
      judging = null;
      throw error;
    } finally {
      clearTimeout(hang);
      child.removeAllListeners();
    }
  }

  afterAll(() => {
    judging?.kill();
  });

  test.each(CORPUS.filter(({ apart }) => apart).map((hostile) => [hostile.name, hostile] as const))(
    '%s',
    async (_, hostile) => {
      expectJudgement(hostile, await judgeApart(hostile.name));
    },
  );
});

test('all of it at once is told as each of it alone', () => {
  const guides = CORPUS.filter(({ path, apart }) => path === 'task-list/guides/evidence.mdx' && !apart);
  const placed = guides.map((hostile, index) => [`task-list/guides/evidence-${index}.mdx`, hostile] as const);
  const files = new Map([...BASE, ...placed.map(([path, { text }]) => [path, text] as const)]);
  const { findings } = check(files, { asOf: AS_OF, folder: '' });
  for (const [path, hostile] of placed) {
    const own = findings
      .filter((finding) => finding.file === path)
      .map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`);
    for (const expected of hostile.findings) expect(own.some((finding) => finding.startsWith(expected))).toBe(true);
  }
});

test('nothing of it was run', () => {
  expect(Object.hasOwn(globalThis, CANARY)).toBe(false);
  expect(existsSync(CANARY_FILE)).toBe(false);
  expect(({} as Record<string, unknown>).last).toBeUndefined();
});
