/** A calendar day, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Is this text a day that the calendar has? */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

const known = new Map<string, Day>();

/**
 * The day one ISO 8601 duration after another day: calendar arithmetic, clamped to the end of a shorter month.
 * Hours count as whole days only where they fill them. `backwards` subtracts instead.
 */
export function addDuration(day: Day, duration: string, backwards = false): Day {
  const key = `${day}${backwards ? '-' : '+'}${duration}`;
  let result = known.get(key);
  if (result === undefined) {
    const span = Temporal.Duration.from(duration);
    const from = Temporal.PlainDate.from(day);
    const to = backwards ? from.subtract(span) : from.add(span);
    // Days compare as text: a fifth digit of the year would sort before all others.
    result = to.year > 9999 ? '9999-12-31' : to.toString();
    known.set(key, result);
  }
  return result;
}

/** The day after. */
export function nextDay(day: Day): Day {
  return addDuration(day, 'P1D');
}

/** Does this name a time zone that the calendar knows? */
export function isTimeZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

/** The day it is in a time zone at an instant (milliseconds since 1970). */
export function dayIn(timeZone: string, instant: number): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The length of an ISO 8601 duration in minutes, a month counted from 2026-01-01; for comparing lengths only. */
export function minutesOf(duration: string): number {
  return Temporal.Duration.from(duration).total({ unit: 'minute', relativeTo: '2026-01-01T00:00' });
}

const UNITS: [keyof Temporal.Duration & string, one: string, many: string][] = [
  ['years', 'year', 'years'],
  ['months', 'month', 'months'],
  ['weeks', 'week', 'weeks'],
  ['days', 'day', 'days'],
  ['hours', 'h', 'h'],
  ['minutes', 'min', 'min'],
  ['seconds', 's', 's'],
];

const worded = new Map<string, string>();

/** A duration in words: `PT1H30M` is "1 h 30 min", `P3M` is "3 months". */
export function inWords(duration: string): string {
  let words = worded.get(duration);
  if (words === undefined) {
    const span = Temporal.Duration.from(duration);
    const parts = UNITS.filter(([unit]) => span[unit] !== 0);
    words = parts.map(([unit, one, many]) => `${span[unit]} ${span[unit] === 1 ? one : many}`).join(' ') || '0 min';
    worded.set(duration, words);
  }
  return words;
}
