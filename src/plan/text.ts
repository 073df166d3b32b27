import type { Nodes, Parents } from 'mdast';

/** The visible text of a node, a line break as a space. */
export function textOf(node: Nodes | readonly Nodes[]): string {
  if (Array.isArray(node)) return node.map((each) => textOf(each)).join('');
  const one = node as Nodes;
  if (one.type === 'break' || (one.type as string) === 'mdxJsxTextElement') return ' ';
  if ('value' in one) return one.type === 'code' ? one.value : one.value.replaceAll('\n', ' ');
  return 'children' in one ? (one as Parents).children.map((child) => textOf(child)).join('') : '';
}
