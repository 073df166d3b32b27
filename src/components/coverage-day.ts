import type { ReaderDay } from './reader-day.ts';

/** The columns of the words that time can take away, and of the last one. */
const DESIGNED = 3;
const EXERCISED = 4;
const OPERATED = 5;

/** Holds a table of coverage, and the totals above it, against the day on which they are read. */
export class CoverageDay extends HTMLElement {
  connectedCallback(): void {
    const day = this.closest<ReaderDay>('reader-day');
    if (day === null || day.today === day.asOf) return;
    const { today } = day;
    for (const { rows } of this.querySelector<HTMLTableElement>('.coverage')?.tBodies ?? []) {
      const [head, ...asked] = rows;
      const applying = asked.filter((row) => !isExempt(row, today));
      for (const { cells } of applying) for (const column of [DESIGNED, EXERCISED]) lapse(cells[column], today);
      const counts = [
        applying.length,
        applying.filter(({ cells }) => cells.length > OPERATED).length,
        ...[DESIGNED, EXERCISED, OPERATED].map(
          (column) => applying.filter(({ cells }) => cells[column] && !/^not /.test(cells[column].textContent)).length,
        ),
        asked.length - applying.length,
      ];
      const total = this.querySelector<HTMLTableRowElement>(`[data-of="${head?.cells[0]?.id}"]`);
      for (const [index, count] of counts.entries()) {
        const cell = total?.cells[index + 1];
        if (cell) cell.textContent = String(count);
      }
    }
    const judged = this.querySelector('[data-judged]');
    if (judged) judged.textContent = today;
  }
}

/** Is a row's requirement declared not to apply on a day? If only up to an earlier one, it says so. */
function isExempt(row: HTMLTableRowElement, today: string): boolean {
  const word = row.querySelector('.exempt');
  if (!word) return false;
  const until = dayIn(word.parentElement?.textContent);
  if (until === undefined || until >= today) return true;
  word.textContent = 'did not apply';
  return false;
}

/** Says of a word in a cell that it no longer holds, once its last day is over. */
function lapse(cell: HTMLTableCellElement | undefined, today: string): void {
  const first = cell?.firstChild;
  const [word] = /^(designed|exercised)(?= up to )/.exec(first?.textContent ?? '') ?? [];
  const until = cell?.querySelector('time')?.textContent ?? '';
  if (!first || word === undefined || until >= today) return;
  const lost = document.createElement('b');
  lost.textContent = `not ${word}`;
  first.replaceWith(lost, ', only up to ');
}

function dayIn(text: string | null | undefined): string | undefined {
  return / up to (\d{4}-\d\d-\d\d)/.exec(text ?? '')?.[1];
}
