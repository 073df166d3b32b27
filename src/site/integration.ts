import { writeFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import type { Finding } from '../plan/finding.ts';
import { FolderUnreadable } from '../read.ts';
import { headersFile } from './headers.ts';
import { contentFolder, reload, type Site, site } from './load.ts';
import { makeWorker } from './offline/make.ts';
import { writeSearch } from './search-index.ts';
import { slim } from './slim.ts';

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
        writeFileSync(new URL('_headers', dir), headersFile(site().home.base));
        const pages = await writeSearch(site(), dir);
        slim(fileURLToPath(dir), site().home.base);
        const { files } = await makeWorker(fileURLToPath(dir), site().home.base, versionsOf(site()));
        for (const { verdict } of site().plans.values()) {
          logger.info(
            `${verdict.title}: ${verdict.entries} entries, ${verdict.ready ? 'ready' : 'not ready'} on ${site().asOf}`,
          );
        }
        logger.info(
          `${count(pages, 'page')} can be searched, ${count(Object.keys(files).length, 'file')} kept for offline use`,
        );
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

/** The plans and their versions, as a reader is told of a newer copy. */
function versionsOf({ content }: Site): string {
  return content.plans.map(({ title, home }) => `${title} ${home?.data.version ?? ''}`.trim()).join(', ');
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
