import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import type { Finding, Place } from '../src/plan/finding.ts';
import { SCHEMAS } from '../src/plan/schema.ts';
import type { Files } from '../src/plan/source.ts';
import { RULES } from '../src/rules/index.ts';
import type { Rule } from '../src/rules/rule.ts';
import { BASE, filesOf, over } from './content.ts';
import { partsOf, pointAt, type Target, targetOf } from './places/example.ts';
import {
  beginsItsLine,
  type Changed,
  canStandTwice,
  ENCODINGS,
  INLINE,
  TRANSFORMATIONS,
  type Transformation,
  unchanged,
} from './places/transformations.ts';

const AS_OF = '2026-11-22';

/** Something is missing, and yet the message names no property of the file: it names the cure. */
const NAMES_NO_PROPERTY: Readonly<Record<string, string>> = {
  'contact-is-verified': 'The command that it names writes the record.',
  'entry-is-reachable': 'What is missing is a link in another file.',
  'review-not-overdue': 'The command that it names writes the record.',
};

interface Example {
  rule: Rule;
  files: Files;
  /** The paths of the example's own files. */
  own: ReadonlySet<string>;
  told: { finding: Finding; target: Target | string }[];
}

/** A rule's findings in some files. What falls due later is told of the example's own files only. */
function findingsOf(rule: Rule, files: Files, own: ReadonlySet<string>): Finding[] {
  const rules = rule.id === 'waiver-is-used' ? RULES : [rule];
  const { findings, later } = check(files, { asOf: AS_OF, folder: '', rules });
  return [...findings, ...later.filter(({ file }) => own.has(file))].filter((finding) => finding.rule === rule.id);
}

function exampleOf(rule: Rule): Example {
  const bad = filesOf(rule.bad.files);
  const files = over(BASE, bad);
  const own = new Set(bad.keys());
  const told = findingsOf(rule, files, own).map((finding) => ({
    finding,
    target: targetOf(finding, String(files.get(finding.file) ?? '')),
  }));
  return { rule, files, own, told };
}

const EXAMPLES = RULES.map(exampleOf);

function targetsIn({ told }: Example, path: string): Target[] {
  return told.flatMap(({ finding, target }) => (finding.file === path && typeof target !== 'string' ? [target] : []));
}

function changeAll(example: Example, { change }: Transformation): Map<string, Changed> {
  const texts = [...example.files].filter((file): file is [string, string] => typeof file[1] === 'string');
  return new Map(
    texts.map(([path, text]) => [
      path,
      change({ rule: example.rule.id, path, text, targets: targetsIn(example, path) }),
    ]),
  );
}

/** A finding in one line that can be sorted: the order of findings changes with their lines. */
function shown(place: Omit<Place, 'file'>, { file, message, on }: Finding): string {
  const { line, column, endLine, endColumn } = place;
  return `${file}:${line}:${column}-${endLine}:${endColumn} ${message} ${on}`;
}

/** Where an example's findings must stand once its files have changed. */
function expectedIn({ told }: Example, changed: ReadonlyMap<string, Changed>): string[] {
  return told.map(({ finding, target }) => {
    const file = changed.get(finding.file);
    if (!file || typeof target === 'string') return shown(finding, finding);
    const extent = file.extentOf(target);
    if (!extent) return `${finding.file} has no place for ${JSON.stringify(target)}`;
    const [start, end] = [pointAt(file.text, extent[0]), pointAt(file.text, extent[1])];
    return shown({ ...start, endLine: end.line, endColumn: end.column }, finding);
  });
}

