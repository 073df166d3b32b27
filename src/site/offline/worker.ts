// The service worker: keeps a copy of the whole site on the device, of one version only, and answers from it when the
// network does not. It is made into one file, with COPY before it, when the site is built.
import { type Answer, COPY_LINE, type Copy, isKept, type Question } from './copy.ts';

declare const COPY: Copy;

/** What a worker is given that a window is not; the types of both cannot be loaded at once. */
interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const worker = self as unknown as Worker;
const on = <E extends Event>(type: string, act: (event: E) => void) =>
  worker.addEventListener(type, act as EventListener);

const PREFIX = `muster ${COPY.base} `;
const NAME = PREFIX + COPY.digest;
/** When the copy was complete; the last thing that is written. */
const SAVED = `${COPY.base}_saved`;
/** So many files are asked for at once. */
const AT_ONCE = 20;
/** A page that the network has not brought after so many milliseconds comes from the copy. */
const PATIENCE = 2000;
/** Files whose names change with what they hold. */
const NEVER_CHANGES = /^(?:_astro\/|pagefind\/(?:fragment|index|filter)\/)/;

on<Extendable>('install', (event) => event.waitUntil(save()));
on<Extendable>('activate', (event) => event.waitUntil(takeOver()));
on<Fetching>('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(COPY.base)) return;
  // The reader asked for what the network has, be it a page to sign in.
  if (url.searchParams.has('fresh')) return;
  const path = pathOf(url.pathname);
  if (path !== null)
    event.respondWith(NEVER_CHANGES.test(path) ? copyFirst(path, request) : networkFirst(path, request));
  else if (request.mode === 'navigate') event.respondWith(networkFirst('404.html', request, 404));
});
on<MessageEvent<Question>>('message', (event) => {
  if (event.data === 'take') worker.skipWaiting();
  else answer().then((said) => event.ports[0]?.postMessage(said));
});

/** Saves every file, or none: one that is missing or of another version leaves the former copy in its place. */
async function save(): Promise<void> {
  const former = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  const kept = await Promise.all(former.map((name) => caches.open(name)));
  const cache = await caches.open(NAME);
  try {
    const files = Object.entries(COPY.files).filter(([path]) => isKept(path, 'Temporal' in self));
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = files.pop(); next; next = files.pop()) await saveFile(cache, kept, ...next);
      }),
    );
    await cache.put(SAVED, new Response(new Date().toISOString()));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

async function saveFile(cache: Cache, former: readonly Cache[], path: string, digest: string): Promise<void> {
  const address = COPY.base + path;
  for (const each of former) {
    const same = await each.match(address);
    if (same && (await digestOf(await same.clone().arrayBuffer())) === digest) return cache.put(address, same);
  }
  const response = await fetch(address, { cache: 'no-cache', redirect: 'follow' });
  const body = await response.arrayBuffer();
  if (!response.ok || (await digestOf(body)) !== digest) throw new Error(`${path} is not of this version`);
  const headers = new Headers(response.headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'Transfer-Encoding']) headers.delete(name);
  await cache.put(address, new Response(body, { headers }));
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  await worker.clients.claim();
}

/** The file that answers an address, whatever form the address has; null for what the copy does not hold. */
function pathOf(pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname.slice(COPY.base.length));
  } catch {
    return null;
  }
  const page = path.replace(/index\.html$/, '');
  return [page, `${page}/`, `${page}.html`].find((each) => Object.hasOwn(COPY.files, each)) ?? null;
}

async function copyFirst(path: string, request: Request): Promise<Response> {
  return (await copyOf(path)) ?? fetch(request);
}

async function networkFirst(path: string, request: Request, status = 200): Promise<Response> {
  const page = request.mode === 'navigate';
  const fromCopy = async () => {
    const copy = await copyOf(path);
    return copy && page ? marked(copy, status) : copy;
  };
  const network = fetch(request).then((response) => {
    const { ok, status: got, type } = response;
    // Only the slash at the end is missing.
    const moved = type === 'opaqueredirect' && !new URL(request.url).pathname.endsWith(path);
    // A gate that is shut, a host that is broken: the copy says more than either.
    if (ok || moved || got === 404 || got === 410) return response;
    throw new Error(`${got}`);
  });
  network.catch(() => undefined);
  const late = new Promise<null>((done) => setTimeout(done, PATIENCE, null));
  const first = await Promise.race([network, late]).catch(() => null);
  return first ?? (await fromCopy()) ?? network;
}

async function copyOf(path: string): Promise<Response | undefined> {
  return (await caches.open(NAME)).match(COPY.base + path);
}

/** A page of the copy that says so, and of when it is. */
async function marked(copy: Response, status: number): Promise<Response> {
  const { saved } = await answer();
  const text = (await copy.text())
    .replace(COPY_LINE.shown, '$1>')
    .replace(COPY_LINE.time, `<time>${saved?.slice(0, 16).replace('T', ' ')} UTC</time>`);
  return new Response(text, { status, headers: copy.headers });
}

async function answer(): Promise<Answer> {
  const saved = await (await caches.open(NAME)).match(SAVED);
  return { says: COPY.says, saved: saved ? await saved.text() : null };
}

async function digestOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
