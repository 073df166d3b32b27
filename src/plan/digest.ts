import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Data } from './front-matter.ts';

/** SHA-256 of a value's canonical JSON (RFC 8785), in hex, cut to a number of digits. */
export function digestOf(value: unknown, digits: number): string {
  return hash('sha256', canonicalize(value) ?? '', 'hex').slice(0, digits);
}

/**
 * What a review covers: the first 16 hex digits over [front matter without `review`, body with LF and one final newline].
 * Comments, order of keys and line ends do not change it.
 */
export function reviewDigest(data: Data, bodyText: string): string {
  const { review: _, ...rest } = data as Record<string, Data>;
  let end = bodyText.length;
  while (bodyText[end - 1] === '\n') end -= 1;
  return digestOf([rest, bodyText === '' ? '' : `${bodyText.slice(0, end)}\n`], 16);
}
