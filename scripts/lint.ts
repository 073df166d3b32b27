import type { Root } from 'mdast';
import recommended from 'remark-preset-lint-recommended';
import { VFile } from 'vfile';
import { load } from '../src/check.ts';
import { type Tree, treeOf } from '../src/plan/body.ts';
import { compareText } from '../src/plan/finding.ts';
import { noArguments, readContent, run } from './command.ts';

const HELP = `
node scripts/lint.ts [--content DIR]

Holds the Markdown of all bodies against remark-lint's recommended rules, on the tree that checker and site read.

  --content DIR   another content folder

Exit code 0: nothing to tell. 1: something. 2: the lint could not run.
`;

/** Rules of the preset that our grammar contradicts or that the checker tells better. */
const OFF: readonly string[] = [
  // `<https://…>`, the cure that this rule asks for, is no address in MDX.
  'remark-lint:no-literal-urls',
  // `[Name]` is a blank, which `field-is-declared` and `no-blanks-left` know.
  'remark-lint:no-undefined-references',
  // No body has references and definitions at all (`body-parses`).
  'remark-lint:no-shortcut-reference-image',
  'remark-lint:no-shortcut-reference-link',
  'remark-lint:no-duplicate-definitions',
  'remark-lint:no-unused-definitions',
];

type Transform = (tree: Root, file: VFile, done: (error?: Error | null) => void) => void;
type Plugin = (this: object, option?: unknown) => Transform | undefined;

/** The preset's rules that apply, as functions over tree and file; `remark-lint` itself only reads comments in HTML. */
const RULES: readonly Transform[] = (recommended.plugins ?? []).flatMap((entry) => {
  const [plugin, option] = (Array.isArray(entry) ? entry : [entry]) as [Plugin, unknown];
  if (plugin.name === 'remarkLint' || OFF.includes(plugin.name)) return [];
  return plugin.call({}, option) ?? [];
});

/** What the rules say of one body, in the order of its lines: `line:column message rule`. */
async function lint({ root, text }: Tree, path: string): Promise<string[]> {
  const file = new VFile({ path, value: text });
  for (const rule of RULES)
    await new Promise<void>((done, stop) => rule(root, file, (error) => (error ? stop(error) : done())));
  return file.messages
    .map(({ line = 1, column = 1, reason, ruleId }) => ({ line, column, reason, ruleId }))
    .sort((a, b) => a.line - b.line || a.column - b.column || compareText(a.reason, b.reason))
    .map(({ line, column, reason, ruleId }) => `${path}:${line}:${column} ${reason} [${ruleId}]`);
}

await run(HELP, { content: { type: 'string' } }, async (values, positionals) => {
  noArguments(positionals);
  const { name, files } = readContent(values.content);
  const told: string[] = [];
  for (const source of load(files).sources.values()) {
    const tree = source.body && treeOf(source);
    if (tree) told.push(...(await lint(tree, `${name}/${source.path}`)));
  }
  process.stdout.write(told.map((line) => `${line}\n`).join(''));
  return told.length > 0 ? 1 : 0;
});
