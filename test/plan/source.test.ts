import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { reviewDigest } from '../../src/plan/digest.ts';
import { NotPlain, parseYaml, split } from '../../src/plan/front-matter.ts';
import { type FileText, isSound, locate, type Path, readSource } from '../../src/plan/source.ts';

const GUIDE = 'task-list/guides/evidence.mdx';

/** The faults of one file, as `line:column rule message`. */
function told(file: FileText, path = GUIDE): string[] {
  return readSource(path, file).faults.map(({ rule, message, spot }) => {
    const { line, column } = locate(spot, '');
    return `${line}:${column} ${rule} ${message}`;
  });
}

describe('the place of', () => {
  const CONTACTS = `# Whom to call
dana-whitfield:
  name: Dana Whitfield
  channels:
    - { kind: phone, value: '+44 20 7946 0101' }
    - kind: mail
      value: dana@example.com
  hours: &day
    - { days: [mon, tue], from: '09:00', to: '17:00' }
omar-haddad: { name: "Omar 👩‍💻 Haddad", kind: person, hours: *day }
priya-nair:
  name: >
    Priya
    Nair
  kind:
  channels: []
"quoted key": { a: 1 }
7: { name: Seven }
`;

  test.each<[name: string, path: Path, key: boolean, at: string]>([
    ['a record', ['dana-whitfield'], false, '3:3'],
    ['a record that is the key', ['dana-whitfield'], true, '2:1-2:15'],
    ['a value', ['dana-whitfield', 'name'], false, '3:9-3:23'],
    ['a key', ['dana-whitfield', 'name'], true, '3:3-3:7'],
    ['a list', ['dana-whitfield', 'channels'], false, '5:5'],
    ['an item of a list', ['dana-whitfield', 'channels', 1], false, '6:7-6:11'],
    ['a value in an item', ['dana-whitfield', 'channels', 1, 'value'], false, '7:14-7:30'],
    ['an item in one line', ['dana-whitfield', 'channels', 0], false, '5:9-5:13'],
    ['a value in one line', ['dana-whitfield', 'channels', 0, 'value'], false, '5:29-5:47'],
    ['a key in one line', ['dana-whitfield', 'channels', 0, 'value'], true, '5:22-5:27'],
    ['an item of a list in one line', ['dana-whitfield', 'hours', 0, 'days', 1], false, '9:21-9:24'],
    ['a value behind an emoji', ['omar-haddad', 'kind'], false, '10:49-10:55'],
    ['an alias', ['omar-haddad', 'hours'], false, '10:64-10:68'],
    ['a value behind an alias, which stands at the anchor', ['omar-haddad', 'hours', 0, 'from'], false, '9:33-9:40'],
    ['a text of many lines', ['priya-nair', 'name'], false, '12:9-14:9'],
    ['an empty value, which is its key', ['priya-nair', 'kind'], false, '15:3-15:7'],
    ['an empty list', ['priya-nair', 'channels'], false, '16:13-16:15'],
    ['a missing value, which is its record', ['priya-nair', 'hours'], false, '11:1-11:11'],
    ['a missing value far down', ['priya-nair', 'hours', 0, 'from'], false, '11:1-11:11'],
    ['a missing item', ['dana-whitfield', 'channels', 2], false, '4:3-4:11'],
    ['a missing key of an item', ['dana-whitfield', 'channels', 1, 'note'], false, '6:7-6:11'],
    ['a missing record', ['nobody'], false, '2:1-2:15'],
    ['something below a text', ['dana-whitfield', 'name', 'first'], false, '3:3-3:7'],
    ['a quoted key', ['quoted key'], true, '17:1-17:13'],
    ['a number as a key', [7, 'name'], false, '18:12-18:17'],
    ['everything', [], false, '2:1-2:15'],
  ])('%s', (_, path, key, at) => {
    const source = readSource('contacts.yml', CONTACTS);
    const { line, column, endLine, endColumn } = locate({ source, path, key }, '');
    expect(`${line}:${column}${at.includes('-') ? `-${endLine}:${endColumn}` : ''}`).toBe(at);
  });

  const ROLE =
    '---\n# IC\ntitle: Commander\nbackups:\n  - omar-haddad\n  - dana-whitfield\n---\n\nWords.\n\ntitle: no\n';
  test.each([
    ['Unix line ends', ROLE],
    ['Windows line ends', ROLE.replaceAll('\n', '\r\n')],
    ['a byte-order mark', `\uFEFF${ROLE}`],
    ['both', `\uFEFF${ROLE.replaceAll('\n', '\r\n')}`],
    ['front matter and nothing else', ROLE.slice(0, ROLE.indexOf('\n\nWords'))],
  ])('a value of front matter, with %s', (_, text) => {
    const source = readSource('task-list/roles/incident-commander.mdx', text);
    expect(source.data).toEqual({ title: 'Commander', backups: ['omar-haddad', 'dana-whitfield'] });
    expect(locate({ source, path: ['title'] }, 'content')).toEqual({
      file: 'content/task-list/roles/incident-commander.mdx',
      line: 3,
      column: 8,
      endLine: 3,
      endColumn: 17,
    });
    expect(locate({ source, path: ['backups', 1] }, '')).toMatchObject({ line: 6, column: 5 });
    expect(locate({ source, path: ['callsign'] }, '')).toMatchObject({ line: 3, column: 1 });
  });

  test('what a file without data lacks is its beginning', () => {
    for (const text of ['---\n---\n', '---\n# none\n---\n\nWords.\n']) {
      const source = readSource(GUIDE, text);
      expect(source.data).toEqual({});
      expect(locate({ source, path: ['title'] }, '')).toMatchObject({ line: 1, column: 1 });
    }
    expect(locate({ source: readSource(GUIDE, { unreadable: 'No.' }), path: ['title'] }, '')).toMatchObject({
      line: 1,
      column: 1,
    });
  });

  test.each([
    ['Unix line ends', '\n', ''],
    ['Windows line ends', '\r\n', ''],
    ['a byte-order mark', '\n', '\uFEFF'],
  ])('a word of the body, with %s', (_, end, mark) => {
    const text = `${mark}${['---', 'title: E', '---', '', 'Words.', '', '👩‍💻 see [this](a.mdx).', ''].join(end)}`;
    const [link] = readSource(GUIDE, text).body?.links ?? [];
    expect(link && locate(link.spot, '')).toMatchObject({ line: 7, column: 11, endLine: 7, endColumn: 24 });
  });
});

