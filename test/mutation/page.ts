import { type Document, isCollection, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import type { Data } from '../../src/plan/front-matter.ts';
import type { KindName } from '../../src/plan/kinds.ts';
import type { Schema } from '../../src/plan/schema.ts';
import { schemaAt } from '../../src/plan/schema.ts';
import { type Point, readSource } from '../../src/plan/source.ts';

/** A stretch of a file's text and what to put in its place. */
export interface Edit {
  from: number;
  to: number;
  put: string;
}

/** Steps into the data of a file. */
export type Path = readonly (string | number)[];

/** A value of a page's data: where it lies, and what its schema says of it. */
export interface Value {
  path: Path;
  value: Data;
  schema: Schema | null;
}

/** A line of a body outside code. */
export interface Line {
  text: string;
  /** Where it begins in the file's text. */
  offset: number;
  is: 'step' | 'heading' | 'prose' | 'other';
}

/** One content file as its author sees it, with places worked out here and not by the checker. */
export interface Page {
  path: string;
  /** The plan's folder; null for a file that all plans share. */
  plan: string | null;
  kind: KindName;
  /** Its name within the plan: `roles/scribe`. */
  entry: string;
  text: string;
  data: Data;
  document: Document.Parsed;
  /** Where the body begins; the length of the text where there is none. */
  bodyFrom: number;
}

/** Reads a page; null where the file belongs to no kind or its YAML cannot be read. */
export function pageOf(path: string, text: string): Page | null {
  const { kind, plan, entry, data } = readSource(path, text);
  if (kind === null || entry === null || data === undefined) return null;
  const isMdx = kind.extension === '.mdx';
  const close = isMdx ? text.indexOf('\n---\n', 3) + 1 : text.length;
  // A comment of the same length in place of the opening line keeps every offset that of the file.
  const yaml = isMdx ? `#--${text.slice(3, close)}` : text;
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', logLevel: 'silent' });
  return {
    path,
    plan,
    kind: kind.name,
    entry,
    text,
    data,
    document,
    bodyFrom: isMdx ? close + '---\n'.length : text.length,
  };
}

const known = new WeakMap<Page, readonly Value[]>();

/** Every value of a page's data below its root, groups and lists before what they hold. */
export function valuesOf(page: Page): readonly Value[] {
  const values = known.get(page) ?? [...below(page, page.data, [])];
  known.set(page, values);
  return values;
}

function* below(page: Page, data: Data, path: Path): Iterable<Value> {
  if (data === null || typeof data !== 'object') return;
  for (const key of Object.keys(data)) {
    const step = Array.isArray(data) ? Number(key) : key;
    const value = (data as Record<string, Data>)[key] as Data;
    yield { path: [...path, step], value, schema: schemaAt(page.kind, [...path, step]) };
    yield* below(page, value, [...path, step]);
  }
}

/** What lies at a path of a page's data. */
export function dataAt(page: Page, path: Path): Data | undefined {
  return path.reduce<Data | undefined>((at, step) => (at as Record<string, Data> | undefined)?.[step], page.data);
}

/** Does a path lie within a part of the data, or lead to it? */
export function isWithin(path: Path, part: Path): boolean {
  return part.every((step, index) => path[index] === step);
}

/** The line and column of an offset, both from 1. */
export function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** A text with some edits made. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { from, to, put } of edits.toSorted((a, b) => b.from - a.from))
    result = result.slice(0, from) + put + result.slice(to);
  return result;
}

function nodeAt(page: Page, path: Path): Node | null {
  return (path.length === 0 ? page.document.contents : page.document.getIn(path, true)) as Node | null;
}

function pairAt(page: Page, path: Path): Pair<Node, Node | null> | null {
  const map = nodeAt(page, path.slice(0, -1));
  if (!isMap(map)) return null;
  return (map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) ?? null) as Pair<
    Node,
    Node | null
  > | null;
}

/** Where a value stands: from its first character to behind its last. Null where the path leads to none. */
export function extentAt(page: Page, path: Path): readonly [number, number] | null {
  const range = nodeAt(page, path)?.range;
  if (!range) return null;
  return [range[0], range[0] + page.text.slice(range[0], range[1]).trimEnd().length];
}

