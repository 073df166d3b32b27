import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Served, serve } from '../../src/site/server.ts';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const COMPRESSED = /^(text\/|application\/(json|javascript|xml)|image\/svg)/;

/**
 * Serves a built site on this machine as a host with an edge would: with the same headers, compressed. Every answer is
 * worked out once, so that what is measured afterwards is the page.
 */
export async function serveCompressed(dist: string): Promise<Served> {
  const inner = await serve(dist, { port: 0 });
  const known = new Map<string, Promise<Answer>>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/^\/+/, '');
    const answer = known.get(path) ?? answerOf(new URL(path, inner.url));
    known.set(path, answer);
    answer.then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await inner.close();
    },
  };
}

async function answerOf(url: URL): Promise<Answer> {
  const answer = await fetch(url, { redirect: 'manual' });
  const { 'transfer-encoding': _, ...headers } = Object.fromEntries(answer.headers);
  const plain = Buffer.from(await answer.arrayBuffer());
  const compressed = COMPRESSED.test(headers['content-type'] ?? '');
  const body = compressed ? await promisify(gzip)(plain) : plain;
  if (compressed) Object.assign(headers, { 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  return { status: answer.status, headers: { ...headers, 'content-length': String(body.length) }, body };
}
