import { reviewDigest } from '../../src/plan/digest.ts';
import type { Finding, Unassessed } from '../../src/plan/finding.ts';
import { type FileText, isSound, readSource } from '../../src/plan/source.ts';
import { type Edit, edited, type Page, type Path, pageOf, placeOf, pointAt } from './page.ts';

/** A finding that a fault must lead to. */
export interface Expected {
  rule: string;
  file: string;
  line: number;
  /** Null where the words of the parser decide. */
  column: number | null;
}

/** The content with one fault in it. */
export interface Fault {
  /** The files that it changes; null for one that it takes away. */
  changes: ReadonlyMap<string, FileText | null>;
  expected: readonly Expected[];
  /** The line on which a line of the one file that it edits now stands. */
  moved?(line: number): number;
}

/** One place of the shipped content to which a class of faults applies. */
export interface Spot {
  /** The file, and what in it. */
  file: string;
  at: string;
  /** What samples are to touch alike: the kind of the file and its plan. */
  group: string;
  make(): Fault;
}

/** What a finding may be explained by, beside the fault. */
export interface Around {
  /** Is it new? Else it is gone. */
  isNew: boolean;
  /** What is gone, for a finding that is new; what is new, for one that is gone. */
  others: readonly Finding[];
  shipped: Shipped;
}

/** Does a finding, new or gone, truly follow from a fault? */
export type Explains = (finding: Finding, fault: Fault, around: Around) => boolean;

/** Faults of one kind: what one slip of an author does, wherever the content lets it happen. */
export interface FaultClass {
  name: string;
  rule: string;
  spots(shipped: Shipped): Iterable<Spot | null>;
  /** What else may be found, and why that is right; without it nothing may. */
  follows?: readonly Consequence[];
  /** Findings of the sound content that may be gone, and why. */
  hides?: readonly Consequence[];
  /** Rules that may say that they can no longer judge something. */
  unassessed?: readonly string[];
}

/** Findings that come or go with a fault, and the reason why that is no false alarm. */
export interface Consequence {
  because: string;
  explains: Explains;
}

/** The shipped content, and what it says of itself. */
export interface Shipped {
  files: ReadonlyMap<string, FileText>;
  pages: readonly Page[];
  findings: readonly Finding[];
  unassessed: readonly Unassessed[];
}

/** A finding expected at a point. */
export function at(rule: string, file: string, point: { line: number; column: number | null }): Expected {
  return { rule, file, line: point.line, column: point.column };
}

/** A fault made by editing one page; a review of the page is renewed, so that nothing but the fault is new. */
export function spotIn(
  page: Page,
  what: Path | string,
  edits: readonly Edit[] | null,
  expected: (text: string) => Expected[],
  { stale = false }: { stale?: boolean } = {},
): Spot | null {
  if (edits === null) return null;
  return {
    file: page.path,
    at: typeof what === 'string' ? what : what.join('.'),
    group: `${page.plan ?? ''} ${page.kind}`,
    make() {
      const text = edited(page.text, edits);
      return {
        changes: new Map([[page.path, stale ? text : renewed(page.path, text)]]),
        expected: expected(text),
        moved: (line) => movedBy(page.text, edits, line),
      };
    },
  };
}

