import { atOffset, atPath, type FaultClass, inFile, inPlan, naming, spotIn } from '../fault.ts';
import { dataAt, extentAt, linesOf, type Page, replacing } from '../page.ts';
import { changed, isAt, leftOut } from '../slips.ts';

const isEntry = ({ plan }: Page) => plan !== null;

const RECORDED = 'review-is-recorded';
const DUE = 'review-not-overdue';
const ANEW = inFile('the day on which it falls due is another', DUE, 'contact-is-verified', 'routine-not-overdue');
const HAPPENED = [
  inFile('the session is another', 'training-not-overdue'),
  naming('the session, or the drill, is another', 'holder-is-trained', 'claim-is-exercised'),
  inPlan('the drill is another', 'drill-not-overdue', 'scenario-is-exercised'),
];

/** Faults of records of things done. */
export const REVIEWS: FaultClass[] = [
  ...['by', 'digest'].map(
    (part): FaultClass => ({
      name: `a review without its \`${part}\``,
      rule: RECORDED,
      spots: leftOut(
        RECORDED,
        ({ path }, page) => isEntry(page) && isAt(path, `review.${part}`),
        () => ['review'],
      ),
    }),
  ),
  {
    name: 'a review without its day',
    rule: RECORDED,
    *spots({ pages }) {
      for (const page of pages) {
        const extent = extentAt(page, ['review', 'last']);
        if (!extent || !isEntry(page)) continue;
        const [from, to] = [page.text.lastIndexOf('\n', extent[0]) + 1, extent[1] + 1];
        yield spotIn(page, 'review.last', [{ from, to, put: '' }], atPath(RECORDED, page, ['review']));
      }
    },
    hides: [ANEW],
  },
  {
    name: 'a word changed after the review',
    rule: 'review-covers-content',
    *spots({ pages }) {
      for (const page of pages) {
        const digest = extentAt(page, ['review', 'digest']);
        const line = linesOf(page).find(({ is }) => is === 'prose');
        if (!digest || !line) continue;
        const end = line.offset + line.text.length;
        const edit = { from: end - 1, to: end - 1, put: ' today' };
        yield spotIn(page, line.text.slice(0, 60), [edit], atOffset('review-covers-content', page, digest[0]), {
          stale: true,
        });
      }
    },
  },
  {
    name: 'data changed after the review',
    rule: 'review-covers-content',
    *spots({ pages }) {
      for (const page of pages) {
        const summary = dataAt(page, ['summary']);
        if (typeof summary !== 'string' || dataAt(page, ['review', 'digest']) === undefined) continue;
        const edits = replacing(page, ['summary'], 'What it is for.');
        yield spotIn(page, 'summary', edits, atPath('review-covers-content', page, ['review', 'digest']), {
          stale: true,
        });
      }
    },
  },
  {
    name: 'a digest of something else',
    rule: 'review-covers-content',
    *spots({ pages }) {
      for (const page of pages) {
        const edits =
          dataAt(page, ['review', 'digest']) === undefined
            ? null
            : replacing(page, ['review', 'digest'], "'0123456789abcdef'");
        yield spotIn(page, 'review.digest', edits, atPath('review-covers-content', page, ['review', 'digest']), {
          stale: true,
        });
      }
    },
  },
  {
    name: 'a review of last year',
    rule: DUE,
    spots: changed(
      DUE,
      ({ path }, page) => isEntry(page) && isAt(path, 'review.last'),
      () => "'2025-10-05'",
    ),
    hides: [ANEW],
  },
  {
    name: 'a routine that recurs each day',
    rule: 'routine-not-overdue',
    spots: changed(
      'routine-not-overdue',
      ({ path }, { kind }) => kind === 'routines' && isAt(path, 'routines.*.every'),
      () => 'P1D',
      (path) => [...path.slice(0, -1), 'record'],
    ),
    hides: [ANEW],
  },
  {
    name: 'a record of a day still to come',
    rule: 'date-is-plausible',
    spots: changed(
      'date-is-plausible',
      ({ schema, path }) => schema?.recorded === true && !path.includes('approved'),
      () => "'2026-11-29'",
    ),
    follows: [ANEW, ...HAPPENED],
    hides: [ANEW, ...HAPPENED],
  },
];
