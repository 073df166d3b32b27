import { addDuration, type Day, nextDay } from './day.ts';
import type { AfterAction, Contact, Drill, Plan, Role, Scenario, Training } from './plan.ts';

/** How often a scenario is played where neither it nor the plan says so. */
const EXERCISE = 'P2Y';

/** How soon a review is held where the plan does not say so. */
const REVIEW = 'P7D';

/** A drill that was held, and the day. */
export interface Held {
  drill: Drill;
  on: Day;
}

/** The drills of a plan that were held, the newest first. */
export function heldDrills(plan: Plan): Held[] {
  return plan.drills
    .flatMap((drill) =>
      drill.data.status === 'held' && drill.data.heldOn !== undefined ? [{ drill, on: drill.data.heldOn }] : [],
    )
    .sort((a, b) => (a.on < b.on ? 1 : -1));
}

/** What leaves actions behind it: drills, and the reviews after drills and incidents. */
export function leavingActions(plan: Plan): (Drill | AfterAction)[] {
  return [...plan.drills, ...plan.afterActions];
}

/** Within how long after its end an incident or a drill is reviewed; ISO 8601. */
export function reviewLimit(plan: Plan): string {
  return plan.home?.data.cadence.incidentReview ?? REVIEW;
}

/** How often a scenario is to be played; ISO 8601. */
export function exerciseInterval(plan: Plan, scenario?: Scenario): string {
  return scenario?.data.exerciseEvery ?? plan.home?.data.cadence.exercise ?? EXERCISE;
}

/** Does a drill of this form exercise that scenario? Ten minutes with a card do not, where it starts at the worst level. */
export function exercises({ drill }: Held, scenario: Scenario): boolean {
  const { form, scenarios = [] } = drill.data;
  return scenarios.includes(scenario.id) && !(form === 'card' && scenario.severity?.rank === 1);
}

/** The last day that something done on one day holds, and the day from which it no longer does. */
export function holds(from: Day, every: string): { last: Day; on: Day } {
  const last = addDuration(from, every);
  return { last, on: nextDay(last) };
}

/** The people who hold a role or back it up; each once. */
export function holdersOf(role: Role): Contact[] {
  const all = [role.heldBy, ...role.backups].filter((contact) => contact !== null);
  return all.filter((contact, index) => contact.kind === 'person' && all.indexOf(contact) === index);
}

/** The trainings that a role takes. */
export function trainingsOf(role: Role): Training[] {
  return role.plan.training.filter(({ data }) => data.audience?.includes(role.id));
}

/** The newest session of a training, or the newest that one person attended. */
export function lastSession({ data }: Training, attendedBy?: string): Day | null {
  const days = (data.sessions ?? [])
    .filter(({ attended }) => attendedBy === undefined || attended?.includes(attendedBy))
    .map(({ on }) => on);
  return days.sort().at(-1) ?? null;
}