describe('both YAML parsers', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
  test.each([
    // Words, and what looks like something else.
    'a',
    "'a'",
    '"a"',
    '"a\\tb\\u00e9\\x41"',
    "'it''s'",
    'a b',
    'a#b',
    'a # b',
    'a:b',
    '"a: b"',
    '-a',
    '?a',
    ':a',
    'a,b',
    'é',
    '👩‍💻',
    'a\\b',
    '~a',
    'null',
    'Null',
    'NULL',
    'nUll',
    '~',
    '',
    'true',
    'True',
    'TRUE',
    'tRue',
    'false',
    'False',
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    // Numbers, and what looks like them.
    '0',
    '-0',
    '+1',
    '007',
    '0o17',
    '0O17',
    '017',
    '0x1F',
    '0xfg',
    '0b1',
    '1_000',
    '1,000',
    '1.0',
    '1.',
    '.5',
    '-.5',
    '1e3',
    '1E+3',
    '1e',
    'e3',
    '1.2.3',
    '12:30',
    '12:30:45',
    '+44 20 7946 0101',
    '+442079460101',
    '9007199254740993',
    '2026-11-22',
    '2026-11-22T10:00:00Z',
    '0.1',
    '.inf',
    '-.INF',
    '.nan',
    '.NaN',
    '0x',
    '0o8',
    '--1',
    '1e-7',
    // Texts of many lines.
    '|\n  a\n  b\n',
    '|-\n  a\n',
    '|+\n  a\n\n',
    '>\n  a\n  b\n\n  c\n',
    '>-\n  a\n   b\n  c\n',
    '|2\n   a\n',
    'a\n  b',
    '"a\n  b"',
    '"a\\\n  b"',
    "'a\n\n  b'",
    // Structures.
    '[]',
    '{}',
    '[a, b]',
    '[a, b,]',
    '{ a: 1, b: [2] }',
    '{ a, b }',
    '[a: 1]',
    '\n  a: 1\n  b: 2',
    '\n  - a\n  - b: 1\n    c: 2',
    '\n- a\n- b',
    '\n  - - a\n    - b',
    '\n  a:\n  b:',
    '\n  ? a\n  : b',
    '\n  "a b": 1',
    '\n  1: a',
    '\n  true: a',
    '[[[1]]]',
    '{ "a":1 }',
    '\n  a : 1',
    '\n  - \n  - a',
    // Anchors and aliases.
    '&x a',
    '[&x a, *x]',
    '[&x [1], *x, *x]',
    '[*x]',
    '{ a: &x { b: 1 }, c: *x }',
    '{ <<: { a: 1 } }',
    // Tags.
    '!!str 1',
    '!!int "1"',
    '! 1',
    '!a b',
    '!!binary aGk=',
    '!!set { a }',
    '!!js/function "f"',
    '!<tag:yaml.org,2002:str> 1',
    // What is wrong.
    '{ a: 1, a: 2 }',
    '\n  a: 1\n  a: 2',
    '[a',
    '{ a',
    '"a',
    "'a",
    'a: b',
    '@a',
    '`a',
    '%a',
    '*',
    '&',
    '- a',
    '\n\ta: 1',
    '"\\q"',
    ']',
    '}',
    '|x\n  a',
    '[a]b',
    '\n  a: 1\n b: 2',
    '\n  a: 1\n  - b',
    '[- a]',
    '{ ? a : b }',
    '#a',
    '"a" b',
    deep(30),
  ])('read alike: %j', (scalar) => {
    const text = `key: ${scalar}\nother: 1\n`;
    const document = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent' });
    const theirs = (): unknown => {
      if (document.errors.length + document.warnings.length > 0) return undefined;
      try {
        return document.toJS();
      } catch {
        return undefined;
      }
    };
    let ours: unknown;
    try {
      ours = parseYaml(text);
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error;
      // What we refuse is refused by the other, or is what data cannot hold.
      const other = theirs();
      expect(other === undefined || !Number.isFinite((other as { key: unknown }).key)).toBe(true);
      return;
    }
    expect(theirs()).toEqual(ours);
  });

  test('and ours gives what has no end, and what is nothing, as text', () => {
    expect(parseYaml('a: 1e400\nnull: 1\n')).toEqual({ a: '1e400', null: 1 });
    const source = readSource('organization.yml', 'a: 1\nnull: 1\n');
    expect(locate({ source, path: ['null'], key: true }, '')).toMatchObject({ line: 2, column: 1 });
  });

  test.each([
    'a: 1\n',
    '---\na: 1\n',
    '# a\n---\na: 1\n...\n',
    '%YAML 1.2\n---\na: 1\n',
    'a: 1',
    'a: 1\r\nb:\r\n  - c\r\n',
    '# nothing\n',
    '',
  ])('read a document alike: %j', (text) => {
    expect(parseDocument(text, { version: '1.2', schema: 'core' }).toJS()).toEqual(parseYaml(text));
  });
});

