/**
 * A table as comma-separated values (RFC 4180): lines end in CR LF, and a cell with a comma, a quote or a line's end
 * stands in quotes.
 *
 * The words come from content that strangers may have written, and spreadsheets run a cell that begins with `=`, `+`,
 * `-` or `@` as a formula, even behind a tab or a line's end. Such a cell gets an apostrophe before it, which
 * spreadsheets show or hide, but never run.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A table as a file to download. */
export function csvResponse(rows: readonly (readonly string[])[]): Response {
  return new Response(csv(rows), { headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present' } });
}

function cell(value: string): string {
  const harmless = /^\s*[=+\-@]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
