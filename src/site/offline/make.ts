import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { Copy } from './copy.ts';

/** What is no page: settings of hosts, the worker itself, schemas for editors, tables, calendars and findings for other programs. */
const NOT_KEPT = /^(?:_headers|sw\.js|schemas\/.*\.json|.*\.csv|.*\.ics|.*\/findings\.json)$/;

/** Lists every file of a built site as its offline copy holds it. `says` names the plans and their versions. */
export function copyOf(dist: string, base: string, says: string): Copy {
  const files: Record<string, string> = {};
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(join(dist, '/').length).replaceAll(sep, '/'))
    .filter((path) => !NOT_KEPT.test(path))
    .sort();
  for (const path of paths) files[path.replace(/(^|\/)index\.html$/, '$1')] = digestOf(readFileSync(join(dist, path)));
  return { base, digest: digestOf(JSON.stringify([base, files])), says, files };
}

/** Writes the service worker of a built site, `sw.js`: made from its own source, with the list of files before it. */
export async function makeWorker(dist: string, base: string, says: string): Promise<Copy> {
  const copy = copyOf(dist, base, says);
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./worker.ts', import.meta.url)),
    platform: 'browser',
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  writeFileSync(join(dist, 'sw.js'), `const COPY=${JSON.stringify(copy)};${output[0].code}`);
  return copy;
}

function digestOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
