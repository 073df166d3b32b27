import GithubSlugger from 'github-slugger';
import type { Link, Heading as MdastHeading, Nodes, Parents, Root, RootContent, Text } from 'mdast';
import { mdxToMdast } from 'satteri';
import { checkBraces, checkLive, checkNode, TAGS } from './allowed.ts';
import { codeOf, shorten, UNSEEN } from './front-matter.ts';
import { type Live, makeInert, restore } from './inert.ts';
import { readSheets, type Sheet, type TreeSheet } from './sheet.ts';
import type { Fault, Path, Point, Source, Spot } from './source.ts';
import { readSteps, type Step, type TreeStep, withoutNodes } from './step.ts';
import { textOf } from './text.ts';

/** The one set of parser switches; checker and site read the same tree. */
const FEATURES = { smartPunctuation: false, frontmatter: false, gfm: true } as const;

export interface Heading {
  depth: number;
  text: string;
  /** Unique in its body; what `#anchors` name. */
  slug: string;
  spot: Spot;
}

export interface BodyLink {
  url: string;
  text: string;
  spot: Spot;
}

/** A `[Label]` left to fill in. */
export interface Blank {
  label: string;
  spot: Spot;
}

/** A run of prose as its author typed it, and where it begins; code is no prose. */
export interface Prose {
  slice: string;
  start: Point;
}

/** The stretch of a body under one heading of second level; the first has no heading. */
export interface Section {
  heading: Heading | null;
  steps: Step[];
}

/** What one body holds, read once from its tree. The tree itself weighs ten times as much: `treeOf` reads it again. */
export interface Body {
  headings: Heading[];
  links: BodyLink[];
  blanks: Blank[];
  sections: Section[];
  /** All steps in order; none in templates. */
  steps: Step[];
  /** One for each `##` of a checklist; none in other kinds. */
  sheets: Sheet[];
}

/** A section with its blocks. */
export interface TreeSection extends Section {
  steps: TreeStep[];
  nodes: RootContent[];
}

/** A body with its tree: what pages render and Markdown lint reads. */
export interface Tree {
  root: Root;
  /** The body's text from the first line of its file on: what the positions of the tree count in. */
  text: string;
  prose: Prose[];
  sections: TreeSection[];
  steps: TreeStep[];
  sheets: TreeSheet[];
}

/** Reads of one body, handed to the modules that know one part of the grammar each. */
export interface Reading {
  source: Source;
  /** Is the tree kept? Otherwise nothing is made for it alone. */
  forTree: boolean;
  /** The body's text from the first line of the file on, so that offsets fit positions. */
  text: string;
  /** The same text, of the same length, with stand-ins for what begins code in MDX. */
  inert: string;
  /** The names of the tags found so far that may not be there. */
  tags: Set<string>;
  fault(rule: string, node: Nodes, message: string): void;
  faultAt(rule: string, start: number, end: number, message: string): void;
  spot(node: Nodes): Spot;
  spotAt(start: number, end: number): Spot;
  pointAt(offset: number): Point;
  slice(node: Nodes): string;
}

