import { describe, expect, test } from 'vitest';
import { appendRecord } from '../../src/edit/append-record.ts';

const RECORD = 'lena-fischer:\n  name: Lena Fischer # Mornings.\n  channels: []\n';
const add = (text: string) => appendRecord('contacts.yml', text, RECORD);

describe('a record is added', () => {
  test.each([
    ['to nothing', '', RECORD],
    ['to comments alone', '# Everyone.\n', `# Everyone.\n\n${RECORD}`],
    ['behind the last one', 'dana:\n  name: Dana\n', `dana:\n  name: Dana\n\n${RECORD}`],
    ['behind a blank line', 'dana:\n  name: Dana\n\n', `dana:\n  name: Dana\n\n${RECORD}`],
    ['behind a last line without an end', 'dana:\n  name: Dana', `dana:\n  name: Dana\n\n${RECORD}`.trimEnd()],
    ['in the place of empty braces', '# Nobody yet.\n{}\n', `# Nobody yet.\n${RECORD}`],
    [
      'with the line ends of the file',
      '\uFEFFdana:\r\n  name: Dana\r\n',
      `\uFEFFdana:\r\n  name: Dana\r\n\r\n${RECORD.replaceAll('\n', '\r\n')}`,
    ],
  ])('%s', (_, before, after) => {
    expect(add(before)).toBe(after);
  });
});

test.each([
  ['an id that is taken', 'lena-fischer: { name: Lena, kind: person }\n', 'There is a record `lena-fischer` already'],
  ['records between braces', '{ dana: { name: Dana } }\n', 'The records stand between braces'],
  ['a list', '- name: Dana\n', 'The file is no group of records'],
  ['broken YAML', 'dana: {\n', 'The YAML cannot be read'],
  ['a document that ended', 'dana:\n  name: Dana\n...\n', 'A second YAML document begins here'],
])('%s is refused', (_, text, message) => {
  expect(() => add(text)).toThrow(message);
});