describe.each(EXAMPLES.map((example) => [example.rule.id, example] as const))('%s', (id, example) => {
  test('points at one key, one value or words that can be meant', () => {
    for (const { finding, target } of example.told) {
      expect(target).toBeTypeOf('object');
      if (typeof target === 'string' || target.in !== 'body') continue;
      expect(wordsFault(String(example.files.get(finding.file)), finding)).toBeNull();
    }
  });

  test('names the property that is missing', () => {
    const silent = example.told.filter(
      ({ finding, target }) =>
        typeof target !== 'string' &&
        target.in === 'data' &&
        target.part === 'key' &&
        ![...PROPERTIES, ...target.path].some((name) => /[`:]/.test(finding.message.split(`\`${name}`)[1]?.[0] ?? '')),
    );
    expect(silent.length > 0).toBe(Object.hasOwn(NAMES_NO_PROPERTY, id));
  });

  test.each(TRANSFORMATIONS.map((each) => [each.name, each] as const))('%s', (_, transformation) => {
    const changed = changeAll(example, transformation);
    const expected = expectedIn(example, changed).sort();
    for (const { name, encode } of ENCODINGS) {
      const encoded = [...changed].map(([path, { text }]) => [path, encode(text)] as const);
      const found = findingsOf(example.rule, over(example.files, encoded), example.own);
      expect(found.map((each) => shown(each, each)).sort(), name).toEqual(expected);
    }
  });
});

describe('a transformation moves what it can', () => {
  const targets = EXAMPLES.flatMap(({ rule, files, told }) =>
    told.flatMap(({ finding, target }) => {
      const text = String(files.get(finding.file) ?? '');
      return typeof target === 'string' ? [] : [{ rule: rule.id, path: finding.file, text, targets: [target], target }];
    }),
  );

  const sorts = new Set(targets.map(({ target }) => target.in));

  test('and every sort of place is among the examples', () => {
    expect([...sorts].sort()).toEqual(['body', 'data', 'file', 'text']);
  });

  test.each(TRANSFORMATIONS.map((each) => [each.name, each] as const))('%s', (_, { change, unmoved }) => {
    const isMoved = (told: (typeof targets)[number]) =>
      JSON.stringify(change(told).extentOf(told.target)) !== JSON.stringify(unchanged(told).extentOf(told.target));
    const moved = new Set(targets.filter(isMoved).map(({ target }) => target.in));
    expect(moved).toEqual(new Set([...sorts].filter((sort) => unmoved[sort] === undefined)));
  });

  test('emoji stand before all words of a body that do not begin their line', () => {
    const emoji = TRANSFORMATIONS.find(({ name }) => name === 'emoji in the body') as Transformation;
    const still = targets.filter((told) => told.target.in === 'body' && emoji.change(told).text === told.text);
    expect(still.length).toBeGreaterThan(0);
    for (const { path, text, target } of still)
      expect(target.in === 'body' && beginsItsLine(partsOf(path, text).body, target.extent)).toBe(true);
  });

  test('an alias stands in place of each text that can stand twice', () => {
    const aliases = TRANSFORMATIONS.filter(({ name }) => name.startsWith('aliases'));
    const could = targets.filter((told) => canStandTwice(told, partsOf(told.path, told.text).root));
    expect(new Set(could.map(({ rule }) => rule)).size).toBeGreaterThan(15);
    for (const { change } of aliases) {
      for (const told of could) {
        const { text, extentOf } = change(told);
        const [start, end] = extentOf(told.target) ?? [0, 0];
        expect(text.slice(start, end)).toMatch(/^\*a\d+$/);
      }
    }
  });
});

/** Every name that a schema gives to a property. */
const PROPERTIES = new Set<string>();
function collect(schema: unknown): void {
  if (schema === null || typeof schema !== 'object') return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const name of Object.keys(value)) PROPERTIES.add(name);
    collect(value);
  }
}
collect(SCHEMAS);

/** Why a stretch of a body is not what a finding could mean; null where it is. */
function wordsFault(text: string, { line, column, endLine, endColumn, message }: Finding): string | null {
  const lines = text.split('\n').slice(line - 1, endLine);
  const before = (lines[0] as string).slice(0, column - 1);
  const after = (lines.at(-1) as string).slice(endColumn - 1);
  const slice = lines.join('\n').slice(before.length, after === '' ? undefined : -after.length);
  const isBlock = /^\s*(?:(?:>|[-*]|\d+\.)\s+)*$/.test(before) && after === '' && slice === slice.trim();
  const isShown = message.includes(`\`${slice}\``);
  const isCode = /^(?:\{[^}]*\}|<[^>]*>|[<{])$/.test(slice);
  const isUnseen = message.includes(`(U+${slice.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')})`);
  return isBlock || isShown || INLINE.test(slice) || isCode || isUnseen ? null : slice;
}
