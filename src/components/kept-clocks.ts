/** What a device keeps of one incident, or of one exercise. */
export interface ClockEntries {
  /** When the first of it was entered; tells one incident from the next. Empty before. */
  since: string;
  /** The instant of each event, in UTC. */
  events: Record<string, string>;
  /** What was switched to something else than the plan has it: regimes and clocks. */
  switches: Record<string, boolean>;
  /** For which clocks noon of the next working day was allowed or not. */
  relief: Record<string, boolean>;
  /** Days off as they were written down. */
  daysOff: string;
}

/** Whose zone times are read in. */
export type ZoneChoice = 'own' | 'office' | 'utc';

/** All that is kept for the clocks of a plan. An exercise has entries of its own, so neither is taken for the other. */
export interface KeptClocks {
  exercise: boolean;
  zone: ZoneChoice;
  real: ClockEntries;
  played: ClockEntries;
}

/** Entries in which nothing stands. */
export function noEntries(): ClockEntries {
  return { since: '', events: {}, switches: {}, relief: {}, daysOff: '' };
}

/** Is nothing entered? Zone and exercise are no entries. */
export function isBlank({ events, switches, relief, daysOff }: ClockEntries): boolean {
  return [events, switches, relief].every((each) => Object.keys(each).length === 0) && daysOff === '';
}

/** Reads what a device kept. Whatever does not look like entries is left out: anything may have written there. */
export function clocksFrom(text: string | null): KeptClocks {
  const kept = recordOf(parsed(text));
  return {
    exercise: kept.exercise === true,
    zone: kept.zone === 'office' || kept.zone === 'utc' ? kept.zone : 'own',
    real: entriesFrom(kept.real),
    played: entriesFrom(kept.played),
  };
}

function entriesFrom(value: unknown): ClockEntries {
  const { since, events, switches, relief, daysOff } = recordOf(value);
  const isInstant = (each: unknown): each is string =>
    typeof each === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z$/.test(each) && !Number.isNaN(Date.parse(each));
  const isSwitch = (each: unknown): each is boolean => typeof each === 'boolean';
  return {
    since: typeof since === 'string' ? since : '',
    events: only(events, isInstant),
    switches: only(switches, isSwitch),
    relief: only(relief, isSwitch),
    daysOff: typeof daysOff === 'string' ? daysOff : '',
  };
}

function only<T>(value: unknown, fits: (each: unknown) => each is T): Record<string, T> {
  return Object.fromEntries(Object.entries(recordOf(value)).filter((entry): entry is [string, T] => fits(entry[1])));
}

function recordOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return null;
  }
}
