import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import minifyHtml from '@minify-html/node';

/** A script that does nothing but load another. */
const LOADS_ANOTHER = /^import"\.\/([\w.-]+)";?\s*$/;

/** The page that hosts show at any address: what it leads to cannot be told from where it stands. */
const ANYWHERE = '404.html';

/**
 * Takes from every page of a built site what no reader gets anything of: end tags and quotes that the parser
 * supplies by itself, and of each link what the page's own address says already. The whole site has to fit on a phone.
 * `base` is the path at which the site lives.
 */
export function slim(dist: string, base: string): void {
  const loaded = loadedScripts(join(dist, '_astro'));
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const path = join(entry.parentPath, entry.name);
    let html = minifyHtml.minify(readFileSync(path), { keep_html_and_head_opening_tags: true }).toString('utf8');
    for (const [script, other] of loaded) html = html.replaceAll(script, other);
    const at = relative(dist, path).split(sep).join('/');
    writeFileSync(path, at === ANYWHERE ? html : withShortLinks(html, posix.dirname(posix.join(base, at))));
  }
}

/** Scripts that only load another one, by what pages load instead; the scripts themselves are taken away. */
function loadedScripts(folder: string): Map<string, string> {
  const loaded = new Map<string, string>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [, other] = name.endsWith('.js') ? (LOADS_ANOTHER.exec(readFileSync(join(folder, name), 'utf8')) ?? []) : [];
    if (other === undefined) continue;
    loaded.set(name, other);
    rmSync(join(folder, name));
  }
  return loaded;
}

/** Where a page begins to print addresses beside its links: there they are written from the root, as people type them. */
const PRINTS_ADDRESSES = /class="?(?:body|letter|print-list)\b/;

/** A page whose links are written as they are seen from its folder, wherever that is shorter and nobody reads them on paper. */
export function withShortLinks(html: string, folder: string): string {
  const start = html.search(PRINTS_ADDRESSES);
  if (start < 0) return inFolder(html, folder);
  const end = html.indexOf('<footer', start);
  return inFolder(html.slice(0, start), folder) + html.slice(start, end) + inFolder(html.slice(end), folder);
}

function inFolder(html: string, folder: string): string {
  return html.replace(/(<a (?:class=[\w-]+ )?href="?)(\/[^\s">]*)/g, (all, before: string, href: string) => {
    const short = shortened(href, folder);
    return short.length < href.length ? before + short : all;
  });
}

function shortened(href: string, folder: string): string {
  const end = href.search(/[?#]/);
  const path = end < 0 ? href : href.slice(0, end);
  // Only addresses of folders: what ends without a slash is a file, and these are few.
  if (!path.endsWith('/')) return href;
  const way = posix.relative(folder, path);
  return `${way === '' ? '.' : way}/${end < 0 ? '' : href.slice(end)}`;
}
