import { inWords } from '../plan/day.ts';
import { type Limit, leastMinutes, limitOfDuty, limitOfFramework, WITHOUT_UNDUE_DELAY } from '../plan/deadline.ts';
import type { Framework, Plan } from '../plan/plan.ts';
import type { Duty, FrameworkNotification } from '../plan/schema-types.ts';
import { enteredFor, inOrder } from './clock-events.ts';
import { placeOf } from './local-time.ts';

/** One duty to tell somebody in time, with all that has to be known of it at night. */
export interface Clock {
  id: string;
  name: string;
  recipient: string;
  trigger: string;
  limit: Limit;
  /** The limit and how it is counted, as sentences. */
  counted: string;
  threshold: string | null;
  content: readonly string[];
  source: string;
  /** What is easily got wrong. */
  traps: readonly string[];
  /** Who may use noon of the next working day, where that has to be found out. */
  relief: string | null;
  /** The framework that has it, or the duty of a contract. */
  of: Framework | Duty;
}

/** The clocks of one framework, or of the plan's contracts. */
export interface Regime {
  id: string;
  title: string;
  clocks: readonly Clock[];
}

/** What the duties of a plan's contracts are called as one. */
export const CONTRACTS = 'muster.contracts';

/** What a plan has to keep: its frameworks without what does not apply to it, then its contracts. */
export function regimesOf(plan: Plan): Regime[] {
  const law = (plan.home?.data.frameworks ?? []).flatMap(({ id, notApplicable = [] }): Regime[] => {
    const framework = plan.content.frameworks.get(id);
    const out = new Set(notApplicable.map(({ requirement }) => requirement));
    const clocks = framework ? clocksOf(framework).filter((each) => !out.has(each.requirement)) : [];
    return framework && clocks.length > 0 ? [{ id, title: framework.title, clocks }] : [];
  });
  const duties = plan.obligations?.data.duties ?? [];
  return duties.length === 0
    ? law
    : [...law, { id: CONTRACTS, title: 'Contracts of this plan', clocks: duties.map(clockOfDuty) }];
}

/** The frameworks with notices that a plan does not list. */
export function otherFrameworks(plan: Plan): Framework[] {
  const listed = new Set((plan.home?.data.frameworks ?? []).map(({ id }) => id));
  return [...plan.content.frameworks.values()]
    .filter(({ id, notifications = [] }) => !listed.has(id) && notifications.length > 0)
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** The events whose times clocks ask for, in the order of an incident. */
export function eventsOf(clocks: readonly Clock[]): string[] {
  return inOrder(
    clocks.flatMap(({ limit }) =>
      [limit.clockStartsAt, ...(limit.second ? [limit.second.clockStartsAt] : [])].map(enteredFor),
    ),
  );
}

/** All clocks of a framework. */
export function clocksOf(framework: Framework): (Clock & { requirement: string })[] {
  return (framework.notifications ?? []).map((each) => clockOf(framework, each));
}

function clockOf(framework: Framework, notice: FrameworkNotification): Clock & { requirement: string } {
  const { id, requirement, recipient, trigger, threshold, content, citation } = notice;
  const limit = limitOfFramework(notice);
  const relief = notice.weekend_relief;
  return {
    id,
    requirement,
    name: noticeName(id, framework.id),
    recipient,
    trigger,
    limit,
    counted: countedInWords(limit, notice.undue_delay === true, notice.outer_limit ?? null),
    threshold,
    content,
    source: citation ?? requirement,
    traps: trapsOf(notice),
    relief: relief
      ? [relief.applies_to, ...(relief.excluded?.length ? [`: ${relief.excluded.join(', ')}`] : [])].join('')
      : null,
    of: framework,
  };
}

function clockOfDuty(duty: Duty): Clock {
  const { id, title, recipient, trigger, threshold, content, citation, party } = duty;
  const limit = limitOfDuty(duty);
  return {
    id,
    name: title ?? recipient,
    recipient,
    trigger,
    limit,
    counted: countedInWords(limit, duty.undueDelay === true, duty.outerLimit ?? null),
    threshold: threshold ?? null,
    content: content ?? [],
    source: [party, citation].filter((each) => each !== undefined).join(': '),
    traps: limit.timeZone ? [`Counted in the time of ${placeOf(limit.timeZone)}.`] : [],
    relief: null,
    of: duty,
  };
}

function trapsOf(notice: FrameworkNotification): string[] {
  const { second_limit, weekend_relief, time_zone, calendar, note, in_force, internal, confidence } = notice;
  return [
    in_force === false && 'Not in force yet.',
    internal && 'A limit on our own work. No notice is due by it.',
    second_limit &&
      `A second clock: ${inWords(second_limit.deadline)} from ${second_limit.clock_starts_at.replaceAll('-', ' ')}; ${second_limit.rule}. But ${second_limit.exception}.`,
    weekend_relief && sentence(weekend_relief.rule),
    time_zone && `Counted in the time of ${placeOf(time_zone)}.`,
    calendar && `Working days: ${calendar}.`,
    note,
    confidence && `Our record of this rule: ${confidence}.`,
  ].filter((each) => typeof each === 'string');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Short words of ids that are no words. */
const INITIALS = new Set(['hhs', 'pecr', 'ndb', '8k']);
const LONGEST_INITIALS = 6;

/** What a notice is called, by its id: `nis2-early-warning` is "NIS2 early warning". */
export function noticeName(id: string, framework: string): string {
  const own = new Set(framework.split('-'));
  const words = id.split('-').map((word, index) => {
    const short = word.length <= LONGEST_INITIALS && (index === 0 || own.has(word));
    return short || INITIALS.has(word) ? word.toUpperCase() : word;
  });
  const name = words.join(' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A limit and how to count it by hand, as sentences. */
export function countedInWords(limit: Limit, undueDelay: boolean, outerLimit: string | null): string {
  const outer = outerLimit === null ? [] : [`At the latest: ${outerLimit}.`];
  if (limit.deadline === WITHOUT_UNDUE_DELAY) return ['Without undue delay. No number is given.', ...outer].join(' ');
  const length = inWords(limit.deadline);
  return [
    undueDelay ? `Without undue delay, at the latest after ${length}.` : `${length}.`,
    howToCount(limit, length),
    ...outer,
  ].join(' ');
}

const ENDS: Readonly<Record<Limit['ends'], string>> = {
  instant: 'at the same time of day',
  'end-of-day': 'at 23:59:59 local time',
  'filing-cutoff-17:30': 'at 17:30 in New York',
};

function howToCount(limit: Limit, length: string): string {
  const { counting, clockStartsAt } = limit;
  const ends = ENDS[limit.ends];
  const from =
    enteredFor(clockStartsAt) === clockStartsAt
      ? 'Leave out the day of the start'
      : 'Start from 31 December of the year of the discovery';
  switch (counting) {
    case 'elapsed-hours':
      return `Add ${(leastMinutes(limit) as number) / 60} h to the start in UTC. Nights, weekends and holidays count.`;
    case 'business-days':
      return `${from}. Count working days only: no Saturday, Sunday or holiday. It ends ${ends}.`;
    case 'calendar-days':
      return `${from}, then count every day, days off too. It ends on the last one ${ends}.`;
    case 'calendar-months':
      return `Same day of the month, ${length} later; else the last day of that month. It ends ${ends}.`;
  }
}
