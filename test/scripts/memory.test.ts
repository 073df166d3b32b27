import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryOf } from '../../scripts/memory.ts';
import { check, type ReadOne, readAnew } from '../../src/check.ts';
import { reviewDigest } from '../../src/plan/digest.ts';
import type { Files } from '../../src/plan/source.ts';
import { BASE, OWN, over } from '../content.ts';
import { CORPUS } from '../hostile/corpus.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'muster-memory-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const stored = () => (existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : []);

/** What a run says on a day when much has decayed, and which files it read anew. */
function run(files: Files): { report: string; anew: string[] } {
  const anew: string[] = [];
  const counting: ReadOne = (path, file) => {
    anew.push(path);
    return readAnew(path, file);
  };
  const memory = memoryOf('content', files, cache, counting);
  const report = check(files, { asOf: '2027-12-01', latest: '2026-11-22', readOne: memory.read });
  memory.keep();
  const { findings, later, plans, unassessed, newest } = report;
  return { report: JSON.stringify({ findings, later, plans, unassessed, newest }), anew };
}

const ROLE = 'task-tracker-api/roles/scribe.mdx';
const edited = over(OWN, [[ROLE, String(OWN.get(ROLE)).replace('title: ', 'title: The ')]]);

describe('a remembered folder', () => {
  test('is read once, and reports the same', () => {
    const first = run(OWN);
    expect(first.anew).toHaveLength(OWN.size);
    const second = run(OWN);
    expect(second.anew).toEqual([]);
    expect(second.report).toBe(first.report);
  });

  test('has only what changed read anew', () => {
    run(OWN);
    const after = run(edited);
    expect(after.anew).toEqual([ROLE]);
    rmSync(cache, { recursive: true });
    expect(after.report).toBe(run(edited).report);
  });

  test('forgets what is gone', () => {
    run(OWN);
    run(edited);
    expect(run(OWN).anew).toEqual([ROLE]);
  });

  test('knows a text under its own path only', () => {
    run(OWN);
    const copy = ROLE.replace('scribe', 'second-scribe');
    expect(run(over(OWN, [[copy, String(OWN.get(ROLE))]])).anew).toEqual([copy]);
  });

  test.each<[what: string, bytes: (good: Buffer) => Buffer]>([
    ['cut off', (good) => good.subarray(0, good.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('muster')],
    ['of other code', (good) => serialize({ ...deserialize(good), version: 'of last year' })],
    ['of another shape', () => serialize(null)],
  ])('is read anew where the memory is %s', (_, bytes) => {
    const first = run(OWN);
    const [file = ''] = stored();
    writeFileSync(file, bytes(readFileSync(file)));
    const second = run(OWN);
    expect(second.anew).toHaveLength(OWN.size);
    expect(second.report).toBe(first.report);
    expect(run(OWN).anew).toEqual([]);
  });

  test('is judged where nothing can be kept', () => {
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file where the folder should be');
    expect(run(OWN).report).toBe(run(OWN).report);
    expect(readFileSync(cache, 'utf8')).toBe('a file where the folder should be');
  });

  test('leaves nothing half written beside it', () => {
    run(OWN);
    expect(stored()).toHaveLength(1);
  });
});

test('a small folder is not remembered', () => {
  expect(run(BASE).anew).toHaveLength(BASE.size);
  expect(stored()).toEqual([]);
});

test('what comes back is what reading gives, whatever the file says', () => {
  const inputs = [...OWN, ...CORPUS.filter(({ apart }) => !apart).map(({ path, text }) => [path, text] as const)];
  const before = memoryOf('content', OWN, cache);
  for (const [path, file] of inputs) before.read(path, file);
  before.keep();
  const after = memoryOf('content', OWN, cache, () => {
    throw new Error('This was not remembered');
  });
  for (const [path, file] of inputs) {
    const fresh = readAnew(path, file);
    const back = after.read(path, file);
    // Worked out before it is kept, where an entry has a review.
    if (back.digest !== null) fresh.digest = reviewDigest(fresh.data ?? null, fresh.bodyText);
    expect(back, path).toEqual(fresh);
  }
});
