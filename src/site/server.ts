import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { cachingOf, HEADERS } from './headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** A running server. */
export interface Served {
  port: number;
  /** The address of the site's start page. */
  url: string;
  close(): Promise<void>;
}

/** How a site is served. */
export interface ServeOptions {
  /** 0 takes any free port; left out, it is 4321 or the next that is free. A port that is taken rejects. */
  port?: number | undefined;
  /** The path that the site lives under; `/` where it is left out. */
  base?: string;
}

const FIRST_PORT = 4321;
const PORTS_TRIED = 100;

/** Serves a built site on this machine only, with the headers that it is meant to be served with. */
export async function serve(dist: string, { port, base = '/' }: ServeOptions = {}): Promise<Served> {
  const root = resolve(dist);
  const server = createServer((request, response) => {
    answer(request, response, root, base).catch(() => {
      if (!response.headersSent) response.writeHead(500, HEADERS);
      response.end();
    });
  });
  const bound = await bind(server, port);
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function bind(server: Server, asked: number | undefined): Promise<number> {
  const ports = asked === undefined ? Array.from({ length: PORTS_TRIED }, (_, index) => FIRST_PORT + index) : [asked];
  for (const port of ports) {
    try {
      await listen(server, port);
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port === ports.at(-1)) throw error;
    }
  }
  throw new Error('No port was tried');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, root: string, base: string): Promise<void> {
  const send = (status: number, headers: Record<string, string>, content?: Buffer | string) => {
    response.writeHead(status, { ...HEADERS, ...headers });
    response.end(request.method === 'HEAD' ? undefined : content);
  };
  // Another site's name that was made to point here (DNS rebinding) gets nothing.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return send(421, {});
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { Allow: 'GET, HEAD' });

  const path = pathOf(request.url ?? '/');
  if (path === null) return send(400, {});
  if (`${path}/` === base) return send(308, { Location: base });
  const inside = path.startsWith(base) ? path.slice(base.length) : null;
  const found = inside === null ? null : await fileAt(root, inside);
  if (found === 'folder') return send(308, { Location: `${encodeURI(path)}/` });
  if (found !== null && inside !== null) return send(200, typed(found, cachingOf(inside)), await readFile(found));
  const missing = await fileAt(root, '404.html');
  if (missing === null || missing === 'folder')
    return send(404, { 'Content-Type': 'text/plain; charset=utf-8' }, 'Not found\n');
  send(404, typed(missing, cachingOf('404.html')), await readFile(missing));
}

function typed(file: string, caching: string): Record<string, string> {
  return { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Cache-Control': caching };
}

function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] as string);
    return path.startsWith('/') && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

/** The file that answers a path inside the root; `folder` when only a slash is missing. */
async function fileAt(root: string, path: string): Promise<string | 'folder' | null> {
  const file = resolve(join(root, path));
  if (file !== root && !file.startsWith(root + sep)) return null;
  const index = join(file, 'index.html');
  if (path === '' || path.endsWith('/')) return (await isFile(index)) ? index : null;
  if (await isFile(file)) return file;
  return (await isFile(index)) ? 'folder' : null;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
