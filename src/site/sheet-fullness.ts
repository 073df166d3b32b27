import type { PrintedSheet, SheetRow } from '../plan/printed-sheet.ts';

/**
 * From what height on, in mm, a sheet is full, and from what height its lines must stand tight. It has 250, but the
 * reader's typefaces may run wider than the one that was measured.
 */
const FULL = 232;
const TIGHT = 248;
/** So many letters of 14 pt stand in a line of a row. */
const ROW = 55;

/** The class of a sheet by how full it is. Paper cannot scroll, so its lines stand closer, in two degrees; type stays. */
export function fullnessOf(printed: PrintedSheet): '' | ' full' | ' full tight' {
  const height = heightOf(printed);
  if (height > TIGHT) return ' full tight';
  return height > FULL ? ' full' : '';
}

/** About how high a sheet stands on paper, in mm: widths of average letters, heights as the print style has them. */
export function heightOf(printed: PrintedSheet): number {
  const { calls, legend, names, doNot, rows, words } = printed;
  const used = [
    [words.useWhen, printed.useWhen],
    [words.doNotUseWhen, printed.doNotUseWhen],
    [words.goal, printed.goal],
  ].flatMap(([label, text]) => (text ? [`${label} ${text}`] : []));
  const listed = [
    ...calls.map(({ label, name, number }) => `${label} ${name} ${number}`),
    ...legend.map(({ callsign, title }) => `${callsign} = ${title}`),
  ];
  const next = Math.max(20, printed.next === null ? 0 : `${words.next} 1, ${printed.next}`.length);
  return (
    52 +
    (used.length > 0 ? 1 + lines(used.join(' '), 108) * 4.1 : 0) +
    (listed.length > 0 ? 1 + lines(listed.join('   '), 104) * 4.1 : 0) +
    Math.ceil(names.length / 4) * 6.4 +
    [...printed.intro, ...printed.after].reduce((sum, text) => sum + 1 + lines(text, 108) * 4.1, 0) +
    (doNot.length > 0 ? 4.3 + doNot.reduce((sum, text) => sum + 0.4 + lines(text, 90) * 5.1, 0) : 0) +
    rows.reduce((sum, row) => sum + rowHeight(row, words.final), 0) +
    (printed.pause === null ? 12 : 4.6 + Math.max(2, lines(`${words.pause} ${printed.pause}`, 84 - next * 0.8)) * 5.1)
  );
}

function rowHeight({ words, expect, code, final, detail }: SheetRow, mark: string): number {
  const said = [words, final ? `${mark}.` : '', expect === null ? '' : `Expect: ${expect}`].join(' ').length;
  // Letters of code are as wide as those beside them, for all that they are smaller.
  const typed = (code ?? '').split('\n').map((line) => line.length + 3);
  const widest = Math.max(...typed);
  const beside = typed.length === 1 && (said % ROW) + widest <= ROW;
  const below = code === null || beside ? 0 : typed.reduce((sum, width) => sum + Math.ceil(width / ROW) * 4.7, 0);
  const text = Math.ceil(said / ROW) * 6.2 + detail.reduce((sum, each) => sum + lines(each, ROW) * 6.2, 0);
  return Math.max(final ? 14 : 10, text + below + 1);
}

function lines(text: string, width: number): number {
  return Math.ceil(text.length / width);
}
