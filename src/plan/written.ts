import type { BlockContent, Heading, Link, List, Nodes, RootContent, Table, Text } from 'mdast';
import { blanksIn, endOf, startOf, type Tree } from './body.ts';

/** A stretch of a text that is more than words: a blank by its label, a heading by its anchor, or what belongs together. */
export interface Mark {
  start: number;
  end: number;
  label?: string;
  slug?: string;
  as?: 'together' | 'optional';
  /** Where what a heading names begins. */
  named?: number;
}

/**
 * A body as plain text: one empty line between blocks, a heading right above what it names, list markers kept, emphasis
 * gone. What the grammar does not know throws.
 */
export function written(tree: Tree | null, slugOf: (heading: Heading) => string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let indent = '';

  const newline = () => {
    text += `\n${indent}`;
  };
  const emptyLine = () => {
    text += `\n${indent.trimEnd()}`;
    newline();
  };
  const indented = (by: string, write: () => void) => {
    const outer = indent;
    text += by;
    indent += by === '> ' ? by : ' '.repeat(by.length);
    write();
    indent = outer;
  };

  const words = (node: Text) => {
    for (const { label, start, end } of blanksOf(node, tree?.text ?? ''))
      marks.push({ label, start: text.length + start, end: text.length + end });
    text += node.value.replaceAll('\n', ' ');
  };
  const link = ({ url, children }: Link) => {
    const from = text.length;
    inline(children);
    const address = url.replace(/^(mailto|tel):/i, '');
    // Those who get a message cannot follow a link into the plan.
    if (/^(https|mailto|tel):/i.test(url) && text.slice(from) !== address) text += ` (${address})`;
  };
  const inline = (nodes: readonly Nodes[]) => {
    for (const node of nodes) {
      if (node.type === 'text') words(node);
      else if (node.type === 'inlineCode') text += node.value;
      else if (node.type === 'link') link(node);
      else if (isBreak(node)) newline();
      else if (node.type === 'emphasis' || node.type === 'strong') inline(node.children);
      else if (node.type === 'delete') {
        // What an author struck out must not come back as if it held.
        text += '~~';
        inline(node.children);
        text += '~~';
      } else throw new Error(`A message cannot hold ${node.type}`);
    }
  };

  const list = ({ ordered, start, spread, children }: List) => {
    for (const [index, item] of children.entries()) {
      if (index > 0) spread ? emptyLine() : newline();
      indented(ordered ? `${(start ?? 1) + index}. ` : '- ', () => {
        for (const [at, child] of item.children.entries()) {
          if (at > 0) item.spread ? emptyLine() : newline();
          block(child);
        }
      });
    }
  };
  const table = ({ children: rows }: Table) => {
    for (const [index, row] of rows.entries()) {
      if (index > 0) newline();
      const from = text.length;
      for (const [column, cell] of row.children.entries()) {
        if (column > 0) text += text.length > from ? ' | ' : '| ';
        inline(cell.children);
      }
    }
  };
  const code = (value: string) => {
    for (const [index, line] of value.split('\n').entries()) {
      if (index > 0) newline();
      text += line;
    }
  };

  const block = (node: RootContent | BlockContent): void => {
    const start = text.length;
    if (node.type === 'paragraph') inline(node.children);
    else if (node.type === 'list') list(node);
    else if (node.type === 'blockquote') indented('> ', () => blocks(node.children));
    else if (node.type === 'code') code(node.value);
    else if (node.type === 'table') table(node);
    else if (node.type === 'thematicBreak') text += '---';
    else if (node.type === 'heading') {
      inline(node.children);
      marks.push({ slug: slugOf(node), start, end: text.length });
    } else throw new Error(`A message cannot hold ${node.type}`);
  };
  const blocks = (nodes: readonly (RootContent | BlockContent)[]) => {
    let heading: number | null = null;
    let before: string | undefined;
    for (const node of nodes.filter((each) => !isBreak(each))) {
      const named = before === 'heading' && node.type !== 'heading';
      if (named) newline();
      else if (before !== undefined) emptyLine();
      if (node.type === 'heading') heading ??= text.length;
      const start = text.length;
      block(node);
      // On paper the empty line below belongs to it.
      if (named && heading !== null) marks.push({ as: 'together', start: heading, end: text.length + 2, named: start });
      if (node.type !== 'heading') heading = null;
      before = node.type;
    }
  };

  blocks(tree?.root.children ?? []);
  return { text, marks };
}

function isBreak(node: Nodes): boolean {
  return node.type === 'break' || node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement';
}

/** The blanks in some words, by the grammar of their source: an escaped bracket begins none, nor does one before `(`. */
function blanksOf(node: Text, source: string): ReturnType<typeof blanksIn> {
  const found = blanksIn(node.value);
  if (found.length === 0) return found;
  const slice = source.slice(startOf(node), endOf(node) + 1);
  const asWritten = [...slice.matchAll(/(\\?)\[[A-Z][^[\]\n]{1,40}\](?![([:])/g)];
  return asWritten.length === found.length ? found.filter((_, index) => asWritten[index]?.[1] === '') : found;
}
