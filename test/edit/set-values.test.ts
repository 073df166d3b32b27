import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setValues } from '../../src/edit/set-values.ts';
import { CannotEdit, dataOf } from '../../src/edit/yaml-part.ts';

const REVIEW = { last: '2026-11-22', by: 'dana-whitfield', digest: '3f9a0c5d7be81244' };
const BLOCK = ['review:', "  last: '2026-11-22'", '  by: dana-whitfield', "  digest: '3f9a0c5d7be81244'", ''].join(
  '\n',
);
const FLOW = "{ last: '2026-11-22', by: dana-whitfield, digest: '3f9a0c5d7be81244' }";

const page = (yaml: string) => `---\n${yaml}---\n\nWords.\n`;

describe('a review', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['is added at the end', 'title: Evidence\n', `title: Evidence\n${BLOCK}`],
    ['is added to nothing', '', BLOCK],
    ['is added behind comments alone', '# Soon.\n', `# Soon.\n${BLOCK}`],
    [
      'is added behind the comments at the end',
      'title: Evidence # Short.\n# satisfies: []\n',
      `title: Evidence # Short.\n# satisfies: []\n${BLOCK}`,
    ],
    ['is added before the blank lines at the end', 'title: Evidence\n\n', `title: Evidence\n${BLOCK}\n`],
    ['is added behind a list', 'satisfies:\n  - gdpr#Art.33(1)\n', `satisfies:\n  - gdpr#Art.33(1)\n${BLOCK}`],
    ['is added behind a list at the margin', 'formerly:\n- proof\n', `formerly:\n- proof\n${BLOCK}`],
    ['is added behind a block of text', 'scope: |\n  All.\n\n  Of it.\n', `scope: |\n  All.\n\n  Of it.\n${BLOCK}`],
    ['is added behind a text over several lines', 'scope: All\n  of it\n', `scope: All\n  of it\n${BLOCK}`],
    [
      'is added behind a key without a value',
      'title: Evidence\nowner: # Who?\n',
      `title: Evidence\nowner: # Who?\n${BLOCK}`,
    ],
    [
      'is indented as the keys around it',
      '  title: Evidence\n',
      `  title: Evidence\n${BLOCK.replace(/^(?=.)/gm, '  ')}`,
    ],
    ['is added between braces', '{ title: Evidence }\n', `{ title: Evidence, review: ${FLOW} }\n`],
    [
      'is changed in braces',
      `review: { last: '2026-01-01', by: omar-haddad, digest: '0000000000000000' } # Soon again.\n`,
      `review: ${FLOW} # Soon again.\n`,
    ],
    [
      'keeps its own order',
      "review: {digest: '0000000000000000',by: x,last: '2026-01-01'}\n",
      "review: {digest: '3f9a0c5d7be81244',by: dana-whitfield,last: '2026-11-22'}\n",
    ],
    [
      'is completed in braces',
      "review: { last: '2026-01-01', }\n",
      "review: { last: '2026-11-22', by: dana-whitfield, digest: '3f9a0c5d7be81244', }\n",
    ],
    ['is completed in empty braces', 'review: {}\n', `review: ${FLOW}\n`],
    [
      'is changed over lines',
      'review: # By hand until June.\n    last: "2026-01-01" # Late.\n    # Whose turn?\n    by: omar-haddad\n    digest: 0123456789abcdef\ntitle: Evidence\n',
      'review: # By hand until June.\n    last: "2026-11-22" # Late.\n    # Whose turn?\n    by: dana-whitfield\n    digest: \'3f9a0c5d7be81244\'\ntitle: Evidence\n',
    ],
    [
      'is completed over lines',
      "review:\n    last: '2026-01-01'\n    by:\n\ntitle: Evidence\n",
      "review:\n    last: '2026-11-22'\n    by: dana-whitfield\n    digest: '3f9a0c5d7be81244'\n\ntitle: Evidence\n",
    ],
    [
      'is filled in where only its name stands',
      'review: # Never yet.\ntitle: Evidence\n',
      `review: ${FLOW} # Never yet.\ntitle: Evidence\n`,
    ],
    ['is left alone where it is the same', `"review": ${FLOW}\n`, `"review": ${FLOW}\n`],
  ];

  test.each(cases)('%s', (_, before, after) => {
    expect(setValues('guide.mdx', page(before), ['review'], REVIEW)).toBe(page(after));
    if (before !== '') expect(setValues('system.yml', before, ['review'], REVIEW)).toBe(after);
  });

  test.each(cases)('%s, with CRLF and a byte-order mark', (_, before, after) => {
    const file = (yaml: string) => `\uFEFF${page(yaml)}`.replaceAll('\n', '\r\n');
    expect(setValues('guide.mdx', file(before), ['review'], REVIEW)).toBe(file(after));
  });

  test('is added to a last line without an end', () => {
    expect(setValues('system.yml', 'title: Parts', ['review'], REVIEW)).toBe(`title: Parts\n${BLOCK}`.trimEnd());
    expect(setValues('guide.mdx', '---\ntitle: Evidence\n---', ['review'], REVIEW)).toBe(
      `---\ntitle: Evidence\n${BLOCK}---`,
    );
  });

  test('leaves the body alone, whatever it holds', () => {
    const body = '\n\nreview: { last: never }\n\n---\n\n```yaml\nreview:\n```\n \t';
    const text = setValues('guide.mdx', `---\ntitle: Evidence\n---${body}`, ['review'], REVIEW);
    expect(text).toBe(`---\ntitle: Evidence\n${BLOCK}---${body}`);
  });
});

