import type { Element, ElementContent, Root as HastRoot, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Code, Link, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { linkProblem } from '../plan/allowed.ts';
import { treeOf } from '../plan/body.ts';
import { resolveLink } from '../plan/links.ts';
import type { Plain } from '../plan/plan.ts';
import type { TreeStep } from '../plan/step.ts';
import type { Addresses } from './address.ts';

/**
 * Renders the trees that the checker reads. What the grammar does not know throws: an author's text can become words,
 * never markup of its own.
 */
export interface Renderer {
  /** A whole body. */
  body(entry: Plain): string;
  /** Some blocks of an entry's body. */
  blocks(nodes: readonly RootContent[], entry: Plain): string;
  /** Part of a line. */
  inline(nodes: readonly PhrasingContent[], entry: Plain): string;
  /**
   * A step's condition, actor and action. The actor leads to the card of its role; given the callsigns that led there
   * before, only at its first mention.
   */
  stepWords(step: TreeStep, entry: Plain, before?: Set<string>): string;
}

/** What may stand in a page that came from a body, and with which properties. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel', 'className'],
  b: ['className'],
  blockquote: [],
  br: [],
  caption: ['className'],
  code: [],
  del: [],
  div: ['className', 'role', 'tabIndex', 'ariaLabel'],
  em: [],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  h5: ['id'],
  h6: ['id'],
  hr: [],
  li: ['className'],
  ol: ['className', 'start'],
  p: ['className'],
  pre: [],
  span: ['className'],
  strong: [],
  table: [],
  tbody: [],
  td: ['dataAlign'],
  th: ['dataAlign', 'scope'],
  thead: [],
  tr: [],
  ul: [],
};

/** A renderer whose links lead to a site's addresses. */
export function rendererOf(addresses: Addresses): Renderer {
  const known = new WeakMap<Plain, Handlers>();
  const handlers = (entry: Plain): Handlers => {
    const own = known.get(entry) ?? handlersOf(entry, addresses);
    known.set(entry, own);
    return own;
  };
  const render = (tree: Root | Paragraph, entry: Plain): string => {
    const { children } = toHast(tree, { handlers: handlers(entry), unknownHandler }) as HastRoot | Element;
    finish(children as ElementContent[], { heading: null, label: entry.title });
    return toHtml({ type: 'root', children });
  };
  const blocks = (nodes: readonly RootContent[], entry: Plain) => render({ type: 'root', children: [...nodes] }, entry);
  // As a paragraph, so that no line break comes between the parts of a line.
  const inline = (nodes: readonly PhrasingContent[], entry: Plain) => {
    const [only, second] = nodes;
    // Most lines are plain words, and a tree for each of them is what building would spend its time on.
    if (only?.type === 'text' && second === undefined) return toHtml(textElement(only.value.replaceAll('\n', ' ')));
    return render({ type: 'paragraph', children: [...nodes] }, entry);
  };

  const stepWords = (step: TreeStep, entry: Plain, before?: Set<string>): string => {
    const condition = step.condition === null ? '' : `${inline(step.nodes.condition, entry)}: `;
    return `${condition}${actor(step, entry, before)}${inline(step.nodes.action, entry)}`;
  };

  const actor = (step: TreeStep, entry: Plain, before?: Set<string>): string => {
    if (step.actor === null) return '';
    if (before?.has(step.actor)) return `<b>${toHtml(textElement(step.actor))}</b>: `;
    before?.add(step.actor);
    const role = entry.plan.roles.find((each) => each.callsign === step.actor);
    const words = textElement(step.actor);
    const [written] = step.nodes.actor;
    if (written?.type === 'link') return `<span class="actor">${inline(step.nodes.actor, entry)}</span>: `;
    const element: Element = role
      ? {
          type: 'element',
          tagName: 'a',
          properties: { className: ['actor'], href: addresses.entry(role) },
          children: [words],
        }
      : { type: 'element', tagName: 'b', properties: { className: ['actor'] }, children: [words] };
    return `${toHtml(element)}: `;
  };

  const step = (each: TreeStep, entry: Plain, before: Set<string>): string => {
    const expect =
      each.expect === null ? '' : `<p class="expect"><b>Expect:</b> ${inline(each.nodes.expect, entry).trim()}</p>`;
    return `<li><p class="words">${stepWords(each, entry, before)}</p>${expect}${each.detail.length > 0 ? blocks(each.detail, entry) : ''}</li>`;
  };

  const body = (entry: Plain): string => {
    const tree = treeOf(entry.source);
    const steps = [...(tree?.steps ?? [])];
    const parts: string[] = [];
    let plain: RootContent[] = [];
    const before = new Set<string>();
    for (const node of tree?.root.children ?? []) {
      if (node.type !== 'list' || !node.ordered || steps.length === 0) {
        plain.push(node);
        continue;
      }
      if (plain.length > 0) parts.push(blocks(plain, entry));
      plain = [];
      parts.push(
        `<ol class="steps">${steps
          .splice(0, node.children.length)
          .map((each) => step(each, entry, before))
          .join('')}</ol>`,
      );
    }
    if (plain.length > 0) parts.push(blocks(plain, entry));
    return parts.join('\n');
  };

  return { body, blocks, inline, stepWords };
}

/** Escapes plain words and turns stretches between backticks into code: the one markup that findings and rules use. */
export function plainWords(text: string): string {
  const children = text
    .trim()
    .split(/`([^`]+)`/)
    .map(
      (part, index): ElementContent =>
        index % 2 === 0
          ? textElement(part)
          : { type: 'element', tagName: 'code', properties: {}, children: [textElement(part)] },
    );
  return toHtml({ type: 'root', children });
}

function textElement(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}

function unknownHandler(_: State, node: { type: string }): never {
  throw new Error(`A body holds a node of type ${node.type}, which no page can show`);
}

/** Nodes that Markdown has and bodies may not hold; the checker reports them, and here they stop everything. */
const REFUSED = [
  'html',
  'image',
  'imageReference',
  'linkReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
  'yaml',
  'toml',
] as const;

function handlersOf(entry: Plain, addresses: Addresses): Handlers {
  const slugs = new Map(
    entry.body?.headings.map((heading) => [
      'start' in heading.spot ? `${heading.spot.start.line}:${heading.spot.start.column}` : '',
      heading.slug,
    ]),
  );
  const refused = Object.fromEntries(REFUSED.map((type) => [type, unknownHandler]));
  const component = (state: State, node: { type: string; name?: string | null }) =>
    node.name === 'br' ? element('br', {}, []) : unknownHandler(state, node);
  return {
    ...defaultHandlers,
    ...refused,
    heading(state, node) {
      const id = slugs.get(`${node.position?.start.line}:${node.position?.start.column}`);
      return element(`h${node.depth}`, id === undefined ? {} : { id }, state.all(node));
    },
    link(state, node: Link) {
      const href = hrefOf(node.url, entry, addresses);
      if (href === null) return state.all(node);
      return element('a', href.outside ? { href: href.url, rel: ['noreferrer'] } : { href: href.url }, state.all(node));
    },
    // What language it is in changes nothing that a reader sees.
    code: (_, node: Code) => element('pre', {}, [element('code', {}, [textElement(`${node.value}\n`)])]),
    mdxJsxTextElement: component,
    mdxJsxFlowElement: component,
  } as Handlers;
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** Where a body's link leads on the site; null when its words are shown without one. */
function hrefOf(url: string, entry: Plain, addresses: Addresses): { url: string; outside: boolean } | null {
  const target = resolveLink(url, entry.source, entry.plan.content);
  if (typeof target === 'string' || target.type === 'broken') return null;
  if (target.type === 'outside') return linkProblem(url) === null ? { url, outside: /^https:/i.test(url) } : null;
  const address = addresses.source(target.source, target.anchor, entry.plan.id);
  return address === null ? null : { url: address, outside: false };
}

interface Finishing {
  /** The words of the last heading, which name what stands below it. */
  heading: string | null;
  label: string;
}

/** Makes tables scroll, and holds every element against the allow-list. */
function finish(nodes: ElementContent[], state: Finishing): void {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'element') continue;
    if (/^h[2-6]$/.test(node.tagName)) state.heading = words(node);
    if (node.tagName === 'table') nodes[index] = finishTable(node, state);
    else if (node.tagName === 'th' || node.tagName === 'td') finishCell(node);
    finish(node.children, state);
    const allowed = ELEMENTS[node.tagName];
    const strange = Object.keys(node.properties).find((name) => !allowed?.includes(name));
    if (!allowed || strange !== undefined)
      throw new Error(`A body became <${node.tagName} ${strange ?? ''}>, which no page may hold`);
  }
}

/** The attributes of what holds a table: it scrolls by itself, so the keyboard must reach it. */
export function scrolling(name: string) {
  return { class: 'table', role: 'group', tabindex: 0, 'aria-label': `Table: ${name}` } as const;
}

function finishTable(table: Element, state: Finishing): Element {
  const name = state.heading ?? state.label;
  table.properties = {};
  table.children.unshift(element('caption', { className: ['visually-hidden'] }, [textElement(name)]));
  const { class: className, role, tabindex: tabIndex, 'aria-label': ariaLabel } = scrolling(name);
  return element('div', { className: [className], role, tabIndex, ariaLabel }, [table]);
}

function finishCell(cell: Element): void {
  const { align } = cell.properties;
  cell.properties = typeof align === 'string' ? { dataAlign: align } : {};
  if (cell.tagName !== 'th') return;
  if (words(cell).trim() === '') cell.tagName = 'td';
  else cell.properties.scope = 'col';
}

function words(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(words).join('') : '';
}
