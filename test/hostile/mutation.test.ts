import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { linkProblem } from '../../src/plan/allowed.ts';
import { treeOf } from '../../src/plan/body.ts';
import { compareFindings } from '../../src/plan/finding.ts';
import { makeInert } from '../../src/plan/inert.ts';
import { type Files, readSource } from '../../src/plan/source.ts';
import { textOf } from '../../src/plan/text.ts';
import { BASE, over } from '../content.ts';
import { AS_OF } from './judge.ts';

/** The same runs each time. */
const RUNS = { seed: 20261122, numRuns: 400 };

const PATHS = [...BASE.keys()];

/** What turns text into something else. */
const TOKENS = [
  '---',
  '\n---\n',
  '---x\n',
  '...',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '\u0000',
  '\uFEFF',
  '\u202E',
  '\u2028',
  '\uD800',
  '\uFDD0',
  '👩‍💻',
  'e\u0301',
  '{',
  '}',
  '{{',
  '}}',
  '\\{',
  '<',
  '>',
  '<a>',
  '</a>',
  '<br/>',
  '<script>',
  '<!--',
  '-->',
  '&colon;',
  '&#0;',
  '&',
  'import a from "b"\n',
  'export const a = 1\n',
  '[',
  ']',
  '](',
  '[a](b)',
  '[Name]',
  '[a]: b\n',
  '[^1]',
  '[x] ',
  '![',
  '*',
  '**',
  '_',
  '`',
  '```\n',
  '~~~\n',
  '|',
  '> ',
  '- ',
  '1. ',
  '3. ',
  '2.IC: ',
  '# ',
  '## ',
  '===\n',
  'Expect: ',
  'expect: ',
  'Pause: ',
  'If ',
  'IC: ',
  ': ',
  ', within 5 min.',
  '\\',
  '\\:',
  'javascript:',
  '../',
  '#',
  '%',
  'https://',
  'a: ',
  '- a\n',
  '? ',
  ': ',
  '&a ',
  '*a',
  '!!js/function ',
  '!!binary ',
  '<<: ',
  '__proto__: ',
  'constructor: ',
  'toString',
  '{ a: ',
  '[ a, ',
  "'",
  '"',
  '"\\u202E"',
  '|\n',
  '>\n',
  '.inf',
  'null',
  '~',
  '0',
  '-1',
  '1e9',
];

type Change = (text: string) => string;

/** Somewhere in a text, as a share of its length: the same change means something in every file. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, place: number) => Math.floor(place * text.length);

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(share, fc.constantFrom(...TOKENS)).map(
      ([place, token]): Change =>
        (text) =>
          text.slice(0, at(text, place)) + token + text.slice(at(text, place)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(share, fc.nat(30)).map(
      ([place, length]): Change =>
        (text) =>
          text.slice(0, at(text, place)) + text.slice(at(text, place) + length),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(share, fc.nat(0xffff)).map(
      ([place, code]): Change =>
        (text) =>
          text.slice(0, at(text, place)) + String.fromCharCode(code) + text.slice(at(text, place) + 1),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(share, share, share).map(
      ([from, to, place]): Change =>
        (text) =>
          text.slice(0, at(text, place)) + text.slice(at(text, from), at(text, to)) + text.slice(at(text, place)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(share, fc.constantFrom(...TOKENS), fc.integer({ min: 2, max: 70 })).map(
      ([place, token, times]): Change =>
        (text) =>
          text.slice(0, at(text, place)) + token.repeat(times) + text.slice(at(text, place)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(share, share).map(
      ([a, b]): Change =>
        (text) => {
          const lines = text.split('\n');
          const [from, to] = [at(text, a) % lines.length, at(text, b) % lines.length];
          [lines[from], lines[to]] = [lines[to] as string, lines[from] as string];
          return lines.join('\n');
        },
    ),
  },
);

const mutated: fc.Arbitrary<[string, string][]> = fc
  .array(fc.tuple(fc.constantFrom(...PATHS), fc.array(change, { minLength: 1, maxLength: 5 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((changes) =>
    changes.map(([path, edits]) => [path, edits.reduce((text, edit) => edit(text), String(BASE.get(path)))]),
  );

/** The lines of a file as its author counts them. */
function linesOf(files: Files, file: string): string[] {
  const text = files.get(file);
  return typeof text === 'string' ? text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/) : [''];
}

