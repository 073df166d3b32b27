import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commit, git } from '../scripts/repository.ts';
import { blocksOfGuide, ROOT, type Runner, runner, type Workflow } from './runner.ts';

const blocks = blocksOfGuide();
const workflow = (name: string): Workflow =>
  parse(readFileSync(join(ROOT, '.github', 'workflows', `${name}.yml`), 'utf8'));
const gitlab: Record<string, { script: string[]; artifacts: { reports: { junit: string } } }> = parse(
  blocks.find(({ lang, text }) => lang === 'yaml' && text.startsWith('check:'))?.text ?? '',
);

/** All six reviews of the base are then overdue. */
const LATER = '2027-09-01';
const NOW = '2026-11-22';
const LEAD = 'task-list/roles/technical-lead.mdx';

let on: Runner;
afterEach(() => on?.remove());

/** Puts the base plan into the workspace; a demo is judged by its own day where none is given. */
function content(name = 'content', demoDate = NOW): void {
  cpSync(join(ROOT, 'test', 'fixtures', 'base'), join(on.workspace, name), { recursive: true });
  const organization = `name: Harbour Tools\nprofile: demo\ndemoDate: '${demoDate}'\ntimeZone: Europe/London\n`;
  writeFileSync(join(on.workspace, name, 'organization.yml'), organization);
}

