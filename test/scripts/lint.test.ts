import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Copy, command, copyOf } from './spawn.ts';

let copy: Copy;

beforeEach(() => {
  copy = copyOf();
});

afterEach(() => {
  copy.remove();
});

test('tidy Markdown has nothing to tell', () => {
  expect(command('lint', ['--content', copy.path])).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('what recommended rules say has the places of the file', () => {
  copy.write(
    'task-list/plan.mdx',
    '\uFEFF---\r\ntitle: A\r\nsummary: B\r\n---\r\n\r\n##   👩‍💻 A\r\n\r\n[Name] https://example.com/\r\n\r\n1) IC: Call.',
  );
  const { status, stdout } = command('lint', ['--content', copy.path]);
  expect(status).toBe(1);
  expect(stdout.split('\n').map((line) => line.replace(/ .*\[/, ' ['))).toEqual([
    'content/task-list/plan.mdx:6:6 [no-heading-content-indent]',
    'content/task-list/plan.mdx:10:2 [ordered-list-marker-style]',
    'content/task-list/plan.mdx:10:13 [final-newline]',
    '',
  ]);
});

test('a body without a tree is left to the checker', () => {
  copy.write('task-list/plan.mdx', `---\ntitle: A\n---\n${'>'.repeat(100)} a\n`);
  expect(command('lint', ['--content', copy.path]).status).toBe(0);
});
