import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml';
import type { Finding } from '../../src/plan/finding.ts';
import type { Path } from '../../src/plan/source.ts';
import type { Extent } from './yaml-writer.ts';

/** What a finding in an unchanged example points at. */
export type Target =
  /** A key or a value of the data. */
  | { in: 'data'; path: Path; part: 'key' | 'value' }
  /** A stretch of the body: offsets from the body's first character. */
  | { in: 'body'; extent: Extent }
  /** A line of text that is no data yet: YAML that cannot be parsed, a character that may not be there. */
  | { in: 'text'; extent: Extent }
  /** The file as a whole: its name, its first line, or that it is missing. */
  | { in: 'file' };

/** A content file taken apart by this test, not by the code under test. */
export interface Parts {
  /** What stands before the YAML and behind it; both are empty in YAML files. */
  opening: string;
  yaml: string;
  body: string;
  /** Null where the YAML is none, or holds nothing. */
  root: Node | null;
}

const OPENING = '---\n';
const CLOSING = '---\n';

/** Takes a file with LF line ends apart. */
export function partsOf(path: string, text: string): Parts {
  if (!path.endsWith('.mdx')) return { opening: '', yaml: text, body: '', root: rootOf(text) };
  const lines = text.split('\n');
  const close = lines.indexOf('---', 1);
  if (lines[0] !== '---') return { opening: '', yaml: text, body: '', root: null };
  const inner = lines.slice(1, close < 0 ? undefined : close).map((line) => `${line}\n`);
  const yaml = close < 0 ? text.slice(OPENING.length) : inner.join('');
  const body = close < 0 ? '' : text.slice(OPENING.length + yaml.length + CLOSING.length);
  return { opening: OPENING, yaml, body, root: rootOf(yaml) };
}

function rootOf(yaml: string): Node | null {
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', logLevel: 'silent' });
  const { contents, errors } = document;
  return errors.length === 0 && (isMap(contents) || isSeq(contents)) ? contents : null;
}

/** The offset of a line and a column, both counted from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  return (
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length +
    (line > 1 ? 1 : 0) +
    column -
    1
  );
}

/** The line and the column of an offset. */
export function pointAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

/** What a finding points at; a sentence where it points between things. */
export function targetOf(finding: Finding, text: string): Target | string {
  const start = offsetOf(text, finding.line, finding.column);
  const end = offsetOf(text, finding.endLine, finding.endColumn);
  if (start === 0 && end === 0) return { in: 'file' };
  const { opening, yaml, body, root } = partsOf(finding.file, text);
  const bodyStart = text.length - body.length;
  if (start === end) return { in: 'text', extent: [start, end] };
  if (body !== '' && start >= bodyStart) return { in: 'body', extent: [start - bodyStart, end - bodyStart] };
  if (root === null || isWithinText(finding)) return { in: 'text', extent: [start, end] };
  const exact = placesIn(root, yaml).filter(
    ({ extent }) => extent[0] + opening.length === start && extent[1] + opening.length === end,
  );
  // The key of a list's only value may be as long as the whole: the narrower one is meant.
  const [target] = exact.toSorted((a, b) => b.path.length - a.path.length);
  if (!target) return `${JSON.stringify(text.slice(start, end))} is neither a key nor a value`;
  return { in: 'data', path: target.path, part: target.part };
}

/** These are told of characters, before there is data. */
function isWithinText({ rule }: Finding): boolean {
  return rule === 'file-is-readable';
}

interface Placed {
  path: Path;
  part: 'key' | 'value';
  extent: Extent;
}

/** Where everything stands in some YAML; what ends a block's last line is no part of it. */
function placesIn(root: Node, yaml: string): Placed[] {
  const found: Placed[] = [];
  const visit = (node: unknown, path: Path) => {
    const range = (node as Node | null)?.range;
    if (range && range[0] < range[1]) {
      const value = yaml.slice(range[0], range[1]).trimEnd();
      found.push({ path, part: 'value', extent: [range[0], range[0] + value.length] });
    }
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    if (!isMap(node)) return;
    for (const pair of node.items) {
      if (!isScalar(pair.key)) continue;
      const [start, end] = (pair.key as Scalar).range as [number, number, number];
      const at = [...path, String(pair.key.value)];
      found.push({ path: at, part: 'key', extent: [start, end] });
      visit(pair.value, at);
    }
  };
  visit(root, []);
  return found;
}

/** Where a key or a value stands in some YAML that was parsed; null where it is not there. */
export function extentIn({ root, yaml }: Parts, path: Path, part: 'key' | 'value'): Extent | null {
  const wanted = JSON.stringify(path);
  const found = root
    ? placesIn(root, yaml).find((each) => each.part === part && JSON.stringify(each.path) === wanted)
    : null;
  return found?.extent ?? null;
}
