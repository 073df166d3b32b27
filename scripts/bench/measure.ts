import { spawn } from 'node:child_process';

/** What one run of a process took. */
export interface Run {
  seconds: number;
  /** Seconds of all its threads, without what it starts: the same on a busy machine, or nearly. */
  cpu: number;
  /** Peak resident memory in MiB. */
  memory: number;
  code: number | null;
}

/** Prints a process's peak memory (KiB) and time (microseconds) as its last words on standard error. */
const LAST_WORDS = `data:text/javascript,process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\nPEAK ' + maxRSS + ' ' + (userCPUTime + systemCPUTime) + '\\n');
})`.replace(/\n */g, ' ');

/** Runs a Node program to its end; its output is thrown away, its errors are shown when it does not exit with 0. */
export function measure(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', LAST_WORDS, ...args], {
    cwd: options.cwd ?? process.cwd(),
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = () => child.kill();
  process.on('exit', stop);
  let errors = '';
  child.stderr.on('data', (part) => {
    errors = (errors + part).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      process.off('exit', stop);
      // Its threads say the same before it.
      const said = [...errors.matchAll(/PEAK (\d+) (\d+)/g)].map(([, ...words]) => words.map(Number));
      const [memory = 0, cpu = 0] = said.at(-1) ?? [];
      if (code !== 0) process.stderr.write(errors);
      resolve({ seconds, cpu: cpu / 1e6, memory: memory / 1024, code });
    });
  });
}

/** A and B in turn, so that a machine that drifts drifts for both; the ratio is the median of the pairs. */
export async function pairs(
  a: () => Promise<Run>,
  b: () => Promise<Run>,
  { runs, warm }: { runs: number; warm: boolean },
): Promise<{ a: Run; b: Run; ratio: number }> {
  const as: Run[] = [];
  const bs: Run[] = [];
  if (warm) {
    await a();
    await b();
  }
  for (let index = 0; index < runs; index += 1) {
    as.push(await a());
    bs.push(await b());
  }
  const ratios = as.map((run, index) => run.seconds / (bs[index] as Run).seconds).sort((x, y) => x - y);
  return { a: median(as), b: median(bs), ratio: ratios[Math.floor(ratios.length / 2)] as number };
}

/** The run of middle length. */
export function median(runs: readonly Run[]): Run {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds);
  return sorted[Math.floor(sorted.length / 2)] as Run;
}
