import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import minifyHtml from '@minify-html/node';

/**
 * Takes from every page of a built site what no reader gets anything of: end tags and quotes that the parser
 * supplies by itself. The whole site has to fit on a phone.
 */
export function slim(dist: string): void {
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const path = join(entry.parentPath, entry.name);
    writeFileSync(path, minifyHtml.minify(readFileSync(path), { keep_html_and_head_opening_tags: true }));
  }
}
