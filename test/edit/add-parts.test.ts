import { describe, expect, test } from 'vitest';
import { addParts } from '../../src/edit/add-parts.ts';
import { CannotEdit } from '../../src/edit/yaml-part.ts';

const RATINGS = { ratings: [{ objective: 'copy-first', rating: 'S', seen: "Dana's third try: no" }] };
const ADDED = "ratings:\n  - objective: copy-first\n    rating: S\n    seen: 'Dana''s third try: no'\n";

describe('adds parts', () => {
  test.each([
    [
      'before the review',
      '---\ntitle: X # kept\nreview:\n  by: a\n---\n\nBody.\n',
      `---\ntitle: X # kept\n${ADDED}review:\n  by: a\n---\n\nBody.\n`,
    ],
    ['at the end', '---\ntitle: X\n# Last words.\n---\nBody.\n', `---\ntitle: X\n# Last words.\n${ADDED}---\nBody.\n`],
    ['to CRLF', '---\r\ntitle: X\r\n---\r\n', `---\r\ntitle: X\r\n${ADDED.replaceAll('\n', '\r\n')}---\r\n`],
  ])('%s', (_, before, after) => {
    expect(addParts('a/drills/b.mdx', before, RATINGS)).toBe(after);
  });

  test('with days and numbers as texts', () => {
    expect(addParts('a/drills/b.mdx', '---\ntitle: X\n---\n', { actions: [{ due: '2027-01-15', what: '42' }] })).toBe(
      "---\ntitle: X\nactions:\n  - due: '2027-01-15'\n    what: '42'\n---\n",
    );
  });

  test.each([
    ['a part that is there', '---\nratings: []\n---\n', 'There is `ratings` already.'],
    ['data between braces', '---\n{ title: X }\n---\n', 'The data stands between braces.'],
  ])('not over %s', (_, before, why) => {
    expect(() => addParts('a/drills/b.mdx', before, RATINGS)).toThrow(CannotEdit);
    expect(() => addParts('a/drills/b.mdx', before, RATINGS)).toThrow(why);
  });
});
