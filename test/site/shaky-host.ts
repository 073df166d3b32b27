import { createServer, request, type Server } from 'node:http';
import { serve } from '../../src/site/server.ts';

/** How a host behaves; a number lets so many more answers through and then keeps silent. */
export type Mood = 'well' | 'broken' | 'sign-in' | 'silent' | number;

/** A host that can be shaken. */
export interface ShakyHost {
  readonly port: number;
  mood: Mood;
  /** Answers given since it was opened. */
  answers: number;
  close(): Promise<void>;
}

/** Serves a folder through a host that fails in the ways that hosts do. */
export async function shakyHost(folder: string, port = 0): Promise<ShakyHost> {
  const well = await serve(folder, { port: 0 });
  const server: Server = createServer((incoming, answer) => {
    const { mood } = host;
    if (mood === 'silent' || mood === 0) return;
    if (typeof mood === 'number') host.mood = mood - 1;
    host.answers += 1;
    if (mood === 'broken') return void answer.writeHead(503).end('out of order');
    if (mood === 'sign-in') return void answer.writeHead(302, { Location: '/sign-in' }).end();
    const headers = { ...incoming.headers, host: `127.0.0.1:${well.port}` };
    request(
      { port: well.port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 500, response.headers);
        response.pipe(answer);
      },
    ).end();
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  const bound = server.address();
  const host: ShakyHost = {
    port: bound !== null && typeof bound === 'object' ? bound.port : port,
    mood: 'well',
    answers: 0,
    close: async () => {
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
      await well.close();
    },
  };
  return host;
}
