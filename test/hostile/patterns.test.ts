import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { counterOf, TooMany } from './backtracking.ts';
import { type Growing, growingFor, grown, type Pattern, type Search, writtenPatterns } from './patterns.ts';

/** Four times the text may take four times the steps; what is quadratic takes sixteen. */
const SHORT = 60;
const LONG = 4 * SHORT;
const MOST_GROWTH = 6;
const MOST_STEPS = 1_000_000;
/** As long as a file may be. */
const WHOLE_FILE = 60_000;
/** A search that has not ended by then never will; a healthy one needs a fraction of it. */
const PATIENCE = 20_000;

/** The patterns that are put together when modules are loaded, or a body is read, recorded as they are made. */
async function builtPatterns(): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, parts, caller) {
      const pattern = Reflect.construct(target, parts, caller);
      const [, where] = /((?:src|scripts)\/[\w/.-]+\.[jt]s)/.exec(new Error().stack?.split('\n')[2] ?? '') ?? [];
      if (where) made.push({ where, pattern });
      return pattern;
    },
  });
  try {
    const { check } = await import('../../src/check.ts');
    check(new Map([['a/guides/b.mdx', '---\ntitle: B\n---\n{']]), { asOf: '2026-11-22' });
  } finally {
    globalThis.RegExp = Original;
  }
  return [...new Map(made.map((each) => [String(each.pattern), each])).values()];
}

const written = writtenPatterns();
const built = await builtPatterns();
const ALL = [...new Map([...written.patterns, ...built].map((each) => [String(each.pattern), each])).values()];

interface Growth {
  /** How many times the steps it takes for four times the text; Infinity where counting was given up. */
  most: number;
  worst: Growing[];
  /** The texts in which the counter found something other than the engine does. */
  disagreed: string[];
}

function growthOf(pattern: RegExp): Growth {
  const { atoms, search } = counterOf(pattern);
  const growth: Growth = { most: 0, worst: [], disagreed: [] };
  for (const each of growingFor(pattern, atoms)) {
    const short = grown(each, SHORT);
    try {
      const { steps, found } = search(short, MOST_STEPS);
      if (JSON.stringify(found) !== JSON.stringify(nativeIn(pattern, short))) growth.disagreed.push(short);
      const times = search(grown(each, LONG), MOST_STEPS).steps / steps;
      if (times > growth.most) growth.worst.unshift(each);
      growth.most = Math.max(growth.most, times);
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      return { ...growth, most: Number.POSITIVE_INFINITY };
    }
  }
  return growth;
}

/** What the engine itself finds, in characters where the pattern counts in them. */
function nativeIn(pattern: RegExp, text: string): [number, number][] {
  const matches = pattern.flags.includes('g') ? [...text.matchAll(pattern)] : [pattern.exec(text) ?? []];
  const lengthOf = (part: string) => (/[uv]/.test(pattern.flags) ? [...part].length : part.length);
  return matches.flatMap((match) => {
    if (!('index' in match)) return [];
    const start = lengthOf(text.slice(0, match.index));
    return [[start, start + lengthOf(match[0])] as [number, number]];
  });
}

describe('counting steps', () => {
  test.each<[name: string, pattern: RegExp]>([
    ['a repetition of a repetition', /^(?:a+)+$/],
    ['a choice between the same', /^(?:a|a)*$/],
    ['spaces before what does not come', /\s+$/],
    ['spaces on both sides', /\s*\n\s*/g],
    ['a mark that is not closed', /(`+)[\s\S]*?\1/g],
    ['two parts that take the same', /^\w*@?\w*!/],
    ['a look back over all', /(?<=x.*)y/g],
  ])('tells %s', (_, pattern) => {
    expect(growthOf(pattern).most).toBeGreaterThan(MOST_GROWTH);
  });

  test.each<[name: string, pattern: RegExp]>([
    ['letters', /^[a-z0-9]+(?:-[a-z0-9]+)*$/],
    ['a bounded repetition', /\[[A-Z]{1,40}\]/g],
    ['a line', /^- (.+)\n/m],
  ])('passes %s', (_, pattern) => {
    expect(growthOf(pattern).most).toBeLessThan(MOST_GROWTH);
  });
});

test('the scan finds patterns in code and schemas, and those that are put together', () => {
  expect(written.patterns.length).toBeGreaterThan(100);
  expect(written.patterns.some(({ where }) => where.startsWith('schemas/'))).toBe(true);
  expect(written.patterns.some(({ where }) => where.endsWith('.astro'))).toBe(true);
  // A file that puts one together at some other time has to be brought to it in `builtPatterns`.
  expect([...new Set(built.map(({ where }) => where))].sort()).toEqual(written.builders);
});

describe('a pattern takes as much longer as its text is longer', () => {
  let looking: ChildProcess | null = null;

  /** Looks through long texts in another process, which does not survive its own silence. */
  async function lookApart(search: Search): Promise<void> {
    if (!looking) {
      looking = fork(fileURLToPath(new URL('patterns.ts', import.meta.url)));
      await once(looking, 'message');
    }
    const child = looking;
    const hang = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    try {
      await new Promise<void>((answer, end) => {
        child.once('message', () => answer());
        child.once('exit', (code, signal) => end(new Error(`The search ended by ${signal ?? code}`)));
        child.send(search);
      });
    } catch (error) {
      looking = null;
      throw error;
    } finally {
      clearTimeout(hang);
      child.removeAllListeners();
    }
  }

  afterAll(() => {
    looking?.kill();
  });

  test.each(ALL.map((each) => [each.where, String(each.pattern), each.pattern] as const))(
    '%s %s',
    async (_, __, pattern) => {
      const { most, worst, disagreed } = growthOf(pattern);
      expect(disagreed).toEqual([]);
      expect(most, JSON.stringify(worst[0])).toBeLessThan(MOST_GROWTH);
      const texts = worst.slice(0, 3).map((each) => grown(each, WHOLE_FILE));
      await lookApart({ source: pattern.source, flags: pattern.flags, texts });
    },
  );
});
