import canonicalize from 'canonicalize';
import { isAlias, isMap, isScalar, isSeq, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml';
import type { Data } from '../plan/front-matter.ts';
import { scalar } from './scalar.ts';
import { CannotEdit, dataOf, partsOf } from './yaml-part.ts';

/** A stretch of text and what to put in its place. */
interface Change {
  from: number;
  to: number;
  text: string;
}

/**
 * Sets values of one group of `key: value` lines in a content file (front matter, or YAML throughout) and gives the new
 * text. Every byte besides these values stays: comments, order, quotes, line ends, a byte-order mark. What is missing is
 * added: a key at the end of its group, the group itself at the end of the one around it.
 * Throws CannotEdit where that would not be safe, above all when any other value would change.
 * @param path where the file lies; its ending tells front matter from YAML
 * @param group the keys that lead to the group, such as `['review']`
 */
export function setValues(
  path: string,
  text: string,
  group: readonly string[],
  values: Readonly<Record<string, string>>,
): string {
  const wanted = withValues(dataOf(path, text), group, values);
  const { before, yaml, after } = partsOf(path, text);
  const eol = before.endsWith('\r\n') ? '\r\n' : '\n';
  const result = before + applied(yaml, changesFor(yaml, group, values, eol)) + after;
  assertData(path, result, wanted);
  return result;
}

/** Throws CannotEdit unless a file's data is exactly what an edit was to make of it. */
export function assertData(path: string, text: string, wanted: Data): void {
  if (canonicalize(dataOf(path, text)) !== canonicalize(wanted)) {
    throw new CannotEdit('Written into this file, the new values would change others. Write them by hand.');
  }
}

/** The data that an edit is to lead to. */
function withValues(data: Data, group: readonly string[], values: Readonly<Record<string, string>>): Data {
  const result = structuredClone(data);
  let at = result;
  for (const key of group) {
    if (!isGroup(at)) throw notAGroup(key);
    at[key] ??= {};
    at = at[key] as Data;
  }
  if (!isGroup(at)) throw notAGroup(group.at(-1) ?? '');
  Object.assign(at, values);
  return result;
}

function isGroup(data: Data): data is { [key: string]: Data } {
  return data !== null && typeof data === 'object' && !Array.isArray(data);
}

function notAGroup(key: string): CannotEdit {
  return new CannotEdit(`\`${key}\` is no group of \`key: value\` lines. Remove it, or write it as one.`);
}

function applied(text: string, changes: readonly Change[]): string {
  let result = text;
  for (const { from, to, text: put } of [...changes].sort((a, b) => b.from - a.from))
    result = result.slice(0, from) + put + result.slice(to);
  return result;
}

/** Works out where the values go. Offsets count in the YAML handed in. */
function changesFor(
  yaml: string,
  group: readonly string[],
  values: Readonly<Record<string, string>>,
  eol: string,
): Change[] {
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw new CannotEdit(`The YAML cannot be read: ${error.message.split('\n')[0]}`);
  const entries = Object.entries(values);
  if (document.contents === null) {
    return [
      addLines(yaml, yaml.length, '', group.length === 0 ? linesOf(entries, '') : groupLines(group, entries), eol),
    ];
  }

  let map: unknown = document.contents;
  for (const [depth, key] of group.entries()) {
    if (!isMap(map)) throw notAGroup(group[depth - 1] ?? key);
    const pair = pairOf(map, key);
    const last = depth === group.length - 1;
    if (!pair) {
      if (!last) throw new CannotEdit(`There is no \`${key}\` here. Add it first.`);
      return [addGroup(yaml, map, key, entries, depth, eol)];
    }
    assertPlain(yaml, pair, key);
    if (last && isEmpty(pair.value)) return [fill(yaml, pair, flowOf(entries))];
    map = pair.value;
  }
  if (!isMap(map)) throw notAGroup(group.at(-1) ?? '');
  return changesIn(yaml, map, entries, group.length === 0, eol);
}

/** The changes within a group that is there. */
function changesIn(yaml: string, map: YAMLMap, entries: [string, string][], isTop: boolean, eol: string): Change[] {
  const changes: Change[] = [];
  const missing: [string, string][] = [];
  for (const [key, value] of entries) {
    const pair = pairOf(map, key);
    if (pair) changes.push(...replacement(yaml, pair, key, value));
    else missing.push([key, value]);
  }
  if (missing.length > 0) {
    if (map.flow) changes.push(addToFlow(yaml, map, pairsOf(missing)));
    else changes.push(addLines(yaml, endOfGroup(yaml, map, isTop), indentOf(yaml, map), linesOf(missing, ''), eol));
  }
  return changes;
}

function replacement(yaml: string, pair: Pair, key: string, value: string): Change[] {
  assertPlain(yaml, pair, key);
  const node = pair.value;
  if (isEmpty(node)) return [fill(yaml, pair, scalar(value))];
  if (!isScalar(node) || !node.range)
    throw new CannotEdit(`\`${key}\` holds more than one value. Write one value in its place.`);
  if (node.value === value) return [];
  if (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED) {
    throw new CannotEdit(`\`${key}\` is written as a block of text. Write its value on the same line.`);
  }
  const text = node.type === Scalar.QUOTE_DOUBLE ? JSON.stringify(value) : scalar(value);
  return [{ from: node.range[0], to: node.range[1], text }];
}

/** A new group: a block of lines at the top of a file, one line inside a record. */
function addGroup(
  yaml: string,
  map: YAMLMap,
  key: string,
  entries: [string, string][],
  depth: number,
  eol: string,
): Change {
  if (map.flow) return addToFlow(yaml, map, `${key}: ${flowOf(entries)}`);
  const lines = depth === 0 ? groupLines([key], entries) : [`${key}: ${flowOf(entries)}`];
  return addLines(yaml, endOfGroup(yaml, map, depth === 0), indentOf(yaml, map), lines, eol);
}

function groupLines(group: readonly string[], entries: [string, string][]): string[] {
  const indent = '  '.repeat(group.length);
  return [...group.map((key, depth) => `${'  '.repeat(depth)}${key}:`), ...linesOf(entries, indent)];
}

function linesOf(entries: [string, string][], indent: string): string[] {
  return entries.map(([key, value]) => `${indent}${key}: ${scalar(value)}`);
}

function pairsOf(entries: [string, string][]): string {
  return linesOf(entries, '').join(', ');
}

function flowOf(entries: [string, string][]): string {
  return `{ ${pairsOf(entries)} }`;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((item) => isScalar(item.key) && item.key.value === key);
}

/** Is nothing written after the colon? */
function isEmpty(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null && node.range?.[0] === node.range?.[1]);
}

