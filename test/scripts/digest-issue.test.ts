import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { command } from './spawn.ts';

/** Stands in for gh: writes down what it was asked, with the text it was handed, and answers as the test wants. */
const GH = `#!/usr/bin/env bash
for word in "$@"; do printf '%s\\n' "$word"; done >>"$ASKED"
while (($#)); do
  [[ "$1" != --body-file ]] || { printf '<%s>\\n' "$(cat "$2")" >>"$ASKED"; }
  [[ "$1" != "$FAILS" ]] || { printf 'HTTP 403: Resource not accessible by integration\\nmore\\n' >&2; exit 1; }
  [[ "$1" != list ]] || printf '%s' "$ISSUES"
  [[ "$1" != create ]] || echo 'https://example.com/issues/8'
  shift
done
`;
const DIGEST = '# Readiness as of 2026-12-01\n\n- `$(touch taken)` is overdue; "quoted" too\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-gh-'));
  writeFileSync(join(folder, 'gh'), GH);
  chmodSync(join(folder, 'gh'), 0o755);
  writeFileSync(join(folder, 'digest.md'), DIGEST);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command beside the stand-in; gives how it ended and what gh was asked, a call a line. */
function run(args: string[], { issues = [] as unknown, fails = '', path = `${folder}:${process.env.PATH}` } = {}) {
  const asked = join(folder, 'asked');
  const env = {
    PATH: path,
    ASKED: asked,
    FAILS: fails,
    ISSUES: typeof issues === 'string' ? issues : JSON.stringify(issues),
  };
  const outcome = command('digest-issue', args, { cwd: folder, env });
  const words = existsSync(asked) ? readFileSync(asked, 'utf8') : '';
  const calls = words.split(/^(?=(?:issue|label)\n)/m).map((call) => call.trim().replaceAll('\n', ' '));
  return { ...outcome, calls: calls.filter((call) => call !== '' && !call.startsWith('issue list')), words };
}

const FAILING = ['--digest', 'digest.md', '--exit-code', '1'];
const WELL = ['--digest', 'digest.md', '--exit-code', '0'];
const issue = (number: number, body = 'old') => ({ number, body });
const HANDED = expect.stringContaining(`<${DIGEST.trim().replaceAll('\n', ' ')}>`);

describe('one issue', () => {
  test.each<[what: string, args: string[], issues: unknown, said: string, calls: unknown[]]>([
    [
      'is opened, with its label',
      FAILING,
      [],
      'https://example.com/issues/8',
      [
        'label create muster-digest --force --description What the check of the response plans found',
        expect.stringMatching(
          /^issue create --title The response plans need attention --label muster-digest --body-file /,
        ),
      ],
    ],
    ['is updated', FAILING, [issue(7)], 'Updated issue #7.', [expect.stringMatching(/^issue edit 7 --body-file /)]],
    [
      'is updated where there are two: the older one',
      FAILING,
      [issue(9), issue(7)],
      'Updated issue #7.',
      [expect.stringMatching(/^issue edit 7 --body-file /)],
    ],
    [
      'is left alone when it says the same',
      FAILING,
      [issue(7, DIGEST.trim().replaceAll('\n', '\r\n'))],
      'Nothing changed in issue #7.',
      [],
    ],
    [
      'is closed with a remark',
      WELL,
      [issue(7)],
      'All is well: closed issue #7.',
      ['issue close 7 --reason completed --comment The nightly check finds nothing that fails any more.'],
    ],
    [
      'is closed with those beside it',
      WELL,
      [issue(9), issue(7)],
      'All is well: closed issue #7, #9.',
      [expect.stringMatching(/^issue close 7 /), expect.stringMatching(/^issue close 9 /)],
    ],
    ['is not needed', WELL, [], 'All is well, and no issue is open.', []],
  ])('%s', (_, args, issues, said, calls) => {
    const outcome = run(args, { issues });
    expect(outcome).toMatchObject({ status: 0, stdout: `${said}\n`, stderr: '', calls });
    if (args === FAILING && calls.length > 0) expect(outcome.calls.at(-1)).toEqual(HANDED);
    expect(existsSync(join(folder, 'taken'))).toBe(false);
  });

  test('is found by the label alone', () => {
    const { words } = run([...FAILING, '--label', 'plans'], { issues: [issue(7)] });
    expect(words).toMatch(/^issue\nlist\n--state\nopen\n--label\nplans\n/);
  });

  test('is closed without a digest', () => {
    expect(run(['--exit-code', '0'], { issues: [issue(7)] }).status).toBe(0);
  });
});

describe('what cannot be done says so in one line, and asks nothing of gh before', () => {
  const stays = "so it could not run. The issue stays as it is; look at the check's log.";
  test.each<[what: string, args: string[], message: string]>([
    ['without a result', ['--digest', 'digest.md'], 'Say with --exit-code how the check ended: 0 or 1.'],
    ['a check that did not run', ['--digest', 'digest.md', '--exit-code', '2'], `The check ended with \`2\`, ${stays}`],
    ['no result at all', ['--exit-code='], 'The option `--exit-code` needs a value. See --help.'],
    [
      'without a digest',
      ['--exit-code', '1'],
      'Name the digest with --digest: npm run -s check -- --format markdown > digest.md.',
    ],
    [
      'a digest that is not there',
      ['--exit-code', '1', '--digest', 'lost.md'],
      'The digest `lost.md` cannot be read (ENOENT). Write it first.',
    ],
    [
      'an empty digest',
      ['--exit-code', '1', '--digest', 'empty.md'],
      'The digest `empty.md` is empty. Write it with --format markdown.',
    ],
  ])('%s', (_, args, message) => {
    writeFileSync(join(folder, 'empty.md'), '\n');
    expect(run(args)).toMatchObject({ status: 2, stdout: '', stderr: `muster digest-issue: ${message}\n`, words: '' });
  });

  const cure = 'See that GH_TOKEN is set and may write issues (`issues: write`).';
  const refused = (command: string) =>
    `\`gh ${command}\` failed: HTTP 403: Resource not accessible by integration. ${cure}`;
  test.each<[string, string[], unknown, string]>([
    ['list', FAILING, [], refused('issue list')],
    ['create', FAILING, [], refused('label create')],
    ['edit', FAILING, [issue(7)], refused('issue edit')],
    ['close', WELL, [issue(7)], refused('issue close')],
  ])('gh failing at %s', (fails, args, issues, message) => {
    expect(run(args, { issues, fails })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `muster digest-issue: ${message}\n`,
    });
  });

  test('gh answering otherwise', () => {
    expect(run(FAILING, { issues: 'no issues' })).toMatchObject({
      status: 2,
      stderr: 'muster digest-issue: gh did not list the issues as JSON. Update it to version 2 or newer.\n',
    });
  });

  test('no gh', () => {
    expect(run(FAILING, { path: join(folder, 'nothing') })).toMatchObject({
      status: 2,
      stderr:
        'muster digest-issue: This needs gh, the command-line tool of GitHub, which is not installed. Install it.\n',
    });
  });
});
