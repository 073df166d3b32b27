import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A pattern that the project matches with, and a place where it stands. */
export interface Pattern {
  where: string;
  pattern: RegExp;
}

/** What files say of patterns: those written out, and the files that put some together. */
export interface Written {
  patterns: Pattern[];
  builders: string[];
}

function filesBelow(folder: string, names: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

/** Every pattern in the code of `src` and `scripts`, found by parsing it, and in the schemas; each once. */
export function writtenPatterns(): Written {
  const patterns = new Map<string, Pattern>();
  const builders = new Set<string>();
  const keep = (where: string, pattern: RegExp) => {
    if (!patterns.has(String(pattern))) patterns.set(String(pattern), { where, pattern });
  };
  for (const file of [...filesBelow('src', /\.(?:ts|js|mjs|astro)$/), ...filesBelow('scripts', /\.(?:ts|mjs)$/)]) {
    const kind = file.endsWith('.astro') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const tree = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true, kind);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        keep(file, new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
      }
      if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
        builders.add(file);
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  for (const file of filesBelow('schemas', /\.json$/)) {
    JSON.parse(readFileSync(join(ROOT, file), 'utf8'), (key, value) => {
      if (key === 'pattern' && typeof value === 'string') keep(file, new RegExp(value, 'u'));
      return value;
    });
  }
  return { patterns: [...patterns.values()], builders: [...builders] };
}

/** What patterns tell apart, and some of what they do not. */
const LETTERS = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  ...['\t', '\n', '\r', '\u0000', '\u00A0', '\u2028', 'é', 'ß', '日', '’', '🧯'],
  ...['\uFDD0', '\uFDD1', '\uFDD2', '\uFDD3', '\uFDD4', '\uFDD5'],
];
const MOST_LETTERS = 9;

/** One letter for each set of letters that a pattern's atoms do not tell apart. */
function lettersFor(atoms: readonly RegExp[]): string[] {
  const letters = new Map<string, string>();
  for (const letter of LETTERS) {
    const tested = atoms.map((atom) => (atom.test(letter) ? '1' : '0')).join('');
    if (!letters.has(tested)) letters.set(tested, letter);
  }
  // What most atoms accept is what can be read in most ways.
  return [...letters]
    .sort(([a], [b]) => b.split('1').length - a.split('1').length)
    .map(([, letter]) => letter)
    .slice(0, MOST_LETTERS);
}

/** A text that grows by its middle. */
export interface Growing {
  before: string;
  unit: string;
  after: string;
}

export function grown({ before, unit, after }: Growing, length: number): string {
  return before + unit.repeat(Math.ceil(length / unit.length)) + after;
}

/** Words of a pattern: what has to stand before its repetitions are reached. */
function wordsOf({ source }: RegExp): string[] {
  const words = source.replace(/\\[a-zA-Z](?:\{[^}]*\})?/g, '|').match(/[A-Za-z&<`#@:. -]{2,}/g) ?? [];
  return words.slice(0, 4);
}

/** Texts by which a pattern's ways to read the same characters multiply: letters and pairs of them, repeated. */
export function growingFor(pattern: RegExp, atoms: readonly RegExp[]): Growing[] {
  const letters = lettersFor(atoms);
  const words = wordsOf(pattern);
  const units = [...letters, ...words, ...letters.flatMap((a) => letters.map((b) => (a === b ? a : a + b)))];
  const before = ['', ...letters.slice(0, 4), ...words];
  const after = ['', '\u0000', '\nx', letters[0] ?? ''];
  return [...new Set(units)].flatMap((unit) =>
    before.flatMap((each) => after.map((end) => ({ before: each, unit, after: end }))),
  );
}

/** A pattern and long texts to look through with it. */
export interface Search {
  source: string;
  flags: string;
  texts: readonly string[];
}

// A process of its own looks through long texts, so that a test can outlive it.
if (import.meta.main) {
  process.on('message', ({ source, flags, texts }: Search) => {
    const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
    for (const text of texts) [...text.matchAll(pattern)].length;
    process.send?.('done');
  });
  process.send?.('ready');
}
