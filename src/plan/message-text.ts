/**
 * A stretch of a message. Its text is what Copy, mail and a saved file give; the rest says what that text is, for pages
 * to show. Browsers run this too: it stands on nothing.
 */
export type Part =
  | string
  /** A blank to fill, by its label. */
  | { blank: string }
  /** A line that names what follows, with the anchor that links name it by. */
  | { slug: string; of: readonly Part[] }
  /** What paper keeps on one page, or what is left out while the one blank in it is empty. */
  | { as: 'together' | 'optional'; of: readonly Part[] };

/** The text of a message. A blank without a value stands as `[Label]`; what hangs on an optional one is left out. */
export function fill(parts: readonly Part[], values: ReadonlyMap<string, string>): string {
  return written(parts, values, true).trimEnd();
}

/** The text of a message to be filled: every blank as `[Label]`. */
export function unfilled(parts: readonly Part[]): string {
  return written(parts, new Map(), false).trimEnd();
}

/** The labels of the blanks in a message, each once, in the order of the text. */
export function labelsIn(parts: readonly Part[]): string[] {
  const labels = parts.flatMap((part) =>
    typeof part === 'string' ? [] : 'blank' in part ? [part.blank] : labelsIn(part.of),
  );
  return [...new Set(labels)];
}

function written(parts: readonly Part[], values: ReadonlyMap<string, string>, leaveOut: boolean): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if ('blank' in part) text += values.get(part.blank) || `[${part.blank}]`;
    else if (
      leaveOut &&
      'as' in part &&
      part.as === 'optional' &&
      !labelsIn(part.of).some((label) => values.get(label))
    )
      continue;
    else text += written(part.of, values, leaveOut);
  }
  return text;
}
