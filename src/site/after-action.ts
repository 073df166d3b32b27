import { addDuration, type Day } from '../plan/day.ts';
import { reviewLimit } from '../plan/exercise.ts';
import type { AfterAction, Plan } from '../plan/plan.ts';
import type { Named, Referrer } from './refer.ts';

/** The incident or drill that a review is of. */
export function reviewedIn({ data }: AfterAction, refer: Referrer): Named {
  if (data.of === 'drill') return data.drill ? refer.entry(`drills/${data.drill}`) : { text: 'A drill', href: null };
  return { text: data.incident ?? 'An incident', href: null };
}

/** The last day on which a review is held in time; null where nothing says when the incident or drill ended. */
export function reviewDue({ data, plan }: AfterAction): Day | null {
  return data.closedOn === undefined ? null : addDuration(data.closedOn, reviewLimit(plan));
}

/** How long after the end a review was held, in words; null while it was not. */
export function reviewedWithin({ closedOn, heldOn }: AfterAction['data']): string | null {
  if (closedOn === undefined || heldOn === undefined) return null;
  const days = Temporal.PlainDate.from(closedOn).until(heldOn).total('days');
  if (days === 0) return 'the same day';
  const count = `${Math.abs(days)} day${Math.abs(days) === 1 ? '' : 's'}`;
  return days < 0 ? `${count} before` : `${count} after`;
}

/** The reviews of a plan, the newest first. */
export function newestReviews(plan: Plan): AfterAction[] {
  const day = ({ data, id }: AfterAction) => data.closedOn ?? id;
  return [...plan.afterActions].sort((a, b) => (day(a) < day(b) ? 1 : -1));
}
