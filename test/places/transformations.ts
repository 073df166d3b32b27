import { isMap, isScalar, type Node, Pair, Scalar, type YAMLMap } from 'yaml';
import { belongingOf } from '../../src/plan/kinds.ts';
import { SCHEMAS } from '../../src/plan/schema.ts';
import type { Path } from '../../src/plan/source.ts';
import { extentIn, partsOf, type Target } from './example.ts';
import { type Extent, type Style, writeYaml } from './yaml-writer.ts';

/** One file of an example, and what the findings in it point at. */
export interface Told {
  /** The rule that is asked. */
  rule: string;
  path: string;
  text: string;
  targets: readonly Target[];
}

/** A file changed in a way that changes nothing of what it says. */
export interface Changed {
  text: string;
  /** Where a target stands now; null where there is nothing of it to point at. */
  extentOf(target: Target): Extent | null;
}

/** A way to change files that must not change what is found in them. */
export interface Transformation {
  name: string;
  /** Why it leaves targets of some sorts where they are. */
  unmoved: Partial<Record<Target['in'], string>>;
  change(told: Told): Changed;
}

const FILE = 'What is said of a whole file stands at its first character.';
const TEXT = 'What is no data yet cannot be written in another style.';
const NONE = 'Line ends and the byte-order mark are all that changes.';
const DATA = 'The data has its own transformation.';

type InData = (path: Path, part: 'key' | 'value') => Extent | null;

/** A file put together from data and body, and where its targets stand. */
function put(told: Told, yaml: string, inData: InData, body: string, inBody: (extent: Extent) => Extent): Changed {
  const { opening, yaml: before, body: bodyBefore } = partsOf(told.path, told.text);
  const closing = told.text.slice(opening.length + before.length, told.text.length - bodyBefore.length);
  const start = opening.length + yaml.length + closing.length;
  return {
    text: opening + yaml + closing + body,
    extentOf: (target) => {
      if (target.in === 'file') return [0, 0];
      if (target.in === 'text') return target.extent;
      if (target.in === 'body') return moved(inBody(target.extent), start);
      const extent = inData(target.path, target.part);
      return extent && moved(extent, opening.length);
    },
  };
}

function moved([start, end]: Extent, by: number): Extent {
  return [start + by, end + by];
}

const stay = (extent: Extent) => extent;

/** A file as it is. */
export function unchanged(told: Told): Changed {
  const parts = partsOf(told.path, told.text);
  return put(told, parts.yaml, (path, part) => extentIn(parts, path, part), parts.body, stay);
}

/** The data of a file in one style. */
function inStyle(name: string, style: Style, prepare: (told: Told, root: Node) => void = () => {}): Transformation {
  return {
    name,
    unmoved: { file: FILE, text: TEXT },
    change: (told) => {
      const { body, root } = partsOf(told.path, told.text);
      if (root === null || told.targets.some((target) => target.in === 'text')) return unchanged(told);
      prepare(told, root);
      const { text, extentOf } = writeYaml(root, style);
      return put(told, text, extentOf, body, stay);
    },
  };
}

/** These look at every text, so one more text is one more finding. */
const READS_ALL_TEXT = ['no-blanks-left'];

/** Can the one value that is pointed at also be the summary of its entry, which is text and stands before it? */
export function canStandTwice({ rule, path, targets: [target] }: Told, root: Node | null): boolean {
  const belonging = belongingOf(path);
  if (typeof belonging === 'string' || target?.in !== 'data' || target.part !== 'value') return false;
  if (!isMap(root) || root.items.length < 2 || READS_ALL_TEXT.includes(rule)) return false;
  if (!Object.hasOwn(SCHEMAS[belonging.kind.name].properties ?? {}, 'summary')) return false;
  const value = root.getIn(target.path, true);
  const [key] = target.path;
  return isScalar(value) && typeof value.value === 'string' && key !== 'summary' && key !== firstKey(root);
}

function firstKey(root: YAMLMap): unknown {
  const [first] = root.items;
  return isScalar(first?.key) ? first.key.value : undefined;
}

/** Writes a value that is pointed at as the entry's summary too, so that an alias can stand in its place. */
function sayBefore(told: Told, root: Node): void {
  const target = told.targets.find((each) => canStandTwice({ ...told, targets: [each] }, root));
  if (!isMap(root) || target?.in !== 'data') return;
  if (told.targets.some((each) => each.in === 'data' && each.path[0] === 'summary')) return;
  const value = root.getIn(target.path, true) as Scalar;
  if (firstKey(root) === 'summary') return;
  root.delete('summary');
  root.items.splice(1, 0, new Pair(new Scalar('summary'), value.clone() as Scalar));
}

