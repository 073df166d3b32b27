import { createHash, randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Drill } from '../../src/plan/plan.ts';
import { homeOf } from '../../src/site/address.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Letters and digits that nobody mistakes for others, as seeds are read from paper. */
const SEED_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const SEED_LENGTH = 4;

/** What the pack of a drill is called. */
export function packName({ id, plan }: Drill): string {
  return `EXERCISE-${plan.id}-${id}-facilitator.html`;
}

/** A new seed to draw cards by. */
export function newSeed(): string {
  return Array.from({ length: SEED_LENGTH }, () => SEED_SIGNS[randomInt(SEED_SIGNS.length)]).join('');
}

/**
 * Makes the facilitator's pack of a drill: one file that needs no host and no other file, opens from a disk or a stick,
 * and runs nothing but its own script. Gives the path of the file.
 * @param content the content folder
 * @param out the folder to write it to
 */
export async function makePack(drill: Drill, seed: string, content: string, out: string): Promise<string> {
  // Outside the project Astro would work in one folder for all builds, and two at once would mix.
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'muster-pack-'));
  process.env.MUSTER_CONTENT = resolve(content);
  process.env.MUSTER_DRILL = `${drill.plan.id}/${drill.name}`;
  process.env.MUSTER_SEED = seed;
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  try {
    // Loading it takes a second, which only this needs.
    const { build } = await import('astro');
    await build({
      configFile: false,
      root: ROOT,
      srcDir: './src/facilitator',
      publicDir: './src/facilitator/public',
      outDir: folder,
      cacheDir: join(folder, 'cache'),
      logLevel: 'error',
      build: { inlineStylesheets: 'always' },
      devToolbar: { enabled: false },
      // Everything stands in the one file.
      vite: { build: { assetsInlineLimit: Number.MAX_SAFE_INTEGER, cssCodeSplit: false }, logLevel: 'error' },
    });
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const file = join(resolve(out), packName(drill));
    mkdirSync(resolve(out), { recursive: true });
    writeFileSync(file, withPolicy(withOrigin(html, homeOf(drill.plan.content.organization))));
    return file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Links of a page that lies on a disk lead to the site's host; where that is unknown they are words. */
function withOrigin(html: string, { origin }: { origin: string | undefined }): string {
  return html.replaceAll('<a href="/', origin === undefined ? '<a data-at="/' : `<a href="${origin}/`);
}

const CHARSET = '<meta charset="utf-8">';

/** Lets a page run its own scripts and styles and nothing else: each is named by its digest. */
function withPolicy(html: string): string {
  const digests = (tag: string) =>
    contentsOf(html, tag)
      .map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
      .join(' ');
  const policy = [
    "default-src 'none'",
    `script-src ${digests('script')}`,
    `style-src ${digests('style')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html.replace(CHARSET, `${CHARSET}<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** What stands in the elements of a name, none of which holds another. */
function contentsOf(html: string, tag: string): string[] {
  const contents: string[] = [];
  for (let at = html.indexOf(`<${tag}`); at >= 0; at = html.indexOf(`<${tag}`, at + 1)) {
    const start = html.indexOf('>', at) + 1;
    contents.push(html.slice(start, html.indexOf(`</${tag}>`, start)));
  }
  return contents;
}