describe('data may not hold', () => {
  const many = `a: &a [${'x, '.repeat(99)}x]\nb: &b [${'*a, '.repeat(49)}*a]\nc: [${'*b, '.repeat(9)}*b]\n`;
  test.each<[name: string, yaml: string, at: string, message: string]>([
    [
      'a key that every object has',
      'a:\n  __proto__: { b: 1 }\n',
      '3:3',
      'The key `__proto__` is not allowed. Remove it.',
    ],
    ['a constructor', 'a: [{ constructor: 1 }]\n', '2:7', 'The key `constructor` is not allowed. Remove it.'],
    ['a prototype', 'prototype: 1\n', '2:1', 'The key `prototype` is not allowed. Remove it.'],
    [
      'a number without end',
      'a: .inf\n',
      '2:4',
      '`Infinity` is no number that data can hold. Quote it or write a finite number.',
    ],
    ['no number', 'a: [.nan]\n', '2:5', '`NaN` is no number that data can hold. Quote it or write a finite number.'],
    [
      'half a character',
      'a: "\\uD800"\n',
      '2:4',
      'This value holds a character that nobody can see (U+D800). Remove its escape.',
    ],
    [
      'a turn of direction',
      'a:\n  - "\\u202Eb"\n',
      '3:5',
      'This value holds a character that nobody can see (U+202E). Remove its escape.',
    ],
    [
      'a null character in a key',
      '"a\\0": 1\n',
      '2:1',
      'This value holds a character that nobody can see (U+0000). Remove its escape.',
    ],
    [
      'aliases that multiply',
      many,
      '4:1',
      'The data has over 20000 values once its aliases are written out. Shorten it.',
    ],
    [
      'too many aliases',
      `a: &a 1\nb: [${'*a, '.repeat(101)}]\n`,
      '3:406',
      'The YAML cannot be read: aliases exceeded maxAliases (100). Mend this line.',
    ],
    ['itself', 'a: &a [*a]\n', '2:8', ''],
    [
      'a nest of lists',
      `a: ${'['.repeat(41)}${']'.repeat(41)}\n`,
      '2:43',
      'The YAML cannot be read: nesting exceeded maxDepth (40). Mend this line.',
    ],
    ['one key twice', 'a: 1\nb: 2\na: 3\n', '4:1', 'The YAML cannot be read: duplicated mapping key. Mend this line.'],
    [
      'a list as a key',
      'a: 1\n? [a]\n: 1\n',
      '3:3',
      'A key must be a word; this one is a group or a list. Put what begins with `{` or `[` into quotes.',
    ],
    [
      'braces that somebody is to fill',
      'a: 1\nb: {{ name }}\n',
      '3:5',
      'A key must be a word; this one is a group or a list. Put what begins with `{` or `[` into quotes.',
    ],
    [
      'a tab as indentation',
      'a:\n\tb: 1\n',
      '3:1',
      'The YAML cannot be read: tab characters must not be used in indentation. Mend this line.',
    ],
    [
      'a function',
      'a: !!js/function "f"\n',
      '2:4',
      'The YAML cannot be read: unknown scalar tag !<tag:yaml.org,2002:js/function>. Mend this line.',
    ],
  ])('%s', (_, yaml, at, message) => {
    const [only, ...others] = told(`---\n${yaml}---\n\nWords.\n`);
    expect(others).toEqual([]);
    expect(only).toContain(`${at} front-matter-is-plain ${message}`);
  });
});

