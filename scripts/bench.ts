import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import manifest from '../package.json' with { type: 'json' };
import { CORPUS_DAY, writeCorpus } from './bench/corpus.ts';
import { measure, median, pairs, type Run } from './bench/measure.ts';
import { benchPages } from './bench/pages.ts';
import { setUpPeer } from './bench/peer.ts';
import { row } from './bench/print.ts';
import { benchSite } from './bench/site.ts';
import { MEMORY } from './memory.ts';

const HELP = `npm run bench -- [--only check,peer,site,pages] [--runs 3]

Generates content, measures the check, its floor, the closest public tool, the site build and its pages side by side,
and prints seconds, memory, weights and ratios. Nothing is asserted.

  check   own content; 1,000 to 30,000 entries against reading and parsing alone
  peer    10,000 entries with remark-cli and remark-lint-frontmatter-schema (minutes)
  site    astro build with search at 200 to 3,000 entries, beside a Starlight site of the same bodies (minutes)
  pages   own content in a browser: what pages weigh, Lighthouse, and a tick to its paint
`;

const { values } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string', default: '3' }, help: { type: 'boolean' } },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const parts = values.only?.split(',') ?? ['check', 'peer', 'site', 'pages'];
const runs = Math.max(1, Number(values.runs) || 3);

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const script = (name: string) => join(ROOT, 'scripts', name);
const temporary = mkdtempSync(join(tmpdir(), 'muster-bench-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

function corpus(entries: number): string {
  const directory = join(temporary, `content-${entries}`);
  writeCorpus(directory, entries);
  return directory;
}

const [load = 0] = loadavg();
const quiet = load < availableParallelism() / 4 ? '' : '; not quiet, so every time below is too long';
process.stdout.write(`${availableParallelism()} cores, load ${load.toFixed(2)}${quiet}\n\n`);

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
    const { a, b, ratio } = await pairs(anew(checked), floor, { runs, warm: true });
    const again = await pairs(checked, floor, { runs, warm: true });
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

if (parts.includes('site')) await benchSite({ runs, temporary });
if (parts.includes('pages')) await benchPages({ runs, temporary });
