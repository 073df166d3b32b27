import { CORE_SCHEMA, loadAll, YAMLException } from 'js-yaml';
import { isScalar, LineCounter, parseDocument, visit } from 'yaml';

/** Why a text is no plain data, and where: line and column count from 1 in the text handed in. */
export class NotPlain extends Error {
  line: number;
  column: number;
  /** The keys and indices that lead to the culprit, where the parser knows no line. */
  path: (string | number)[] | null;
  /** Is the key at this path the culprit, rather than its value? */
  isKey: boolean;
  constructor(message: string, where: { line: number; column: number } | (string | number)[], isKey = false) {
    super(message);
    const path = Array.isArray(where) ? where : null;
    this.path = path;
    this.isKey = isKey;
    this.line = Array.isArray(where) ? 1 : where.line;
    this.column = Array.isArray(where) ? 1 : where.column;
  }
}

/** Data as a plan may hold it: nothing but what JSON knows. */
export type Data = null | boolean | number | string | Data[] | { [key: string]: Data };

const MOST_NODES = 20_000;
const MOST_ALIASES = 100;
const DEEPEST = 40;
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

/**
 * What no editor shows: control characters but tab, LF, CR; separators and joints of no width; marks that turn the
 * direction of text (CVE-2021-42574); tags; noncharacters; halves of a character.
 */
export const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u2028-\u202E\u2060-\u2069\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF\u{E0000}-\u{E0FFF}]|\r(?!\n)/u;

const PLAINLY_SEEN = /^[\t\n\u0020-\u007E]*$/;

/** The first thing in a text that no editor shows; null where all is seen. */
export function unseenIn(text: string): RegExpExecArray | null {
  return PLAINLY_SEEN.test(text) ? null : UNSEEN.exec(text);
}

/** The name of a character that cannot be shown: `U+202E`. */
export function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What a file that begins with front matter holds. */
export interface Split {
  data: Data;
  /** The text behind the closing line. */
  body: string;
  /** The line in the file, counted from 1, on which `body` begins. */
  bodyLine: number;
}

/**
 * Splits an MDX file (no byte-order mark, LF only) into data and body. A file that passes looks the same to every tool,
 * because no line but the closing one begins with `---`. Throws NotPlain.
 */
export function split(text: string): Split {
  const end = text.indexOf('\n');
  checkOpening(end < 0 ? text : text.slice(0, end));
  if (end < 0) throw new NotPlain(ENDLESS, { line: 1, column: 1 });
  let line = 2;
  let close = end + 1;
  for (; ; line += 1) {
    const next = text.indexOf('\n', close);
    const words = text.slice(close, next < 0 ? undefined : next);
    if (words === '---') {
      // The blank line in place of the opening one keeps the lines of the YAML those of the file.
      const data = parseYaml(`\n${text.slice(end + 1, close - 1)}`) ?? {};
      if (typeof data !== 'object' || Array.isArray(data)) {
        throw new NotPlain('The front matter is no list of `key: value` lines. Write one property a line.', {
          line: firstLine(text),
          column: 1,
        });
      }
      return { data, body: next < 0 ? '' : text.slice(next + 1), bodyLine: line + 1 };
    }
    checkInner(words, line);
    if (next < 0) throw new NotPlain(ENDLESS, { line: 1, column: 1 });
    close = next + 1;
  }
}