/** Where a key stands. */
export function keyAt(page: Page, path: Path): readonly [number, number] | null {
  const range = pairAt(page, path)?.key.range;
  return range ? [range[0], range[1]] : null;
}

/**
 * Where a finding about the value at a path must stand: at the value; at its key where it holds nothing; at the first
 * key of the record, or the key of the group, that lacks it.
 */
export function placeOf(page: Page, path: Path): Point {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const at = path.slice(0, depth);
    const node = nodeAt(page, at);
    const key = keyAt(page, at);
    const missing = depth < path.length;
    if (missing && key) return pointAt(page.text, key[0]);
    if (node?.range && (node.range[0] !== node.range[1] || !key))
      return pointAt(page.text, key ? node.range[0] : startOf(node, missing));
    if (key) return pointAt(page.text, key[0]);
  }
  return pointAt(page.text, startOf(page.document.contents as Node, true));
}

/** A record in braces is pointed at by its first key like one on lines of its own. */
function startOf(node: Node, missing: boolean): number {
  if (isMap(node) && node.items[0]) return (node.items[0].key as Node).range?.[0] ?? 0;
  if (missing && isSeq(node) && node.items[0]) return startOf(node.items[0] as Node, true);
  return node.range?.[0] ?? 0;
}

/** Writes another value in place of one. */
export function replacing(page: Page, path: Path, put: string): Edit[] | null {
  const extent = extentAt(page, path);
  return extent && [{ from: extent[0], to: extent[1], put }];
}

/** Takes a property out of its group, or an item out of its list. Null where that would take more than itself. */
export function removing(page: Page, path: Path): Edit[] | null {
  const parent = nodeAt(page, path.slice(0, -1));
  const extent = extentAt(page, path);
  if (!isCollection(parent) || parent.items.length < 2 || !extent) return null;
  const from = keyAt(page, path)?.[0] ?? extent[0];
  return parent.flow ? withComma(page.text, from, extent[1]) : wholeLines(page.text, from, extent[1], isSeq(parent));
}

function withComma(text: string, from: number, to: number): Edit[] {
  const after = /^,\s*/.exec(text.slice(to));
  if (after) return [{ from, to: to + after[0].length, put: '' }];
  const before = /,\s*$/.exec(text.slice(0, from));
  return [{ from: from - (before?.[0].length ?? 0), to, put: '' }];
}

function wholeLines(text: string, from: number, to: number, isItem: boolean): Edit[] | null {
  const line = text.lastIndexOf('\n', from - 1) + 1;
  if (!(isItem ? /^ *- $/ : /^ *$/).test(text.slice(line, from))) return null;
  const next = text.indexOf('\n', to);
  return [{ from: line, to: next < 0 ? text.length : next + 1, put: '' }];
}

/** Adds a property before the one at a path, in a group on lines of its own or in braces. Null where it opens an item. */
export function addingBefore(page: Page, path: Path, put: string): Edit[] | null {
  const parent = nodeAt(page, path.slice(0, -1));
  const key = keyAt(page, path);
  if (!isMap(parent) || !key) return null;
  if (parent.flow) return [{ from: key[0], to: key[0], put: `${put}, ` }];
  const line = page.text.lastIndexOf('\n', key[0] - 1) + 1;
  const indent = page.text.slice(line, key[0]);
  return /^ *$/.test(indent) ? [{ from: line, to: line, put: `${indent}${put}\n` }] : null;
}

/** The lines of a page's body outside code. Steps are items of a list at the margin, but for templates, which have none. */
export function linesOf(page: Page): Line[] {
  const lines: Line[] = [];
  let offset = page.bodyFrom;
  let fence: string | null = null;
  for (const text of page.text.slice(page.bodyFrom).split('\n')) {
    const mark = /^ *(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence === null && mark === undefined) lines.push({ text, offset, is: lineIs(text, page.kind) });
    if (mark !== undefined) fence = fence === null ? mark : fence.startsWith(mark) ? null : fence;
    offset += text.length + 1;
  }
  return lines;
}

function lineIs(text: string, kind: KindName): Line['is'] {
  if (/^\d+\. /.test(text)) return kind === 'template' ? 'other' : 'step';
  if (/^#{2,} /.test(text)) return 'heading';
  return /^(?:- )?[A-Z][^`|]*\.$/.test(text) ? 'prose' : 'other';
}