function edit(file: string, from: string, to: string): void {
  const path = join(on.workspace, 'content', file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

describe('the action check, in another repository', () => {
  beforeEach(() => {
    on = runner('actions');
    content();
  });
  const check = (inputs: Record<string, string>) => on.action('check', { 'as-of': NOW, format: 'text', ...inputs });

  test('passes what is ready, having installed what it needs in its own folder', () => {
    const { status, log, outputs } = check({});
    expect(log).toContain('task-list: ready.');
    expect({ status, outputs }).toEqual({ status: 0, outputs: { ready: 'true', 'exit-code': '0' } });
    expect(on.asked()).toEqual(['npm ci --omit=dev --loglevel=error']);
    expect(existsSync(join(on.muster, 'node_modules'))).toBe(true);
    expect(readdirSync(on.workspace)).toEqual(['content']);
  });

  test.each<[what: string, inputs: Record<string, string>, ended: [number, string?]]>([
    ['findings', { 'as-of': LATER }, [1, 'false']],
    ['another plan', { plan: 'lost' }, [2]],
    ['another folder', { content: 'lost' }, [2]],
    ['no day', { 'as-of': 'soon' }, [2]],
    ['no format', { format: 'pdf' }, [2]],
    ['neither strict nor not', { strict: 'yes' }, [2]],
    ['a commit where no repository is', { 'changed-since': 'HEAD' }, [2]],
    ['inputs that look like options and commands', { plan: '--help; $(touch taken) `touch taken`' }, [2]],
    ['a command as the folder', { content: '"; touch taken; "' }, [2]],
  ])('ends as the checker ends: %s', (_, inputs, [status, ready]) => {
    on.env.GIT_CEILING_DIRECTORIES = on.folder;
    const ended = check(inputs);
    expect(ended).toMatchObject({ status, outputs: { 'exit-code': String(status), ready: ready ?? '' } });
    expect(existsSync(join(on.workspace, 'taken'))).toBe(false);
  });

  test('fails for warnings only if strict', () => {
    edit('contacts.yml', "    - { kind: chat, value: '@priya', dependsOn: [sso] }\n", '');
    expect(check({})).toMatchObject({ status: 1, outputs: { ready: 'true' } });
    expect(check({ strict: 'false' })).toMatchObject({ status: 0, outputs: { ready: 'true' } });
  });

  test('finds a folder with a space in its name, and one by its whole path', () => {
    renameSync(join(on.workspace, 'content'), join(on.workspace, 'plans of ours'));
    expect(check({ content: 'plans of ours' }).status).toBe(0);
    expect(check({ content: join(on.workspace, 'plans of ours') }).status).toBe(0);
  });

  test('compares with a commit', () => {
    const first = commit(on.workspace, 'Write the plan');
    expect(check({ 'as-of': LATER, 'changed-since': first }).status).toBe(0);
    edit(LEAD, "last: '2026-10-05'", "last: '2026-06-30'");
    expect(check({ 'as-of': LATER, 'changed-since': first })).toMatchObject({ status: 1, outputs: { ready: 'false' } });
  });

  test('lets nothing in the content steer the runner', () => {
    mkdirSync(join(on.workspace, 'content', 'task-list', 'guides'));
    writeFileSync(join(on.workspace, 'content', 'task-list', 'guides', '::error::a.mdx'), 'a');
    const lines = check({}).log.split('\n');
    const [, token] = /^::stop-commands::(muster-\d+)$/.exec(lines[0] ?? '') ?? [];
    expect(lines.filter((line) => line.trimStart().startsWith('::'))).toEqual([
      `::stop-commands::${token}`,
      `::${token}::`,
    ]);
  });

  test('says in one line when npm cannot install', () => {
    on.env.NPM_FAILS = '1';
    const { status, log, outputs } = check({});
    expect({ status, outputs }).toEqual({ status: 2, outputs: { 'exit-code': '2', ready: '' } });
    expect(log).toContain('muster: npm could not install what the checker needs.');
  });

  test('on its own marks the lines, and writes the summary and the files asked for', () => {
    const files = { 'sarif-file': 'out/muster.sarif', 'digest-file': join(on.temp, 'a digest.md') };
    const { status, log } = on.action('check', { 'as-of': LATER, ...files });
    expect(status).toBe(1);
    expect(log).toMatch(/^::error .*file=content\/task-list\/plan\.mdx,/m);
    expect(JSON.parse(readFileSync(join(on.workspace, 'out/muster.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(on.summary()).toBe(readFileSync(join(on.temp, 'a digest.md'), 'utf8'));
    expect(on.summary()).toContain('review-not-overdue');
    expect(readdirSync(join(on.workspace, 'out'))).toEqual(['muster.sarif']);
  });

  test('writes no file when it could not run', () => {
    const { status } = on.action('check', {
      'as-of': 'soon',
      'sarif-file': 'muster.sarif',
      'digest-file': 'digest.md',
    });
    expect(status).toBe(2);
    expect(readdirSync(on.workspace)).toEqual(['content']);
  });
});

describe('the workflows of this repository', () => {
  beforeEach(() => {
    on = runner('workspace');
  });
  const GH = `#!/usr/bin/env bash
echo "gh $1 $2 $GH_REPO $GH_TOKEN" >>"$NPM_ASKED"
[[ "$2" != list ]] || printf '%s' "$ISSUES"
while (($#)); do [[ "$1" != --body-file ]] || cp "$2" "$RUNNER_TEMP/body.md"; shift; done
`;
  const context = { 'github.token': 'token', 'github.repository': 'example/plans' };
  const night = () => on.job(workflow('nightly').jobs.check as Workflow['jobs'][string], context);

  test.each<[what: string, demoDate: string, issues: string, status: number, asked: string[]]>([
    ['opens an issue', LATER, '[]', 1, ['issue list', 'label create', 'issue create']],
    ['updates the issue', LATER, '[{"number":7,"body":"old"}]', 1, ['issue list', 'issue edit']],
    ['closes the issue', NOW, '[{"number":7,"body":"old"}]', 0, ['issue list', 'issue close']],
    ['has nothing to do', NOW, '[]', 0, ['issue list']],
  ])('the night %s', (_, demoDate, issues, status, asked) => {
    content('content', demoDate);
    on.tool('gh', GH);
    on.env.ISSUES = issues;
    const ended = night();
    expect(on.asked().filter((each) => each.startsWith('gh'))).toEqual(
      asked.map((each) => `gh ${each} example/plans token`),
    );
    expect(ended.status).toBe(status);
    if (asked.some((each) => /create|edit/.test(each)))
      expect(readFileSync(join(on.temp, 'body.md'), 'utf8')).toBe(readFileSync(join(on.temp, 'digest.md'), 'utf8'));
  });

  test('the night leaves the issue alone when the check could not run, and fails', () => {
    on.tool('gh', GH);
    const { status, log } = night();
    expect(status).toBe(2);
    expect(log).toContain('The issue stays as it is');
    expect(on.asked().filter((each) => each.startsWith('gh'))).toEqual([]);
  });

  test('the tests are those of the README', () => {
    const { status } = on.job(workflow('test').jobs.test as Workflow['jobs'][string]);
    expect({ status, asked: on.asked() }).toEqual({ status: 0, asked: ['npm ci --loglevel=error', 'npm test'] });
  });

  test('a pull request answers for what it changes, a push for everything', () => {
    content('content', LATER);
    const base = commit(on.workspace, 'Write the plan');
    const judge = (sha: string) =>
      on.job(workflow('test').jobs.content as Workflow['jobs'][string], { 'github.event.pull_request.base.sha': sha })
        .status;
    expect(judge(base)).toBe(0);
    expect(judge('')).toBe(1);
    edit(LEAD, "last: '2026-10-05'", "last: '2026-06-30'");
    expect(judge(base)).toBe(1);
  });
});

describe('what else the guide offers', () => {
  beforeEach(() => {
    on = runner('workspace');
  });

  test.each([
    ['check', NOW, 0],
    ['check', LATER, 1],
    ['nightly', NOW, 0],
    ['nightly', LATER, 1],
  ])('the job %s of GitLab on %s ends with %i', (name, demoDate, status) => {
    content('content', demoDate);
    const job = gitlab[name as string];
    const ended = on.bash(job?.script.join('\n') ?? 'exit 9');
    expect(ended.status).toBe(status);
    expect(readFileSync(join(on.workspace, job?.artifacts.reports.junit ?? ''), 'utf8')).toMatch(/^<\?xml/);
    expect(existsSync(join(on.workspace, 'digest.md'))).toBe(name === 'nightly');
  });

  test('the job check of GitLab compares a merge request with its base', () => {
    content('content', LATER);
    const CI_MERGE_REQUEST_DIFF_BASE_SHA = commit(on.workspace, 'Write the plan');
    expect(on.bash(gitlab.check?.script.join('\n') ?? '', { CI_MERGE_REQUEST_DIFF_BASE_SHA }).status).toBe(0);
  });

  test('the hook of git lets a commit through, or stops it', () => {
    content('content', LATER);
    commit(on.workspace, 'Write the plan');
    on.bash('npm ci');
    on.bash(blocks.find(({ lang, text }) => lang === 'sh' && text.includes('.git/hooks'))?.text ?? 'exit 9');
    const save = () =>
      on.bash('git -c user.name=Test -c user.email=test@example.com commit --all --quiet --message Save');
    edit(LEAD, 'Works on the system.', 'Works on the system, and says so.');
    edit('contacts.yml', 'name: Omar Haddad', 'name: Omar al-Haddad');
    git(on.workspace, 'checkout', '--', `content/${LEAD}`);
    expect(save()).toMatchObject({ status: 0, log: expect.stringContaining('The check passes.') });
    edit(LEAD, 'backups: [priya-nair]', 'backups: []');
    expect(save()).toMatchObject({ status: 1, log: expect.stringContaining('role-has-backup') });
    expect(git(on.workspace, 'log', '--oneline')).toMatch(/Save\n.*Write the plan$/);
  });

  test('the entry for pre-commit runs from its own copy on the plans of another repository', () => {
    on.remove();
    on = runner('actions');
    content('content', LATER);
    commit(on.workspace, 'Write the plan');
    const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
    expect(hook).toMatchObject({ id: 'muster-check', language: 'script', pass_filenames: false });
    // What the tool does with a script: its entry is a path in the tool's copy, and it runs at the top of the repository.
    const [program, ...words] = hook.entry.split(' ') as [string, ...string[]];
    const run = (args: string[]) =>
      on.bash('exec "$PROGRAM" $WORDS', { PROGRAM: join(on.muster, program), WORDS: [...words, ...args].join(' ') });
    expect(run(hook.args)).toMatchObject({ status: 0, log: expect.stringContaining('The check passes.') });
    const used = parse(blocks.find(({ text }) => text.startsWith('repos:'))?.text ?? '').repos[0].hooks[0];
    expect(used.id).toBe(hook.id);
    expect(run(used.args).status).toBe(0);
    expect(run([]).status).toBe(1);
    expect(on.asked()).toEqual(['npm ci --omit=dev --loglevel=error']);
    expect(new RegExp(used.files).test(`content/${LEAD}`)).toBe(true);
  });

  test.each([[''], ['../check'], ['lost'], ['--help']])('the launcher knows no command %j', (name) => {
    expect(on.bash('bash .ci/muster "$NAME"', { NAME: name })).toEqual({
      status: 2,
      log: 'muster: name a command of its scripts folder first, such as check.\n',
      outputs: {},
    });
  });
});
