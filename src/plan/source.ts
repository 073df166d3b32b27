import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Body, type Heading, parseBody } from './body.ts';
import type { Place } from './finding.ts';
import { codeOf, type Data, NotPlain, parseYaml, shorten, split, unseenIn } from './front-matter.ts';
import { type Belonging, belongingOf, type Kind } from './kinds.ts';

/** What the reader of a folder hands over: a file's text, or why there is none. */
export type FileText = string | { unreadable: string };

/** Files by path, relative to the content folder, with `/`. */
export type Files = ReadonlyMap<string, FileText>;

/** Steps into a document: keys and indices. */
export type Path = readonly (string | number)[];

/** A line and a column, both counted from 1. */
export interface Point {
  line: number;
  column: number;
}

/** Somewhere in a source, not yet worked out as lines and columns: a value of its data, or a stretch of its body. */
export type Spot =
  | { source: Source; path: Path; key?: boolean }
  | { source: Source; path: Path; start: Point; end: Point };

/** A fault found while reading one file; the rules of the concern "form" tell it. */
export interface Fault {
  rule: string;
  spot: Spot;
  message: string;
}

/** One content file. */
export interface Source {
  /** Relative to the content folder. */
  path: string;
  /** Null when the path belongs to no kind. */
  kind: Kind | null;
  plan: string | null;
  id: string;
  entry: string | null;
  text: string;
  /** Undefined until the front matter or YAML could be read. */
  data: Data | undefined;
  /** Null for YAML files and when the body could not be parsed. */
  body: Body | null;
  /** The text of the body, LF only, and the line of the file on which it begins; empty for YAML files. */
  bodyText: string;
  bodyLine: number;
  /** What a review of it covers, once that was worked out. */
  digest: string | null;
  faults: Fault[];
}

/** Over this many bytes a file is not parsed (STACK: what makes parsers slow). */
export const MOST_BYTES = 64 * 1024;
const LONGEST_LINE = 4_000;

/** Reads one file: text to data and body, with every fault found on the way. Never throws for what the file says. */
export function readSource(path: string, file: FileText): Source {
  const belonging = belongingOf(path);
  const source = emptySource(path, typeof belonging === 'string' ? null : belonging);
  const fail = (rule: string, message: string, line = 1, column = 1, length = 0) => {
    const end = { line, column: column + length };
    source.faults.push({ rule, message, spot: { source, path: [], start: { line, column }, end } });
    return source;
  };
  if (typeof belonging === 'string') return fail('file-has-a-kind', belonging);
  if (typeof file !== 'string') return fail('file-is-readable', file.unreadable);
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file;
  source.text = text;

  if (text.length > MOST_BYTES / 4 && Buffer.byteLength(text) > MOST_BYTES) {
    return fail(
      'file-is-readable',
      `The file is larger than ${MOST_BYTES / 1024} KiB, too large to read safely. Split it.`,
    );
  }
  const unseen = unseenIn(text);
  if (unseen) {
    const { line, column } = pointAt(text, unseen.index);
    return fail(
      'file-is-readable',
      `The file holds a character that nobody can see (${codeOf(unseen[0])}). Remove it.`,
      line,
      column,
      unseen[0].length,
    );
  }
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  const long = longLine(plain);
  if (long > 0) {
    return fail('file-is-readable', `This line is over ${LONGEST_LINE} characters long. Break it up.`, long);
  }

  try {
    if (belonging.kind.extension !== '.mdx') {
      source.data = parseYaml(plain) ?? (belonging.kind.name === 'waivers' ? [] : {});
      return source;
    }
    const { data, body, bodyLine } = split(plain);
    source.data = data;
    source.bodyText = body;
    source.bodyLine = bodyLine;
    source.body = parseBody(source);
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    const spot: Spot = error.path
      ? { source, path: error.path, key: error.isKey }
      : lineSpot(source, error.line, error.column);
    source.faults.push({ rule: 'front-matter-is-plain', message: error.message, spot });
  }
  return source;
}

/** A source without content, for a file that could not be read or that is missing altogether. */
export function emptySource(path: string, belonging: Belonging | null): Source {
  const name = path.split('/').pop() ?? path;
  return {
    path,
    kind: belonging?.kind ?? null,
    plan: belonging?.plan ?? planOfPath(path),
    id: belonging?.id ?? name,
    entry: belonging?.entry ?? null,
    text: '',
    data: undefined,
    body: null,
    bodyText: '',
    bodyLine: 1,
    digest: null,
    faults: [],
  };
}

