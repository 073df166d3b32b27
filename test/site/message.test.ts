import { describe, expect, test } from 'vitest';
import { fileName, fileText, mailLink, oneLine } from '../../src/site/message.ts';
import { messageHtml } from '../../src/site/message-html.ts';

describe('a mail link', () => {
  test.each([
    ['a line break is CR LF', '', 'a\nb\r\nc\rd', 'mailto:?body=a%0D%0Ab%0D%0Ac%0D%0Ad'],
    ['what would end a value', 'a&b=c', 'x?y#z', 'mailto:?subject=a%26b%3Dc&body=x%3Fy%23z'],
    ['a plus is no space', '', '+44 20', 'mailto:?body=%2B44%2020'],
    ['percent signs', '', '100%', 'mailto:?body=100%25'],
    ['letters of all kinds', 'Köln', '日本', 'mailto:?subject=K%C3%B6ln&body=%E6%97%A5%E6%9C%AC'],
    ['markup', '', '<img src=x onerror="a">', 'mailto:?body=%3Cimg%20src%3Dx%20onerror%3D%22a%22%3E'],
    ['half a character', '', '\uD83D!', 'mailto:?body=%EF%BF%BD!'],
    [
      'no header can be added',
      'Hi\r\nBcc: all@example.com',
      'x',
      'mailto:?subject=Hi%20Bcc%3A%20all%40example.com&body=x',
    ],
  ])('%s', (_, subject, text, link) => {
    expect(mailLink(subject, text)).toBe(link);
    expect(link).not.toMatch(/[^A-Za-z0-9\-._~!'()*%:?&=]/);
  });
});

test('a subject is one line', () => {
  expect(oneLine(' a \n\n b\r\nc ')).toBe('a b c');
});

describe('a saved message', () => {
  const at = new Date('2026-11-22T03:07:59Z');

  test.each([
    [false, 'vault-first-notice-2026-11-22T0307Z.txt', 'Subject: Hello\n\nText.\n'],
    [
      true,
      'DEMO-vault-first-notice-2026-11-22T0307Z.txt',
      'DEMO: invented people, numbers and events. Not a real notice.\n\nSubject: Hello\n\nText.\n',
    ],
  ])('of a demo: %s', (demo, name, text) => {
    expect(fileName('vault', 'first-notice', at, demo)).toBe(name);
    expect(fileText('Hello', 'Text.', demo)).toBe(text);
  });

  test('without a subject', () => {
    expect(fileText('', 'Text.', false)).toBe('Text.\n');
  });
});

describe('a message on a page', () => {
  test.each([
    ['words are escaped', ['a <b> & c'], 'a &#x3C;b> &#x26; c'],
    ['a blank before words', [{ blank: 'Date' }, ' it was'], '<var class="inner">[Date]</var> it was'],
    ['a blank that begins its line', ['a\n', { blank: 'Date' }, '\nb'], 'a\n<var class="own">[Date]</var>\nb'],
    ['a blank that ends its line', ['on ', { blank: 'Date' }], 'on <var>[Date]</var>'],
    ['what only closes the line', ['"on ', { blank: 'Date' }, '."\nb'], '"on <var>[Date]</var><u>."</u>\nb'],
    [
      'a heading',
      [{ as: 'together' as const, of: [{ slug: 'a', of: ['A'] }, '\nb'] }],
      '<span><b id="a">A</b>\nb</span>',
    ],
    ['what may go', [{ as: 'optional' as const, of: ['x'] }], '<span class="optional">x</span>'],
  ])('%s', (_, parts, html) => {
    expect(messageHtml(parts)).toBe(html);
  });
});
