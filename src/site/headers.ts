/** What pages may load and do. A `<meta>` cannot say who may frame a page; only the header does. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
];

/** The policy as pages carry it themselves, for hosts that send no headers and for copies opened without one. */
export const META_POLICY = POLICY.join('; ');

/**
 * What every answer of the site's host carries, kept in one place: the local server sends it, the build writes it
 * to `_headers`. No page holds inline code or styles, so nothing but the site's own files ever runs.
 */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [...POLICY, "frame-ancestors 'none'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** The name of a file below this folder holds a digest of its content, so a browser never needs to ask for it again. */
const KEPT = { folder: '_astro/', caching: 'public, max-age=31536000, immutable' } as const;

/** What a browser asks for again each time, above all the service worker: an old one would hold on to old pages. */
const ASKED_FOR = { worker: 'sw.js', caching: 'no-cache' } as const;

/** How long a file may be kept, by its path below the site's base. */
export function cachingOf(path: string): string {
  return path.startsWith(KEPT.folder) ? KEPT.caching : ASKED_FOR.caching;
}

/**
 * The headers as a file that static hosts read. Some of them join the values of all parts that match, so no part that
 * matches everything says how long to keep: their own answer to that is to ask again.
 */
export function headersFile(base = '/'): string {
  const part = (paths: string, headers: Readonly<Record<string, string>>) =>
    [paths, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return [
    part('/*', HEADERS),
    part(`${base}${KEPT.folder}*`, { 'Cache-Control': KEPT.caching }),
    part(`${base}${ASKED_FOR.worker}`, { 'Cache-Control': ASKED_FOR.caching }),
    '',
  ].join('\n');
}
