import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, defaultAsOf } from '../src/check.ts';
import { siteOf } from '../src/report/reporter.ts';
import { text } from '../src/report/text.ts';
import { homeOf } from '../src/site/address.ts';
import { serve } from '../src/site/server.ts';
import { noArguments, portOf, readContent, run } from './command.ts';

const HELP = `
npm start -- [--port NUMBER] [--content DIR]

Checks the content, builds the site with its search index, and serves it on 127.0.0.1. What the check finds is printed
and does not stop the site, unless form or links are broken. End it with Ctrl+C.

  --port NUMBER   the port to serve on (default: 4321, or the next that is free)
  --content DIR   another content folder
`;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

await run(HELP, { port: { type: 'string' }, content: { type: 'string' } }, async (values, positionals) => {
  noArguments(positionals);
  const port = portOf(values.port);
  const content = resolve(values.content ?? `${ROOT}/content`);
  const { name: folder, files } = readContent(content);
  const asOf = defaultAsOf(files, Date.now());
  const report = check(files, { asOf, latest: asOf, folder });

  process.stdout.write(
    `${text(report, { strict: false, site: siteOf(report) })}\nBuilding the site and its search index …\n`,
  );
  const built = await build(content);
  if (built.code !== 0) {
    process.stdout.write(built.output);
    return 1;
  }
  const { base } = homeOf(report.content.organization);
  const { url } = await serve(fileURLToPath(new URL('../dist/', import.meta.url)), { port, base });
  process.stdout.write(`The site is at ${url}\n`);
  for (const plan of report.plans)
    process.stdout.write(`  ${plan.title}: ${plan.ready ? 'ready' : 'NOT READY, see above'}\n`);
  process.stdout.write('Ctrl+C ends it.\n');
  return 0;
});

/** Runs Astro's build, which passes the same gate and makes the search index. What it prints is news only if it fails. */
function build(content: string): Promise<{ code: number | null; output: string }> {
  const astro = fileURLToPath(new URL('../node_modules/astro/bin/astro.mjs', import.meta.url));
  const child = spawn(process.execPath, [astro, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, MUSTER_CONTENT: content, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  return new Promise((done, reject) => child.on('error', reject).on('close', (code) => done({ code, output })));
}
