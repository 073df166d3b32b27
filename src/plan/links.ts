import { linkProblem } from './allowed.ts';
import { choice, nearest } from './directory.ts';
import { isForPlayers } from './drill.ts';
import { shorten } from './front-matter.ts';
import type { Content, Plan } from './plan.ts';
import { isSound, type Source, show } from './source.ts';

/** What a body's link leads to: an address outside, or a file of the content with perhaps an anchor. */
export type LinkTarget =
  | { type: 'outside'; url: string }
  | { type: 'file'; source: Source; anchor: string | null }
  | { type: 'broken' };

/** Reports the links of a plan's bodies that lead nowhere (`link-resolves`). A contact that is linked is in use. */
export function linkBodies(plan: Plan, content: Content): void {
  for (const source of plan.sources) {
    for (const link of source.body?.links ?? []) {
      // Told with the body, as an address that is not allowed at all.
      if (linkProblem(link.url)) continue;
      const target = resolveLink(link.url, source, content);
      if (typeof target === 'string') source.faults.push({ rule: 'link-resolves', message: target, spot: link.spot });
      else if (target.type === 'file' && target.source.kind?.name === 'contacts' && target.anchor !== null)
        plan.contactsUsed.add(target.anchor);
    }
  }
}

/** Where a link of a body leads, or a sentence that says why nowhere. */
export function resolveLink(url: string, from: Source, content: Content): LinkTarget | string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return { type: 'outside', url };
  const [address = '', anchor] = url.split('#', 2);
  if (url === '' || url === '#') return 'This link has no address. Write one, or remove the brackets.';
  if (address.startsWith('/'))
    return `The link ${show(url)} begins with a slash. Write it relative to this file, as \`../guides/evidence.mdx\`.`;
  let path: string | null;
  try {
    path = address === '' ? from.path : joinPath(from.path, decodeURI(address));
  } catch {
    return `The link ${show(url)} holds a broken \`%\` escape. Mend it.`;
  }
  if (path === null)
    return `The link ${show(url)} leads out of the content folder. Link an entry of a plan, or an address with https.`;
  const source = content.sources.get(path);
  if (!source || source.kind === null) {
    const hint =
      address.endsWith('.mdx') || address.endsWith('.yml') || address.endsWith('.yaml')
        ? meant(path, content)
        : 'Links lead to files: end the address in `.mdx` or `.yml`.';
    return `The link ${show(url)} leads to no entry. ${hint}`;
  }
  if (anchor === undefined || anchor === '') return { type: 'file', source, anchor: null };
  const anchors = anchorsOf(source);
  const heading = decoded(anchor);
  if (anchors === null) return { type: 'broken' };
  if (anchors.includes(heading)) return { type: 'file', source, anchor: heading };
  return `\`${shorten(path, 60)}\` has no heading ${show(anchor)}. ${choice(heading, anchors)}`;
}

function meant(path: string, content: Content): string {
  const near = nearest(
    path,
    [...content.sources.keys()].filter((each) => each.startsWith(`${path.split('/')[0]}/`)),
  );
  return near === null ? 'Mend the address, or add the file.' : `Did you mean \`${near}\`?`;
}

/** An anchor as headings have it; one with a broken escape stays as it is. */
function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

/** Every anchor that a page of this source has: headings of a body, ids of records; null when it cannot be read. */
export function anchorsOf(source: Source): string[] | null {
  if (source.kind?.extension === '.mdx') {
    return source.body ? [...source.body.headings.map((heading) => heading.slug), ...recordIds(source)] : null;
  }
  return isSound(source) ? recordIds(source) : null;
}

function recordIds(source: Source): string[] {
  const { data } = source;
  if (!isSound(source) || data === null || typeof data !== 'object') return [];
  if (source.kind?.name === 'contacts') return Object.keys(data);
  return Object.entries(data).flatMap(([key, value]) =>
    // What players of a drill may not read is on no page, so no link leads there.
    Array.isArray(value) && (source.kind?.name !== 'drill' || isForPlayers(key))
      ? value.flatMap((item) => (item && typeof item === 'object' && 'id' in item ? [String(item.id)] : []))
      : [],
  );
}

/** Joins a relative address to the folder of a file; null when it leads above the content. */
function joinPath(from: string, address: string): string | null {
  const parts = from.split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
