import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from '../src/check.ts';
import { homeOf } from '../src/site/address.ts';
import { serve } from '../src/site/server.ts';
import { fail, noArguments, portOf, readContent, run } from './command.ts';

const HELP = `
npm run serve -- [--port NUMBER] [--content DIR]

Serves the site as it was last built, on 127.0.0.1 only, with the headers it is meant to be served with. End it with Ctrl+C.

  --port NUMBER   the port to serve on (default: 4321, or the next that is free)
  --content DIR   the content folder it was built from, if not content
`;

await run(HELP, { port: { type: 'string' }, content: { type: 'string' } }, async (values, positionals) => {
  noArguments(positionals);
  const port = portOf(values.port);
  const dist = fileURLToPath(new URL('../dist/', import.meta.url));
  if (!existsSync(`${dist}index.html`)) fail('There is no built site yet. Run npm run build first.');
  const { files } = readContent(values.content ?? fileURLToPath(new URL('../content', import.meta.url)));
  const { base } = homeOf(load(files).organization);
  const { url } = await serve(dist, { port, base });
  process.stdout.write(`The site is at ${url} (Ctrl+C ends it).\n`);
  return 0;
});