describe('a record', () => {
  const verified = { on: '2026-11-22', by: 'omar-haddad', channel: 'phone' };
  const FLOW = "{ on: '2026-11-22', by: omar-haddad, channel: phone }";
  const set = (text: string) => setValues('contacts.yml', text, ['dana', 'verified'], verified);

  test.each([
    [
      'gets a new line at its end',
      'dana:\n  name: Dana # Mornings.\n\n# The next one.\nomar:\n  name: Omar\n',
      `dana:\n  name: Dana # Mornings.\n  verified: ${FLOW}\n\n# The next one.\nomar:\n  name: Omar\n`,
    ],
    [
      'gets it behind a list',
      "dana:\n    channels:\n      - { kind: phone, value: '1' }\nomar: {}\n",
      `dana:\n    channels:\n      - { kind: phone, value: '1' }\n    verified: ${FLOW}\nomar: {}\n`,
    ],
    ['gets it between its braces', 'dana: { name: Dana }\n', `dana: { name: Dana, verified: ${FLOW} }\n`],
    [
      'has it changed',
      "dana:\n  verified: { on: '2026-01-01', by: omar-haddad, channel: sms }\n",
      `dana:\n  verified: ${FLOW}\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(set(before)).toBe(after);
    expect(set(before.replaceAll('\n', '\r\n'))).toBe(after.replaceAll('\n', '\r\n'));
  });

  test('must be there', () => {
    expect(() => set('omar: { name: Omar }\n')).toThrow('There is no `dana` here. Add it first.');
  });
});

describe('what is not safe is refused', () => {
  test.each<[what: string, yaml: string, message: RegExp]>([
    ['an anchor on the group', 'review: &r { last: x }\nother: *r\n', /`review` is written with an anchor/],
    ['an alias for the group', 'other: &r { last: x }\nreview: *r\n', /`review` is written with an anchor/],
    ['an anchor on a value', 'review: { by: &who omar }\nowner: *who\n', /`by` is written with an anchor/],
    ['an alias for a value', 'owner: &who omar\nreview: { by: *who }\n', /`by` is written with an anchor/],
    ['a tag', 'review: { last: !!str 2026-01-01 }\n', /`last` is written with an anchor/],
    ['a key with a question mark', '? review\n: { last: x }\n', /`review` is written with/],
    ['a list', 'review: [x]\n', /`review` is no group/],
    ['a text', 'review: yesterday\n', /`review` is no group/],
    ['a value that is a group', 'review: { by: { name: Dana } }\n', /`by` holds more than one value/],
    ['a block of text', 'review:\n  last: >-\n    2026-01-01\n', /`last` is written as a block of text/],
    ['a key that stands twice', 'review: { last: x }\nreview: { last: y }\n', /The YAML cannot be read/],
    ['broken YAML', 'review: { last: x\n', /The YAML cannot be read/],
  ])('%s', (_, yaml, message) => {
    expect(() => setValues('guide.mdx', page(yaml), ['review'], REVIEW)).toThrow(CannotEdit);
    expect(() => setValues('guide.mdx', page(yaml), ['review'], REVIEW)).toThrow(message);
  });

  test('a last text that keeps its blank lines, one of which the front matter swallows', () => {
    const yaml = 'summary: |+\n  All of it.\n\n';
    expect(setValues('system.yml', yaml, ['review'], REVIEW)).toBe(yaml + BLOCK);
    expect(() => setValues('guide.mdx', page(yaml), ['review'], REVIEW)).toThrow('would change others');
  });

  test('a file without front matter', () => {
    expect(() => setValues('guide.mdx', 'Words.\n', ['review'], REVIEW)).toThrow('does not begin with front matter');
    expect(() => setValues('guide.mdx', '---\ntitle: x\n', ['review'], REVIEW)).toThrow('never ends');
  });
});

describe('whatever the front matter looks like', () => {
  const word = fc.constantFrom('Evidence', 'x', 'Zürich 🚨', 'a b', '2026', 'null', "it's", '#4', 'a: b', '- x', '');
  const space = fc.constantFrom('', ' ', '  ');
  const comment = fc.constantFrom('', ' # why', ' # review: { last: no }', '\t# tab');
  const value = fc.oneof(
    word.map((text) => ` '${text.replaceAll("'", "''")}'`),
    word.map((text) => ` ${JSON.stringify(text)}`),
    fc.constantFrom(' plain', ' 12', ' true', ' ~', ''),
    word.map((text) => ` [ '${text.replaceAll("'", "''")}', { a: 1 } ]`),
  );
  const line = fc.tuple(value, comment).map(([text, end]) => `${text}${end}\n`);
  const inner = fc.constantFrom(
    '\n  - one # first\n  - two\n',
    '\n- one\n- two\n',
    '\n    deep:\n        deeper: x\n    # inside\n    last: y\n',
    ' |\n  review:\n    last: none\n\n',
    ' >-\n  folded\n  words\n',
    ' |+\n  kept\n\n',
    ' plain\n  over lines\n',
  );
  const other = fc.tuple(fc.constantFrom('\n', '# note\n', '  # note\n', ''), fc.oneof(line, inner));
  const others = fc
    .array(other, { maxLength: 4 })
    .map((all) => all.map(([before, text], index) => ({ before, text, index })));
  const linesOf = (all: { before: string; text: string }[], letter: string) =>
    all.map(({ before, text }, index) => `${before}${letter}${index}:${text}`).join('');

  const old = fc.constantFrom("'2026-01-01'", '"2026-01-01"', '2026-01-01', 'omar-haddad');
  const keys = fc.shuffledSubarray(['last', 'by', 'digest', 'note']);
  const flow = fc
    .tuple(keys, fc.array(old, { minLength: 4, maxLength: 4 }), space, space, comment)
    .map(([names, values, left, right, end]) => {
      const pairs = names.map((name, index) => `${name}: ${values[index]}`).join(`${right}, `);
      return `review: {${left}${pairs}${right}}${end}\n`;
    });
  const block = fc
    .tuple(
      fc.shuffledSubarray(['last', 'by', 'digest', 'note'], { minLength: 1 }),
      fc.array(old, { minLength: 4, maxLength: 4 }),
      fc.constantFrom('  ', '    '),
      comment,
      comment,
    )
    .map(
      ([names, values, indent, head, end]) =>
        `review:${head}\n${names.map((name, index) => `${indent}${name}: ${values[index]}${end}\n`).join('')}`,
    );
  const body = fc.constantFrom('', '\n', '\n\nWords.\n', '\nNo end', '\n\n## A\n\n---\n\nreview: {}\n');
  const file = fc.record({
    before: others,
    after: others,
    review: fc.oneof(flow, block, fc.constant('')),
    body,
    crlf: fc.boolean(),
    mark: fc.boolean(),
  });

  test('only the values asked for change, and every other byte stays', () => {
    fc.assert(
      fc.property(file, ({ before, after, review, body: words, crlf, mark }) => {
        fc.pre(!(review === '' ? [...before, ...after] : after).at(-1)?.text.includes('|+'));
        const ends = (text: string) => (crlf ? text.replaceAll('\n', '\r\n') : text);
        const head = (mark ? '\uFEFF' : '') + ends(`---\n${linesOf(before, 'a')}`);
        const tail = ends(`${linesOf(after, 'b')}---${words}`);
        const text = head + ends(review) + tail;
        const data = dataOf('guide.mdx', text) as Record<string, object>;
        const result = setValues('guide.mdx', text, ['review'], REVIEW);

        expect(dataOf('guide.mdx', result)).toEqual({ ...data, review: { ...data.review, ...REVIEW } });
        if (review === '') {
          const at = result.indexOf(ends(BLOCK));
          expect(result.slice(0, at) + result.slice(at + ends(BLOCK).length)).toBe(text);
        } else {
          expect(result.startsWith(head)).toBe(true);
          expect(result.endsWith(tail)).toBe(true);
          const bare = (between: string) =>
            between
              .replace(/,? ?(?<=[ {,\n])(last|by|digest): ('[^']*'|"[^"]*"|[\w-]+)/g, '')
              .split('\n')
              .map((each) => each.replace(/[ ,{}\r]+/g, ''))
              .filter((each) => each !== '');
          const kept = bare(result.slice(head.length, result.length - tail.length));
          expect(kept.filter((each) => /#|note|review/.test(each))).toEqual(
            bare(review).filter((each) => /#|note|review/.test(each)),
          );
        }
        expect(setValues('guide.mdx', result, ['review'], REVIEW)).toBe(result);
      }),
      { numRuns: 500 },
    );
  });
});