/** Puts a first value behind the colon of a key that has none. */
function fill(yaml: string, pair: Pair, text: string): Change {
  const at = endOfPair(yaml, pair);
  return { from: at, to: at, text: ` ${text}` };
}

/** Between key and value there is a colon, space and comments; anything else (an anchor, a tag, `?`) is not ours to move. */
function assertPlain(yaml: string, pair: Pair, key: string): void {
  const node = pair.value as Scalar | YAMLMap | null;
  const keyEnd = (pair.key as Scalar).range?.[1] ?? 0;
  const between = yaml.slice(keyEnd, node?.range?.[0] ?? keyEnd);
  if (isAlias(node) || !/^[ \t]*:(?:\s|#[^\n]*(?![^\n]))*$/.test(between)) {
    throw new CannotEdit(
      `\`${key}\` is written with an anchor, an alias or a tag (\`&\`, \`*\`, \`!\`), or its key with \`?\`. Write it out plainly.`,
    );
  }
}

/** Where the text of a pair ends, comments behind it aside. */
function endOfPair(yaml: string, pair: Pair): number {
  const keyEnd = (pair.key as Scalar).range?.[1] ?? 0;
  if (pair.value !== null && !isEmpty(pair.value)) return endOfNode(yaml, pair.value);
  return keyEnd + (/^[ \t]*:/.exec(yaml.slice(keyEnd))?.[0].length ?? 0);
}

function endOfNode(yaml: string, node: unknown): number {
  if (isMap(node) && !node.flow && node.items.length > 0) return endOfPair(yaml, node.items.at(-1) as Pair);
  if (isSeq(node) && !node.flow && node.items.length > 0) return endOfNode(yaml, node.items.at(-1));
  return (node as Scalar).range?.[1] ?? 0;
}

/** The start of the line after a block group; at the top of a file also past the comments that end it. */
function endOfGroup(yaml: string, map: YAMLMap, isTop: boolean): number {
  const end = endOfNode(yaml, map);
  const next = yaml.indexOf('\n', end);
  // The text of a `|` block ends where the next line begins.
  const line = end > 0 && yaml[end - 1] === '\n' ? end : next < 0 ? yaml.length : next + 1;
  if (!isTop) return line;
  const rest = yaml.slice(line).split('\n');
  if (rest.some((each) => !/^[ \t]*(#|\r?$)/.test(each))) return line;
  const comments = rest.slice(0, rest.findLastIndex((each) => each.includes('#')) + 1).join('\n');
  return Math.min(line + comments.length + (comments === '' ? 0 : 1), yaml.length);
}

/** The spaces before the keys of a block group. */
function indentOf(yaml: string, map: YAMLMap): string {
  const start = ((map.items[0] as Pair).key as Scalar).range?.[0] ?? 0;
  const indent = yaml.slice(yaml.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^ *$/.test(indent))
    throw new CannotEdit('The group does not begin on a line of its own. Give each key its own line.');
  return indent;
}

/** New lines at an offset that begins a line, or behind a last line without an end. */
function addLines(yaml: string, at: number, indent: string, lines: string[], fallback: string): Change {
  const before = yaml.lastIndexOf('\n', at - 1);
  const eol = before < 0 ? fallback : yaml[before - 1] === '\r' ? '\r\n' : '\n';
  const text = lines.map((line) => indent + line).join(eol);
  const open = at > 0 && yaml[at - 1] !== '\n';
  return { from: at, to: at, text: open ? eol + text : text + eol };
}

/** New pairs behind the last one between braces. */
function addToFlow(yaml: string, map: YAMLMap, pairs: string): Change {
  const last = map.items.at(-1);
  if (!last) {
    const at = (map.range?.[0] ?? 0) + 1;
    return { from: at, to: at, text: yaml[at] === '}' ? ` ${pairs} ` : ` ${pairs}` };
  }
  const at = endOfPair(yaml, last);
  return { from: at, to: at, text: `, ${pairs}` };
}
