import type {
  BlockContent,
  DefinitionContent,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast';
import { endOf, type Reading, startOf } from './body.ts';
import type { Spot } from './source.ts';
import { textOf } from './text.ts';

/** A time limit as written: counted from the moment You take the report. */
export interface Limit {
  amount: number;
  unit: 'min' | 'h' | 'days';
}

/** One action of a list of steps: `[Condition: ]Actor: Action[, within N min].` and at most one line `Expect: …`. */
export interface Step {
  /** Its place in its list, from 1. */
  number: number;
  condition: string | null;
  /** The callsign, `You` or `Everyone`; null when the step does not begin with one. */
  actor: string | null;
  /** What stands before the first separator when that is no actor. */
  unknownActor: string | null;
  action: string;
  within: Limit | null;
  expect: string | null;
  /** Visible characters without what to expect. */
  length: number;
  /** Lines of code that stand below its words. */
  codeLines: number;
  spot: Spot;
}

/** A step with its part of the tree. */
export interface TreeStep extends Step {
  /** The same parts as nodes of the tree, for pages. */
  nodes: {
    condition: PhrasingContent[];
    actor: PhrasingContent[];
    action: PhrasingContent[];
    expect: PhrasingContent[];
  };
  /** What follows the first paragraph: nested lists, code. */
  detail: (BlockContent | DefinitionContent)[];
}

/** A step without its part of the tree. */
export function withoutNodes({
  number,
  condition,
  actor,
  unknownActor,
  action,
  within,
  expect,
  length,
  codeLines,
  spot,
}: TreeStep): Step {
  return { number, condition, actor, unknownActor, action, within, expect, length, codeLines, spot };
}

/** What a role is called in steps (DESIGN 3). */
const CALLSIGN = '[A-Z][A-Za-z]*(?: [A-Za-z]+){0,2}';
const ACTOR = new RegExp(`^(?!(?:If|When|Unless)\\b)${CALLSIGN}$`);
const CONDITION = /^(?:If|When|Unless)[\s,]/;
const EXPECT = /(?:^|\n)Expect:(?=\s|$)/;
/** The same as its author typed it. */
const EXPECT_TYPED = /(?:^|\n)[ \t]*Expect:(?=\s|$)/;
const EXPECT_ANYWHERE = /\bExpect:|expect:(?<=\n[ \t]*expect:)(?=\s)/;
const SEPARATOR = /:\s/;
const WITHIN = /(?:^|,\s)within (\d+) (min|h|days?)\.?$/;
/** A line that was meant to be an item but is text of the paragraph above it. */
const LOST_ITEM = /^[ \t]*\d{1,3}[.)](?:[ \t]|[A-Z*[`])/;
const LOST_STEP = new RegExp(`^[ \\t]*(?!Expect:)(?:${CALLSIGN}: [A-Z]|Pause:\\s)`);

/** No lost line is without a number before its words, or a later line with a colon. */
const PERHAPS_LOST = /^[ \t]*\d{1,3}[.)]|\n[ \t]*(?:\d{1,3}[.)]|(?!Expect:)[A-Z][A-Za-z ]*:)/;

/** The steps among the blocks of a section: every item of its root-level ordered lists. Reports what Markdown reads otherwise than its author. */
export function readSteps(nodes: readonly RootContent[], reading: Reading): TreeStep[] {
  const steps: TreeStep[] = [];
  for (const node of nodes) {
    checkPlacement(node, reading);
    if (node.type === 'list' && node.ordered) {
      let number = 0;
      if (node.start !== 1) {
        reading.fault(
          'steps-are-steps',
          node,
          `This list begins at ${node.start}. Steps begin at 1: join it to the list before, or number it from 1.`,
        );
      }
      for (const item of node.children) steps.push(readStep(item, ++number, reading));
    } else {
      checkProse(node, reading);
    }
  }
  return steps;
}

function readStep(item: ListItem, number: number, reading: Reading): TreeStep {
  const first = item.children[0];
  const step: TreeStep = {
    number,
    condition: null,
    actor: null,
    unknownActor: null,
    action: '',
    within: null,
    expect: null,
    length: 0,
    codeLines: 0,
    spot: reading.spot(first?.type === 'paragraph' ? first : item),
    nodes: { condition: [], actor: [], action: [], expect: [] },
    detail: (first?.type === 'paragraph' ? item.children.slice(1) : item.children) as TreeStep['detail'],
  };
  for (const node of step.detail) {
    checkProse(node, reading);
    if (node.type === 'code') step.codeLines += node.value.split('\n').length;
  }
  if (first?.type !== 'paragraph') {
    reading.fault(
      'steps-are-steps',
      first ?? item,
      'This step has no words of its own. Begin it with `Actor: Action.`',
    );
    return step;
  }
  checkLines(first, reading, true);
  const [head, expect] = splitExpect(first, reading);
  step.nodes.expect = expect ?? [];
  step.expect = expect ? textOf(expect).trim() : null;
  if (step.expect === '')
    reading.fault('steps-are-steps', first, '`Expect:` is empty. Say what is seen or heard, or remove it.');
  const words = textOf(head).trim();
  step.length = lengthOf(words);
  readHead(step, head, words, reading);
  return step;
}

const characters = new Intl.Segmenter('en');

/** How many characters a reader sees. */
function lengthOf(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII.
  return /^[\u0000-\u007F]*$/.test(text) ? text.length : [...characters.segment(text)].length;
}

/** Condition, actor and action, in this order; a separator is a colon followed by a space in plain text. */
function readHead(step: TreeStep, head: PhrasingContent[], words: string, reading: Reading): void {
  let rest = head;
  if (CONDITION.test(words)) {
    const cut = cutAtSeparator(rest, reading);
    if (cut) {
      step.nodes.condition = cut.before;
      step.condition = textOf(cut.before).trim();
      rest = cut.after;
    }
  }
  const cut = cutAtSeparator(rest, reading);
  if (cut) {
    const name = actorIn(cut.before);
    step.actor = name;
    step.unknownActor = name === null ? textOf(cut.before).trim() : null;
    if (name !== null) {
      step.nodes.actor = cut.before;
      rest = cut.after;
    }
  }
  step.nodes.action = rest;
  step.action = textOf(rest).trim();
  const limit = step.action.includes('within ') ? WITHIN.exec(step.action) : null;
  if (limit)
    step.within = { amount: Number(limit[1]), unit: limit[2] === 'min' || limit[2] === 'h' ? limit[2] : 'days' };
}

/** The callsign that some nodes hold: plain, or as one link or in bold. */
function actorIn(nodes: PhrasingContent[]): string | null {
  const [only, second] =
    nodes.length > 1 ? nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '') : nodes;
  if (!only || second || (only.type !== 'text' && only.type !== 'link' && only.type !== 'strong')) return null;
  const name = textOf(only).trim();
  return ACTOR.test(name) ? name : null;
}

interface Cut {
  before: PhrasingContent[];
  after: PhrasingContent[];
}

/** Cuts at the first separator that stands in plain text as its author typed it. */
function cutAtSeparator(nodes: PhrasingContent[], reading: Reading): Cut | null {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as PhrasingContent;
    if (node.type !== 'text') continue;
    const at = separatorIn(node, reading);
    if (!at) continue;
    const before = nodes.slice(0, index);
    const end = cutText(node, reading, null, at);
    if (end) before.push(end);
    const after = nodes.slice(index + 1);
    const beginning = cutText(node, reading, at, null);
    if (beginning) after.unshift(beginning);
    return { before, after };
  }
  return null;
}

/** A place in a text: in its value, and in the reading's text. */
interface Seam {
  value: number;
  offset: number;
}

/** Where a text's first separator is. A colon that came of an escape or an entity separates nothing. */
function separatorIn(node: Text, reading: Reading): Seam | null {
  const typed = reading.slice(node);
  if (!/[\\&]/.test(typed)) {
    const value = node.value.search(SEPARATOR);
    if (value < 0) return null;
    // Lines of a text lose their indentation, its first line does not.
    const isFirstLine = node.value.lastIndexOf('\n', value) < 0;
    return { value, offset: startOf(node) + (isFirstLine ? value : typed.search(SEPARATOR)) };
  }
  const colons = [...typed.matchAll(/\\[\s\S]|&(?:colon|#0*58|#x0*3a);|:/gi)].filter(
    ([token]) => token === '\\:' || !token.startsWith('\\'),
  );
  let count = -1;
  for (let value = node.value.indexOf(':'); value >= 0; value = node.value.indexOf(':', value + 1)) {
    count += 1;
    const colon = colons[count];
    if (colon?.[0] === ':' && /\s/.test(node.value[value + 1] ?? ''))
      return { value, offset: startOf(node) + colon.index };
  }
  return null;
}

/** The part of a text behind one separator or before another; none where nothing is left. */
function cutText(node: Text, reading: Reading, from: Seam | null, to: Seam | null): Text | null {
  const value = node.value.slice(from ? from.value + 1 : 0, to?.value);
  const kept = from ? value.trimStart() : value;
  if (kept.trim() === '') return null;
  return textAt(kept, from ? from.offset + 1 : startOf(node), to ? to.offset : endOf(node), reading);
}

/** A text of its own for a stretch of another; its place leaves out the space around it. */
function textAt(value: string, from: number, to: number, reading: Reading): Text {
  // Lines and columns are for those who look at the tree; reading on takes offsets.
  if (!reading.forTree)
    return {
      type: 'text',
      value,
      position: { start: { line: 0, column: 0, offset: from }, end: { line: 0, column: 0, offset: to } },
    };
  const typed = reading.text.slice(from, to);
  const start = from + typed.length - typed.trimStart().length;
  const end = Math.max(start, from + typed.trimEnd().length);
  const at = (offset: number) => ({ ...reading.pointAt(offset), offset });
  return { type: 'text', value, position: { start: at(start), end: at(end) } };
}

/** Cuts a step's paragraph where its line `Expect: …` begins; reports an `Expect:` anywhere else. */
function splitExpect(paragraph: Paragraph, reading: Reading): [PhrasingContent[], PhrasingContent[] | null] {
  const { children } = paragraph;
  const typed = reading.slice(paragraph);
  const mention = typed.indexOf('xpect:');
  if (mention < 0) return [children, null];
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index] as PhrasingContent;
    if (node.type !== 'text') continue;
    const at = expectIn(node, children[index - 1]?.type === 'break', reading);
    if (!at) continue;
    const before = textAt(node.value.slice(0, at.value), startOf(node), at.offset, reading);
    const after = textAt(
      node.value.slice(at.value).replace(EXPECT, '').trimStart(),
      at.offset + 'Expect:'.length,
      endOf(node),
      reading,
    );
    const head = children.slice(0, index);
    if (before.value !== '') head.push(before);
    const expect = children.slice(index + 1);
    if (after.value !== '') expect.unshift(after);
    if (typed.includes('xpect:', mention + 1)) reportExpect([...head, ...expect], reading);
    return [head, expect];
  }
  reportExpect(children, reading);
  return [children, null];
}

/** Where a line of a text begins with `Expect:`; its first line counts only behind a line break. */
function expectIn(node: Text, opensLine: boolean, reading: Reading): Seam | null {
  if (!node.value.includes('Expect:')) return null;
  const first = opensLine ? 0 : node.value.indexOf('\n');
  const value = first < 0 ? -1 : node.value.slice(first).search(EXPECT) + first;
  if (first < 0 || value < first) return null;
  const typed = reading.slice(node);
  const from = opensLine ? 0 : typed.indexOf('\n');
  const match = EXPECT_TYPED.exec(typed.slice(from));
  return match ? { value, offset: startOf(node) + from + match.index + match[0].length - 'Expect:'.length } : null;
}

/** Reports the first `Expect:` of some prose, code aside: it stands where it is not read. True when there is one. */
function reportExpect(nodes: readonly Nodes[], reading: Reading): boolean {
  return nodes.some((node) => {
    if (node.type !== 'text') return 'children' in node && reportExpect((node as Parents).children, reading);
    const typed = reading.slice(node);
    const match = typed.includes('xpect:') ? EXPECT_ANYWHERE.exec(typed) : null;
    if (!match) return false;
    const start = startOf(node) + match.index;
    reading.faultAt(
      'steps-are-steps',
      start,
      start + match[0].length,
      "`Expect:` stands where it is not read. Begin a line of the step's first paragraph with it, once.",
    );
    return true;
  });
}

/** A block of the root begins at the margin; indented, it was meant for the list above it. */
function checkPlacement(node: RootContent, reading: Reading): void {
  if ((node.position?.start.column ?? 1) === 1) return;
  reading.fault(
    'steps-are-steps',
    node,
    'This block is indented but belongs to no list. Indent it as far as the words of its item, or not at all.',
  );
}

/** Looks through a block that holds no steps for lines that were meant as some. */
function checkProse(node: Nodes, reading: Reading): void {
  if (node.type === 'paragraph') checkLines(node, reading, false);
  if (node.type === 'paragraph' || node.type === 'tableCell') reportExpect(node.children, reading);
  else if (node.type !== 'heading' && 'children' in node)
    for (const child of (node as Parents).children) checkProse(child, reading);
}

/** A line that ends in a separator goes on in the next, so that one begins no step. */
function checkLines(paragraph: Paragraph, reading: Reading, isStep: boolean): void {
  const typed = reading.slice(paragraph);
  if (!PERHAPS_LOST.test(typed)) return;
  const lines = typed.split('\n');
  const goesOn = (index: number) => (lines[index - 1] ?? ':').trimEnd().endsWith(':');
  const lost = lines.findIndex(
    (line, index) => LOST_ITEM.test(line) || (isStep && !goesOn(index) && LOST_STEP.test(line)),
  );
  if (lost < 0) return;
  const line = lines[lost] as string;
  const start = startOf(paragraph) + lines.slice(0, lost).join('\n').length + (lost > 0 ? 1 : 0) + line.search(/\S/);
  reading.faultAt(
    'steps-are-steps',
    start,
    start + line.trim().length,
    `The line \`${line.trim().slice(0, 30)}\` looks like a step but is part of a paragraph. Leave a blank line before the list, a space after the number, or reflow the text.`,
  );
}
