import { at, type FaultClass, naming, spotIn } from '../fault.ts';
import { dataAt, type Page, placeOf, replacing, type Value } from '../page.ts';
import { changed, isAt, leftOut } from '../slips.ts';

const IN_TIME = 'review-of-incident-in-time';
const RECORDED = 'held-review-is-recorded';

const inReview = (form: string) => (value: Value, page: Page) => page.kind === 'after-action' && isAt(value.path, form);

const NO_RECORD = naming('the review is no record any more', 'claim-is-operated');

/** Faults of the reviews after incidents and drills. */
export const AFTER_ACTIONS: FaultClass[] = [
  {
    name: 'a review never held',
    rule: IN_TIME,
    spots: leftOut(IN_TIME, inReview('heldOn'), () => ['closedOn']),
    follows: [NO_RECORD],
  },
  {
    name: 'a review held late, and nobody says why',
    rule: IN_TIME,
    spots: changed(
      IN_TIME,
      inReview('closedOn'),
      (_, page) => (dataAt(page, ['lateBecause']) === undefined ? "'2026-10-01'" : null),
      () => ['heldOn'],
    ),
  },
  {
    name: 'a plan that wants reviews on the same day',
    rule: IN_TIME,
    *spots({ pages }) {
      for (const plan of pages.filter(({ kind }) => kind === 'plan')) {
        const [review, another] = pages.filter((page) => page.plan === plan.plan && page.kind === 'after-action');
        if (review && !another)
          yield spotIn(plan, 'cadence.incidentReview', replacing(plan, ['cadence', 'incidentReview'], 'P1D'), () => [
            at(IN_TIME, review.path, placeOf(review, ['heldOn'])),
          ]);
      }
    },
  },
  ...['facilitator', 'attendance', 'signedBy', 'signedOn'].map(
    (part): FaultClass => ({
      name: `a review without its \`${part}\``,
      rule: RECORDED,
      spots: leftOut(RECORDED, inReview(part), () => ['heldOn']),
    }),
  ),
  {
    name: 'a review of no incident',
    rule: RECORDED,
    spots: leftOut(RECORDED, inReview('incident'), () => ['of']),
  },
  {
    name: 'a review of a drill that is none',
    rule: RECORDED,
    spots: changed(RECORDED, inReview('of'), () => 'drill'),
  },
];
