import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from '../../src/plan/source.ts';

/** A stretch of a text: the offsets of its first character and of what follows its last. */
export type Extent = readonly [start: number, end: number];

/** How some data is to be written. */
export interface Style {
  /** One line a value, braces in one line, or braces with one value a line. */
  layout: 'block' | 'flow' | 'flow over lines';
  /** How text is written; `plain` uses quotes where YAML needs them. */
  strings: 'plain' | 'quoted' | 'quoted over lines' | 'folded' | 'literal';
  /** Put before every value and, in braces, before every key; `#` becomes a number. */
  anchor?: string;
  /** A value that stood before is written as an alias of it. */
  aliases?: boolean;
  /** Text is tagged as what it is. */
  tags?: boolean;
  /** Keys begin with `? `. */
  explicitKeys?: boolean;
  /** Every key has quotes. */
  quotedKeys?: boolean;
  /** Written above each line of a block, and behind its value. */
  comment?: string;
}

/** A written text, and where in it everything stands. */
export interface Written {
  text: string;
  /** Where a key or a value stands, an aliased one where it was written out; null for what is not there. */
  extentOf(path: Path, part: 'key' | 'value'): Extent | null;
}

type Text = { value: string; indent: string; isInline: boolean };

/** Can this stand bare, in braces too? Careful rather than complete: everything else gets quotes. */
const BARE = /^(?!(?:true|false|null|yes|no|on|off)$)[A-Za-z][\w./@+-]*(?: [\w./@+-]+)*$/i;

/**
 * Writes a parsed YAML document in some style and notes where each key and value comes to stand: places that owe
 * nothing to the code under test. What is no text keeps the words that its author wrote.
 */
