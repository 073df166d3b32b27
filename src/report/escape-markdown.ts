import { visibleLine } from './reporter.ts';

/**
 * Words that a Git host would turn into something: mentions, references to issues and the like (`@a`, `#1`, `!1`,
 * `~"a"`, `GH-1`, `[issue:1]`), commits, addresses, emoji by name. As code they stay what they are, for people too who
 * read the source.
 */
const ACTIVE = /[@#!%~$&^]["\p{L}\p{N}_]|GH-\d|\[\w+:|:\/\/|www\.|mailto:|xmpp:|:[\w+-]+:|\b[\da-f]{7,}\b/iu;

/**
 * One line of a stranger's text as Markdown that shows it and does nothing else. What stands between backticks becomes
 * code, as it does on the pages of the site.
 */
export function escapeMarkdown(text: string): string {
  const pieces = visibleLine(text)
    .split(/(`[^`]+`)/)
    .flatMap((part, index) => (index % 2 === 1 ? [codeOf(part.slice(1, -1))] : piecesOf(part)));
  // Without a space between them two pieces of code would be read as one, or as none.
  return pieces.reduce(
    (whole, piece) => (whole.endsWith('`') && piece.startsWith('`') ? `${whole} ${piece}` : whole + piece),
    '',
  );
}

function piecesOf(prose: string): string[] {
  return prose
    .split(/(\s+)/)
    .flatMap((word) => (word === '' ? [] : [ACTIVE.test(word) ? codeOf(word) : escapeWord(word)]));
}

function escapeWord(word: string): string {
  return word
    .replace(/[\\`*_[\]{}|~$#!]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Code that holds any text of one line: fenced by more backticks than it has in a row. */
export function codeOf(text: string): string {
  const line = visibleLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A renderer takes off one space on both sides, where there is more than spaces.
  const pad = /^[ `]|[ `]$/.test(line) && line.trim() !== '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}
