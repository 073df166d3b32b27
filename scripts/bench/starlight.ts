import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { load } from '../../src/check.ts';
import { read } from '../../src/read.ts';

const MANIFEST = {
  name: 'starlight-peer',
  private: true,
  type: 'module',
  // Astro bundles what the manifest names; what it leaves to Node would be looked for in the wrong place.
  dependencies: { astro: '*', '@astrojs/starlight': '*' },
};

const COLLECTION = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

function configOf(plans: readonly string[]): string {
  const sidebar = plans.map((plan) => ({ label: plan, link: `/${plan}/plan/` }));
  return `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  devToolbar: { enabled: false },
  integrations: [starlight({ title: 'Harbour Tools', sidebar: ${JSON.stringify(sidebar)} })],
});
`;
}

/**
 * Writes a Starlight project that shows the bodies of a content folder, one page an entry, with search and all else as
 * it comes. Both choices favour it: bodies are plain Markdown, which it reads quicker than MDX, and its sidebar leads to
 * the plans alone, because one of all pages would grow with them on each of them.
 */
export function writeStarlight(content: string, directory: string): void {
  const files = new Map([
    ['package.json', JSON.stringify(MANIFEST)],
    ['src/content.config.ts', COLLECTION],
    ['src/content/docs/index.md', '---\ntitle: Harbour Tools\n---\n\nWhich plan?\n'],
  ]);
  const { plans } = load(read(content).files);
  for (const { source, title } of plans.flatMap((plan) => plan.entries)) {
    const body = source.bodyText.replace(/\]\(\.\.\/(\S+?)\.mdx/g, '](../../$1/');
    files.set(
      `src/content/docs/${source.path.replace(/\.\w+$/, '.md')}`,
      `---\ntitle: ${JSON.stringify(title)}\n---\n${body}`,
    );
  }
  files.set('astro.config.mjs', configOf(plans.map((plan) => plan.id)));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/** Forgets what an earlier build left: every build of the peer is a first one, as ours are. */
export function forget(directory: string): void {
  for (const name of ['.astro', 'dist', 'node_modules'])
    rmSync(join(directory, name), { recursive: true, force: true });
  // Its pages ask for the YAML parser of its own version, which npm keeps where only Starlight finds it.
  const starlight = createRequire(import.meta.resolve('@astrojs/starlight'));
  mkdirSync(join(directory, 'node_modules'));
  symlinkSync(
    dirname(starlight.resolve('js-yaml/package.json')),
    join(directory, 'node_modules/js-yaml'),
    process.platform === 'win32' ? 'junction' : 'dir',
  );
}
