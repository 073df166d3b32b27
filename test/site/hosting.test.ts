import { execFile, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, matchesGlob } from 'node:path';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cachingOf, HEADERS, headersFile } from '../../src/site/headers.ts';
import { type Served, serve } from '../../src/site/server.ts';
import { blocksOfGuide } from '../ci/runner.ts';
import { dist, firstPlan, LONG, plans } from './site.ts';

const blocks = blocksOfGuide('hosting');

/** The one block of a language that holds a text. */
function block(lang: string, holds = ''): string {
  const found = blocks.filter((each) => each.lang === lang && each.text.includes(holds));
  expect(found, `${lang} with ${holds}`).toHaveLength(1);
  return found[0]?.text ?? '';
}

const nginx = block('nginx', 'http {');
/** Every file of the built site, by its path below it. */
const built = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((each) => each.isFile())
  .map((each) => join(each.parentPath, each.name).slice(dist.length + 1));

let folder: string;
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-hosting-'));
  served = await serve(dist, { port: 0 });
});
afterAll(async () => {
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script of the guide in a folder, with what stands in `bin/` before all other commands. */
async function run(script: string, cwd: string, env: Record<string, string> = {}) {
  const PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
  const child = promisify(execFile)('bash', ['-c', script], { cwd, env: { ...process.env, PATH, ...env } });
  const { stdout, stderr } = await child.catch((error) => error as { stdout: string; stderr: string });
  return { code: (await child.then(() => 0).catch((error) => error.code as number)) ?? null, out: stdout + stderr };
}

/** A command that stands in for another one. */
function standIn(name: string, script: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

describe('the guide to hosting', () => {
  test('every script of it can be read by its shell', LONG, () => {
    const scripts = blocks.filter(({ lang }) => lang === 'sh');
    expect(scripts.length).toBeGreaterThan(8);
    for (const { text } of scripts) {
      const shell = text.startsWith('#!/bin/sh') ? 'sh' : 'bash';
      expect(spawnSync(shell, ['-n'], { input: text, encoding: 'utf8' }).stderr, text).toBe('');
    }
  });

  test('its check finds on the local server what it should show', LONG, async () => {
    const check = block('sh', 'no-such-page/');
    const here = check
      .replace(/^site=.*$/m, `site=${served.url.slice(0, -1)}`)
      .replace(/^plan=.*$/m, `plan=${firstPlan().id}`);
    const answers = (await run(here, folder)).out
      .trim()
      .split(/\n(?=\/)/)
      .map((text) => text.trim().split(/\r?\n/));
    const told = answers.map(([path = '', status, ...lines]) => {
      const value = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      for (const [name, wanted] of Object.entries(HEADERS)) expect(value(name), path).toBe(wanted);
      return [path.replace(/^\/_astro\/.+/, '/_astro/…'), status?.split(' ')[1], value('Cache-Control') ?? null];
    });
    expect(told).toEqual([
      ['/', '200', 'no-cache'],
      ['/_astro/…', '200', 'public, max-age=31536000, immutable'],
      ['/sw.js', '200', 'no-cache'],
      [`/${firstPlan().id}/call`, '308', null],
      ['/no-such-page/', '404', 'no-cache'],
    ]);
  });
});

describe('a static host', () => {
  /** The headers of a path, the values of all parts that match joined as such hosts join them. */
  function headersAt(path: string, file: string): Record<string, string> {
    const headers: Record<string, string> = {};
    let matches = false;
    for (const line of file.split('\n')) {
      const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
      if (name === undefined) matches = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : line === path;
      else if (matches) headers[name] = name in headers ? `${headers[name]}, ${value}` : `${value}`;
    }
    return headers;
  }

  test.each(['/', '/plans/'])('below %s, is told every header and what may be kept', (base) => {
    const file = headersFile(base);
    expect(headersAt(`${base}a/`, file)).toEqual(HEADERS);
    expect(headersAt(`${base}sw.js`, file)).toEqual({ ...HEADERS, 'Cache-Control': 'no-cache' });
    expect(headersAt(`${base}_astro/a.js`, file)).toEqual({ ...HEADERS, 'Cache-Control': cachingOf('_astro/a.js') });
  });
});

describe('nginx', () => {
  const map = [...(/map \$uri \$caching \{([^}]*)\}/.exec(nginx)?.[1] ?? '').matchAll(/(\S+)\s+("[^"]*"|\S+);/g)].map(
    ([, key = '', value = '']) => [key, value.replaceAll('"', '')] as const,
  );
  /** As nginx reads its map: the text itself, else the first expression, else the default. */
  const kept = (path: string) =>
    (map.find(([key]) => key === path) ??
      map.find(([key]) => key.startsWith('~') && new RegExp(key.slice(1)).test(path)) ??
      map.find(([key]) => key === 'default'))?.[1];

  test('sends every header with every answer', () => {
    const added = [...nginx.matchAll(/^ {4}add_header (\S+) (?:"([^"]*)"|(\S+)) always;$/gm)].map(
      ([, name, quoted, plain]) => [name, quoted ?? plain],
    );
    expect(added).toEqual([...Object.entries(HEADERS), ['Cache-Control', '$caching']]);
    expect(nginx.match(/add_header/g)).toHaveLength(added.length);
    // In a block of its own, one header more would drop all of these.
    expect(nginx).not.toMatch(/\blocation\b.*\{/);
  });

  test('lets be kept what may be kept, and has the service worker asked for each time', () => {
    expect(kept('/sw.js')).toBe('no-cache');
    expect(built.length).toBeGreaterThan(100);
    expect(built.filter((path) => kept(`/${path}`) !== cachingOf(path))).toEqual([]);
  });

  test('runs in its container as it is set up, without rights', () => {
    const container = block('dockerfile');
    const [, user] = /^USER (.+)$/m.exec(container) ?? [];
    const [, copied] = /^COPY nginx\.conf (.+)$/m.exec(container) ?? [];
    const [, site] = /^COPY dist (.+)$/m.exec(container) ?? [];
    const [, port] = /^EXPOSE (.+)$/m.exec(container) ?? [];
    const [, command = ''] = /^CMD (.+)$/m.exec(container) ?? [];
    expect(user).toBe('www-data');
    expect(JSON.parse(command)).toEqual(expect.arrayContaining(['-c', copied]));
    expect(nginx).toContain(`root ${site};`);
    expect(nginx).toContain(`listen ${port};`);
    expect(block('sh', 'podman run')).toMatch(new RegExp(`--read-only --tmpfs /tmp [^]*:${port} `));
    // All that it writes, with an old disk that it may not write to.
    const written = [...nginx.matchAll(/^\s*(?:pid|\w+_temp_path) (\S+);/gm)].map(([, path]) => path);
    expect(written).toHaveLength(6);
    expect(written.filter((path) => !path?.startsWith('/tmp/'))).toEqual([]);
  });
});

describe('an object store behind a CDN', () => {
  test('has every header in its policy', () => {
    const { SecurityHeadersConfig: known, CustomHeadersConfig: others } = JSON.parse(block('json'));
    expect(others.Quantity).toBe(others.Items.length);
    const all = [...Object.values<{ Override: boolean }>(known), ...others.Items];
    expect(all.filter(({ Override }) => !Override)).toEqual([]);
    expect(Object.keys(known)).toEqual(['ContentSecurityPolicy', 'ContentTypeOptions', 'ReferrerPolicy']);
    expect({
      'Content-Security-Policy': known.ContentSecurityPolicy.ContentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff', // the only value there is: the policy has no field for it
      'Referrer-Policy': known.ReferrerPolicy.ReferrerPolicy,
      ...Object.fromEntries(others.Items.map((each: { Header: string; Value: string }) => [each.Header, each.Value])),
    }).toEqual(HEADERS);
  });

  interface Answer {
    uri?: string;
    statusCode?: number;
    headers?: { location: { value: string } };
  }
  const handler: (event: { request: { uri: string } }) => Answer = runInNewContext(`${block('js')}; handler`);
  const answerTo = (uri: string) => handler({ request: { uri } });

  test('leads every address of the site to its file', () => {
    expect(built.filter((path) => path.endsWith('/index.html')).length).toBeGreaterThan(100);
    for (const path of built.filter((each) => each !== '_headers'))
      expect(answerTo(`/${path.replace(/(^|\/)index\.html$/, '$1')}`).uri).toBe(`/${path}`);
  });

  test('adds the slash that is missing, and leads to no other host', () => {
    for (const { id } of plans())
      expect(answerTo(`/${id}/call`)).toMatchObject({
        statusCode: 308,
        headers: { location: { value: `/${id}/call/` } },
      });
    for (const uri of ['//evil.example/a', '/\\evil.example/a'])
      expect(answerTo(uri).headers?.location.value).toBe('/evil.example/a/');
  });

  test('gets assets before pages, and the service worker last', LONG, async () => {
    const log = join(folder, 'rclone.log');
    standIn('rclone', `(for each in "$@"; do printf '%s\\t' "$each"; done; printf '\\n') >> '${log}'`);
    expect(await run(block('sh', 'rclone copyto'), folder)).toEqual({ code: 0, out: '' });
    const sent: { path: string; caching: string }[] = [];
    for (const line of readFileSync(log, 'utf8').trimEnd().split('\n')) {
      const [verb, from = '', to, ...options] = line.split('\t');
      const values = (name: string) =>
        options.flatMap((each, index) => (each === name ? [options[index + 1] ?? ''] : []));
      // A filter that begins with a slash holds for the whole path, any other for its end.
      const matches = (filters: string[], path: string) =>
        filters.some((each) =>
          each.startsWith('/') ? matchesGlob(path, each.slice(1)) : matchesGlob(basename(path), each),
        );
      const caching = (values('--header-upload')[0] ?? '').replace('Cache-Control: ', '');
      const [include, exclude] = [values('--include'), values('--exclude')];
      const files = [...new Set([...built, 'sw.js'])].filter((path) =>
        verb === 'copyto'
          ? from === `dist/${path}` && to === `store:plans/${path}`
          : (include.length === 0 || matches(include, path)) && !matches(exclude, path),
      );
      sent.push(...files.map((path) => ({ path, caching })));
    }
    expect(sent.map(({ path }) => path).sort()).toEqual([...new Set([...built, 'sw.js'])].sort());
    expect(sent.filter(({ path, caching }) => caching !== cachingOf(path))).toEqual([]);
    const order = sent.map(({ path }) => (path === 'sw.js' ? 3 : path.endsWith('.html') ? 2 : 1));
    expect(order).toEqual([...order].sort());
  });
});

describe.skipIf(process.platform !== 'linux')('a mirror', () => {
  const pull = block('sh', 'mktemp -d incoming');
  const mirror = () => join(folder, 'mirror');
  let main: Served;

  /** Builds, signs and publishes a version at a second of the clock. */
  async function release(text: string, second: string, key = 'release-key'): Promise<void> {
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/index.html'), text);
    standIn('date', `echo 202611220312${second}`);
    const signed = await run(block('sh', '-Y sign'), folder, { RELEASE_KEY: join(folder, key) });
    expect(signed.code, signed.out).toBe(0);
  }
  const fetched = () => run(pull, folder, { PLANS: mirror(), FROM: `${main.url}release` });
  const shown = () => readFileSync(join(mirror(), 'current/index.html'), 'utf8');

  beforeAll(async () => {
    mkdirSync(join(mirror(), 'releases'), { recursive: true });
    mkdirSync(join(folder, 'other'));
    const key = block('sh', 'ssh-keygen -t ed25519');
    for (const at of [folder, join(folder, 'other')]) expect((await run(key, at)).code).toBe(0);
    symlinkSync(join(folder, 'signers'), join(mirror(), 'signers'));
    main = await serve(join(folder, 'dist'), { port: 0 });
  });
  afterAll(() => main?.close());

  test('takes a signed release, keeps it when something is wrong, and takes the next', LONG, async () => {
    await release('first', '10');
    expect(await fetched()).toMatchObject({ code: 0 });
    expect(shown()).toBe('first');

    await release('forged', '20', 'other/release-key');
    expect((await fetched()).code).not.toBe(0);
    await release('older', '09');
    expect(await fetched()).toMatchObject({ code: 0 });
    await release('changed', '20');
    const archive = join(folder, 'dist/release/site.tar.gz');
    const bytes = readFileSync(archive);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(archive, bytes);
    expect((await fetched()).out).toContain('incorrect signature');
    rmSync(archive);
    expect((await fetched()).code).not.toBe(0);
    expect(shown()).toBe('first');

    await release('second', '20');
    expect(await fetched()).toMatchObject({ code: 0 });
    expect(shown()).toBe('second');
    expect(readdirSync(mirror()).sort()).toEqual(['current', 'releases', 'signers']);
  });

  test('stays where it was put by hand, until something newer comes', LONG, async () => {
    const back = block('sh', 'ls releases\nln')
      .replace('/srv/plans', mirror())
      .replace(/20\d{12}/, '20261122031210');
    expect(await run(back, folder)).toMatchObject({ code: 0 });
    expect(await fetched()).toMatchObject({ code: 0 });
    expect(shown()).toBe('first');
    await release('third', '30');
    await fetched();
    expect(shown()).toBe('third');
    expect(readlinkSync(join(mirror(), 'current'))).toBe('releases/20261122031230');
    expect(existsSync(join(mirror(), 'releases/20261122031210/index.html'))).toBe(true);
  });
});
