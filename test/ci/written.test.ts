import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Action, actionAt, blocksOfGuide, ROOT, type Step, type Workflow } from './runner.ts';

/** The package is CommonJS around WebAssembly. */
const { validateAction, validateWorkflow } = createRequire(import.meta.url)(
  '@action-validator/core',
) as typeof import('@action-validator/core');

const GITHUB = join(ROOT, '.github');
const files = readdirSync(GITHUB, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
const yamlOf = (name: string) => readFileSync(join(GITHUB, name), 'utf8');
const examples = blocksOfGuide().filter(({ lang, text }) => lang === 'yaml' && text.startsWith('name:'));
const WORKFLOWS = [
  ...files.filter((name) => name.startsWith('workflows')).map((name) => [name, yamlOf(name)] as const),
  ...examples.map(({ text }, index) => [`example ${index + 1} of the guide`, text] as const),
];
const ACTIONS = files.filter((name) => name.startsWith('actions')).map((name) => [name, yamlOf(name)] as const);
describe('as written', () => {
  test('there is something to read', () => {
    expect(WORKFLOWS).toHaveLength(4);
    expect(ACTIONS).toHaveLength(2);
  });

  test.each(WORKFLOWS)('%s is a workflow', (_, text) => {
    expect(validateWorkflow(text).errors).toEqual([]);
  });

  test.each(ACTIONS)('%s is an action', (_, text) => {
    expect(validateAction(text).errors).toEqual([]);
  });

  test('the validator sees what is wrong', () => {
    expect(validateWorkflow('on: push\njobs: { a: { steps: [] } }\n').errors).not.toEqual([]);
    expect(validateAction('name: A\nruns: { using: composite }\n').errors).not.toEqual([]);
  });

  const stepsOf = (text: string): Step[] => {
    const { jobs, runs } = parse(text) as Partial<Workflow & Action>;
    return runs?.steps ?? Object.values(jobs ?? {}).flatMap(({ steps }) => steps);
  };
  const all = [...WORKFLOWS, ...ACTIONS];

  test.each(all)('%s has no expression in a script', (_, text) => {
    expect(stepsOf(text).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test.each(all)('%s pins what it uses of others, and keeps no token on the disk', (_, text) => {
    for (const { uses, with: inputs } of stepsOf(text)) {
      if (uses?.startsWith('actions/')) expect(uses).toMatch(/@[0-9a-f]{40}$/);
      if (uses?.startsWith('actions/checkout@')) expect(inputs).toMatchObject({ 'persist-credentials': false });
    }
  });

  test.each(WORKFLOWS)('%s may write nothing that it has no need of', (name, text) => {
    const { permissions, jobs } = parse(text) as Workflow;
    const granted = [permissions, ...Object.values(jobs).map((job) => job.permissions ?? {})].flatMap(Object.entries);
    const writes = granted.filter(([, right]) => right !== 'read').map(([scope]) => scope);
    const nightly = /nightly|2/.test(name);
    expect(writes).toEqual(nightly ? ['issues'] : name.startsWith('example') ? ['security-events'] : []);
    if (nightly) expect(parse(text).concurrency.group).toBeTruthy();
  });

  test('the guide lists every input of the action, with its default', () => {
    const guide = readFileSync(join(ROOT, 'src/pages/guide/ci.mdx'), 'utf8');
    const rows = [...guide.matchAll(/^- `([\w-]+)`: .*; without it: (.*)\.$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    const { inputs } = actionAt(join(GITHUB, 'actions/check/action.yml'));
    expect(rows.map(([name]) => name)).toEqual(Object.keys(inputs));
    for (const [name, value] of rows)
      if (inputs[name as string]?.default) expect(value).toBe(`\`${inputs[name as string]?.default}\``);
  });

  test('the guide uses the actions with inputs that they have', () => {
    for (const { uses = '', with: inputs = {} } of [...WORKFLOWS.flatMap(([, text]) => stepsOf(text))]) {
      const name = /\.github\/actions\/([\w-]+)/.exec(uses)?.[1];
      if (name)
        expect(Object.keys(actionAt(join(GITHUB, 'actions', name, 'action.yml')).inputs)).toEqual(
          expect.arrayContaining(Object.keys(inputs)),
        );
    }
  });

  test('the launcher may be run', () => {
    expect(statSync(join(ROOT, '.ci/muster')).mode & 0o111).toBe(0o111);
  });
});

test('what runs without the tools of development asks for none of them', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const seen = new Set<string>();
  const packages = new Set<string>();
  const walk = (file: string) => {
    if (seen.has(file) || !/\.(ts|m?js)$/.test(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const plain = file.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
    for (const { fileName: name } of ts.preProcessFile(plain).importedFiles) {
      if (name.startsWith('.')) walk(join(file, '..', name));
      else if (!name.startsWith('node:'))
        packages.add(
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        );
    }
  };
  for (const name of ['check', 'digest-issue']) walk(join(ROOT, 'scripts', `${name}.ts`));
  expect(seen.size).toBeGreaterThan(80);
  expect(packages.size).toBeGreaterThan(5);
  expect([...packages].filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
});