/** Lines above the data and above a body in which something is found; they are nothing to their readers. */
const linesAbove: Transformation = {
  name: 'lines above',
  unmoved: { file: FILE },
  change: (told) => {
    const parts = partsOf(told.path, told.text);
    const { opening, yaml, body } = parts;
    // Above what is no front matter nothing can stand.
    if (told.path.endsWith('.mdx') && opening === '') return unchanged(told);
    const above = '# 🧭 A comment: its colon separates nothing.\n\n#\n';
    const aboveBody = told.targets.some((target) => target.in === 'body') ? '\n\n\n' : '';
    const inData: InData = (path, part) => {
      const extent = extentIn(parts, path, part);
      return extent && moved(extent, above.length);
    };
    const { text, extentOf } = put(told, above + yaml, inData, aboveBody + body, (extent) =>
      moved(extent, aboveBody.length),
    );
    return {
      text,
      extentOf: (target) => (target.in === 'text' ? moved(target.extent, above.length) : extentOf(target)),
    };
  },
};

/** What begins a line of Markdown before its first word. */
const MARKERS = /^\s*(?:(?:>|[-*]|\d+\.)\s+|#+\s+)*/;
/** A link, a blank or the like, which needs not begin its line. */
export const INLINE = /^!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?$/;
const EMOJI = '🧯👩‍🚒 ';

/** Does a stretch of a body fill its line from the first word on, so that nothing can stand before it? */
export function beginsItsLine(body: string, [start, end]: Extent): boolean {
  const from = body.lastIndexOf('\n', start - 1) + 1;
  const line = body.slice(from).split('\n', 1)[0] as string;
  const words = from + (MARKERS.exec(line)?.[0].length ?? 0);
  const fillsIt = end >= from + line.length || start < words;
  return start <= words && fillsIt && !INLINE.test(body.slice(start, end));
}

/** Words with emoji before each target of a body that does not begin its line. */
function emojiInBody(told: Told): Changed {
  const parts = partsOf(told.path, told.text);
  const { yaml, body } = parts;
  const inData: InData = (path, part) => extentIn(parts, path, part);
  const extents = told.targets.flatMap((target) => (target.in === 'body' ? [target.extent] : []));
  const seams: number[] = [];
  let from = 0;
  for (const line of body.split('\n')) {
    const to = from + line.length;
    const words = from + (MARKERS.exec(line)?.[0].length ?? 0);
    const here = extents.filter(([start]) => start >= from && start <= to);
    if (here.length > 0 && !here.some((extent) => beginsItsLine(body, extent))) seams.push(words);
    from = to + 1;
  }
  const by = (offset: number) => EMOJI.length * seams.filter((seam) => seam <= offset).length;
  const newBody = seams.toReversed().reduce((text, seam) => text.slice(0, seam) + EMOJI + text.slice(seam), body);
  return put(told, yaml, inData, newBody, ([start, end]) => [start + by(start), end + by(end - 1)]);
}

/** Changes of a whole text by which no line and no column moves; each is done on top of every transformation. */
export const ENCODINGS: readonly { name: string; encode(text: string): string }[] = [
  { name: 'LF', encode: (text) => text },
  { name: 'CRLF', encode: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'a byte-order mark', encode: (text) => `\uFEFF${text}` },
  { name: 'CRLF and a byte-order mark', encode: (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}` },
];

/** Every way in which an example is changed. */
export const TRANSFORMATIONS: readonly Transformation[] = [
  { name: 'no change', unmoved: { file: NONE, text: NONE, data: NONE, body: NONE }, change: unchanged },
  linesAbove,
  inStyle('anchors', { layout: 'block', strings: 'plain', anchor: '&a#' }),
  inStyle('aliases', { layout: 'block', strings: 'plain', aliases: true }, sayBefore),
  inStyle('aliases in braces', { layout: 'flow', strings: 'plain', aliases: true }, sayBefore),
  inStyle('tags', { layout: 'block', strings: 'plain', anchor: '&a#', tags: true }),
  inStyle('block style', { layout: 'block', strings: 'plain' }),
  inStyle('block style with comments', { layout: 'block', strings: 'plain', comment: ' # 🧭 a: comment' }),
  inStyle('block style with explicit keys', { layout: 'block', strings: 'quoted', explicitKeys: true }),
  inStyle('flow style', { layout: 'flow', strings: 'plain' }),
  inStyle('flow style over lines', { layout: 'flow over lines', strings: 'plain' }),
  inStyle('flow style as JSON has it', { layout: 'flow', strings: 'quoted', quotedKeys: true }),
  inStyle('quotes over lines', { layout: 'block', strings: 'quoted over lines' }),
  inStyle('quotes over lines in braces', { layout: 'flow', strings: 'quoted over lines' }),
  inStyle('folded text', { layout: 'block', strings: 'folded' }),
  inStyle('literal text', { layout: 'block', strings: 'literal' }),
  inStyle('emoji before each key and value', { layout: 'flow', strings: 'plain', anchor: '&🧯👩🏽‍🚒#' }),
  { name: 'emoji in the body', unmoved: { file: FILE, text: TEXT, data: DATA }, change: emojiInBody },
];
