import { anywhere, at, atOffset, type FaultClass, type Shipped, spotIn } from '../fault.ts';
import { addingBefore, dataAt, type Page, pageOf, placeOf, replacing } from '../page.ts';
import { changed } from '../slips.ts';

const RULE = 'id-is-unique';
const NAMED = anywhere('others still name the id that it had', 'reference-exists', 'link-resolves');

/** The entries of a page's own folder, by name. */
function siblingsOf(page: Page, pages: readonly Page[]): Page[] {
  const siblings = pages.filter(({ plan, kind }) => plan === page.plan && kind === page.kind);
  return siblings.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Faults of names that mean two things. */
export const IDS: FaultClass[] = [
  {
    name: 'an id twice in a list',
    rule: RULE,
    spots: changed(
      RULE,
      ({ path, value }, page) =>
        path.at(-1) === 'id' && typeof value === 'string' && Number(path.at(-2)) > 0 && page.kind !== 'framework',
      ({ path }, page) => {
        const first = dataAt(page, [...path.slice(0, -2), 0, 'id']);
        return page.kind === 'plan' ? null : String(first);
      },
    ),
    follows: [NAMED, anywhere('the id of a duty now names another', 'notice-is-complete', 'limit-meets-deadline')],
    unassessed: ['limit-meets-deadline'],
  },
  {
    name: 'a callsign of two roles',
    rule: RULE,
    *spots({ pages }: Shipped) {
      for (const page of pages.filter(({ kind }) => kind === 'role')) {
        const [first] = siblingsOf(page, pages);
        if (!first || first === page) continue;
        const edits = replacing(page, ['callsign'], String(dataAt(first, ['callsign'])));
        yield spotIn(page, 'callsign', edits, (text) => [
          at(RULE, page.path, placeOf(pageOf(page.path, text) as Page, ['callsign'])),
        ]);
      }
    },
    follows: [anywhere('steps still name the callsign that it had', 'step-has-actor')],
  },
  {
    name: 'a former id that another has',
    rule: RULE,
    *spots({ pages }: Shipped) {
      for (const page of pages) {
        if (page.plan === null || !page.entry.includes('/') || dataAt(page, ['formerly']) !== undefined) continue;
        const other = siblingsOf(page, pages).find((sibling) => sibling !== page);
        const id = other?.entry.split('/')[1];
        const edits = id === undefined ? null : addingBefore(page, ['owner'], `formerly: ['${id}']`);
        const [edit] = edits ?? [];
        if (edit) yield spotIn(page, 'formerly', edits, atOffset(RULE, page, edit.from + 'formerly: ['.length));
      }
    },
  },
];
