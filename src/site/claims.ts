import type { PlanVerdict } from '../check.ts';
import { ALWAYS, NEVER, type Standing } from '../plan/coverage.ts';
import { addDuration, type Day } from '../plan/day.ts';
import type { Framework, Plan } from '../plan/plan.ts';
import type { Addresses } from './address.ts';
import type { Named } from './refer.ts';

/** How one requirement stands in one plan, for readers. */
export interface Claimed {
  plan: Plan;
  /** The entries and contacts that claim it, each once. */
  by: Named[];
  /** The four words, each with its day. */
  words: string;
}

/** How each requirement of a framework stands in the plans that name it, by the requirement's id. */
export function claimedIn(
  framework: Framework,
  plans: readonly Plan[],
  standingsOf: (plan: Plan) => readonly Standing[],
  address: Addresses,
): Map<string, Claimed[]> {
  const found = new Map<string, Claimed[]>();
  for (const plan of plans) {
    for (const standing of standingsOf(plan)) {
      if (standing.framework !== framework) continue;
      const { id } = standing.requirement;
      const claimed = { plan, by: claimantsOf(standing, plan, address), words: inFourWords(standing) };
      found.set(id, [...(found.get(id) ?? []), claimed]);
    }
  }
  return found;
}

function claimantsOf({ claims }: Standing, plan: Plan, address: Addresses): Named[] {
  const named = claims.map(({ entry, record }): Named => {
    if (entry) return { text: entry.title, href: address.entry(entry) };
    const id = String(record[0]);
    return { text: plan.content.contacts.get(id)?.name ?? id, href: address.contact(plan, id) };
  });
  return named.filter(({ href }, index) => named.findIndex((each) => each.href === href) === index);
}

/** Claimed, designed, exercised, operated: each with the last day on which it holds, so that no copy of the page grows false. */
export function inFourWords({ claimed, exempt, designedUntil, exercisedUntil, operated }: Standing): string {
  if (!claimed) return exempt ? `declared not to apply${upTo(exempt.until)}` : 'not claimed';
  return [
    'claimed',
    designedUntil === NEVER ? 'not designed' : `designed${upTo(dayBefore(designedUntil))}`,
    exercisedUntil === NEVER ? 'not exercised' : `exercised${upTo(dayBefore(exercisedUntil))}`,
    operated ? 'operated' : 'not operated',
  ].join(', ');
}

/** The counts of one framework, in the same words. */
export function countsInWords({
  total,
  claimed,
  designed,
  exercised,
  operated,
}: PlanVerdict['coverage'][number]): string {
  return `of ${total} requirements ${claimed} claimed, ${designed} designed, ${exercised} exercised, ${operated} operated`;
}

function upTo(day: Day): string {
  return day >= dayBefore(ALWAYS) ? '' : ` up to ${day}`;
}

function dayBefore(day: Day): Day {
  return addDuration(day, 'P1D', true);
}
