import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { load } from '../src/check.ts';
import type { Source, Spot } from '../src/plan/source.ts';
import type { Step } from '../src/plan/step.ts';
import { read } from '../src/read.ts';

/** One statement of the two plans that the shipped ones were written from. */
interface Statement {
  id: string;
  section: string;
  text: string;
}

/**
 * Where the shipped content holds a statement: a file, a heading of its body or a path of its data, and some of the words.
 * The heading '' means a whole body, for the templates, whose bodies begin without one.
 */
interface Held {
  file: string;
  under?: string;
  at?: string;
  says: string | string[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const STATEMENTS: Statement[] = JSON.parse(readFileSync(here('fixtures/source-statements.json'), 'utf8'));
const COVERAGE: Record<string, Held | Held[]> = parse(readFileSync(here('source-coverage.yml'), 'utf8'));
const { files } = read(here('../content'));
const { sources } = load(files);

/** Parts of the sources that ask for something to be done: only a step with an actor meets them. */
const PROCEDURE =
  /^(?:Incident Response Phases > (?!2. Identification > Detection Sources)|Specific Incident Response Scenarios|Recovery Testing|Response Procedures)/;

const plain = (text: string) =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*>]|<br ?\/>/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();

/** The lines of a body under a heading, down to the next one that is as high; null where there is no such heading. */
function linesUnder(source: Source, heading: string): [from: number, to: number] | null {
  if (heading === '') return source.body && [source.bodyLine, Number.POSITIVE_INFINITY];
  const headings = source.body?.headings ?? [];
  const index = headings.findIndex((each) => each.text === heading);
  const found = headings[index];
  if (!found) return null;
  const next = headings.slice(index + 1).find((each) => each.depth <= found.depth);
  return [lineOf(found.spot), next ? lineOf(next.spot) : Number.POSITIVE_INFINITY];
}

const lineOf = (spot: Spot) => ('start' in spot ? spot.start.line : 0);
const wordsOf = ({ condition, actor, action, expect: seen }: Step) =>
  plain(`${condition ?? ''} ${actor}: ${action} ${seen ?? ''}`);

/** The text at a path of a file's data. */
function textAt(source: Source, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((data, key) => (data as Record<string, unknown> | undefined)?.[key], source.data);
  return value === undefined ? '' : plain(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Why a statement is not held where it is said to be; null when it is. */
function fault({ section }: Statement, { file, under, at, says }: Held): string | null {
  const source = sources.get(file);
  if (!source) return `there is no file ${file}`;
  const wanted = [says].flat().map(plain);
  if (wanted.some((words) => words.length < 8)) return `too few words: ${wanted.join(', ')}`;
  if (at !== undefined) {
    const text = textAt(source, at);
    const missing = wanted.find((words) => !text.includes(words));
    return missing === undefined ? null : `${file} does not say "${missing}" at ${at}`;
  }
  if (under === undefined) return 'the row names neither a heading nor a path';
  const lines = linesUnder(source, under);
  if (!lines) return `${file} has no heading "${under}"`;
  const [from, to] = lines;
  if (PROCEDURE.test(section)) {
    const steps = (source.body?.steps ?? []).filter(
      ({ actor, spot }) => actor !== null && lineOf(spot) > from && lineOf(spot) < to,
    );
    const missing = wanted.find((words) => !steps.some((step) => wordsOf(step).includes(words)));
    return missing === undefined ? null : `no step of ${file} under "${under}" says "${missing}"`;
  }
  const text = plain(
    source.text
      .split('\n')
      .slice(from - 1, to - 1)
      .join('\n'),
  );
  const missing = wanted.find((words) => !text.includes(words));
  return missing === undefined ? null : `${file} does not say "${missing}" under "${under}"`;
}

describe('the two source plans', () => {
  test('every statement is named once, and nothing else', () => {
    expect(STATEMENTS).toHaveLength(299);
    expect(Object.keys(COVERAGE).sort()).toEqual(STATEMENTS.map(({ id }) => id).sort());
  });

  test.each(STATEMENTS.map((statement) => [statement.id, statement.text, statement] as const))(
    '%s is held: %s',
    (id, _, statement) => {
      const held = [COVERAGE[id] ?? []].flat();
      expect(held.length).toBeGreaterThan(0);
      expect(held.map((each) => fault(statement, each)).filter((each) => each !== null)).toEqual([]);
    },
  );

  test('a mention is no procedure, and other words are no proof', () => {
    const asked = STATEMENTS.find(({ id }) => id === 'api-credential-manager#50') as Statement;
    const told = { ...asked, section: 'Resources' };
    const file = 'api-credential-manager/plan.mdx';
    const heading = sources.get(file)?.body?.headings[0]?.text as string;
    const words = /[a-z]+ [a-z]+ [a-z]+/.exec(
      sources.get(file)?.bodyText.split('\n').slice(2).join(' ') ?? '',
    )?.[0] as string;
    expect(fault(told, { file, under: heading, says: words })).toBeNull();
    expect(fault(asked, { file, under: heading, says: words })).toContain('no step of');
    expect(fault(told, { file, under: heading, says: 'words that nobody wrote' })).toContain('does not say');
    expect(fault(told, { file, under: 'No such heading', says: words })).toContain('has no heading');
    expect(fault(told, { file, under: heading, says: 'IC' })).toContain('too few words');
  });
});
