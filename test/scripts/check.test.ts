import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FORMATS } from '../../src/report/index.ts';
import { type Copy, command, copyOf } from './spawn.ts';

let copy: Copy;
beforeEach(() => {
  copy = copyOf();
  vi.stubEnv('GITHUB_STEP_SUMMARY', undefined);
  vi.stubEnv('GITHUB_WORKSPACE', undefined);
});
afterEach(() => {
  copy.remove();
  vi.unstubAllEnvs();
});

const check = (...args: string[]) => command('check', [...args, '--content', copy.path]);

describe('every format', () => {
  test.each(Object.keys(FORMATS))('%s passes a sound plan, and fails one that is not', (format) => {
    expect(check('--format', format)).toMatchObject({ status: 0, stderr: '' });
    copy.write('task-list/notes.txt', 'Call Dana.\n');
    const { status, stdout } = check('--format', format);
    expect(status).toBe(1);
    expect(stdout).toContain('file-has-a-kind');
  });

  test('of an unknown name there is none', () => {
    expect(check('--format', 'sariff')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'muster check: There is no format `sariff`. Did you mean `sarif`?\n',
    });
  });
});

describe('in a workflow', () => {
  test('the digest is added to the summary of the job', () => {
    const summary = join(copy.parent, 'summary.md');
    writeFileSync(summary, 'Before.\n');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    const { status } = check('--format', 'github');
    expect(status).toBe(0);
    expect(readFileSync(summary, 'utf8')).toBe(`Before.\n${check('--format', 'markdown').stdout}`);
  });

  test('a summary that cannot be written is one line', () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', join(copy.parent, 'missing', 'summary.md'));
    const { status, stdout, stderr } = check('--format', 'github');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^muster check: The job summary `.*` cannot be written \(ENOENT\)\. .*\n$/);
  });

  test.each([
    ['github', '::error file=plans/content/task-list/notes.txt,'],
    ['sarif', '"uri": "plans/content/task-list/notes.txt"'],
    ['markdown', '`plans/content/task-list/notes.txt:1:1`'],
    ['text', '\ncontent/task-list/notes.txt:1:1 error'],
  ])('%s names files as the repository does', (format, holds) => {
    copy.write('task-list/notes.txt', 'Call Dana.\n');
    mkdirSync(join(copy.parent, 'plans'));
    renameSync(copy.path, join(copy.parent, 'plans', 'content'));
    vi.stubEnv('GITHUB_WORKSPACE', copy.parent);
    const { stdout } = command('check', ['--format', format, '--content', join(copy.parent, 'plans', 'content')]);
    expect(`\n${stdout}`).toContain(holds);
  });
});

test('warnings fail when told to be strict, in test dashboards too', () => {
  mkdirSync(join(copy.path, 'task-list', 'guides'));
  copy.write('task-list/guides/evidence.mdx', '---\ntitle: Evidence\nowner: technical-lead\n---\n\nSeal it.\n');
  expect(check('--format', 'junit')).toMatchObject({ status: 0, stdout: expect.not.stringContaining('<failure') });
  expect(check('--format', 'junit', '--strict')).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('<failure'),
  });
});
