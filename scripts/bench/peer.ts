import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KINDS } from '../../src/plan/kinds.ts';
import { bundle, SCHEMAS } from '../../src/plan/schema.ts';

/**
 * Sets up the peer beside a corpus: remark-cli with remark-lint-frontmatter-schema, the closest public tool. It checks
 * front matter against the same schemas and nothing else. Gives the arguments that run it in the corpus's parent folder,
 * from which alone it finds its files.
 */
export function setUpPeer(corpus: string): string[] {
  const directory = dirname(corpus);
  const folder = basename(corpus);
  const schemas: Record<string, string[]> = {};
  for (const kind of KINDS.filter((each) => each.extension === '.mdx')) {
    const file = `${kind.name}.json`;
    writeFileSync(join(directory, file), JSON.stringify(bundle(SCHEMAS[kind.name], SCHEMAS[kind.name])));
    schemas[`./${file}`] = [`${folder}/*/${kind.file ?? `${kind.folder}/*.mdx`}`];
  }
  const plugin = (name: string) => JSON.stringify(import.meta.resolve(name));
  writeFileSync(
    join(directory, '.remarkrc.mjs'),
    [
      `import frontmatter from ${plugin('remark-frontmatter')};`,
      `import mdx from ${plugin('remark-mdx')};`,
      `import schema from ${plugin('remark-lint-frontmatter-schema')};`,
      `export default { plugins: [frontmatter, mdx, [schema, { schemas: ${JSON.stringify(schemas)}, ajvOptions: { strict: false } }]] };`,
    ].join('\n'),
  );
  const bin = new URL('../../node_modules/remark-cli/cli.js', import.meta.url).pathname;
  return [bin, folder, '--ext', 'mdx', '--frail', '--quiet'];
}
