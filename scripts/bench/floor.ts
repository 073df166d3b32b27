import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { mdxToMdast } from 'satteri';

// The least that any checker of such content does: read each file, parse its YAML and its body, forget them.
const [directory = 'content'] = process.argv.slice(2);
let read = 0;
for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  const end = entry.name.endsWith('.mdx') ? text.indexOf('\n---\n', 3) : text.length;
  load(text.slice(entry.name.endsWith('.mdx') ? 4 : 0, end), { schema: CORE_SCHEMA });
  if (entry.name.endsWith('.mdx'))
    mdxToMdast(text.slice(end + 5), { features: { smartPunctuation: false, frontmatter: false } });
  read += 1;
}
process.stdout.write(`${read} files\n`);
