import type { Nodes, Parents } from 'mdast';

/** The visible text of a node, a line break as a space. */
export function textOf(node: Nodes | readonly Nodes[]): string {
  if (Array.isArray(node)) return joined(node);
  const one = node as Nodes;
  if (one.type === 'text') return one.value.includes('\n') ? one.value.replaceAll('\n', ' ') : one.value;
  if (one.type === 'break' || (one.type as string) === 'mdxJsxTextElement') return ' ';
  if ('value' in one) return one.type === 'code' ? one.value : one.value.replaceAll('\n', ' ');
  return 'children' in one ? joined((one as Parents).children) : '';
}

function joined(nodes: readonly Nodes[]): string {
  let text = '';
  for (const node of nodes) text += textOf(node);
  return text;
}
