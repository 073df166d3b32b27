import type { Run } from './measure.ts';

/** Prints what a run took. */
export function row(name: string, run: Run, note = ''): void {
  const failed = run.code === 0 ? '' : `  EXIT ${run.code}`;
  process.stdout.write(
    `${name.padEnd(46)} ${run.seconds.toFixed(2).padStart(8)} s ${run.cpu.toFixed(2).padStart(7)} s CPU ${run.memory.toFixed(0).padStart(6)} MiB  ${note}${failed}\n`,
  );
}

/** Prints a table: the first column begins at the left, numbers stand below each other. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const lines = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  for (const cells of lines) {
    const padded = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`${padded.join('  ').trimEnd()}\n`);
  }
  process.stdout.write('\n');
}

/** Bytes as KB of 1,000. */
export const kb = (bytes: number): string => (bytes / 1_000).toFixed(1);
