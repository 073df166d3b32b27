import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import minifyHtml from '@minify-html/node';

/** What only the search index reads of a page. */
const INDEX_MARK = / data-pagefind-[a-z-]+(?:="[^"]*")?/g;
const TAG = /<[a-z](?:[^<>"]|"[^"]*")*>/g;

/**
 * Takes from every page of a built site what no reader gets anything of: marks for the search index, end tags and
 * quotes that the parser supplies by itself. The whole site has to fit on a phone.
 */
export function slim(dist: string): void {
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const path = join(entry.parentPath, entry.name);
    const unmarked = readFileSync(path, 'utf8').replace(TAG, (tag) => tag.replace(INDEX_MARK, ''));
    writeFileSync(path, minifyHtml.minify(Buffer.from(unmarked), { keep_html_and_head_opening_tags: true }));
  }
}
