import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import manifest from '../package.json' with { type: 'json' };
import { CORPUS_DAY, writeCorpus } from './bench/corpus.ts';
import { measure, median, type Run } from './bench/measure.ts';
import { setUpPeer } from './bench/peer.ts';
import { MEMORY } from './memory.ts';

const HELP = `npm run bench -- [--only check,peer,site] [--runs 3]

Generates content, measures the check, its floor, the closest public tool and the site build side by side, and prints
seconds, memory and ratios. Nothing is asserted.

  check   own content; 1,000 to 30,000 entries against reading and parsing alone
  peer    10,000 entries with remark-cli and remark-lint-frontmatter-schema (minutes)
  site    astro build with search at 200 and 2,000 entries
`;

const { values } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string', default: '3' }, help: { type: 'boolean' } },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const parts = values.only?.split(',') ?? ['check', 'peer', 'site'];
const runs = Math.max(1, Number(values.runs) || 3);

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const script = (name: string) => join(ROOT, 'scripts', name);
const temporary = mkdtempSync(join(tmpdir(), 'muster-bench-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

function corpus(entries: number): string {
  const directory = join(temporary, `content-${entries}`);
  writeCorpus(directory, entries);
  return directory;
}

function row(name: string, run: Run, note = ''): void {
  const failed = run.code === 0 ? '' : `  EXIT ${run.code}`;
  process.stdout.write(
    `${name.padEnd(46)} ${run.seconds.toFixed(2).padStart(8)} s ${run.memory.toFixed(0).padStart(6)} MiB  ${note}${failed}\n`,
  );
}

/** A and B in turn, so that a machine that drifts drifts for both; the ratio is the median of the pairs. */
async function pairs(a: () => Promise<Run>, b: () => Promise<Run>): Promise<{ a: Run; b: Run; ratio: number }> {
  const as: Run[] = [];
  const bs: Run[] = [];
  await a();
  await b();
  for (let index = 0; index < runs; index += 1) {
    as.push(await a());
    bs.push(await b());
  }
  const ratios = as.map((run, index) => run.seconds / (bs[index] as Run).seconds).sort((x, y) => x - y);
  return { a: median(as), b: median(bs), ratio: ratios[Math.floor(ratios.length / 2)] as number };
}

/** What `npm run check` runs, in the folder that it runs in. */
const CHECK = manifest.scripts.check.split(' ').slice(1);

const checkOf =
  (content: string, ...more: string[]) =>
  () =>
    measure([...CHECK, '--content', content, '--format', 'json', ...more], { cwd: ROOT });
/** The same run without what an earlier one remembered. */
const anew = (measured: () => Promise<Run>) => () => {
  rmSync(MEMORY, { recursive: true, force: true });
  return measured();
};
const asOfCorpus = ['--as-of', CORPUS_DAY];
let checkSeconds = 0;

if (parts.includes('check') || parts.includes('peer')) {
  const first: Run[] = [];
  const again: Run[] = [];
  for (let index = 0; index <= runs; index += 1) {
    first.push(await anew(checkOf(join(ROOT, 'content')))());
    again.push(await checkOf(join(ROOT, 'content'))());
  }
  row('check, own content, read for the first time', median(first.slice(1)));
  row('check, own content', median(again.slice(1)), 'limit 0.6 s');
  let before: { entries: number; seconds: number } | null = null;
  for (const entries of [1_000, 3_000, 10_000, 30_000]) {
    const content = corpus(entries);
    const floor = () => measure([script('bench/floor.ts'), content]);
    const checked = checkOf(content, ...asOfCorpus);
    const { a, b, ratio } = await pairs(anew(checked), floor);
    const again = await pairs(checked, floor);
    row(`floor: read and parse, ${entries} entries`, b);
    row(`check, ${entries} entries, for the first time`, a, `${ratio.toFixed(2)} times the floor`);
    row(
      `check, ${entries} entries`,
      again.a,
      `${again.ratio.toFixed(2)} times the floor (limit 2), memory limit 600 MiB`,
    );
    if (before) {
      const growth = a.seconds / before.seconds / (entries / before.entries);
      process.stdout.write(
        `  growth: ${(a.seconds / before.seconds).toFixed(1)} times the time for ${(entries / before.entries).toFixed(1)} times the entries (${growth.toFixed(2)} of linear)\n`,
      );
    }
    before = { entries, seconds: a.seconds };
    if (entries === 10_000) checkSeconds = a.seconds;
  }
}

if (parts.includes('peer')) {
  const content = corpus(10_000);
  const peer = await measure(setUpPeer(content), { cwd: temporary });
  row(
    'peer: schema check alone, 10000 entries',
    peer,
    `check is ${(peer.seconds / checkSeconds).toFixed(0)} times faster (limit 30)`,
  );
}

if (parts.includes('site')) {
  for (const entries of [200, 2_000]) {
    const content = corpus(entries);
    const built = await measure(
      [
        join(ROOT, 'node_modules/astro/bin/astro.mjs'),
        'build',
        '--outDir',
        join(temporary, `site-${entries}`),
        '--silent',
      ],
      {
        cwd: ROOT,
        env: { MUSTER_CONTENT: content, ASTRO_TELEMETRY_DISABLED: '1' },
      },
    );
    row(`site build with search, ${entries} entries`, built, entries === 2_000 ? 'limit 15 s, 1024 MiB' : '');
  }
}
