/** One bad input and what must be said of it. */
export interface Hostile {
  name: string;
  /** In the content folder. */
  path: string;
  text: string;
  /** Every finding of form and links in this file, as `line:column rule beginning of the message`. */
  findings: readonly string[];
  /** It could crash or hang a parser, so it is judged in a process of its own. */
  apart: boolean;
  /** The first of as many findings as one body may have is listed, the others are like it. */
  many: boolean;
}

const GUIDE = 'task-list/guides/evidence.mdx';
/** What each guide begins with; its body begins in line 5. */
const FRONT = '---\ntitle: Evidence\nowner: technical-lead\n---\n';

/** Tells that it ran: by a global, and by a file that the test names. */
export const CANARY = 'musterCanary';
export const RUN = `globalThis.${CANARY} = process.getBuiltinModule('node:fs').writeFileSync(process.env.MUSTER_CANARY, 'ran')`;

const file = (name: string, path: string, text: string, ...findings: string[]): Hostile => ({
  name,
  path,
  text,
  findings,
  apart: false,
  many: false,
});
/** The whole of a guide. */
const guide = (name: string, text: string, ...findings: string[]) => file(name, GUIDE, text, ...findings);
/** The body of a guide. */
const body = (name: string, text: string, ...findings: string[]) => guide(name, `${FRONT}${text}\n`, ...findings);
/** The front matter of a guide behind its title, from line 3 on. */
const data = (name: string, yaml: string, ...findings: string[]) =>
  guide(name, `---\ntitle: Evidence\n${yaml}\n---\n\nSeal it.\n`, ...findings);
const contacts = (name: string, yaml: string, ...findings: string[]) =>
  file(name, 'contacts.yml', `${yaml}\n`, ...findings);
const apart = (hostile: Hostile): Hostile => ({ ...hostile, apart: true });
const many = (hostile: Hostile): Hostile => ({ ...hostile, apart: true, many: true });

/** A text repeated to just under the limit of a file, in lines that are short enough. */
function much(text: string, separator = ''): string {
  const line = Array.from({ length: Math.floor(3_900 / (text.length + separator.length)) }, () => text).join(separator);
  return Array.from({ length: 16 }, () => line).join('\n');
}