describe('whatever happens to the base', () => {
  test('a check ends, and every finding has its order and its place', () => {
    fc.assert(
      fc.property(mutated, (changes) => {
        const files = over(BASE, changes);
        const { findings, later } = check(files, { asOf: AS_OF, folder: '' });
        expect(findings.toSorted(compareFindings)).toEqual(findings);
        for (const { file, line, column, endLine, endColumn, message } of [...findings, ...later]) {
          const lines = linesOf(files, file);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length + 1);
          expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
          expect(endLine).toBeLessThanOrEqual(lines.length);
          expect(message.length).toBeLessThan(600);
        }
      }),
      RUNS,
    );
  });

  test('a check says the same twice, in whatever order it gets the files', () => {
    fc.assert(
      fc.property(mutated, (changes) => {
        const files = over(BASE, changes);
        const { findings } = check(files, { asOf: AS_OF });
        expect(check(new Map([...files].reverse()), { asOf: AS_OF }).findings).toEqual(findings);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  test('a file that nobody touched is read as before', () => {
    fc.assert(
      fc.property(mutated, (changes) => {
        const touched = new Set(changes.map(([path]) => path));
        const { content } = check(over(BASE, changes), { asOf: AS_OF });
        for (const path of PATHS.filter((each) => !touched.has(each))) {
          expect(content.sources.get(path)?.data).toEqual(readSource(path, BASE.get(path) as string).data);
        }
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

/** Text that looks like a body more often than chance has it. */
const bodyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TOKENS),
      fc.constantFrom('IC: Call.\n', 'Words ', '\n\n', '   '),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('whatever a body says', () => {
  test.each(['guides', 'checklists', 'templates'])(
    'in %s, what nobody faults leaves a tree without code in it',
    (folder) => {
      fc.assert(
        fc.property(bodyText, (text) => {
          const source = readSource(`task-list/${folder}/evidence.mdx`, `---\ntitle: Evidence\n---\n${text}`);
          if (source.faults.length > 0) return;
          const tree = treeOf(source);
          const types = new Set<string>();
          const visit = (node: { type: string; url?: string; children?: unknown[] }): void => {
            types.add(node.type);
            if (node.type === 'link') expect(linkProblem(node.url ?? '')).toBeNull();
            for (const child of node.children ?? []) visit(child as typeof node);
          };
          if (tree) visit(tree.root as never);
          expect(
            [...types].filter((type) => /^(html|image|definition|footnote|linkReference|mdx(?!Jsx))/.test(type)),
          ).toEqual([]);
          expect(JSON.stringify(tree?.root)).not.toMatch(/[\uFDD0-\uFDEF]/);
        }),
        RUNS,
      );
    },
  );

  test('making it inert keeps every offset, and does nothing to text without code', () => {
    fc.assert(
      fc.property(bodyText, (text) => {
        const inert = makeInert(text, []);
        expect(inert.length).toBe(text.length);
        expect(inert.replace(/<br ?\/>/g, '')).not.toMatch(/[{}<]/);
        if (!/[{}<]|^(im|ex)port/m.test(text)) expect(inert).toBe(text);
      }),
      RUNS,
    );
  });

  test('a step is made of its parts: nothing of its words is lost', () => {
    const word = fc.constantFrom(
      'If it rings',
      'When',
      'IC',
      'Tech lead',
      '**IC**',
      '`a: b`',
      'Copy it',
      'a\\: b',
      '&amp;',
      '[x](https://example.com/)',
      ', within 5 min.',
      '\n   Expect: a voice',
      '*so*',
      '12:30',
      ':',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.constantFrom(': ', ' ', ':\n   ', '\n   ')), { minLength: 1, maxLength: 8 }),
        (words) => {
          const text = `1. ${words.map((pair) => pair.join('')).join('')}.\n`;
          const tree = treeOf(readSource('task-list/guides/evidence.mdx', `---\ntitle: Evidence\n---\n${text}`));
          const letters = (all: string) => all.replaceAll('Expect', '').replace(/[\s:]/g, '');
          const [list] = tree?.root.children ?? [];
          const [step] = tree?.steps ?? [];
          const parts = Object.values(step?.nodes ?? {})
            .map((nodes) => textOf(nodes))
            .join('');
          const [item] = list && 'children' in list ? list.children : [];
          const [paragraph] = item && 'children' in item ? item.children : [];
          expect(letters(parts)).toBe(letters(paragraph ? textOf(paragraph) : ''));
        },
      ),
      RUNS,
    );
  });
});
