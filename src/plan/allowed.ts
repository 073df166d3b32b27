import type { Nodes, Root, Text } from 'mdast';
import components from '../../schemas/components.schema.json' with { type: 'json' };
import { extentOf, MOST_FAULTS, type Reading } from './body.ts';
import { shorten } from './front-matter.ts';
import { BRACES, beginsModule, type Live, liveIn } from './inert.ts';

/** Components an author may use, with string attributes; the list is a schema and begins empty. */
const COMPONENTS: Record<string, { properties?: Record<string, unknown> }> = components.properties;

/** Their names. */
export const TAGS: readonly string[] = Object.keys(COMPONENTS);

const PLAIN = new Set([
  'root',
  'paragraph',
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'code',
  'blockquote',
  'list',
  'table',
  'tableRow',
  'tableCell',
  'thematicBreak',
  'break',
]);

const NOT_MARKDOWN: Record<string, string> = {
  definition:
    'This line is a link definition and vanishes from the page. Put words before the bracket, or write the link in full.',
  linkReference: 'This is a reference link. Write the link in full: `[text](address)`.',
  imageReference: 'Images are not shown. Say in words what the reader needs to see.',
  image: 'Images are not shown. Say in words what the reader needs to see.',
  footnoteReference: 'Footnotes are not shown where they are needed. Put the note into the text.',
  footnoteDefinition: 'Footnotes are not shown where they are needed. Put the note into the text.',
  html: 'HTML is not allowed in a body. Write it in Markdown.',
};

/** Reports a node that a body may not hold (DESIGN 3, "Content is data"). */
export function checkNode(node: Nodes, reading: Reading): void {
  const type = node.type as string;
  if (PLAIN.has(type)) return;
  if (node.type === 'heading') {
    if (node.depth === 1)
      reading.fault(
        'body-parses',
        node,
        'A heading of first level: the title is the only one. Begin the line with `##`.',
      );
  } else if (node.type === 'listItem') {
    if (node.checked !== null && node.checked !== undefined) {
      reading.fault('body-parses', node, 'A task box is drawn for every step by itself. Remove `[ ]` or `[x]`.');
    }
  } else if (node.type === 'link') {
    const problem = linkProblem(node.url);
    if (problem) reading.fault('content-is-not-code', node, problem);
  } else if (type === 'mdxJsxTextElement' || type === 'mdxJsxFlowElement') {
    checkTag(node, reading);
  } else {
    reading.fault(
      'body-parses',
      node,
      NOT_MARKDOWN[type] ?? `Muster does not know this part of Markdown (${type}). Write it another way.`,
    );
  }
}

/** Reports what MDX would take for code in a paragraph, heading or cell. Gives the stretches; nothing else is read in them. */
export function checkLive(node: Nodes, reading: Reading): Live[] {
  const [start, end] = extentOf(node);
  if (node.type === 'paragraph' && node.position?.start.column === 1 && beginsModule(reading.inert.slice(start, end))) {
    reading.fault(
      'content-is-not-code',
      node,
      'This line is code: it begins with `import` or `export`. Remove it, or begin the line with another word.',
    );
    return [{ type: 'module', start: start - 1, end }];
  }
  const found = liveIn(reading.inert, textsIn(node).map(extentOf)).slice(0, MOST_FAULTS);
  for (const live of found) {
    if (live.type === 'angle') checkAngle(live, reading);
    else if (live.end !== null) reading.faultAt('content-is-not-code', live.start, live.end, BRACED);
    else reading.faultAt('body-parses', live.start, live.start + 1, BRACE);
  }
  return found;
}

const BRACED = 'Text in braces is code in MDX. Write `\\{`, or put it into backticks.';
const BRACE = 'A bare `{` begins an expression in MDX. Write `\\{`, or put it into code.';

const MOST_BRACES = 1_000;