function movedBy(text: string, edits: readonly Edit[], line: number): number {
  const start = text.split('\n', line - 1).join('\n').length + 1;
  return edits
    .filter(({ to }) => to <= start)
    .reduce((sum, { from, to, put }) => sum + linesIn(put) - linesIn(text.slice(from, to)), line);
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/** A text whose review covers it, where it has one that covered something else. */
export function renewed(path: string, text: string): string {
  const source = readSource(path, text);
  if (source.data === undefined || !isSound(source)) return text;
  const { digest } = (source.data as { review?: { digest?: unknown } }).review ?? {};
  if (typeof digest !== 'string' || !/^[0-9a-f]{16}$/.test(digest)) return text;
  return text.replace(digest, reviewDigest(source.data, source.bodyText));
}

/** Expects one finding at an offset of the new text. */
export function atOffset(rule: string, page: Page, offset: number): (text: string) => Expected[] {
  return (text) => [at(rule, page.path, pointAt(text, offset))];
}

/** Expects one finding on the line of an offset of the new text. */
export function onLine(rule: string, page: Page, offset: number): (text: string) => Expected[] {
  return (text) => [at(rule, page.path, { ...pointAt(text, offset), column: null })];
}

/** Expects one finding at the value of a path of the new text, or at what lacks it. */
export function atPath(rule: string, page: Page, path: Path): (text: string) => Expected[] {
  return (text) => {
    const now = pageOf(page.path, text);
    if (!now) throw new Error(`${page.path} cannot be read after the edit at ${path.join('.')}`);
    return [at(rule, page.path, placeOf(now, path))];
  };
}

/** Findings of some rules in the file that the fault is in. */
export function inFile(because: string, ...rules: string[]): Consequence {
  return { because, explains: (finding, fault) => rules.includes(finding.rule) && isIn(finding, fault) };
}

/** Findings of some rules anywhere. */
export function anywhere(because: string, ...rules: string[]): Consequence {
  return { because, explains: ({ rule }) => rules.includes(rule) };
}

/** Findings of some rules in the plan that the fault is in. */
export function inPlan(because: string, ...rules: string[]): Consequence {
  return {
    because,
    explains: ({ rule, plan }, { changes }) =>
      rules.includes(rule) && [...changes.keys()].some((path) => path.startsWith(`${plan}/`)),
  };
}

/** Findings of some rules that were told already, at another place. */
export function moved(because: string, ...rules: string[]): Consequence {
  return {
    because,
    explains: ({ rule, message, on }, _, { others }) =>
      rules.includes(rule) && others.some((each) => each.rule === rule && each.message === message && each.on === on),
  };
}

/** The same error in the same claiming entry, with other requirements named. */
export const OTHER_CLAIMS: Consequence = {
  because: 'it claims other requirements than before',
  explains: ({ rule, message, on, file }, _, { others }) => {
    const error = (words: string) => /, and (?:an error stands|errors stand) in it \(.*?\)/.exec(words)?.[0];
    const isSame = (each: Finding) => each.file === file && each.on === on && error(each.message) === error(message);
    return rule === 'claim-is-designed' && others.some((each) => each.rule === rule && isSame(each));
  },
};

/** Findings of some rules about a requirement that the file claimed in which the fault is. */
export function ofItsClaims(because: string, ...rules: string[]): Consequence {
  return {
    because,
    explains: ({ rule, message }, { changes }, { shipped }) => {
      const id = /^(?:No entry claims )?`([^`]+)`/.exec(message)?.[1];
      const claims = (path: string) =>
        new RegExp(`(?:#|requirement: )${RegExp.escape(id ?? '')}['\\s,\\]]`).test(String(shipped.files.get(path)));
      return rules.includes(rule) && id !== undefined && [...changes.keys()].some(claims);
    },
  };
}

/** Findings of some rules that name the entry in which the fault is, and those about the same thing that come or go instead. */
export function naming(because: string, ...rules: string[]): Consequence {
  return {
    because,
    explains: (finding, { changes }, { others }) => {
      const names = [...changes.keys()].map((path) => `\`${path.replace(/^[^/]+\/|\.\w+$/g, '')}\``);
      const isNamed = ({ message }: Finding) => names.some((name) => message.includes(name));
      const isAbout = (each: Finding) => each.rule === finding.rule && subjectOf(each) === subjectOf(finding);
      return rules.includes(finding.rule) && [finding, ...others.filter(isAbout)].some(isNamed);
    },
  };
}

/** Where a finding stands, and the name that its message begins with. */
function subjectOf({ file, line, message }: Finding): string {
  return `${file}:${line} ${/^`[^`]+`|^/.exec(message)}`;
}

/** Every finding in the file that the fault is in. */
export function allInFile(because: string): Consequence {
  return { because, explains: isIn };
}

function isIn({ file }: Finding, { changes }: Fault): boolean {
  return changes.has(pathOf(file));
}

/** The path within the content folder of a finding's file. */
export function pathOf(file: string): string {
  return file.replace(/^content\//, '');
}
