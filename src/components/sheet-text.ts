import { countOf, type Mark, stateAfter } from './kept-marks.ts';

/** A sheet as its page shows it, with what was done. */
export interface FilledSheet {
  /** What it is: its title, which sheet of how many, its plan and digest. */
  head: string[];
  names: [callsign: string, name: string][];
  doNot: string[];
  steps: { words: string; also: string; code: string; marks: Mark[] }[];
  pause: string;
}

const BOX = { open: '[ ]', done: '[x]', 'not-done': '[-]' } as const;

/** A sheet as plain text, for a log or a message: every step with all that happened to it. */
export function textOfSheet({ head, names, doNot, steps, pause }: FilledSheet): string {
  const lines = [...head, ...names.flatMap(([callsign, name]) => (name ? [`${callsign}: ${name}`] : []))];
  lines.push(countOf(steps.map(({ marks }) => stateAfter(marks))), '', ...doNot);
  if (doNot.length > 0) lines.push('');
  for (const [index, { words, also, code, marks }] of steps.entries()) {
    lines.push(`${BOX[stateAfter(marks).is]} ${index + 1}. ${words}`);
    for (const line of [also, ...code.split('\n'), marks.map(told).join('; ')]) if (line) lines.push(`    ${line}`);
  }
  return [...lines, '', pause, ''].join('\n');
}

function told([at, done, why]: Mark): string {
  const time = `${at.slice(0, 19).replace('T', ' ')} UTC`;
  if (done) return `done ${time}`;
  return why ? `not done ${time}: ${why}` : `taken back ${time}`;
}