describe('front matter', () => {
  test.each<[name: string, text: string, finding: string]>([
    [
      'without a beginning',
      '# Evidence\n',
      '1:1 The file does not begin with front matter. Put YAML between two lines `---` at its very start.',
    ],
    [
      'in an empty file',
      '',
      '1:1 The file does not begin with front matter. Put YAML between two lines `---` at its very start.',
    ],
    [
      'behind a blank line',
      '\n---\ntitle: E\n---\n',
      '1:1 The file does not begin with front matter. Put YAML between two lines `---` at its very start.',
    ],
    ['without an end', '---\ntitle: E\n', '1:1 The front matter never ends. Close it with a line `---`.'],
    ['of one line', '---', '1:1 The front matter never ends. Close it with a line `---`.'],
    ['with a language', '---js\ntitle: 1\n---\n', '1:1 The first line is `---js`; it must be `---` and nothing else.'],
    [
      'with a spaced language',
      '--- yaml\ntitle: E\n---\n',
      '1:1 The first line is `--- yaml`; it must be `---` and nothing else.',
    ],
    ['with four dashes', '----\ntitle: E\n----\n', '1:1 The first line is `----`; it must be `---` and nothing else.'],
    [
      'with a space behind its dashes',
      '--- \ntitle: E\n---\n',
      '1:1 Spaces follow the dashes of the first line. Remove them.',
    ],
    [
      'with a space behind its last dashes',
      '---\ntitle: E\n---\t\n',
      '3:1 Spaces follow the dashes that end the front matter. Remove them.',
    ],
    [
      'that ends in a longer line',
      '---\ntitle: E\n---x\n---\n',
      '3:1 `---x` looks like the end of the front matter but is longer than `---`. Remove what follows the dashes, or indent the line.',
    ],
    [
      'that ends in four dashes',
      '---\ntitle: E\n----\n',
      '3:1 `----` looks like the end of the front matter but is longer than `---`. Remove what follows the dashes, or indent the line.',
    ],
    [
      'that ends in dots',
      '---\ntitle: E\n...\n\nWords.\n',
      '3:1 Three dots end the front matter for some tools and not for others. End it with `---`.',
    ],
    [
      'in TOML',
      '+++\ntitle = "E"\n+++\n',
      '1:1 Front matter in TOML is not read. Write it in YAML between two lines `---`.',
    ],
    [
      'that is a list',
      '---\n- a\n---\n',
      '2:1 The front matter is no list of `key: value` lines. Write one property a line.',
    ],
    [
      'that is a word',
      '---\nhello\n---\n',
      '2:1 The front matter is no list of `key: value` lines. Write one property a line.',
    ],
    [
      'with a fault in its fifth line',
      '---\na: 1\nb: 2\n\nc: [\n---\n',
      '5:5 The YAML cannot be read: unexpected end of the stream within a flow collection. Mend this line.',
    ],
  ])('%s', (_, text, finding) => {
    const [place, ...words] = finding.split(' ');
    expect(told(text)).toEqual([`${place} front-matter-is-plain ${words.join(' ')}`]);
  });

  test.each<[name: string, text: string, data: unknown, body: string, line: number]>([
    ['ends at the first line of dashes', '---\na: 1\n---\n---\nb\n', { a: 1 }, '---\nb\n', 4],
    ['may be empty', '---\n---\nb', {}, 'b', 3],
    ['may be a comment', '---\n#\n---\n', {}, '', 4],
    ['may hold indented dashes', '---\na: |\n  ---\n  ...\n---\nb\n', { a: '---\n...\n' }, 'b\n', 6],
    ['may end the file', '---\na: 1\n---', { a: 1 }, '', 4],
    ['may have many blank lines', `---\n${'\n'.repeat(5000)}a: 1\n---\nb`, { a: 1 }, 'b', 5004],
  ])('%s', (_, text, data, body, bodyLine) => {
    expect(split(text)).toEqual({ data, body, bodyLine });
  });

  test('is read anew each time: what a caller changes stays its own', () => {
    const text = '---\na: [1]\n---\n';
    (split(text).data as { a: number[] }).a.push(2);
    expect(split(text).data).toEqual({ a: [1] });
    for (const _ of [1, 2]) expect(told('---\na: [\n---\n')).toHaveLength(1);
  });
});

