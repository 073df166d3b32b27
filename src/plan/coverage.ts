import { type Asked, askedOf, type Claim, isOperated } from './claims.ts';
import { type Day, nextDay } from './day.ts';
import { exerciseInterval, type Held, heldDrills, holds, lastSession } from './exercise.ts';
import type { Plan, Training } from './plan.ts';
import type { Source } from './source.ts';

/** How far a plan meets one framework in force; counts are of requirements that apply. */
export interface Coverage {
  framework: string;
  total: number;
  claimed: number;
  designed: number;
  exercised: number;
  operated: number;
}

/** How one requirement stands: four words, two of which time can take away. */
export interface Standing extends Asked {
  claimed: boolean;
  /** The day from which the claiming entries are no longer all free of errors; `NEVER` where they are not now. */
  designedUntil: Day;
  /** The day from which no drill or session still shows it; `NEVER` where none did. */
  exercisedUntil: Day;
  operated: boolean;
}

/** An error, waived or not, that stands in the entry or record of a claim from some day on; from always where that is null. */
export interface StandingError {
  rule: string;
  on: Day | null;
}

/** The errors that stand, or will, in the entry or record of a claim. */
export type ErrorsOf = (claim: Claim) => readonly StandingError[];

/** Before all days, and after all that count. */
export const NEVER: Day = '';
export const ALWAYS: Day = '9999-12-31';

/** How each requirement that a plan is asked stands, in the order of its frameworks. */
export function standingsOf(plan: Plan, errorsOf: ErrorsOf): Standing[] {
  const shown = shownBy(plan);
  return askedOf(plan).map((asked) => ({
    ...asked,
    claimed: asked.claims.length > 0,
    designedUntil:
      asked.claims.length === 0
        ? NEVER
        : earliest(asked.claims.flatMap((claim) => errorsOf(claim).map(({ on }) => on ?? NEVER))),
    exercisedUntil: latest(asked.claims.map(({ source }) => shown.get(source)?.until ?? NEVER)),
    operated: asked.claims.some(isOperated),
  }));
}

/** The coverage of each framework on a day. A requirement declared not to apply does not count. */
export function coverageOf(standings: readonly Standing[], asOf: Day): Coverage[] {
  const applying = standings.filter(({ exempt }) => exempt === null || exempt.until < asOf);
  const count = (of: readonly Standing[], holding: (standing: Standing) => boolean) => of.filter(holding).length;
  const frameworks = [...new Set(standings.map(({ framework }) => framework.id))];
  return frameworks.map((id) => {
    const own = applying.filter(({ framework }) => framework.id === id);
    return {
      framework: id,
      total: own.length,
      claimed: count(own, ({ claimed }) => claimed),
      designed: count(own, ({ designedUntil }) => designedUntil > asOf),
      exercised: count(own, ({ exercisedUntil }) => exercisedUntil > asOf),
      operated: count(own, ({ operated }) => operated),
    };
  });
}

/** Performed, or performed with some challenges. */
const GOOD: readonly string[] = ['P', 'S'];

/** What shows that an entry works: a drill with a good rating, or a session of a training. */
export interface Shown {
  /** The name of the drill or training. */
  by: string;
  on: Day;
  /** The day from which it no longer shows it. */
  until: Day;
  /** The action of the drill that falls overdue on that day; null where the interval ends. */
  action: string | null;
}

/**
 * What shows best that each entry of a plan works. A drill does for the entries that an objective rated P or S names,
 * and for itself, until an action that it left is overdue; a training does by its sessions.
 */
export function shownBy(plan: Plan): Map<Source, Shown> {
  const shown = new Map<Source, Shown>();
  const add = (source: Source, by: Shown) => {
    if (by.until > (shown.get(source)?.until ?? NEVER)) shown.set(source, by);
  };
  for (const held of heldDrills(plan)) {
    const { drill } = held;
    const good = new Set(
      (drill.data.ratings ?? []).filter(({ rating }) => GOOD.includes(rating)).map(({ objective }) => objective),
    );
    const met = (drill.data.objectives ?? []).map(({ id }) => good.has(id));
    const by = shownByDrill(held, exerciseInterval(plan));
    if (met.includes(true)) add(drill.source, by);
    for (const { path, target } of drill.references) {
      if (path[0] !== 'objectives' || met[Number(path[1])] !== true) continue;
      if (target?.type === 'entry' || target?.type === 'heading') add(target.source, by);
    }
  }
  for (const training of plan.training) {
    const by = shownByTraining(training);
    if (by) add(training.source, by);
  }
  return shown;
}

function shownByDrill({ drill, on }: Held, every: string): Shown {
  let until = holds(on, every).on;
  let action: string | null = null;
  for (const { id, due, closedOn } of drill.data.actions ?? []) {
    if (closedOn !== undefined || due === undefined || nextDay(due) >= until) continue;
    until = nextDay(due);
    action = id;
  }
  return { by: drill.name, on, until, action };
}

function shownByTraining(training: Training): Shown | null {
  const on = lastSession(training);
  const every = training.data.every ?? training.plan.home?.data.cadence.training;
  if (on === null || every === undefined) return null;
  return { by: training.name, on, until: holds(on, every).on, action: null };
}

function earliest(days: readonly Day[]): Day {
  return days.reduce((first, day) => (day < first ? day : first), ALWAYS);
}

function latest(days: readonly Day[]): Day {
  return days.reduce((last, day) => (day > last ? day : last), NEVER);
}