/** The first line behind the opening one that is neither blank nor a comment. */
function firstLine(text: string): number {
  return text.split('\n').findIndex((line, index) => index > 0 && !/^\s*(?:#|$)/.test(line)) + 1;
}

const ENDLESS = 'The front matter never ends. Close it with a line `---`.';

function checkOpening(line: string): void {
  if (line === '---') return;
  const seen =
    line.trimEnd() === '---'
      ? 'Spaces follow the dashes of the first line. Remove them.'
      : line.startsWith('---')
        ? `The first line is \`${shorten(line)}\`; it must be \`---\` and nothing else.`
        : line.startsWith('+++')
          ? 'Front matter in TOML is not read. Write it in YAML between two lines `---`.'
          : 'The file does not begin with front matter. Put YAML between two lines `---` at its very start.';
  throw new NotPlain(seen, { line: 1, column: 1 });
}

/** Tools differ in what else may end front matter; here nothing else does. */
function checkInner(line: string, number: number): void {
  if (!/^(?:---|\.\.\.(?:\s|$))/.test(line)) return;
  const seen =
    line.trimEnd() === '---'
      ? 'Spaces follow the dashes that end the front matter. Remove them.'
      : line.startsWith('---')
        ? `\`${shorten(line)}\` looks like the end of the front matter but is longer than \`---\`. Remove what follows the dashes, or indent the line.`
        : 'Three dots end the front matter for some tools and not for others. End it with `---`.';
  throw new NotPlain(seen, { line: number, column: 1 });
}

/** Parses YAML 1.2 (core schema, one document; none is null) into plain data. Throws NotPlain. */
export function parseYaml(text: string): Data {
  let documents: unknown[];
  try {
    documents = loadAll(text, { schema: CORE_SCHEMA, maxAliases: MOST_ALIASES, maxDepth: DEEPEST });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    if (error.reason.includes('complex keys')) {
      throw new NotPlain(
        'A key must be a word; this one is a group or a list. Put what begins with `{` or `[` into quotes.',
        complexKey(text),
      );
    }
    if (error.reason === 'deficient indentation') {
      throw new NotPlain(
        'The YAML cannot be read: what begins here goes on into the next line. Close the quote or the bracket, or indent its other lines.',
        unclosed(text, line + 1),
      );
    }
    throw new NotPlain(`The YAML cannot be read: ${error.reason}. Mend this line.`, {
      line: line + 1,
      column: column + 1,
    });
  }
  if (documents.length > 1) {
    throw new NotPlain('A second YAML document begins here. Keep one, and remove the line `---` or `...`.', {
      line: secondDocument(text),
      column: 1,
    });
  }
  const data = documents[0] ?? null;
  assertPlain(data, text.includes('\\'));
  return data;
}

/** Where the first key stands that is no scalar: js-yaml does not say. */
function complexKey(text: string): { line: number; column: number } {
  const lines = new LineCounter();
  let offset = 0;
  visit(parseDocument(text, { lineCounter: lines, logLevel: 'silent' }), {
    Pair(_, { key }) {
      if (isScalar(key)) return;
      offset = (key as { range?: [number, number, number] } | null)?.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** Where the last quote or bracket before a line opens: js-yaml says only where it misses the end. */
function unclosed(text: string, line: number): { line: number; column: number } {
  // What follows was never looked at: it may be nested too deep for this parser.
  const before = text.split('\n', line - 1).join('\n');
  const lines = new LineCounter();
  let offset = 0;
  visit(parseDocument(before, { lineCounter: lines, logLevel: 'silent' }), {
    Value(_, node) {
      const start = node.range?.[0] ?? 0;
      if (start > offset && /['"[{]/.test(before.charAt(start))) offset = start;
    },
  });
  const { line: row, col } = lines.linePos(offset);
  return { line: row, column: col };
}

/** The line of the first mark between documents: one behind content, or behind another. */
function secondDocument(text: string): number {
  let begun = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
      if (begun) return index + 1;
      begun = line.startsWith('---');
    } else if (!/^\s*(?:#|$)|^%/.test(line)) {
      begun = true;
    }
  }
  return 1;
}

/** Refuses what YAML allows and plans do not need: hostile keys, endless numbers, aliases that multiply. */
function assertPlain(data: unknown, hasEscapes: boolean): asserts data is Data {
  let nodes = 0;
  const path: (string | number)[] = [];
  const refuse = (message: string, at = path): never => {
    throw new NotPlain(message, [...at]);
  };
  const refuseKey = (message: string, at = path): never => {
    throw new NotPlain(message, [...at], true);
  };
  const walk = (value: unknown): void => {
    nodes += 1;
    if (nodes > MOST_NODES)
      refuseKey(
        `The data has over ${MOST_NODES} values once its aliases are written out. Shorten it.`,
        path.slice(0, 1),
      );
    if (path.length > DEEPEST) refuseKey(`The data is nested over ${DEEPEST} deep. Flatten it.`);
    if (typeof value === 'string' && hasEscapes) checkSeen(value, refuse);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      refuse(`\`${value}\` is no number that data can hold. Quote it or write a finite number.`);
    }
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        path.push(index);
        walk(item);
        path.pop();
      }
      return;
    }
    for (const key of Object.getOwnPropertyNames(value)) {
      path.push(key);
      if (hasEscapes) checkSeen(key, refuseKey);
      if (FORBIDDEN_KEYS.includes(key)) refuseKey(`The key \`${key}\` is not allowed. Remove it.`);
      walk((value as Record<string, unknown>)[key]);
      path.pop();
    }
  };
  walk(data);
}

/** Escapes in quotes (`"\\u202E"`) bring in what a file may not hold as such. */
function checkSeen(text: string, refuse: (message: string) => never): void {
  const unseen = unseenIn(text);
  if (unseen) refuse(`This value holds a character that nobody can see (${codeOf(unseen[0])}). Remove its escape.`);
}

/** A stranger's text, short enough for a message. */
export function shorten(text: string, most = 40): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  // Half a pair is no character.
  return `${plain.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
