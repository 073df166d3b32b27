import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CORPUS_DAY, writeCorpus } from '../../scripts/bench/corpus.ts';
import { check } from '../../src/check.ts';
import { read } from '../../src/read.ts';

test.each([300, 1])(
  'a corpus of %i entries has nothing to find, so that a benchmark measures the check alone',
  (entries) => {
    const directory = mkdtempSync(join(tmpdir(), 'muster-corpus-'));
    writeCorpus(directory, entries);
    const { findings, plans, unassessed } = check(read(directory).files, { asOf: CORPUS_DAY });
    rmSync(directory, { recursive: true });
    expect(findings.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
    expect(unassessed).toEqual([]);
    expect(plans.every(({ ready }) => ready)).toBe(true);
  },
);