/** So many braces in prose are told once, and the body is not read on. */
export function checkBraces(root: Root, reading: Reading): boolean {
  if ([...reading.inert.matchAll(BRACES)].length <= MOST_BRACES) return true;
  const texts = textsIn(root).map(extentOf);
  const places = texts.flatMap(([start, end]) =>
    [...reading.inert.slice(start, end).matchAll(BRACES)].map(({ index }) => start + index),
  );
  const [at] = places;
  if (at === undefined || places.length <= MOST_BRACES) return true;
  reading.faultAt(
    'body-parses',
    at,
    at + 1,
    `The body has over ${MOST_BRACES} opening braces outside code, too many to read. Put them into code.`,
  );
  return false;
}

/** The plain text below a node, found without recursion: this runs before anybody knows how deep it is nested. */
function textsIn(node: Nodes): Text[] {
  const texts: Text[] = [];
  const left: Nodes[] = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.type === 'text') texts.push(next);
    else if ('children' in next) left.push(...next.children.toReversed());
  }
  return texts;
}

/** Says of a `<` what follows it; one that stands alone is no tag. A closing tag goes with its opening one. */
function checkAngle({ start, end }: Live, reading: Reading): void {
  const typed = reading.text.slice(start, start + 60);
  const tell = (rule: string, message: string) => reading.faultAt(rule, start, end ?? start + 1, message);
  const [tag, closing, name = ''] = /^<(\/?)([a-z_$][\w$:.-]*)?(?=[\s/>{]|$)/i.exec(typed) ?? [];
  if (/^<(?:\s|$)/.test(typed)) return;
  if (typed.startsWith('<!--')) {
    tell('body-parses', 'A comment `<!-- -->` does not work in MDX. Remove it.');
  } else if (/^<(?:[a-z][a-z0-9+.-]*:|[^\s<>]+@)/i.test(typed)) {
    tell(
      'body-parses',
      'An address in angle brackets does not work in MDX. Leave the brackets out, or write `[text](address)`.',
    );
  } else if (tag === undefined) {
    tell('body-parses', 'A bare `<` begins a tag in MDX. Write `&lt;`, put it into code, or leave a space after it.');
  } else if (name === 'br') {
    if (closing === '' || !reading.tags.has(name))
      tell('content-is-not-code', '`<br/>` takes no attributes and no content. Write it bare.');
    reading.tags.add(name);
  } else if (closing === '' || !reading.tags.has(name)) {
    reading.tags.add(name);
    tell(
      'content-is-not-code',
      `The tag \`${shorten(tag, 20)}>\` is not allowed in a body. Use Markdown; of all tags only \`<br/>\` works.`,
    );
  }
}

interface Tag {
  name: string | null;
  attributes: { type: string; name?: string; value?: unknown }[];
}

function checkTag(node: Nodes, reading: Reading): void {
  const { name, attributes } = node as unknown as Tag;
  const tell = (message: string) => reading.fault('content-is-not-code', node, message);
  if (name === 'br') return;
  const component = name !== null && Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
  if (!component) {
    tell(
      `The tag \`<${shorten(name ?? '', 20)}>\` is not allowed in a body. Use Markdown; of all tags only \`<br/>\` works.`,
    );
    return;
  }
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') tell(`\`<${name}>\` takes its attributes one by one, not spread.`);
    else if (typeof attribute.value !== 'string')
      tell(`The attribute \`${attribute.name}\` of \`<${name}>\` must be text in quotes.`);
    else if (!Object.hasOwn(component.properties ?? {}, attribute.name ?? '')) {
      tell(`\`<${name}>\` has no attribute \`${attribute.name}\`. Remove it.`);
    }
  }
}

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const SCHEMES = ['https', 'mailto', 'tel'];

/** Why a link's address is not allowed; null when it is. */
export function linkProblem(url: string): string | null {
  // Browsers drop control characters and spaces from an address before they read its scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what hides a scheme.
  const bare = url.replace(/[\u0000-\u0020\u007F-\u00A0]/g, '');
  if (/^[\\/]{2}/.test(bare))
    return `The link \`${shorten(url)}\` names another host without https. Write the address in full.`;
  const scheme = SCHEME.exec(bare)?.[1]?.toLowerCase();
  if (scheme === undefined || SCHEMES.includes(scheme)) return null;
  return `The link \`${shorten(url)}\` begins with \`${shorten(scheme, 20)}:\`. Only https, mailto, tel and relative links are allowed.`;
}
