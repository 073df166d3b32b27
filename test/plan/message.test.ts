import { describe, expect, test } from 'vitest';
import { load } from '../../src/check.ts';
import { messageOf } from '../../src/plan/message.ts';
import { fill, unfilled } from '../../src/plan/message-text.ts';
import type { Template } from '../../src/plan/plan.ts';
import { BASE, filesOf, OWN, over } from '../content.ts';

const FIELDS = `fields:
  - { label: Date, required: true }
  - { label: What was read, required: true }
  - { label: Case number, required: false }
  - { label: Help wanted }`;

function templateOf(body: string, front = FIELDS): Template {
  const example = `-- templates/notice.mdx --\n---\ntitle: Notice\n${front}\n---\n\n${body}\n`;
  return load(over(BASE, filesOf(example))).plans[0]?.templates[0] as Template;
}

const messageIn = (body: string, front?: string) => messageOf(templateOf(body, front));

describe('a body as plain text', () => {
  test.each([
    ['paragraphs', 'One\nline.\n\nAnother.', 'One line.\n\nAnother.'],
    ['a heading right above what it names', 'Good day\n\n## What\n\nIt.\n\nMore.', 'Good day\n\nWhat\nIt.\n\nMore.'],
    ['a heading below a heading', '## Notice\n\n### What\n\nIt.', 'Notice\n\nWhat\nIt.'],
    ['bullets', 'See:\n\n- one\n- two\n  lines\n\nEnd', 'See:\n\n- one\n- two lines\n\nEnd'],
    ['bullets of another kind', '* one\n* two', '- one\n- two'],
    ['bullets set apart', '- one\n\n- two', '- one\n\n- two'],
    ['numbers', '1. one\n2. two', '1. one\n2. two'],
    ['numbers from another start', '3. one\n3. two', '3. one\n4. two'],
    ['lists in lists', '1. one\n   - a\n   - b\n2. two', '1. one\n   - a\n   - b\n2. two'],
    ['two paragraphs in an item', '- one\n\n  more\n- two', '- one\n\n  more\n- two'],
    ['a table', '| We wrote | Right is |\n|---|--:|\n| 7 | **9** |', 'We wrote | Right is\n7 | 9'],
    ['a table without a first head', '| | Words |\n|---|---|\n| Right | 9 |', '| Words\nRight | 9'],
    ['a link with its address', 'See [our page](https://example.com/a).', 'See our page (https://example.com/a).'],
    ['a link that is its address', 'At https://example.com/a', 'At https://example.com/a'],
    ['a mail address', '[Legal](mailto:legal@example.com)', 'Legal (legal@example.com)'],
    ['a phone number', '[the desk](tel:+442079460200)', 'the desk (+442079460200)'],
    ['a link into the plan, which others cannot follow', '[IC](../roles/incident-commander.mdx)', 'IC'],
    ['line breaks', 'Kind regards<br/>Fernhollow', 'Kind regards\nFernhollow'],
    ['hard line breaks in an item', '- one\\\n  two', '- one\n  two'],
    ['emphasis', '**Now** and *here* and ***both***', 'Now and here and both'],
    ['what is struck out', 'at ~~03:00~~ 04:00', 'at ~~03:00~~ 04:00'],
    ['code', 'Run `kill -9 [Pid]`', 'Run kill -9 [Pid]'],
    ['a block of code', '- do\n\n  ```\n  a\n    b\n  ```', '- do\n\n  a\n    b'],
    ['a quotation', '> Say this.\n>\n> Then that.', '> Say this.\n>\n> Then that.'],
    ['a rule', 'One\n\n---\n\nTwo', 'One\n\n---\n\nTwo'],
    ['entities and escapes', 'a &amp; b \\* c &lt;d>', 'a & b * c <d>'],
  ])('%s', (_, body, text) => {
    expect(unfilled(messageIn(body).body)).toBe(text);
  });

  test('nothing at all', () => {
    expect(messageIn('')).toEqual({ subject: null, body: [], fields: [] });
  });

  test.each(['![x](y.png)', '[^1]\n\n[^1]: x'])('what the grammar does not know stops it: %s', (body) => {
    expect(() => messageIn(body)).toThrow(/cannot hold/);
  });

  test('no template of our own loses or gains a word', () => {
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.sort();
    const templates = load(OWN).plans.flatMap((plan) => plan.templates);
    expect(templates.length).toBeGreaterThan(40);
    for (const template of templates)
      expect(words(unfilled(messageOf(template).body)), template.name).toEqual(words(template.source.bodyText));
  });
});