const lines = (count: number, text: string) => Array.from({ length: count }, () => text).join('\n');
const numbered = (count: number, line: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** The corpus: each file is laid over the base content, alone. */
export const CORPUS: readonly Hostile[] = [
  // Front matter that ends, or begins, in odd places.
  guide('no front matter', 'Seal it.\n', '1:1 front-matter-is-plain The file does not begin with front matter.'),
  guide('an empty file', '', '1:1 front-matter-is-plain The file does not begin with front matter.'),
  guide('one line of dashes', '---', '1:1 front-matter-is-plain The front matter never ends.'),
  guide(
    'front matter that never ends',
    '---\ntitle: Evidence\n\nSeal it.\n',
    '1:1 front-matter-is-plain The front matter never ends.',
  ),
  guide(
    'front matter in the middle',
    'Seal it.\n\n---\ntitle: Evidence\n---\n',
    '1:1 front-matter-is-plain The file does not begin with front matter.',
  ),
  guide(
    'a longer closing line',
    '---\ntitle: Evidence\n---x\nowner: nobody\n---\n',
    '3:1 front-matter-is-plain `---x` looks like the end of the front matter but is longer',
  ),
  guide('four dashes', '----\ntitle: Evidence\n----\n', '1:1 front-matter-is-plain The first line is `----`;'),
  guide(
    'four dashes at the end',
    '---\ntitle: Evidence\n----\nSeal it.\n',
    '3:1 front-matter-is-plain `----` looks like the end of the front matter but is longer',
  ),
  guide('a language', '---yaml\ntitle: Evidence\n---\n', '1:1 front-matter-is-plain The first line is `---yaml`;'),
  guide('JavaScript', `---js\n{ title: ${RUN} }\n---\n`, '1:1 front-matter-is-plain The first line is `---js`;'),
  guide(
    'JavaScript with a space',
    `--- javascript\n{ title: ${RUN} }\n---\n`,
    '1:1 front-matter-is-plain The first line is `--- javascript`;',
  ),
  guide('CoffeeScript', `---coffee\ntitle: ${RUN}\n---\n`, '1:1 front-matter-is-plain The first line is `---coffee`;'),
  guide('JSON', '---json\n{ "title": "Evidence" }\n---\n', '1:1 front-matter-is-plain The first line is `---json`;'),
  guide('TOML by name', '---toml\ntitle = "Evidence"\n---\n', '1:1 front-matter-is-plain The first line is `---toml`;'),
  guide(
    'TOML',
    '+++\ntitle = "Evidence"\n+++\n\nSeal it.\n',
    '1:1 front-matter-is-plain Front matter in TOML is not read.',
  ),
  guide(
    'JSON without dashes',
    '{ "title": "Evidence" }\n\nSeal it.\n',
    '1:1 front-matter-is-plain The file does not begin with front matter.',
  ),
  guide(
    'a comment before the front matter',
    '<!-- -->\n---\ntitle: Evidence\n---\n',
    '1:1 front-matter-is-plain The file does not begin with front matter.',
  ),
  guide(
    'a space behind the dashes',
    '--- \ntitle: Evidence\n---\n',
    '1:1 front-matter-is-plain Spaces follow the dashes of the first line.',
  ),
  guide(
    'a space before the dashes',
    ' ---\ntitle: Evidence\n---\n',
    '1:1 front-matter-is-plain The file does not begin with front matter.',
  ),
  guide(
    'dots at the end',
    '---\ntitle: Evidence\n...\n\nSeal it.\n',
    '3:1 front-matter-is-plain Three dots end the front matter for some tools and not for others.',
  ),
  guide(
    'dots in the middle',
    '---\ntitle: Evidence\n...\nowner: nobody\n---\n',
    '3:1 front-matter-is-plain Three dots end the front matter for some tools and not for others.',
  ),
  guide(
    'two byte-order marks',
    '\uFEFF\uFEFF---\ntitle: Evidence\n---\n',
    '1:1 file-is-readable The file holds a character that nobody can see (U+FEFF).',
  ),
  guide(
    'lone CR as line ends',
    '---\rtitle: Evidence\r---\r\rSeal it.\r',
    '1:4 file-is-readable The file holds a character that nobody can see (U+000D).',
  ),
  guide(
    'a lone CR that hides a line',
    `${FRONT}Seal it.\rimport a from 'b'\n`,
    '5:9 file-is-readable The file holds a character that nobody can see (U+000D).',
  ),
  guide(
    'a line separator that hides a line',
    `${FRONT}Seal it.\u2028import a from 'b'\n`,
    '5:9 file-is-readable The file holds a character that nobody can see (U+2028).',
  ),

  // YAML that is more than data.
  data('an endless duration', 'reviewEvery: P999999999Y', '3:14 matches-schema'),
  data('a layout', 'layout: ../../layouts/Base.astro', '3:1 matches-schema Unknown property `layout`.'),
  data('a slug', 'slug: ../../index', '3:1 matches-schema Unknown property `slug`.'),
  data(
    'an address and a draft mark',
    'url: https://example.com/\ndraft: true',
    '3:1 matches-schema Unknown property `url`.',
    '4:1 matches-schema Unknown property `draft`.',
  ),
  data('a prototype', '__proto__:\n  title: Other', '3:1 front-matter-is-plain The key `__proto__` is not allowed.'),
  data(
    'a prototype in braces',
    'review: { __proto__: { last: 1 } }',
    '3:11 front-matter-is-plain The key `__proto__` is not allowed.',
  ),
  data(
    'a constructor',
    'constructor: { prototype: { title: Other } }',
    '3:1 front-matter-is-plain The key `constructor` is not allowed.',
  ),
  data(
    'keys that every object has',
    'toString: a\nhasOwnProperty: b\nvalueOf: c',
    '3:1 matches-schema Unknown property `toString`.',
    '4:1 matches-schema Unknown property `hasOwnProperty`.',
    '5:1 matches-schema Unknown property `valueOf`.',
  ),
  data(
    'one key twice',
    'summary: a\nsummary: b',
    '4:1 front-matter-is-plain The YAML cannot be read: duplicated mapping key.',
  ),
  data(
    'one key twice in braces',
    'review: { last: a, last: b }',
    '3:20 front-matter-is-plain The YAML cannot be read: duplicated mapping key.',
  ),
  data(
    'a bomb of aliases',
    [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...[...'bcdefgh'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
    ].join('\n'),
    '7:1 front-matter-is-plain The data has over 20000 values once its aliases are written out.',
  ),
  data(
    'a bomb within the limit of aliases',
    `a: &a [${Array(100).fill('x').join(', ')}]\nb: &b [${Array(50).fill('*a').join(', ')}]\nc: [${Array(9).fill('*b').join(', ')}]`,
    '5:1 front-matter-is-plain The data has over 20000 values once its aliases are written out.',
  ),
  data('an alias of itself', 'summary: &a [*a]', '3:14 front-matter-is-plain The data is nested over 40 deep.'),
  data(
    'an alias of nothing',
    'summary: *a',
    '3:11 front-matter-is-plain The YAML cannot be read: unidentified alias "a".',
  ),
  data(
    'a merge',
    'summary: &a { title: Other }\n<<: *a',
    '3:13 matches-schema `summary` is `{"title":"Other"}`, but must be text.',
    '4:1 matches-schema Unknown property `<<`.',
  ),
  data(
    'a tag that runs',
    `summary: !!js/function "function () { ${RUN} }"`,
    '3:10 front-matter-is-plain The YAML cannot be read: unknown scalar tag !<tag:yaml.org,2002:js/function>.',
  ),
  data(
    'a tag that builds a pattern',
    'summary: !!js/regexp /a+$/',
    '3:10 front-matter-is-plain The YAML cannot be read: unknown scalar tag !<tag:yaml.org,2002:js/regexp>.',
  ),
  data(
    'a tag that nobody knows',
    'summary: !include /etc/passwd',
    '3:10 front-matter-is-plain The YAML cannot be read: unknown scalar tag !<!include>.',
  ),
  data(
    'bytes',
    'summary: !!binary aGVsbG8=',
    '3:10 front-matter-is-plain The YAML cannot be read: unknown scalar tag !<tag:yaml.org,2002:binary>.',
  ),
  data(
    'a tab as indentation',
    'review:\n\tlast: a',
    '4:1 front-matter-is-plain The YAML cannot be read: tab characters must not be used in indentation.',
  ),
  data(
    'a tab behind a dash',
    'formerly:\n-\t- a',
    '4:3 front-matter-is-plain The YAML cannot be read: bad indentation of a sequence entry.',
  ),
  data(
    'a list as a key',
    '? [a, b]\n: c',
    '3:3 front-matter-is-plain A key must be a word; this one is a group or a list. Put',
  ),
  data(
    'an unfilled template',
    'summary: {{ summary }}',
    '3:11 front-matter-is-plain A key must be a word; this one is a group or a list. Put',
  ),
  data(
    'a number without end',
    'summary: .inf',
    '3:10 front-matter-is-plain `Infinity` is no number that data can hold.',
  ),
  data('no number', 'summary: .NaN', '3:10 front-matter-is-plain `NaN` is no number that data can hold.'),
  data(
    'a null character by escape',
    'summary: "a\\0b"',
    '3:10 front-matter-is-plain This value holds a character that nobody can see (U+0000).',
  ),
  data(
    'a turn of direction by escape',
    'summary: "a\\u202Eb"',
    '3:10 front-matter-is-plain This value holds a character that nobody can see (U+202E).',
  ),
  data(
    'half a character by escape',
    'summary: "\\uD83D"',
    '3:10 front-matter-is-plain This value holds a character that nobody can see (U+D83D).',
  ),
  data(
    'a nest of lists',
    `summary: ${'['.repeat(2_000)}`,
    '3:49 front-matter-is-plain The YAML cannot be read: nesting exceeded maxDepth (40).',
  ),
  apart(
    data(
      'a nest of mappings',
      numbered(60, (depth) => `${' '.repeat(depth)}a:`),
      '42:40 front-matter-is-plain The YAML cannot be read: nesting exceeded maxDepth (40).',
    ),
  ),
  apart(data('sixty thousand blank lines', `${'\n'.repeat(60_000)}summary: a`)),
  apart(
    data(
      'a text of blank lines',
      `summary: "${'\n'.repeat(60_000)}"`,
      '3:10 front-matter-is-plain The YAML cannot be read: what begins here goes on into the next line.',
    ),
  ),
  apart(
    data(
      'twenty-one thousand items',
      `formerly: [${lines(21, ` ${'a,'.repeat(1_000)}`)}]`,
      '3:1 front-matter-is-plain The data has over 20000 values once its aliases are written out.',
    ),
  ),
  many(
    data(
      'thousands of unknown keys',
      numbered(4_000, (number) => `k${number}: 1`),
      '3:1 matches-schema Unknown property `k0`.',
    ),
  ),
  many(
    data(
      'thousands of anchors',
      numbered(3_000, (number) => `k${number}: &a${number} 1`),
      '3:1 matches-schema Unknown property `k0`.',
    ),
  ),
  data('one huge word', `summary: ${lines(15, 'a'.repeat(3_900)).replaceAll('\n', '\n  ')}`),
  data(
    'a name that is a list',
    'owner: [technical-lead]',
    '3:8 matches-schema `owner` is `["technical-lead"]`, but must be text.',
  ),
  data(
    'a reference to what every object has',
    'owner: constructor',
    '3:8 reference-exists There is no role `constructor` in the plan.',
  ),
  data(
    'a reference to a prototype',
    'owner: __proto__',
    '3:8 matches-schema `owner` is `__proto__`, which is not of the right form',
  ),
  data(
    'a reference out of the folder',
    'owner: ../../roles/technical-lead',
    '3:8 matches-schema `owner` is `../../roles/technical-lead`, which is not of',
  ),
  data(
    'a name in two forms of Unicode',
    'owner: cafe\u0301',
    '3:8 matches-schema `owner` is `café`, which is not of the right form',
  ),
  data(
    'dates that are none',
    "since: '2026-02-30'\nreviewEvery: P1X",
    '3:8 matches-schema `since` is `2026-02-30`, which is not of the right form.',
    '4:14 matches-schema `reviewEvery` is `P1X`, which is not of the right form',
  ),
  data(
    'a date before all dates',
    "since: '0000-00-00'",
    '3:8 matches-schema `since` is `0000-00-00`, which is not of the right form.',
  ),
  data(
    'front matter that is code',
    `summary: \${process.exit(7)}\nowner: "{{constructor.constructor('return 1')()}}"`,
    "4:8 matches-schema `owner` is `{{constructor.constructor('return 1')()…`,",
  ),
  contacts(
    'a contact named as what every object has',
    'toString: { name: Dana, kind: person }',
    '1:1 matches-schema The name `toString` is not of the right form',
  ),
  contacts(
    'a contact named constructor',
    'constructor: { name: Dana, kind: person }',
    '1:1 front-matter-is-plain The key `constructor` is not allowed.',
  ),
  contacts(
    'contacts that are a list',
    '- { name: Dana, kind: person }',
    '1:5 matches-schema This is `[{"name":"Dana","kind":"person"}]`, but must be a',
  ),
  contacts('contacts that are a word', 'hello', '1:1 matches-schema This is `hello`, but must be a group of `key:'),
  contacts(
    'two documents',
    'dana-whitfield: { name: Dana, kind: person }\n---\nomar-haddad: { name: Omar, kind: person }',
    '2:1 front-matter-is-plain A second YAML document begins here.',
  ),
  contacts(
    'a phone number without quotes',
    'dana-whitfield: { name: Dana, kind: person, channels: [{ kind: phone, value: +442079460101 }] }',
    '1:78 matches-schema `value` is `442079460101`, but must be text.',
  ),
  file(
    'waivers that are a mapping',
    'waivers.yml',
    'a: 1\n',
    '1:1 matches-schema This is `{"a":1}`, but must be a list.',
  ),
  file(
    'an organisation that is null',
    'organization.yml',
    '~\n',
    '1:1 matches-schema The property `name` is missing.',
    '1:1 matches-schema The property `profile` is missing.',
  ),
  file(
    'a framework that is nothing',
    'frameworks/own.yaml',
    '[]\n',
    '1:1 matches-schema This is `[]`, but must be a group of `key:',
  ),

  // Bodies that are more than text.
  body(
    'an import',
    `import { a } from 'data:text/javascript,${RUN}'`,
    '5:1 content-is-not-code This line is code: it begins with `import` or `export`.',
  ),
  body(
    'an export',
    `export const a = ${RUN}`,
    '5:1 content-is-not-code This line is code: it begins with `import` or `export`.',
  ),
  body(
    'an export that is a layout',
    'export { default } from "../../layouts/Base.astro"',
    '5:1 content-is-not-code This line is code: it begins with `import` or `export`.',
  ),
  body('an expression', `{${RUN}}`, '5:1 content-is-not-code Text in braces is code in MDX.'),
  body('an expression in words', `Seal {${RUN}} it.`, '5:6 content-is-not-code Text in braces is code in MDX.'),
  body('an expression in a heading', `## Seal {${RUN}}`, '5:9 content-is-not-code Text in braces is code in MDX.'),
  body(
    'an expression in a cell',
    `| a |\n| --- |\n| {${RUN}} |`,
    '7:3 content-is-not-code Text in braces is code in MDX.',
  ),
  body('an expression in a link', `[{${RUN}}](../plan.mdx)`, '5:2 content-is-not-code Text in braces is code in MDX.'),
  body('an expression that never ends', 'Seal {it', '5:6 body-parses A bare `{` begins an expression in MDX.'),
  body('an expression of many lines', '{\n  1\n}', '5:1 content-is-not-code Text in braces is code in MDX.'),
  body('a comment that is an expression', '{/* hidden */}', '5:1 content-is-not-code Text in braces is code in MDX.'),
  body('braces of a template', 'Dear {{ customer.name }},', '5:6 content-is-not-code Text in braces is code in MDX.'),
  body('braces behind an escaped backslash', 'Seal \\\\{it}', '5:8 content-is-not-code Text in braces is code in MDX.'),
  body(
    'braces in what only looks like code',
    'Seal \\`{it}\\`',
    '5:8 content-is-not-code Text in braces is code in MDX.',
  ),
  body('braces in code that is none', '``` a`b\n{it}\n```', '6:1 content-is-not-code Text in braces is code in MDX.'),
  body('a spread', '<Note {...globalThis} />', '5:1 content-is-not-code The tag `<Note>` is not allowed in a body.'),
  body(
    'an attribute that is an expression',
    `<Note title={${RUN}} />`,
    '5:1 content-is-not-code The tag `<Note>` is not allowed in a body.',
  ),
  body(
    'a component',
    '<Note title="a">Seal it.</Note>',
    '5:1 content-is-not-code The tag `<Note>` is not allowed in a body.',
  ),
  body(
    'a component named constructor',
    '<constructor />',
    '5:1 content-is-not-code The tag `<constructor>` is not allowed in a body.',
  ),
  body(
    'components named as what every object has',
    '<toString /> <hasOwnProperty /> <__proto__ />',
    '5:1 content-is-not-code The tag `<toString>` is not allowed in a body.',
    '5:14 content-is-not-code The tag `<hasOwnProperty>` is not allowed in a body.',
    '5:33 content-is-not-code The tag `<__proto__>` is not allowed in a body.',
  ),
  body(
    'a member component',
    '<process.exit />',
    '5:1 content-is-not-code The tag `<process.exit>` is not allowed in a body.',
  ),
  body('a script', '<script>alert(1)</script>', '5:1 content-is-not-code The tag `<script>` is not allowed in a body.'),
  body(
    'a script in a list',
    '- <script src="https://example.com/a.js"></script>',
    '5:3 content-is-not-code The tag `<script>` is not allowed in a body.',
  ),
  body(
    'an event attribute',
    '<img src="x" onerror="alert(1)" />',
    '5:1 content-is-not-code The tag `<img>` is not allowed in a body.',
  ),
  body(
    'a style',
    '<style>{`body { display: none }`}</style>',
    '5:1 content-is-not-code The tag `<style>` is not allowed in a body.',
    '5:8 content-is-not-code Text in braces is code in MDX.',
  ),
  body(
    'a frame',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '5:1 content-is-not-code The tag `<iframe>` is not allowed in a body.',
    '5:17 content-is-not-code The tag `<script>` is not allowed in a body.',
  ),
  body(
    'a form',
    '<form action="https://example.com/"><input name="a"/></form>',
    '5:1 content-is-not-code The tag `<form>` is not allowed in a body.',
    '5:37 content-is-not-code The tag `<input>` is not allowed in a body.',
  ),
  body(
    'a base address',
    '<base href="https://example.com/" />',
    '5:1 content-is-not-code The tag `<base>` is not allowed in a body.',
  ),
  body(
    'a picture that runs',
    '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)">a</a></svg>',
    '5:1 content-is-not-code The tag `<svg>` is not allowed in a body.',
    '5:24 content-is-not-code The tag `<a>` is not allowed in a body.',
  ),
  body(
    'a tag in capitals',
    '<SCRIPT>alert(1)</SCRIPT>',
    '5:1 content-is-not-code The tag `<SCRIPT>` is not allowed in a body.',
  ),
  body(
    'a tag over two lines',
    '<script\n>alert(1)</script\n>',
    '5:1 content-is-not-code The tag `<script>` is not allowed in a body.',
  ),
  body(
    'a tag that never ends',
    '<script src="a"',
    '5:1 content-is-not-code The tag `<script>` is not allowed in a body.',
  ),
  body(
    'a tag that only closes',
    'Seal it.</main>',
    '5:9 content-is-not-code The tag `</main>` is not allowed in a body.',
  ),
  body(
    'a line break with an attribute',
    'Seal<br onclick="alert(1)"/>it.',
    '5:5 content-is-not-code `<br/>` takes no attributes and no content.',
  ),
  body(
    'a line break that holds something',
    'Seal<br>it</br>.',
    '5:5 content-is-not-code `<br/>` takes no attributes and no content.',
  ),
  body('a fragment', '<>Seal it.</>', '5:1 content-is-not-code The tag `<>` is not allowed in a body.'),
  body('a comment', 'Seal it.\n\n<!-- hidden -->', '7:1 body-parses A comment `<!-- -->` does not work in MDX.'),
  body(
    'a comment of many lines',
    '<!--\n\n## Hidden\n\n-->',
    '5:1 body-parses A comment `<!-- -->` does not work in MDX.',
  ),
  body('a declaration', '<!DOCTYPE html>', '5:1 body-parses A bare `<` begins a tag in MDX.'),
  body('an instruction', '<?php echo 1 ?>', '5:1 body-parses A bare `<` begins a tag in MDX.'),
  body('character data', '<![CDATA[ a ]]>', '5:1 body-parses A bare `<` begins a tag in MDX.'),
  body(
    'an address in angle brackets',
    '<javascript:alert(1)>',
    '5:1 body-parses An address in angle brackets does not work in MDX.',
  ),
  body(
    'a link that runs',
    '[Seal it](javascript:alert)',
    '5:1 content-is-not-code The link `javascript:alert` begins with `javascript:`.',
  ),
  body(
    'a link in capitals that runs',
    '[Seal it](JAVASCRIPT:alert)',
    '5:1 content-is-not-code The link `JAVASCRIPT:alert` begins with `javascript:`.',
  ),
  body(
    'a link with entities that runs',
    '[Seal it](&#106;avascript&colon;alert)',
    '5:1 content-is-not-code The link `javascript:alert` begins with `javascript:`.',
  ),
  body(
    'a link with a tab that runs',
    '[Seal it](java&Tab;script:alert)',
    '5:1 content-is-not-code The link `java script:alert` begins with `javascript:`.',
  ),
  body(
    'a link behind a space that runs',
    '[Seal it](&#32;&#1;javascript:alert)',
    '5:1 link-resolves The link `�javascript:alert` leads to no entry.',
  ),
  body(
    'a link to data',
    '[Seal it](data:text/html;base64,PHNjcmlwdD4=)',
    '5:1 content-is-not-code The link `data:text/html;base64,PHNjcmlwdD4=` begins with `data:`.',
  ),
  body(
    'a link to a script of old',
    '[Seal it](vbscript:a)',
    '5:1 content-is-not-code The link `vbscript:a` begins with `vbscript:`.',
  ),
  body(
    'a link to a file',
    '[Seal it](file:///etc/passwd)',
    '5:1 content-is-not-code The link `file:///etc/passwd` begins with `file:`.',
  ),
  body(
    'a link to another host',
    '[Seal it](//example.com/)',
    '5:1 content-is-not-code The link `//example.com/` names another host without https.',
  ),
  body(
    'a link to another host by backslashes',
    '[Seal it](\\\\\\\\example.com/)',
    '5:1 content-is-not-code The link `\\\\example.com/` names another host without https.',
  ),
  body(
    'a link without encryption',
    'http://example.com/',
    '5:1 content-is-not-code The link `http://example.com/` begins with `http:`.',
  ),
  body(
    'a link out of the folder',
    '[Seal it](../../../etc/passwd.mdx)',
    '5:1 link-resolves The link `../../../etc/passwd.mdx` leads out of the content folder.',
  ),
  body('a link to the root', '[Seal it](/etc/passwd)', '5:1 link-resolves The link `/etc/passwd` begins with a slash.'),
  body(
    'a link with a broken escape',
    '[Seal it](%E0%A4%A)',
    '5:1 link-resolves The link `%E0%A4%A` holds a broken `%` escape.',
  ),
  body(
    'a link out of the folder by escapes',
    '[Seal it](%2e%2e/%2e%2e/%2e%2e/a.mdx)',
    '5:1 link-resolves The link `%2e%2e/%2e%2e/%2e%2e/a.mdx` leads out of the content folder.',
  ),
  body(
    'an image',
    '![Seal](https://example.com/pixel.png)',
    '5:1 body-parses Images are not shown. Say in words what the reader needs to',
  ),
  body(
    'an image with a reference',
    '![Seal][a]\n\n[a]: https://example.com/pixel.png',
    '5:1 body-parses Images are not shown. Say in words what the reader needs to',
    '7:1 body-parses This line is a link definition and vanishes from the page.',
  ),
  body(
    'a reference link',
    '[Seal it][a]\n\n[a]: javascript:alert',
    '5:1 body-parses This is a reference link.',
    '7:1 body-parses This line is a link definition and vanishes from the page.',
  ),
  body(
    'a definition that swallows a line',
    '[Severity]: high',
    '5:1 body-parses This line is a link definition and vanishes from the page.',
  ),
  body(
    'a footnote',
    'Seal it.[^1]\n\n[^1]: Later.',
    '5:9 body-parses Footnotes are not shown where they are needed.',
    '7:1 body-parses Footnotes are not shown where they are needed.',
  ),
  body(
    'task boxes',
    '- [ ] Seal it.\n- [X] Name it.',
    '5:1 body-parses A task box is drawn for every step by itself.',
    '6:1 body-parses A task box is drawn for every step by itself.',
  ),
  body('a heading of first level', '# Seal it', '5:1 body-parses A heading of first level:'),
  body(
    'a heading in a list',
    '- ## Seal it',
    '5:3 body-parses This heading stands inside a list or a quote and begins no section.',
  ),
  body(
    'a turn of direction',
    'Seal \u202Eti laes\u202C it.',
    '5:6 file-is-readable The file holds a character that nobody can see (U+202E).',
  ),
  body(
    'a turn of direction by entity',
    'Seal **&#x202E;it**.',
    '5:8 body-parses An entity here makes a character that nobody can see (U+202E).',
  ),
  body('half a character by entity', 'Seal &#xD83D; it.'),
  body('a null character by entity', 'Seal &#0; it.'),
  body(
    'a null character',
    'Seal\0it.',
    '5:5 file-is-readable The file holds a character that nobody can see (U+0000).',
  ),
  body(
    'a space of no width',
    'Seal\u200Bit.',
    '5:5 file-is-readable The file holds a character that nobody can see (U+200B).',
  ),
  body(
    'hidden words',
    `Seal it.${[...'hidden'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}`,
    '5:9 file-is-readable The file holds a character that nobody can see (U+E0068).',
  ),
  body(
    'half a character',
    'Seal \uDC00 it.',
    '5:6 file-is-readable The file holds a character that nobody can see (U+DC00).',
  ),
  body(
    'stand-ins of our own',
    'Seal \uFDD0it\uFDD1.',
    '5:6 file-is-readable The file holds a character that nobody can see (U+FDD0).',
  ),

  // Much of something.
  guide(
    'fifty thousand lines',
    `${FRONT}${'a\n'.repeat(50_000)}`,
    '1:1 file-is-readable The file is larger than 64 KiB, too large to read safely.',
  ),
  body('a line that is too long', 'a'.repeat(4_001), '5:1 file-is-readable This line is over 4000 characters long.'),
  body(
    'eighty thousand braces',
    '{'.repeat(80_000),
    '1:1 file-is-readable The file is larger than 64 KiB, too large to read safely.',
  ),
  apart(
    body(
      'sixty thousand braces',
      much('{'),
      '5:1 body-parses The body has over 1000 opening braces outside code, too many to read.',
    ),
  ),
  apart(
    body(
      'thousands of pairs of braces',
      much('{}'),
      '5:1 body-parses The body has over 1000 opening braces outside code, too many to read.',
    ),
  ),
  apart(
    body(
      'braces that never close, one a line',
      lines(20_000, '{a'),
      '5:1 body-parses The body has over 1000 opening braces outside code, too many to read.',
    ),
  ),
  apart(
    body(
      'braces hidden as code',
      `\`\`\` a\`b\n${much('{')}\n\`\`\``,
      '6:1 body-parses The body has over 1000 opening braces outside code, too many to read.',
    ),
  ),
  apart(
    body(
      'braces hidden by escapes',
      lines(16, `\\\`${'{'.repeat(3_800)}\\\``),
      '5:3 body-parses The body has over 1000 opening braces outside code, too many to read.',
    ),
  ),
  apart(body('braces in code', `\`\`\`\n${much('{')}\n\`\`\``)),
  apart(body('escaped braces', much('\\{'))),
  apart(
    body('a nest of brackets in braces', `{${much('(')}}`, '5:1 content-is-not-code Text in braces is code in MDX.'),
  ),
  apart(
    body(
      'a nest of functions in braces',
      `{${much('a=>')}1}`,
      '5:1 content-is-not-code Text in braces is code in MDX.',
    ),
  ),
  apart(
    body('a nest of negations in braces', `{${much('!')}1}`, '5:1 content-is-not-code Text in braces is code in MDX.'),
  ),
  apart(
    body(
      'an export of brackets',
      `export const a = ${much('[')}`,
      '5:1 content-is-not-code This line is code: it begins with `import` or `export`.',
    ),
  ),
  apart(
    body(
      'an export that goes on',
      `export const a = [${lines(12_000, '\n1,')}`,
      '5:1 content-is-not-code This line is code: it begins with `import` or `export`.',
    ),
  ),
  apart(
    body(
      'an attribute of brackets',
      `<Note a={${much('[')}} />`,
      '5:1 content-is-not-code The tag `<Note>` is not allowed in a body.',
    ),
  ),
  many(body('thousands of open tags', much('<a>'), '5:1 content-is-not-code The tag `<a>` is not allowed in a body.')),
  many(
    body(
      'thousands of open tags, one a line',
      lines(16_000, '<a>'),
      '5:1 content-is-not-code The tag `<a>` is not allowed in a body.',
    ),
  ),
  many(body('thousands of half tags', much('<a '), '5:1 content-is-not-code The tag `<a>` is not allowed in a body.')),
  many(
    body(
      'thousands of tags in tags',
      `${lines(7_000, '<b>')}\n${lines(7_000, '</b>')}`,
      '5:1 content-is-not-code The tag `<b>` is not allowed in a body.',
    ),
  ),
  apart(
    body(
      'a hundred thousand angles',
      '>'.repeat(100_000),
      '1:1 file-is-readable The file is larger than 64 KiB, too large to read safely.',
    ),
  ),
  apart(body('a nest of quotes', `${'>'.repeat(3_900)} a`, '5:61 body-parses The body is nested over 60 deep here.')),
  apart(
    body(
      'a nest of bullets',
      numbered(300, (depth) => `${'  '.repeat(Math.min(depth, 90))}- a`),
      '34:61 body-parses The body is nested over 60 deep here.',
    ),
  ),
  apart(body('a nest of numbers', much('1. '), '5:91 body-parses The body is nested over 60 deep here.')),
  apart(
    body(
      'a list of depth and blank lines',
      `${'- '.repeat(1_000)}a\n${'\n'.repeat(50_000)}b`,
      '5:61 body-parses The body is nested over 60 deep here.',
    ),
  ),
  apart(body('thousands of brackets', much('['))),
  apart(body('thousands of open links', much('[a]('))),
  apart(body('thousands of images', much('!['))),
  apart(body('thousands of stars', much('*a '))),
  apart(body('thousands of stars and brackets', much('*['))),
  apart(body('thousands of tildes', much('~~a '))),
  apart(
    body(
      'backticks of every length',
      numbered(300, (length) => '`'.repeat(length + 1)),
    ),
  ),
  apart(
    body(
      'thousands of entities',
      much('&#0;'),
      '5:1 body-parses The body has over 1000 entities such as `&#0;`, too many to',
    ),
  ),
  apart(
    body(
      'thousands of long entities',
      much('&ngE;'),
      '5:1 body-parses The body has over 1000 entities such as `&ngE;`, too many',
    ),
  ),
  apart(body('a thousand entities', lines(10, '&ngE;'.repeat(100)))),
  apart(body('thousands of backslashes', much('\\'))),
  apart(body('a wide table', `|${'a|'.repeat(1_900)}\n|${'-|'.repeat(1_900)}\n${lines(14, `|${'a|'.repeat(1_900)}`)}`)),
  apart(body('a table that is filled up', `|${'a|'.repeat(1_900)}\n|${'-|'.repeat(1_900)}\n${lines(17_000, '|a')}`)),
  apart(body('thousands of blanks', much('[Ab]'))),
  many(
    body(
      'thousands of addresses',
      much('www.a', ' '),
      '5:1 content-is-not-code The link `http://www.a` begins with `http:`.',
    ),
  ),
  many(
    body(
      'thousands of definitions',
      numbered(3_500, (number) => `[a${number}]: b`),
      '5:1 body-parses This line is a link definition and vanishes from the page.',
    ),
  ),
  many(
    body(
      'thousands of footnotes',
      `${numbered(3_000, (number) => `[^${number}]: b\n`)}[^1]`,
      '5:1 body-parses Footnotes are not shown where they are needed.',
    ),
  ),
  many(body('thousands of headings', lines(15_000, '# a'), '5:1 body-parses A heading of first level:')),
  apart(body('thousands of steps', lines(10_000, '1. a'))),
  many(
    body('thousands of steps that begin late', lines(7_000, '2) a\n\n-'), '5:1 steps-are-steps This list begins at 2.'),
  ),
  many(
    body(
      'thousands of lines that expect',
      lines(4_900, '1. Expect: a'),
      '5:4 steps-are-steps `Expect:` stands where it is not read.',
    ),
  ),

  // Files in odd places.
  file('a file of no kind', 'notes.txt', 'a', '1:1 file-has-a-kind `notes.txt` is not a file that Muster knows here.'),
  file(
    'a file of no kind in a plan',
    'task-list/notes.md',
    '# a',
    '1:1 file-has-a-kind `notes.md` is not a file that a plan has.',
  ),
  file(
    'a file that lies too deep',
    'task-list/guides/more/evidence.mdx',
    FRONT,
    '1:1 file-has-a-kind This file lies too deep.',
  ),
  file(
    'a name that is no id',
    'task-list/guides/Evidence (2).mdx',
    FRONT,
    '1:1 file-has-a-kind The file name `Evidence (2)` is its id and must be kebab-case:',
  ),
  file(
    'a name with a line end',
    'task-list/guides/a\nb.mdx',
    FRONT,
    '1:1 file-has-a-kind The file name `a b` is its id and must be kebab-case:',
  ),
  file(
    'a name that begins with dots',
    'task-list/guides/..mdx',
    FRONT,
    '1:1 file-has-a-kind The file name `.` is its id and must be kebab-case:',
  ),
  file(
    'a file name in two forms of Unicode',
    'task-list/guides/cafe\u0301.mdx',
    FRONT,
    '1:1 file-has-a-kind The file name `café` is its id and must be kebab-case:',
  ),
  file(
    'a name in another ending',
    'task-list/guides/evidence.md',
    FRONT,
    '1:1 file-has-a-kind A file in `guides` ends in `.mdx`;',
  ),
  file('a plan with a name of the site', 'rules/plan.mdx', FRONT, '1:1 file-has-a-kind No plan may be called `rules`:'),
  file(
    'a plan with a name that is no id',
    '__proto__/plan.mdx',
    FRONT,
    '1:1 file-has-a-kind The plan folder `__proto__` is not kebab-case.',
  ),
  file(
    'a role of a drill without a date',
    'task-list/drills/night-call.mdx',
    FRONT,
    '1:1 file-has-a-kind The file name `night-call` is its id and must be the date',
  ),
  file(
    'a list as the plan itself',
    'task-list/plan.mdx',
    '---\n- a\n---\n',
    '2:1 front-matter-is-plain The front matter is no list of `key:',
  ),
];