const NO_PATH: Path = [];
const DEEPEST = 60;
/** The parser looks at a text anew for each entity in it. */
const MOST_ENTITIES = 1_000;
/** More faults than these in one body are not told: mended ones make room. */
export const MOST_FAULTS = 50;
const PERHAPS_BLANK = /\[[A-Z]/;
const BLANK = /(?<!\\)\[([A-Z][^[\]\n]{1,40})\](?![([:])/g;

/**
 * Parses the body of a source; faults go to the source. Gives null when there is no tree. The grammar is that of
 * DESIGN 3.
 */
export function parseBody(source: Source): Body | null {
  const read = readBody(source, false);
  if (read === null) return null;
  const { headings, links, blanks, tree } = read;
  const sections = tree.sections.map(({ heading, steps }): Section => ({ heading, steps: steps.map(withoutNodes) }));
  const sheets = tree.sheets.map(({ number, heading, pause }): Sheet => {
    const steps = sections.find((section) => section.heading === heading)?.steps ?? [];
    return { number, heading, steps, pause };
  });
  return { headings, links, blanks, sections, steps: sections.flatMap((section) => section.steps), sheets };
}

/** The tree of a source's body, parsed again by the same function; null when there is none. */
export function treeOf(source: Source): Tree | null {
  return readBody({ ...source, faults: [] }, true)?.tree ?? null;
}

type Read = Pick<Body, 'headings' | 'links' | 'blanks'> & { tree: Tree };

function readBody(source: Source, forTree: boolean): Read | null {
  const text = '\n'.repeat(source.bodyLine - 1) + source.bodyText;
  const inert = makeInert(text, TAGS);
  const reading = readingOf(source, text, inert, forTree);
  if (!checkEntities(reading)) return null;
  const root = parse(inert, reading);
  if (root === null) return null;
  const tree: Tree = { root, text, prose: [], sections: [], steps: [], sheets: [] };
  const read: Read = { headings: [], links: [], blanks: [], tree };
  if (inert !== text) {
    restore(root);
    if (!checkBraces(root, reading)) return null;
  }
  if (!walk(read, reading)) return null;
  if (source.kind?.name === 'template') {
    tree.sections = [{ heading: null, steps: [], nodes: root.children }];
    return read;
  }
  tree.sections = sectionsOf(root, read.headings, reading);
  tree.steps = tree.sections.flatMap((section) => section.steps);
  if (source.kind?.name === 'checklist') tree.sheets = readSheets(tree.sections, reading);
  return read;
}

/** So many entities are told once, before they are parsed. */
function checkEntities(reading: Reading): boolean {
  if (!reading.text.includes('&')) return true;
  const entities = [...reading.text.matchAll(/&#?\w+;/g)];
  const [first] = entities;
  if (!first || entities.length <= MOST_ENTITIES) return true;
  reading.faultAt(
    'body-parses',
    first.index,
    first.index + first[0].length,
    `The body has over ${MOST_ENTITIES} entities such as \`${shorten(first[0], 20)}\`, too many to parse safely. Write the characters themselves.`,
  );
  return false;
}

function readingOf(source: Source, text: string, inert: string, forTree: boolean): Reading {
  let lines: number[] | undefined;
  const pointAt = (offset: number): Point => {
    lines ??= lineStarts(text);
    const index = lastAtMost(lines, offset);
    return { line: index + 1, column: offset - (lines[index] as number) + 1 };
  };
  const spotAt = (start: number, end: number): Spot => ({
    source,
    path: NO_PATH,
    start: pointAt(start),
    end: pointAt(end),
  });
  let faults = 0;
  const tell = (rule: string, message: string, spot: Spot) => {
    faults += 1;
    if (faults <= MOST_FAULTS) source.faults.push({ rule, message, spot });
  };
  return {
    source,
    forTree,
    text,
    inert,
    tags: new Set(),
    pointAt,
    spotAt,
    fault: (rule, node, message) => tell(rule, message, spotOf(source, node)),
    faultAt: (rule, start, end, message) => tell(rule, message, spotAt(start, end)),
    spot: (node) => spotOf(source, node),
    slice: (node) => text.slice(startOf(node), endOf(node)),
  };
}

/** Where each line of a text begins. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last of some ascending numbers that is not above a limit. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] as number) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function parse(inert: string, { source }: Reading): Root | null {
  try {
    return mdxToMdast(inert, { features: FEATURES }) as Root;
  } catch (error) {
    source.faults.push(parseFault(source, error));
    return null;
  }
}

/** Where a node stands in its file. */
export function spotOf(source: Source, node: Nodes): Spot {
  // The node's own points, not copies: there are tens of thousands.
  const { start, end } = node.position as NonNullable<Nodes['position']>;
  return { source, path: NO_PATH, start, end };
}

/** Collects headings, links and prose in one pass, and finds what a body may not hold. False when it is nested too deep. */
function walk(read: Read, reading: Reading): boolean {
  const slugger = new GithubSlugger();
  const isInert = reading.inert !== reading.text;
  const hasEntities = reading.text.includes('&');
  const hasBlanks = reading.text.includes('[') && PERHAPS_BLANK.test(reading.text);
  let live: readonly Live[] = [];
  const visit = (node: Nodes, parent: Nodes | null, depth: number): boolean => {
    if (depth > DEEPEST) {
      reading.fault('body-parses', node, `The body is nested over ${DEEPEST} deep here. Flatten it.`);
      return false;
    }
    if (isInert && isRun(node)) live = checkLive(node, reading);
    if (live.length === 0 || !isWithin(node, live)) checkNode(node, reading);
    if (hasEntities && (node.type === 'text' || node.type === 'link')) checkEntity(node, reading);
    if (reading.forTree && node.type === 'text') read.tree.prose.push(proseOf(node, reading));
    if (!('children' in node)) return true;
    for (const child of (node as Parents).children) if (!visit(child, node, depth + 1)) return false;
    // From here on the node is known not to be too deep to be walked again.
    if (node.type === 'link') read.links.push({ url: node.url, text: textOf(node), spot: reading.spot(node) });
    if (node.type === 'heading') read.headings.push(readHeading(node, parent, slugger, reading));
    if (hasBlanks && isRun(node)) read.blanks.push(...readBlanks(node, live, reading));
    return true;
  };
  return visit(read.tree.root, null, 0);
}

/** An entity brings in what the file may not hold as such. */
function checkEntity(node: Text | Link, reading: Reading): void {
  const unseen = UNSEEN.exec(node.type === 'text' ? node.value : `${node.url}${node.title ?? ''}`);
  if (unseen)
    reading.fault(
      'body-parses',
      node,
      `An entity here makes a character that nobody can see (${codeOf(unseen[0])}). Remove it.`,
    );
}

/** Is this node a run of words, in which a line or a cell is read as one? */
function isRun(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
}

function isWithin(node: Nodes, live: readonly Live[]): boolean {
  const at = startOf(node);
  return live.some(({ start, end }) => end !== null && at > start && at < end);
}

function readHeading(node: MdastHeading, parent: Nodes | null, slugger: GithubSlugger, reading: Reading): Heading {
  const text = textOf(node);
  if (text.trim() === '') {
    reading.fault('body-parses', node, 'This heading has no words. Name what follows it, or remove it.');
  } else if (parent?.type !== 'root') {
    reading.fault(
      'body-parses',
      node,
      'This heading stands inside a list or a quote and begins no section. Begin its line at the margin, or make it bold words.',
    );
  }
  return { depth: node.depth, text, slug: slugger.slug(text), spot: reading.spot(node) };
}

function proseOf(node: Text, reading: Reading): Prose {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { slice: reading.slice(node), start: { line, column } };
}

/** Where a stretch of some prose stands. */
export function spotInProse(source: Source, { slice, start }: Prose, from: number, to: number): Spot {
  const pointAt = (offset: number): Point => {
    const lines = slice.slice(0, offset).split('\n');
    const last = (lines.at(-1) as string).length;
    return { line: start.line + lines.length - 1, column: lines.length === 1 ? start.column + last : last + 1 };
  };
  return { source, path: [], start: pointAt(from), end: pointAt(to) };
}

/** The blanks of a run of words as its author typed it, emphasis and all; code holds none. */
function readBlanks(node: Nodes, live: readonly Live[], reading: Reading): Blank[] {
  const slice = reading.slice(node);
  if (!PERHAPS_BLANK.test(slice)) return [];
  const origin = startOf(node);
  const prose = slice.includes('`') || live.length > 0 ? hideCode(slice, node, live) : slice;
  // What follows the run decides too: `[Text]` before `(`, `[` or `:` is no blank.
  const after = reading.text.slice(origin + slice.length, origin + slice.length + 1);
  return blanksIn(prose + after).map(({ start, end }) => ({
    label: slice.slice(start + 1, end - 1),
    spot: reading.spotAt(origin + start, origin + end),
  }));
}

/** The slice of a node, its code written over. */
function hideCode(slice: string, node: Nodes, live: readonly Live[]): string {
  const origin = startOf(node);
  const letters = slice.split('');
  const hidden = [...live.map(({ start, end }) => [start, end ?? start] as const), ...codesIn(node).map(extentOf)];
  for (const [start, end] of hidden) letters.fill('`', Math.max(start - origin, 0), Math.max(end - origin, 0));
  return letters.join('');
}

/** Where a node begins in the text of its reading. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** Where a node ends in the text of its reading. */
export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** Where a node begins and ends in the text of its reading. */
export function extentOf(node: Nodes): [start: number, end: number] {
  return [startOf(node), endOf(node)];
}

function codesIn(node: Nodes): Nodes[] {
  if (node.type === 'inlineCode') return [node];
  return 'children' in node ? (node as Parents).children.flatMap(codesIn) : [];
}

/** Every `[Label]` in a text: its label and its extent. */
export function blanksIn(text: string): { label: string; start: number; end: number }[] {
  return [...text.matchAll(BLANK)].map((match) => ({
    label: match[1] as string,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function sectionsOf(root: Root, headings: readonly Heading[], reading: Reading): TreeSection[] {
  const byLine = new Map(headings.map((heading) => ['start' in heading.spot ? heading.spot.start.line : 0, heading]));
  const sections: TreeSection[] = [{ heading: null, steps: [], nodes: [] }];
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth === 2) {
      sections.push({ heading: byLine.get(node.position?.start.line ?? 0) ?? null, steps: [], nodes: [] });
      continue;
    }
    (sections.at(-1) as TreeSection).nodes.push(node);
  }
  for (const section of sections) section.steps = readSteps(section.nodes, reading);
  return sections[0]?.nodes.length === 0 ? sections.slice(1) : sections;
}

/** What the parser itself cannot read; little of it is left once the text is inert. */
function parseFault(source: Source, error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, column] = /^(\d+):(\d+):/.exec(message) ?? [];
  const words =
    error instanceof RangeError
      ? 'The body is nested too deep to read. Flatten it.'
      : `The body cannot be read: ${shorten(message.replace(/^[\d: ]+/, '').replace(/ \(.*$/s, ''), 120)}. Mend this line.`;
  const point = { line: Math.max(Number(line ?? source.bodyLine), 1), column: Number(column ?? 1) };
  return { rule: 'body-parses', message: words, spot: { source, path: [], start: point, end: point } };
}