describe('blanks', () => {
  test('are found in subject and body, each asked for once and in the order declared', () => {
    const { subject, body, fields } = messageIn(
      'On **[Date]** somebody read [What was read].\n\n## Since [Date]\n\n| A | B |\n|---|---|\n| b | [What was read] [Help wanted] |',
      `subject: 'Data of [Date]'\n${FIELDS}`,
    );
    expect(fields.map(({ label }) => label)).toEqual(['Date', 'What was read', 'Help wanted']);
    const values = new Map([['Date', 'Sunday']]);
    expect(fill(subject ?? [], values)).toBe('Data of Sunday');
    expect(fill(body, values)).toBe(
      'On Sunday somebody read [What was read].\n\nSince Sunday\nA | B\nb | [What was read]',
    );
  });

  test.each([
    ['escaped', 'At \\[Date] or [Date]', 'At [Date] or X'],
    ['before a link target', '[Date](https://example.com/) or [Date]', 'Date (https://example.com/) or X'],
    ['before a colon', 'So [Date]: it is [Date]', 'So [Date]: it is X'],
    ['in code', '`[Date]` is [Date]', '[Date] is X'],
    ['over two lines of an item', '- see\n  [Date] and [Date]', '- see X and X'],
  ])('are none when %s', (_, body, text) => {
    expect(fill(messageIn(body).body, new Map([['Date', 'X']]))).toBe(text);
  });

  test('that nobody declared must be filled', () => {
    expect(messageIn('[Who] knows', 'summary: x').fields).toEqual([{ label: 'Who', required: true }]);
  });

  test('that stand nowhere are not asked for', () => {
    expect(messageIn('[Date]').fields.map(({ label }) => label)).toEqual(['Date']);
  });

  test('take a value as it is', () => {
    const value = '</textarea><script>[Help wanted]\n& $1';
    expect(fill(messageIn('On [Date].').body, new Map([['Date', value]]))).toBe(`On ${value}.`);
  });
});

describe('an optional blank that is empty takes with it', () => {
  test.each([
    ['its line', '- a\n- Case: [Case number]\n- b', '- a\n- b', '- a\n- Case: 7\n- b'],
    ['the last line of a list', '- a\n- Case: [Case number]\n\nEnd', '- a\n\nEnd', '- a\n- Case: 7\n\nEnd'],
    ['its paragraph', 'One\n\n[Case number]\n\nTwo', 'One\n\nTwo', 'One\n\n7\n\nTwo'],
    ['the first paragraph', '[Case number].\n\nTwo', 'Two', '7.\n\nTwo'],
    ['the last paragraph', 'One\n\n[Case number]', 'One', 'One\n\n7'],
    ['a heading that names only it', 'One\n\n## Case\n\n[Case number]\n\nTwo', 'One\n\nTwo', 'One\n\nCase\n7\n\nTwo'],
    ['not a heading that names more', '## Case\n\n- [Case number]\n- b', 'Case\n- b', 'Case\n- 7\n- b'],
    ['its sentence', 'One. Case: [Case number]. Two.', 'One. Two.', 'One. Case: 7. Two.'],
    ['the first sentence', 'Case: [Case number]. Two.', 'Two.', 'Case: 7. Two.'],
    ['the last sentence', 'Our [Date]. Case: [Case number].', 'Our D.', 'Our D. Case: 7.'],
    ['not another blank', 'On [Date] under [Case number]', 'On D under', 'On D under 7'],
    ['not the item of another blank', '- [Case number] of [Date]', '- of D', '- 7 of D'],
  ])('%s', (_, body, without, withIt) => {
    const { body: parts } = messageIn(body);
    expect(fill(parts, new Map([['Date', 'D']]))).toBe(without);
    expect(fill(parts, new Map([...Object.entries({ Date: 'D', 'Case number': '7' })]))).toBe(withIt);
  });
});