/** A file of no kind still spoils the plan in whose folder it lies. */
function planOfPath(path: string): string | null {
  const belonging = belongingOf(`${path.split('/')[0]}/plan.mdx`);
  return path.includes('/') && typeof belonging !== 'string' ? belonging.plan : null;
}

/** Can this source's data be trusted to have the shape of its kind? Faults of the body, and those found while linking, leave it sound. */
export function isSound(source: Source): boolean {
  return source.data !== undefined && !source.faults.some((fault) => SHAPE_RULES.includes(fault.rule));
}

const SHAPE_RULES = ['file-has-a-kind', 'file-is-readable', 'front-matter-is-plain', 'matches-schema'];

/** A spot at one line of a source. */
export function lineSpot(source: Source, line: number, column = 1): Spot {
  return { source, path: [], start: { line, column }, end: { line, column } };
}

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

function longLine(text: string): number {
  if (text.length <= LONGEST_LINE) return 0;
  return text.split('\n').findIndex((line) => line.length > LONGEST_LINE) + 1;
}

interface Located {
  document: Document.Parsed;
  lines: LineCounter;
}

const located = new WeakMap<Source, Located>();

/** Parses a source's YAML once more, now with places; only sources with something to report pay for it. */
function locatedYaml(source: Source): Located {
  let result = located.get(source);
  if (!result) {
    const lines = new LineCounter();
    let text = source.text;
    if (source.kind?.extension === '.mdx') {
      const close = /\n---\r?(?:\n|$)/.exec(text.slice(3));
      // The opening line becomes a comment of the same length, so that every offset is the file's.
      text = `#  ${text.slice(3, close ? close.index + 3 : undefined)}`;
    }
    result = {
      document: parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core', logLevel: 'silent' }),
      lines,
    };
    located.set(source, result);
  }
  return result;
}

/**
 * Works out lines and columns. A missing value is placed at the key of its nearest ancestor, an unknown property
 * (`key`) at its own key.
 */
export function locate(spot: Spot, folder: string): Place {
  const { source } = spot;
  const file = folder === '' ? source.path : `${folder}/${source.path}`;
  if ('start' in spot) return place(file, spot.start, spot.end);
  if (source.text === '') return place(file, { line: 1, column: 1 }, { line: 1, column: 1 });
  const { document, lines } = locatedYaml(source);
  const range = rangeOf(document, spot.path, spot.key === true);
  if (!range) return place(file, { line: 1, column: 1 }, { line: 1, column: 1 });
  const point = (offset: number): Point => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  // Of a block the parser takes the line break behind it for a part.
  const value = source.text.slice(range[0], range[1]).trimEnd();
  return place(file, point(range[0]), point(range[0] + value.length));
}

function place(file: string, start: Point, end: Point): Place {
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

type Range = readonly [number, number];

/** Offsets of the value at a path, or of the nearest thing above it that exists. */
export function rangeOf(document: Document.Parsed, path: Path, wantsKey: boolean): Range | null {
  let node: unknown = document.contents;
  let best: Range | null = startOf(node);
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return best;
      const key = rangeOfNode(pair.key);
      const value = rangeOfNode(pair.value);
      if (last) return wantsKey || !value || value[0] === value[1] ? key : value;
      best = key ?? best;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) return best;
      const value = rangeOfNode(item);
      if (last) return isMap(item) ? startOf(item) : value;
      best = startOf(item) ?? best;
      node = item;
    } else {
      return best;
    }
  }
  return best;
}

function rangeOfNode(node: unknown): Range | null {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : null;
}

/** A collection is pointed at by its first key or item: its whole extent would mark half the file. */
function startOf(node: unknown): Range | null {
  if (isMap(node) && node.items[0]) return rangeOfNode(node.items[0].key);
  if (isSeq(node) && node.items[0]) return startOf(node.items[0]) ?? rangeOfNode(node);
  return rangeOfNode(node);
}

/** The headings that a place in a body stands under, the nearest first. */
export function headingsAbove({ source, start }: Extract<Spot, { start: unknown }>): Heading[] {
  const chain: Heading[] = [];
  for (const heading of (source.body?.headings ?? []).toReversed()) {
    const above = 'start' in heading.spot && heading.spot.start.line <= start.line;
    if (above && heading.depth < (chain.at(-1)?.depth ?? Number.POSITIVE_INFINITY)) chain.push(heading);
  }
  return chain;
}

/** One line of a stranger's value for a message. */
export function show(value: unknown): string {
  return `\`${shorten(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'))}\``;
}