describe('a YAML file', () => {
  test.each<[name: string, path: string, text: string, data: unknown]>([
    ['may be empty', 'organization.yml', '', {}],
    ['may be a comment', 'task-list/system.yml', '# later\n', {}],
    ['of waivers may be empty', 'waivers.yml', '# none\n', []],
    ['may begin with dashes', 'organization.yml', '---\nname: A\n', { name: 'A' }],
  ])('%s', (_, path, text, data) => {
    expect(readSource(path, text)).toMatchObject({ data, body: null, bodyText: '', faults: [] });
  });

  test.each([
    ['dashes', 'name: A\n---\nname: B\n', 2],
    ['nothing between dashes', '\n---\n\n---\nname: B\n', 4],
    ['dots', '---\n# c\nname: A\n...\n---\nname: B\n', 4],
  ])('is one document: %s', (_, text, line) => {
    expect(told(text, 'organization.yml')).toEqual([
      `${line}:1 front-matter-is-plain A second YAML document begins here. Keep one, and remove the line \`---\` or \`...\`.`,
    ]);
  });
});

describe('a file that cannot be read safely', () => {
  const front = '---\ntitle: E\n---\n';
  test.each<[name: string, file: FileText, finding: string]>([
    [
      'has its reason',
      { unreadable: 'The file is not UTF-8 text. Save it as UTF-8.' },
      '1:1 file-is-readable The file is not UTF-8 text. Save it as UTF-8.',
    ],
    [
      'is too large',
      `${front}${'é\n'.repeat(22_000)}`,
      '1:1 file-is-readable The file is larger than 64 KiB, too large to read safely. Split it.',
    ],
    [
      'has a line that is too long',
      `${front}a\n${'b'.repeat(4001)}\n`,
      '5:1 file-is-readable This line is over 4000 characters long. Break it up.',
    ],
    [
      'holds a null character',
      `${front}a\nb\0c`,
      '5:2 file-is-readable The file holds a character that nobody can see (U+0000). Remove it.',
    ],
    [
      'holds a lone CR',
      `${front}a\rb`,
      '4:2 file-is-readable The file holds a character that nobody can see (U+000D). Remove it.',
    ],
    [
      'ends its lines by CR',
      front.replaceAll('\n', '\r'),
      '1:4 file-is-readable The file holds a character that nobody can see (U+000D). Remove it.',
    ],
    [
      'turns the direction of text',
      `${front}a \u202Eb`,
      '4:3 file-is-readable The file holds a character that nobody can see (U+202E). Remove it.',
    ],
    [
      'holds a space of no width',
      `---\r\ntitle: E\u200Bv\r\n---\r\n`,
      '2:9 file-is-readable The file holds a character that nobody can see (U+200B). Remove it.',
    ],
    [
      'holds a second byte-order mark',
      `\uFEFF\uFEFF${front}`,
      '1:1 file-is-readable The file holds a character that nobody can see (U+FEFF). Remove it.',
    ],
    [
      'holds a line separator',
      `${front}a\u2028---`,
      '4:2 file-is-readable The file holds a character that nobody can see (U+2028). Remove it.',
    ],
    [
      'holds half a character',
      `${front}a\uD83D b`,
      '4:2 file-is-readable The file holds a character that nobody can see (U+D83D). Remove it.',
    ],
    [
      'holds a tag character',
      `${front}a\u{E0041}`,
      '4:2 file-is-readable The file holds a character that nobody can see (U+E0041). Remove it.',
    ],
    [
      'holds a stand-in of ours',
      `${front}a \uFDD0b\uFDD1`,
      '4:3 file-is-readable The file holds a character that nobody can see (U+FDD0). Remove it.',
    ],
  ])('%s', (_, file, finding) => {
    expect(told(file)).toEqual([finding]);
    expect(isSound(readSource(GUIDE, file))).toBe(false);
  });

  test('what people write in other scripts is fine', () => {
    expect(told(`${front}Größe, naïve, 日本語, עברית \u200F, فارسی\u200Cها, 👩‍💻🏴‍☠️, a\u00A0b, a\tb\n`)).toEqual([]);
  });
});

