import { addDuration, type Day } from '../plan/day.ts';
import { digestOf } from '../plan/digest.ts';
import type { Checklist, Plain, Plan } from '../plan/plan.ts';

/**
 * Identifies all that a plan says: 12 hex digits over its entries, without their reviews, and the contacts it names,
 * without the days on which they were verified. Two copies with the same digest say the same.
 */
export function planDigest(plan: Plan): string {
  const entries = plan.entries.map((entry) => [entry.name, digestOfEntry(entry)]);
  const contacts = [...plan.contactsUsed].sort().map((id) => {
    const { verified: _, at: __, ...contact } = plan.content.contacts.get(id) ?? { id };
    return contact as Record<string, unknown>;
  });
  return digestOf([entries, contacts], 12);
}

const digests = new WeakMap<Plain, string>();

/** The digest of an entry, worked out once. */
export function digestOfEntry(entry: Plain): string {
  const digest = digests.get(entry) ?? entry.digest();
  digests.set(entry, digest);
  return digest;
}

/** How often an entry is to be reviewed; null when nobody said. */
export function reviewEvery(entry: Plain): string | null {
  return entry.data.reviewEvery ?? entry.plan.home?.data.cadence?.review ?? null;
}

/** The day on which an entry's next review is due: one interval after the last, or after the day from which it counts. */
export function nextReview(entry: Plain): Day | null {
  const every = reviewEvery(entry);
  const from = entry.data.review?.last ?? entry.data.since ?? entry.plan.home?.data.inForceSince;
  return every && from ? addDuration(from, every) : null;
}

/** The last day, up to `asOf`, on which a drill played a checklist or a scenario that uses it. */
export function lastDrilled(checklist: Checklist, asOf: Day): Day | null {
  const scenarios = checklist.plan.scenarios
    .filter((each) => each.checklists.includes(checklist))
    .map((each) => each.id);
  const days = checklist.plan.drills.flatMap(({ data }) => {
    const plays =
      data.scenarios?.some((id) => scenarios.includes(id)) ||
      data.objectives?.some((each) => each.entries?.includes(checklist.name));
    return data.status === 'held' && data.heldOn && data.heldOn <= asOf && plays ? [data.heldOn] : [];
  });
  return days.sort().at(-1) ?? null;
}

/** The last day, up to `asOf`, on which a drill of the plan was held. */
export function planDrilled(plan: Plan, asOf: Day): Day | null {
  const days = plan.drills.flatMap(({ data }) =>
    data.status === 'held' && data.heldOn && data.heldOn <= asOf ? [data.heldOn] : [],
  );
  return days.sort().at(-1) ?? null;
}
