import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import type { Files } from '../../src/plan/source.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TEMPORARY = join(ROOT, 'test/.tmp');

/** What a build printed, and whether it went through. */
export interface Built {
  dist: string;
  ok: boolean;
  output: string;
}

/** Builds the site of a content folder by Astro's own command, away from everyone's `dist`. */
export async function buildSite(content: string, name: string): Promise<Built> {
  const dist = join(TEMPORARY, name);
  rmSync(dist, { recursive: true, force: true });
  // A test runner's own NODE_ENV would make this a development build.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const astro = join(ROOT, 'node_modules/astro/bin/astro.mjs');
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', dist], {
      cwd: ROOT,
      env: { ...env, MUSTER_CONTENT: content, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { dist, ok: true, output: stdout + stderr };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { dist, ok: false, output: stdout + stderr };
  }
}

/** Writes files of a content folder to disk; gives the folder. */
export function writeContent(files: Files, name: string): string {
  const folder = join(TEMPORARY, name, 'content');
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    if (typeof text !== 'string') continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Every built file of some endings, by its path below `dist`; pages as a browser understands them, with all end tags and quotes. */
export function filesOf(dist: string, endings: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !endings.some((ending) => entry.name.endsWith(ending))) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(dist.length + 1), entry.name.endsWith('.html') ? pageAt(path) : readFileSync(path, 'utf8'));
  }
  return found;
}

const pages = new Map<string, string>();

/** A built page as a browser understands it, with all end tags and quotes, and links from the root of a site that has no base. */
export function pageAt(path: string): string {
  const key = `${path} ${statSync(path).mtimeMs}`;
  const page =
    pages.get(key) ??
    toHtml(rooted(fromHtml(readFileSync(path, 'utf8')), path), { characterReferences: { useNamedReferences: true } });
  pages.set(key, page);
  return page;
}

/** A page's tree whose links begin at the root again: the build writes them as they are seen from the page's own folder. */
function rooted(tree: Root, path: string): Root {
  const [, ...at] = relative(TEMPORARY, path).split(sep);
  const here = new URL(at.join('/'), 'http://site/');
  const walk = (node: Nodes): void => {
    if (node.type === 'element' && node.tagName === 'a') {
      const { href } = node.properties;
      if (typeof href === 'string' && href.startsWith('.')) {
        const { pathname, search, hash } = new URL(href, here);
        node.properties.href = pathname + search + hash;
      }
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  return tree;
}
