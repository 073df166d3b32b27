import { writeFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import type { Finding } from '../plan/finding.ts';
import { FolderUnreadable } from '../read.ts';
import { headersFile } from './headers.ts';
import { contentFolder, reload, type Site, site } from './load.ts';

/** Stops a build with a message for people: what is wrong stands above it, a stack would only hide that. */
class BuildStopped extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BuildStopped';
    this.stack = message;
  }
}

/**
 * Makes Astro build the plans of the content folder: reads and checks them once, lets nothing through whose form or
 * links are at fault, indexes the pages for search, writes the headers for the host, and reloads pages while authors write.
 */
export function muster(): AstroIntegration {
  return {
    name: 'muster',
    hooks: {
      'astro:config:setup': ({ command, updateConfig, logger }) => {
        if (command !== 'build' && command !== 'dev') return;
        const { home } = opened();
        updateConfig({ site: home.origin, base: home.base });
        if (command === 'dev') tell(site(), logger);
      },
      'astro:build:start': ({ logger }) => {
        const loaded = opened();
        if (loaded.stopping.length === 0) return;
        for (const finding of loaded.stopping) logger.error(lineOf(finding));
        throw new BuildStopped(
          `${count(loaded.stopping.length, 'finding')} of form or links. Nothing was built: mend them, then build again.`,
        );
      },
      'astro:server:setup': ({ server, logger }) => watch(server, logger),
      'astro:build:done': async ({ dir, logger }) => {
        writeFileSync(new URL('_headers', dir), headersFile());
        const pages = await index(dir);
        for (const { verdict } of site().plans.values()) {
          logger.info(
            `${verdict.title}: ${verdict.entries} entries, ${verdict.ready ? 'ready' : 'not ready'} on ${site().asOf}`,
          );
        }
        logger.info(`${count(pages, 'page')} can be searched`);
      },
    },
  };
}

function opened(): Site {
  try {
    return site();
  } catch (error) {
    if (error instanceof FolderUnreadable)
      throw new BuildStopped(error.message.replace('with --content', 'with MUSTER_CONTENT'));
    throw error;
  }
}

/** Indexes the built pages; gives how many there are. */
async function index(dir: URL): Promise<number> {
  const { close, createIndex } = await import('pagefind');
  try {
    const { index: pagefind, errors } = await createIndex({ forceLanguage: 'en' });
    if (!pagefind) throw new Error(errors.join('\n'));
    const added = await pagefind.addDirectory({ path: fileURLToPath(dir) });
    const written = await pagefind.writeFiles({ outputPath: fileURLToPath(new URL('pagefind/', dir)) });
    const problems = [...added.errors, ...written.errors];
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return added.page_count;
  } finally {
    await close();
  }
}

const SETTLED = 80;

/** Reads and checks again whenever a file of the content folder changes, and lets open pages reload. */
function watch(server: ViteDevServer, logger: AstroIntegrationLogger): void {
  const folder = resolve(contentFolder());
  server.watcher.add(folder);
  let waiting: NodeJS.Timeout | undefined;
  const changed = () => {
    try {
      tell(reload(), logger);
    } catch (error) {
      logger.error(error instanceof Error ? error.message : String(error));
      return;
    }
    // Astro keeps the list of a page's addresses as long as its module lives.
    for (const [name, environment] of Object.entries(server.environments))
      if (name !== 'client') environment.moduleGraph.invalidateAll();
    server.environments.client.hot.send({ type: 'full-reload' });
  };
  server.watcher.on('all', (_, path) => {
    if (!resolve(path).startsWith(folder + sep)) return;
    clearTimeout(waiting);
    waiting = setTimeout(changed, SETTLED);
  });
}

function tell(loaded: Site, logger: AstroIntegrationLogger): void {
  const { findings } = loaded.report;
  for (const finding of findings.filter((each) => each.waivedUntil === null && each.level !== 'notice')) {
    if (finding.level === 'error') logger.error(lineOf(finding));
    else logger.warn(lineOf(finding));
  }
  const stops = loaded.stopping.length > 0 ? `, of which ${loaded.stopping.length} would stop a build` : '';
  logger.info(`${count(findings.length, 'finding')} on ${loaded.asOf}${stops}`);
}

function lineOf({ file, line, column, message, rule }: Finding): string {
  return `${file}:${line}:${column} ${message} [${rule}]`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