export function writeYaml(root: Node, style: Style): Written {
  let text = '';
  let anchors = 0;
  const keys = new Map<string, Extent>();
  const values = new Map<string, Extent>();
  const firstOf = new Map<string, { name: string; path: Path }>();
  const aliasOf = new Map<string, Path>();

  const note = (places: Map<string, Extent>, path: Path, write: () => void) => {
    const start = text.length;
    write();
    places.set(JSON.stringify(path), [start, text.length]);
  };
  const nextAnchor = (of: string) => of.replace('#', String(++anchors));
  const isBlock = (node: unknown): node is YAMLMap | YAMLSeq =>
    style.layout === 'block' && (isMap(node) || isSeq(node)) && node.items.length > 0;

  /** What comes before a value: an anchor, a tag. True where an alias has been written in the value's stead. */
  const lead = (node: Node | null, path: Path): boolean => {
    if (!node || (isScalar(node) && (node.value === null || node.source === ''))) return false;
    if (style.aliases) {
      const same = JSON.stringify(node);
      const first = firstOf.get(same);
      if (first) {
        note(values, path, () => {
          text += `*${first.name}`;
        });
        aliasOf.set(JSON.stringify(path), first.path);
        return true;
      }
      const name = nextAnchor('a#');
      firstOf.set(same, { name, path });
      text += `&${name} `;
    } else if (style.anchor) text += `${nextAnchor(style.anchor)} `;
    if (style.tags && isScalar(node) && typeof node.value === 'string') text += '!!str ';
    return false;
  };

  const key = (node: Scalar, path: Path, isInline: boolean) => {
    if (isInline && style.anchor) text += `${nextAnchor(style.anchor)} `;
    note(keys, path, () => {
      const value = String(node.value);
      text += style.quotedKeys ? JSON.stringify(value) : BARE.test(value) || isPlain(node) ? value : quoted(value);
    });
  };

  const scalar = (node: Node | null, path: Path, indent: string, isInline: boolean) => {
    note(values, path, () => {
      if (!isScalar(node) || typeof node.value !== 'string') text += isScalar(node) ? (node.source ?? '') : '';
      else text += stringOf({ value: node.value, indent, isInline }, style);
    });
  };

  const inline = (node: Node | null, path: Path, indent: string): void => {
    if (lead(node, path)) return;
    if (!isMap(node) && !isSeq(node)) {
      scalar(node, path, indent, true);
      return;
    }
    const deeper = `${indent}  `;
    const gap = style.layout === 'flow over lines' ? `\n${deeper}` : ' ';
    note(values, path, () => {
      text += isMap(node) ? '{' : '[';
      for (const [index, item] of node.items.entries()) {
        text += index > 0 ? `,${gap}` : gap;
        if (isMap(node)) {
          const { key: name, value } = item as { key: Scalar; value: Node | null };
          const below = [...path, String(name.value)];
          key(name, below, true);
          text += ': ';
          inline(value, below, deeper);
        } else inline(item as Node, [...path, index], deeper);
      }
      if (node.items.length > 0) text += gap === ' ' ? ' ' : `\n${indent}`;
      text += isMap(node) ? '}' : ']';
    });
  };

  /** What follows a key or a dash: more of a block below it, or a value behind it. */
  const below = (node: Node | null, path: Path, indent: string, isCompact: boolean) => {
    if (!isBlock(node)) {
      text += ' ';
      if (style.layout !== 'block' || isMap(node) || isSeq(node)) inline(node, path, indent);
      else if (!lead(node, path)) scalar(node, path, indent, false);
      if (style.comment && isScalar(node) && style.strings === 'plain' && node.value !== null) text += style.comment;
      return;
    }
    text += ' ';
    const before = text.length;
    if (lead(node, path)) return;
    if (!isCompact || text.length > before || style.comment) text = `${text.trimEnd()}\n${indent}  `;
    block(node, path, `${indent}  `);
  };

  const block = (node: YAMLMap | YAMLSeq, path: Path, indent: string): void => {
    if (style.comment) text += `${style.comment.trim()}\n\n${indent}`;
    const begin = text.length;
    for (const [index, item] of node.items.entries()) {
      if (index > 0) text += `\n${indent}${style.comment ? `${style.comment.trim()}\n${indent}` : ''}`;
      if (isSeq(node)) {
        text += '-';
        below(item as Node, [...path, index], indent, true);
        continue;
      }
      const { key: name, value } = item as unknown as { key: Scalar; value: Node | null };
      const at = [...path, String(name.value)];
      if (style.explicitKeys) text += '? ';
      key(name, at, false);
      text += style.explicitKeys ? `\n${indent}:` : ':';
      below(value, at, indent, false);
    }
    values.set(JSON.stringify(path), [begin, text.length]);
  };

  if (isBlock(root)) block(root, [], '');
  else inline(root, [], '');
  text = `${text}\n`;

  const resolve = (path: Path): Path => {
    for (let length = 1; length < path.length; length += 1) {
      const first = aliasOf.get(JSON.stringify(path.slice(0, length)));
      if (first) return resolve([...first, ...path.slice(length)]);
    }
    return path;
  };
  return {
    text,
    extentOf: (path, part) => {
      const extent = (part === 'key' ? keys : values).get(JSON.stringify(resolve(path)));
      return extent ?? null;
    },
  };
}

function isPlain(node: Scalar): boolean {
  return node.type === 'PLAIN';
}

function quoted(value: string): string {
  return /[\n\\]/.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}

function stringOf({ value, indent, isInline }: Text, { strings }: Style): string {
  const deeper = `${indent}  `;
  const space = /\S( )\S/.exec(value);
  if (strings === 'quoted') return JSON.stringify(value);
  if (strings === 'quoted over lines' && value.length > 1) {
    // A line that ends in a backslash goes on in the next without a space.
    const cut = space ? space.index + 1 : Math.floor(value.length / 2);
    if (!/[\\"\n]/.test(value) && !/[\uD800-\uDBFF]$/.test(value.slice(0, cut)) && /\S/.test(value[cut - 1] ?? ''))
      return `"${value.slice(0, cut)}${space ? '' : '\\'}\n${deeper}${value.slice(space ? cut + 1 : cut)}"`;
    return JSON.stringify(value);
  }
  if (!isInline && (strings === 'folded' || strings === 'literal') && /^\S[^\n]*\S$/.test(value)) {
    if (strings === 'literal') return `|-\n${deeper}${value}`;
    return `>-\n${deeper}${space ? `${value.slice(0, space.index + 1)}\n${deeper}${value.slice(space.index + 2)}` : value}`;
  }
  return BARE.test(value) ? value : quoted(value);
}
