import { type Annotated, annotatedIn } from '../../src/plan/annotated.ts';
import { readSource } from '../../src/plan/source.ts';
import type { Page } from './page.ts';

const known = new WeakMap<Page, Annotated[]>();

/** Every reference of a page by its schema, with the kind of thing that it names. */
export function referencesOf(page: Page): Annotated[] {
  const found =
    known.get(page) ?? annotatedIn(readSource(page.path, page.text)).filter(({ refersTo }) => refersTo !== null);
  known.set(page, found);
  return found;
}
