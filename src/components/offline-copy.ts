import type { Answer, Question } from '../site/offline/copy.ts';

/**
 * Keeps the offline copy of the site: registers its service worker, and says when a newer copy is ready. Nothing is
 * exchanged before the reader takes it: a page that somebody works from must not change under their hands.
 */
async function keepCopy(base: string): Promise<void> {
  const { serviceWorker } = navigator;
  // Taken by the reader, and only then: a first copy takes over without a word.
  let taken = false;
  serviceWorker.addEventListener('controllerchange', () => {
    if (taken) location.reload();
  });
  const registration = await serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  const offer = async (waiting: ServiceWorker) => {
    const { says } = await ask(waiting);
    if (document.querySelector('.copy-ready')) return;
    const line = document.createElement('p');
    line.className = 'copy-line copy-ready';
    line.setAttribute('role', 'status');
    const take = document.createElement('button');
    take.type = 'button';
    take.textContent = 'Take it';
    take.addEventListener('click', () => {
      taken = true;
      waiting.postMessage('take' satisfies Question);
    });
    document.querySelector('header.site')?.append(line);
    line.append(`A newer version is ready: ${says}. This page reloads, ticks stay. `, take);
  };
  if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && serviceWorker.controller) offer(coming);
    });
  });
  // A page may stay open for the whole incident.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  });
  tellState();
}

/** Says on the page that asks for it which copy this device holds. */
async function tellState(): Promise<void> {
  const place = document.querySelector('[data-copy-state]');
  if (!place) return;
  const { active } = await navigator.serviceWorker.ready;
  const saved = active && (await ask(active)).saved;
  if (saved)
    place.textContent = `This device holds an offline copy, saved ${saved.slice(0, 16).replace('T', ' ')} UTC.`;
}

function ask(worker: ServiceWorker): Promise<Answer> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = (event: MessageEvent<Answer>) => done(event.data);
    worker.postMessage('what' satisfies Question, [port2]);
  });
}

const base = document.querySelector<HTMLElement>('site-search')?.dataset.base;
if (import.meta.env.PROD && 'serviceWorker' in navigator && base !== undefined)
  addEventListener('load', () => {
    // Without a copy the site works as long as the network does.
    keepCopy(base).catch(() => undefined);
  });