describe('a fault of the body leaves the data to be judged', () => {
  test.each(['Cut {off', '<b>', '3. IC: A.', '# A'])('%s', (body) => {
    const source = readSource(GUIDE, `---\ntitle: E\n---\n${body}\n`);
    expect(source.faults).toHaveLength(1);
    expect(isSound(source)).toBe(true);
    expect(source.body).not.toBeNull();
  });

  test('even where there is no tree', () => {
    const source = readSource(GUIDE, `---\ntitle: E\n---\n${'>'.repeat(100)} a\n`);
    expect(told(source.text)).toEqual(['4:61 body-parses The body is nested over 60 deep here. Flatten it.']);
    expect([isSound(source), source.body]).toEqual([true, null]);
  });
});

describe('the digest of a review', () => {
  const digestOf = (text: string) => {
    const { data, bodyText } = readSource(GUIDE, text);
    return reviewDigest(data ?? null, bodyText);
  };
  const plain = '---\ntitle: Evidence\nsummary: Seal it.\n---\n\nWords.\n';

  test.each<[name: string, text: string]>([
    ['comments', '---\n# A comment\ntitle: Evidence # another\nsummary: Seal it.\n---\n\nWords.\n'],
    ['the order of keys', '---\nsummary: Seal it.\ntitle: Evidence\n---\n\nWords.\n'],
    ['quotes', '---\ntitle: "Evidence"\nsummary: \'Seal it.\'\n---\n\nWords.\n'],
    ['the way data is laid out', '---\n{ title: Evidence, summary: Seal it. }\n---\n\nWords.\n'],
    ['line ends', plain.replaceAll('\n', '\r\n')],
    ['a byte-order mark', `\uFEFF${plain}`],
    ['no final newline', plain.trimEnd()],
    ['many final newlines', `${plain}\n\n`],
    [
      'the review itself',
      plain.replace('summary', "review: { last: '2026-10-05', by: dana, digest: '0000000000000000' }\nsummary"),
    ],
  ])('does not change with %s', (_, text) => {
    expect(digestOf(text)).toBe(digestOf(plain));
  });

  test.each<[name: string, text: string]>([
    ['a value', plain.replace('Seal it', 'Seal all')],
    ['a new key', plain.replace('summary', 'owner: a\nsummary')],
    ['a word of the body', plain.replace('Words', 'Words too')],
    ['white space in the body', plain.replace('Words', ' Words')],
    ['text that becomes a number', plain.replace('Evidence', '1')],
  ])('changes with %s', (_, text) => {
    expect(digestOf(text)).not.toBe(digestOf(plain));
  });

  test('is 16 hex digits and stays what it was', () => {
    expect(digestOf(plain)).toMatch(/^[0-9a-f]{16}$/);
    expect(digestOf(plain)).toMatchInlineSnapshot(`"b9706c7d9e5ab2e5"`);
  });
});
