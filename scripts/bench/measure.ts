import { spawn } from 'node:child_process';

/** What one run of a process took. */
export interface Run {
  seconds: number;
  /** Peak resident memory in MiB. */
  memory: number;
  code: number | null;
}

/** Prints a process's peak memory (KiB) as its last words on standard error. */
const PEAK =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\nPEAK "+process.resourceUsage().maxRSS+"\\n"))';

/** Runs a Node program to its end; its output is thrown away, its errors are shown when it does not exit with 0. */
export function measure(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', PEAK, ...args], {
    cwd: options.cwd ?? process.cwd(),
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part) => {
    errors = (errors + part).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      const peaks = [...errors.matchAll(/PEAK (\d+)/g)].map((match) => Number(match[1]));
      if (code !== 0) process.stderr.write(errors);
      resolve({ seconds, memory: Math.max(0, ...peaks) / 1024, code });
    });
  });
}

/** The run of middle length. */
export function median(runs: readonly Run[]): Run {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds);
  return sorted[Math.floor(sorted.length / 2)] as Run;
}
