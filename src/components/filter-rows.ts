/**
 * Lets readers keep some rows of the table inside it. `data-by` names the filters, each with the columns it looks at:
 * `Owner 2; Status 3 4`. What a cell counts as are the words that it begins with, each between commas, and those that
 * stand out in it. With `data-group` every body of the table is a group under that name, and its first row says which.
 */
export class FilterRows extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('.filters')) return;
    const bodies = [...this.querySelectorAll('tbody')];
    const { by = '', group } = this.dataset;
    const heads = group ? bodies.map((body) => body.rows[0] as HTMLTableRowElement) : [];
    const rows = bodies.flatMap((body) => [...body.rows]).filter((row) => !heads.includes(row));
    const filters: { select: HTMLSelectElement; of: (row: HTMLTableRowElement) => string[] }[] = [];
    const bar = document.createElement('div');
    bar.className = 'filters';
    const add = (label: string, of: (row: HTMLTableRowElement) => string[], sorted: boolean) => {
      const words = [...new Set(rows.flatMap(of))];
      if (sorted) words.sort();
      const select = document.createElement('select');
      select.append(new Option('All', ''), ...words.map((word) => new Option(word, word)));
      const named = document.createElement('label');
      named.append(label, select);
      bar.append(named);
      filters.push({ select, of });
    };
    if (group) add(group, (row) => [row.parentElement?.querySelector('th')?.textContent ?? ''], false);
    for (const each of by.split('; ')) {
      const [label = '', ...columns] = each.split(' ');
      add(label, (row) => columns.flatMap((column) => wordsOf(row.cells[Number(column) - 1])), true);
    }
    const status = document.createElement('p');
    status.setAttribute('role', 'status');
    bar.append(status);
    const apply = () => {
      let shown = 0;
      for (const row of rows) {
        row.hidden = !filters.every(({ select, of }) => select.value === '' || of(row).includes(select.value));
        if (!row.hidden) shown += 1;
      }
      for (const head of heads)
        head.parentElement?.toggleAttribute(
          'hidden',
          [...(head.parentElement as HTMLTableSectionElement).rows].every((row) => row === head || row.hidden),
        );
      status.textContent = `${shown} of ${rows.length} shown`;
    };
    bar.addEventListener('change', apply);
    this.prepend(bar);
    apply();
  }
}

function wordsOf(cell: HTMLTableCellElement | undefined): string[] {
  if (!cell) return [];
  const first = cell.firstChild instanceof Text ? cell.firstChild.data.replace(/ up to.*|:.*/s, '').split(', ') : [];
  const bold = [...cell.querySelectorAll('b')].map(({ textContent }) => textContent);
  return [...first, ...bold].map((word) => word.trim()).filter(Boolean);
}
