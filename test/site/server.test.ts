import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEADERS } from '../../src/site/headers.ts';
import { type Served, serve } from '../../src/site/server.ts';
import { ROOT } from './built.ts';

const FOLDER = join(ROOT, 'test/.tmp/served');
let served: Served;

beforeAll(async () => {
  mkdirSync(join(FOLDER, 'dist/a'), { recursive: true });
  writeFileSync(join(FOLDER, 'secret.txt'), 'secret');
  writeFileSync(join(FOLDER, 'dist/index.html'), 'start');
  writeFileSync(join(FOLDER, 'dist/a/index.html'), 'a');
  writeFileSync(join(FOLDER, 'dist/x.js'), '1');
  served = await serve(join(FOLDER, 'dist'), { port: 0 });
});
afterAll(() => served?.close());

/** Asks for a path exactly as written, which fetch would tidy up first. */
function ask(
  path: string,
  options: { method?: string; host?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((done, fail) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: served.port,
        path,
        method: options.method ?? 'GET',
        headers: { host: options.host ?? `127.0.0.1:${served.port}` },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    asked.on('error', fail).end();
  });
}

describe('the local server', () => {
  test('sends every header with every answer', async () => {
    for (const path of ['/', '/x.js', '/none']) {
      const { headers } = await ask(path);
      for (const [name, value] of Object.entries(HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
    }
  });

  test('serves files with their types, folders with their index', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, text: 'start' });
    expect((await ask('/x.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(await ask('/a')).toMatchObject({ status: 308, headers: { location: '/a/' } });
    expect(await ask('/a/?q=1')).toMatchObject({ status: 200, text: 'a' });
    expect(await ask('/a/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/a/..%2f..%2fsecret.txt', '/..%5csecret.txt', '//../secret.txt'])(
    'never leaves its folder: %s',
    async (path) => {
      const { status, text } = await ask(path);
      expect(status).toBe(404);
      expect(text).not.toContain('secret');
    },
  );

  test('refuses broken paths, other methods and other names', async () => {
    expect((await ask('/%')).status).toBe(400);
    expect((await ask('/%00')).status).toBe(400);
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect((await ask('/', { host: 'evil.example' })).status).toBe(421);
  });

  test('a port that is taken is an error when asked for, and is passed over when not', async () => {
    await expect(serve(FOLDER, { port: served.port })).rejects.toThrow(/EADDRINUSE/);
    const [first, second] = [await serve(FOLDER), await serve(FOLDER)];
    expect(second.port).toBeGreaterThan(first.port);
    await Promise.all([first.close(), second.close()]);
  });
});
