import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { FolderUnreadable, read } from '../../src/read.ts';
import { BASE } from '../content.ts';
import { AS_OF } from './judge.ts';

const BASE_FOLDER = fileURLToPath(new URL('../fixtures/base', import.meta.url));
const CHECK = fileURLToPath(new URL('../../scripts/check.ts', import.meta.url));
const windows = process.platform === 'win32';
/** Permissions do not bind the superuser. */
const unbound = windows || process.getuid?.() === 0;

let parent = '';
let content = '';

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'muster-disk-'));
  content = join(parent, 'content');
  cpSync(BASE_FOLDER, content, { recursive: true });
});

afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

const at = (...path: string[]) => join(content, 'task-list', ...path);
const guide = (name = 'evidence.mdx') => {
  mkdirSync(at('guides'), { recursive: true });
  return at('guides', name);
};

const usual = check(BASE, { asOf: AS_OF }).findings.map(({ file, rule }) => `${file} ${rule}`);

/** What a check of the folder says beyond what the base says. */
function told(): string[] {
  const { name, files } = read(content);
  expect(name).toBe('content');
  return check(files, { asOf: AS_OF, folder: name })
    .findings.filter(({ file, rule }) => !usual.includes(`${file} ${rule}`))
    .map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`);
}

const GUIDE = 'content/task-list/guides/evidence.mdx:1:1 file-is-readable';

describe('what lies in a content folder', () => {
  test('is the base, hidden files aside', () => {
    writeFileSync(join(content, '.DS_Store'), 'a');
    mkdirSync(at('.git'));
    writeFileSync(at('.git', 'config'), 'a');
    expect(told()).toEqual([]);
  });

  test.each<[name: string, make: () => void, findings: string[]]>([
    [
      'a link out of the folder',
      () => symlinkSync('/etc/passwd', guide()),
      [`${GUIDE} This is a link that leads out of the content folder. Put a file in its place.`],
    ],
    [
      'a link to what is beside the folder',
      () => {
        writeFileSync(join(parent, 'content-secret'), 'a');
        symlinkSync('../../../content-secret', guide());
      },
      [`${GUIDE} This is a link that leads out of the content folder. Put a file in its place.`],
    ],
    [
      'a link to a device',
      () => symlinkSync('/dev/zero', guide()),
      [`${GUIDE} This is a link that leads out of the content folder. Put a file in its place.`],
    ],
    [
      'a link to nothing',
      () => symlinkSync('nothing', guide()),
      [`${GUIDE} The file cannot be read (ENOENT). Change its permissions, or remove it.`],
    ],
    [
      'a link to itself',
      () => symlinkSync('evidence.mdx', guide()),
      [`${GUIDE} The file cannot be read (ELOOP). Change its permissions, or remove it.`],
    ],
    [
      'a link to its own folder',
      () => symlinkSync('..', guide('all')),
      [
        'content/task-list/guides/all:1:1 file-has-a-kind A file in `guides` ends in `.mdx`; this is `all`. Rename or move it.',
      ],
    ],
    ['a pipe', () => execFileSync('mkfifo', [guide()]), [`${GUIDE} This is no ordinary file. Remove it.`]],
    [
      'fifty megabytes',
      () => {
        closeSync(openSync(guide(), 'w'));
        truncateSync(guide(), 50_000_000);
      },
      [`${GUIDE} The file is larger than 64 KiB, too large to read safely. Split it.`],
    ],
    [
      'Latin-1',
      () => writeFileSync(guide(), Buffer.from('---\ntitle: Gr\u00f6\u00dfe\n---\n', 'latin1')),
      [`${GUIDE} The file is not UTF-8 text. Save it as UTF-8.`],
    ],
    [
      'UTF-16',
      () => writeFileSync(guide(), Buffer.from('\uFEFF---\ntitle: E\n---\n', 'utf16le')),
      [`${GUIDE} The file is not UTF-8 text. Save it as UTF-8.`],
    ],
    [
      'half a character at the end',
      () => writeFileSync(guide(), Buffer.from([...Buffer.from('---\ntitle: E\n---\n'), 0xe2, 0x82])),
      [`${GUIDE} The file is not UTF-8 text. Save it as UTF-8.`],
    ],
    [
      'a surrogate in UTF-8',
      () => writeFileSync(guide(), Buffer.from([...Buffer.from('---\ntitle: E\n---\n'), 0xed, 0xa0, 0x80])),
      [`${GUIDE} The file is not UTF-8 text. Save it as UTF-8.`],
    ],
    [
      'a picture',
      () => writeFileSync(at('rack.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
      ['content/task-list/rack.png:1:1 file-has-a-kind `rack.png` is not a file that a plan has.'],
    ],
    ['an empty folder named as a file', () => mkdirSync(guide()), []],
    [
      'a folder named as a file',
      () => {
        mkdirSync(guide());
        writeFileSync(join(guide(), 'a.mdx'), '---\ntitle: E\n---\n');
      },
      ['content/task-list/guides/evidence.mdx/a.mdx:1:1 file-has-a-kind This file lies too deep.'],
    ],
    [
      'a file named as a folder',
      () => writeFileSync(at('guides'), 'a'),
      ['content/task-list/guides:1:1 file-has-a-kind `guides` is not a file that a plan has.'],
    ],
    [
      'a file named as a plan',
      () => writeFileSync(join(content, 'second-plan'), 'a'),
      ['content/second-plan:1:1 file-has-a-kind `second-plan` is not a file that Muster knows here.'],
    ],
    [
      'a folder that is no plan',
      () => {
        mkdirSync(join(content, 'second-plan', 'guides'), { recursive: true });
        writeFileSync(join(content, 'second-plan', 'guides', 'a.mdx'), 'a');
      },
      [
        'content/second-plan/guides/a.mdx:1:1 front-matter-is-plain',
        'content/second-plan/plan.mdx:1:1 file-has-a-kind The folder `second-plan` has no `plan.mdx`, so it is no plan.',
      ],
    ],
  ])('%s', { skip: windows } as object, (_, make, findings) => {
    make();
    const seen = told();
    expect(
      seen.map((finding, index) => (finding.startsWith(findings[index] ?? '\n') ? findings[index] : finding)),
    ).toEqual(findings);
  });

  test.skipIf(windows)('names that reports could stumble over', () => {
    for (const name of ['a\nb.mdx', 'a\u202Eb.mdx', '::error::a.mdx', '-rf.mdx', 'a b.mdx', '%2e.mdx'])
      writeFileSync(guide(name), 'a');
    const seen = told();
    expect(seen).toHaveLength(6);
    for (const finding of seen) expect(finding).toContain('file-has-a-kind The file name');
  });

  test.skipIf(unbound)('a file and a folder that may not be read', () => {
    writeFileSync(guide(), 'a');
    chmodSync(guide(), 0);
    mkdirSync(at('training'));
    chmodSync(at('training'), 0);
    const seen = told();
    chmodSync(at('training'), 0o700);
    expect(seen).toHaveLength(2);
    expect(seen[0]).toContain('evidence.mdx:1:1 file-is-readable The file cannot be read (EACCES).');
    expect(seen[1]).toContain('training');
  });

  test('a byte-order mark is no matter', () => {
    for (const name of ['plan.mdx', 'severity.mdx']) {
      writeFileSync(at(name), `\uFEFF${String(BASE.get(`task-list/${name}`)).replaceAll('\n', '\r\n')}`);
    }
    expect(told()).toEqual([]);
  });

  test.skipIf(windows)('may be reached by a link', () => {
    renameSync(content, join(parent, 'elsewhere'));
    symlinkSync('elsewhere', content);
    expect(told()).toEqual([]);
  });
});

describe('what is no content folder', () => {
  test.each<[name: string, path: () => string, message: RegExp]>([
    ['nothing', () => join(parent, 'nothing'), /cannot be read \(ENOENT\)\. Name it with --content\.$/],
    ['a file', () => join(content, 'contacts.yml'), /is a file\. Name the content folder with --content\.$/],
  ])('%s', (_, path, message) => {
    expect(() => read(path())).toThrow(FolderUnreadable);
    expect(() => read(path())).toThrow(message);
  });

  test.each<[name: string, path: () => string]>([
    ['nothing', () => join(parent, 'nothing')],
    ['a file', () => join(content, 'contacts.yml')],
    [
      'an empty folder',
      () => {
        mkdirSync(join(parent, 'empty'));
        return join(parent, 'empty');
      },
    ],
  ])('%s ends the check with code 2 and one line', (_, path) => {
    let outcome: { status: number; stdout: string; stderr: string } = { status: 0, stdout: '', stderr: '' };
    try {
      execFileSync(process.execPath, [CHECK, '--content', path()], {
        encoding: 'utf8',
        timeout: 20_000,
        stdio: 'pipe',
      });
    } catch (error) {
      outcome = error as typeof outcome;
    }
    expect(outcome).toMatchObject({ status: 2, stdout: '' });
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
  });
});
