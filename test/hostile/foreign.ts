import { CANARY, RUN } from './corpus.ts';

const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n  ');
const nest = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** What stands where a value should, as YAML. */
export const VALUES: readonly string[] = [
  ...['null', '~', '""', "' '", '[]', '{}', 'true', 'yes', '0', '-1', '0o17', '0777', '0x1F', '1_000', '1e999'],
  ...['.nan', '.inf', '-.inf', '9007199254740993', '1.7976931348623157e309', '12:30:45', '=', '<<', '*nobody'],
  ...['2026-02-30', '0000-00-00', '2001-12-14t21:59:43.10-05:00', "'9999-12-31'", 'P99999Y', 'P0D', '-P1D'],
  `!!js/function "function () { ${RUN} }"`,
  `"{{constructor.constructor('${CANARY}')()}}"`,
  '!!js/regexp /(a+)+$/',
  ...['!!binary aGk=', '!!set { a, b }', '!!omap [a: 1]', '!include /etc/passwd', '!<tag:example.com,2026:x> a'],
  '!!str 1',
  '!!int "x"',
  ...['{ <<: { a: 1 } }', '{ <<: [{ a: 1 }, { b: 2 }] }', '{ __proto__: { hostile: 1 } }', '{ constructor: 1 }'],
  '{ constructor: { prototype: { hostile: 1 } } }',
  ...['{ toString: 1, valueOf: 1, hasOwnProperty: 1 }', '{ then: 1, toJSON: 1, length: -1 }', '{ id: __proto__ }'],
  ...['[__proto__, constructor, toString]', '[[[[]]]]', '[null, null]', '[1, two, { three: 3 }]', '&a [*a]'],
  `{ a: &x [1, 1, 1], b: &y [${Array(9).fill('*x').join(', ')}], c: &z [${Array(9).fill('*y').join(', ')}] }`,
  `[&l [x, x, x, x], ${Array(150).fill('*l').join(', ')}]`,
  ...[nest('[', ']', 39), nest('[', ']', 200), nest('{ a: ', ' }', 35), nest('{ a: ', ' }', 200)],
  ...['"\\uD800"', '"\\u202E"', '"\\0"', '"\\uFDD0"', '\u202Eabc', 'a\u0000b', '\uFEFF', '\u2028', '\uFDD0{\uFDD1'],
  ...['"\u05D0\u200F\u05D1"', 'e\u0301', '👩‍💻'.repeat(50), '"🏴󠁧󠁢󠁥󠁮󠁧󠁿"', 'ﷺ'.repeat(100)],
  ...['{{ x }}', '{x}', '<script>', '../../etc/passwd', 'javascript:alert(1)', '[Name]', '"a: b # c"', '%TAG ! x'],
  `"${lines(15, 'a'.repeat(3_990))}"`,
  `"${lines(6_000, 'a b c d e')}"`,
  `[${lines(400, 'a, '.repeat(40))}]`,
  'x'.repeat(60_000),
  `'${'`'.repeat(3_000)}'`,
  `'${' '.repeat(3_900)}x'`,
];

/** What stands where a key should, as YAML. */
export const KEYS: readonly string[] = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'then'],
  ...['toJSON', 'length', 'id', 'title', 'null', 'true', '1', '-1', '1.5', '0', '<<', '""', '" "', '"a/b~c"', '"\\0"'],
  ...['"\\uD800"', '"\\u202E"', '!!js/function x', '&k k', '? [a]', '{ a: 1 }', 'e\u0301', '👩‍💻', 'a.b[0]'],
  'k'.repeat(3_000),
  `"${'k '.repeat(1_000)}"`,
];

/** What stands behind or in place of a body. */
export const BODIES: readonly string[] = [
  ...['', '{', '}', `{${RUN}}`, '<a', '<script>', `import a from 'data:text/javascript,${RUN}'`, 'export const a = 1'],
  ...['[a](javascript:alert(1))', '[a](../../../etc/passwd)', '[a](#__proto__)', '[a](%E0%A4%A)', '## constructor'],
  ...['## ', '# A', '1. IC: ', '3. x', '- [ ] x', '[TBD]', '> '.repeat(100), '- '.repeat(300), '*'.repeat(3_000)],
  ...['[a]: b', '[^1]', '<!-- -->', '&#0;', '&colon;'.repeat(500), '`'.repeat(3_001), '['.repeat(3_000), '\u202E'],
  ...['| a |\n'.repeat(2_000), '\n'.repeat(9_000), '1. IC: Call.\n'.repeat(2_000), '## A\n\n'.repeat(1_500)],
  ...['a\u0000b', '\uFDD0\uFDD1', '\uD800', '1. If it: IC: x: y, within 999999999999 min.', 'Pause:', 'Expect: '],
];
