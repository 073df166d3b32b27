import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A step of a job or of a composite action. */
export interface Step {
  id?: string;
  uses?: string;
  run?: string;
  shell?: string;
  if?: string;
  env?: Record<string, string>;
  with?: Record<string, string | number | boolean>;
  'continue-on-error'?: boolean;
}

export interface Action {
  inputs: Record<string, { default?: string; required?: boolean }>;
  outputs?: Record<string, { value: string }>;
  runs: { steps: Step[] };
}

export interface Job {
  permissions?: Record<string, string>;
  steps: Step[];
}

export interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

/** What expressions may read: `github.token` and the like, by their whole names. */
type Context = Record<string, string>;

interface Ended {
  status: number;
  log: string;
  outputs: Record<string, string>;
}

/** Stands in for npm: `ci` puts the packages of this repository in place, `run` does what npm does, the rest is told. */
const NPM = `#!/usr/bin/env bash
echo "npm $*" >>"$NPM_ASKED"
case "$1" in
  ci) [[ -z "\${NPM_FAILS:-}" ]] || exit 1; [[ -e node_modules ]] || ln -s "$PACKAGES" node_modules ;;
  run) exec "$REAL_NPM" "$@" ;;
esac
`;

/** A machine for jobs: a folder for each thing a runner has, Muster in one of them, and stand-ins on the PATH. */
export interface Runner {
  folder: string;
  workspace: string;
  muster: string;
  temp: string;
  env: NodeJS.ProcessEnv;
  /** What npm was asked, a call an item. */
  asked(): string[];
  /** What was written into the summary of the job. */
  summary(): string;
  bash(script: string, env?: Record<string, string>, cwd?: string): Ended;
  action(name: string, inputs: Record<string, string>, context?: Context): Ended;
  job(job: Job, context?: Context): Ended;
  tool(name: string, script: string): void;
  remove(): void;
}

/** Makes a runner; Muster lies in the workspace itself, or where the runner keeps the actions of others. */
export function runner(place: 'workspace' | 'actions'): Runner {
  const folder = mkdtempSync(join(tmpdir(), 'muster-runner-'));
  const [workspace, temp, bin] = ['work space', 'temp', 'bin'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const muster = place === 'workspace' ? workspace : join(folder, '_actions', 'owner', 'muster', 'v1');
  for (const each of [workspace, temp, bin, muster]) mkdirSync(each, { recursive: true });
  for (const name of ['.github', '.ci']) cpSync(join(ROOT, name), join(muster, name), { recursive: true });
  for (const name of ['scripts', 'src', 'schemas', 'package.json']) symlinkSync(join(ROOT, name), join(muster, name));

  const asked = join(folder, 'asked');
  const summary = join(folder, 'summary');
  const { GITHUB_STEP_SUMMARY: _, ...outer } = process.env;
  const env: NodeJS.ProcessEnv = {
    ...outer,
    PATH: `${bin}:${process.env.PATH}`,
    GITHUB_WORKSPACE: workspace,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: temp,
    NPM_ASKED: asked,
    PACKAGES: join(ROOT, 'node_modules'),
    REAL_NPM: spawnSync('bash', ['-c', 'type -p npm'], { encoding: 'utf8' }).stdout.trim(),
    NODE_COMPILE_CACHE: join(ROOT, 'test', '.tmp', 'compile-cache'),
  };
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

  const self: Runner = {
    folder,
    workspace,
    muster,
    temp,
    env,
    asked: () => read(asked).split('\n').filter(Boolean),
    summary: () => read(summary),
    tool(name, script) {
      writeFileSync(join(bin, name), script);
      chmodSync(join(bin, name), 0o755);
    },
    bash(script, more = {}, cwd = workspace) {
      const output = join(folder, 'output');
      writeFileSync(output, '');
      writeFileSync(join(temp, 'step.sh'), script);
      // As GitHub calls it for `shell: bash`.
      const { status, stdout, stderr } = spawnSync(
        'bash',
        ['--noprofile', '--norc', '-eo', 'pipefail', join(temp, 'step.sh')],
        {
          cwd,
          env: { ...env, GITHUB_OUTPUT: output, ...more },
          encoding: 'utf8',
        },
      );
      const pairs = read(output)
        .split('\n')
        .filter(Boolean)
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
      return { status: status ?? -1, log: stdout + stderr, outputs: Object.fromEntries(pairs) };
    },
    action(name, inputs, context = {}) {
      const path = join(muster, '.github', 'actions', name);
      const action = actionAt(join(path, 'action.yml'));
      const given: Context = { ...context, 'github.action_path': path };
      for (const [input, { default: value, required }] of Object.entries(action.inputs)) {
        if (required && inputs[input] === undefined) throw new Error(`${name} needs ${input}`);
        given[`inputs.${input}`] = inputs[input] ?? filled(value ?? '', context);
      }
      const { status, log, steps } = perform(self, action.runs.steps, given);
      const outputs = Object.entries(action.outputs ?? {}).map(([key, { value }]) => [key, filled(value, steps)]);
      return { status, log, outputs: Object.fromEntries(outputs) };
    },
    job(job, context = {}) {
      const { status, log } = perform(self, job.steps, { ...context, 'runner.temp': temp });
      return { status, log, outputs: {} };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  self.tool('npm', NPM);
  return self;
}

/** Performs steps one after the other until one fails; checkouts and Node are there already. */
function perform(
  on: Runner,
  steps: readonly Step[],
  context: Context,
): { status: number; log: string; steps: Context } {
  const known: Context = { ...context };
  let log = '';
  for (const step of steps) {
    const local = step.uses?.match(/^(?:\.|[\w-]+\/muster)\/\.github\/actions\/([\w-]+)(?:@\w+)?$/)?.[1];
    if (!local && step.run === undefined) {
      if (!/^actions\/(checkout|setup-node)@/.test(step.uses ?? '')) throw new Error(`No stand-in for ${step.uses}`);
      continue;
    }
    const values = (of: Record<string, unknown> = {}) =>
      Object.fromEntries(Object.entries(of).map(([key, value]) => [key, filled(String(value), known)]));
    const ended = local ? on.action(local, values(step.with), known) : on.bash(step.run as string, values(step.env));
    log += ended.log;
    for (const [key, value] of Object.entries(ended.outputs)) known[`steps.${step.id}.outputs.${key}`] = value;
    if (ended.status !== 0 && !step['continue-on-error']) return { status: ended.status, log, steps: known };
  }
  return { status: 0, log, steps: known };
}

/** A text with its expressions worked out; outputs that were never set are empty, other unknown names a mistake. */
function filled(text: string, context: Context): string {
  return text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
    const value = context[name] ?? (/^steps\.|^github\.event\./.test(name) ? '' : undefined);
    if (value === undefined) throw new Error(`Nothing gives ${name}`);
    return value;
  });
}

export const actionAt = (path: string): Action => parse(readFileSync(path, 'utf8'));

/** The blocks of code of one of the site's guides, by their language. */
export function blocksOfGuide(name = 'ci'): { lang: string; text: string }[] {
  const guide = readFileSync(join(ROOT, 'src', 'pages', 'guide', `${name}.mdx`), 'utf8');
  return [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, lang = '', text = '']) => ({ lang, text }));
}
