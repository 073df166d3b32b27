import type { Day } from './day.ts';
import type { Duty, FrameworkNotification } from './schema-types.ts';

/** Where the law or the contract gives no number. */
export const WITHOUT_UNDUE_DELAY = 'without-undue-delay';

/** How long there is to give one notice, and how that is counted. */
export interface Limit {
  /** ISO 8601, or `without-undue-delay`. */
  deadline: string;
  counting: 'elapsed-hours' | 'calendar-days' | 'calendar-months' | 'business-days';
  ends: 'instant' | 'end-of-day' | 'filing-cutoff-17:30';
  /** Does a deadline on a day off move to noon of the next working day, unless told otherwise? */
  movesToNoon: boolean;
  /** The zone in which it is counted, where that is not the reader's. */
  timeZone: string | null;
  /** The event that the clock begins with. */
  clockStartsAt: string;
  /** A second clock; the earlier deadline counts, as long as the first clock began before the second ran out. */
  second: { deadline: string; clockStartsAt: string } | null;
}

/** What a deadline depends on besides its limit. */
export interface Circumstances {
  /** An IANA name: where days and times are read. */
  timeZone: string;
  /** Days off besides Saturdays and Sundays. */
  holidays?: ReadonlySet<Day>;
  /** When the second clock began; a second clock that has not begun is left out. */
  second?: Temporal.Instant;
  /** May a deadline on a day off move to noon of the next working day? What the limit says where this is left out. */
  movesToNoon?: boolean;
}

/** The event of 45 CFR 164.408(c): days are counted from the end of the calendar year of the discovery. */
const YEAR_END = 'calendar-year-end-after-discovery';
/** The clock by which a filing cut-off is read (17 CFR 232.13(a)(2)). */
const FILING_ZONE = 'America/New_York';
const END_OF_DAY = { hour: 23, minute: 59, second: 59 };

/** The limit of a notification in a framework. What it leaves open follows from the form of its deadline. */
export function limitOfFramework(notification: FrameworkNotification): Limit {
  const { deadline, counting, ends, time_zone, clock_starts_at, second_limit, weekend_relief } = notification;
  return {
    ...shapeOf(deadline, counting, ends),
    movesToNoon: notification.non_working_days === 'next-working-day-noon' && weekend_relief?.default !== 'off',
    timeZone: time_zone ?? null,
    clockStartsAt: clock_starts_at,
    second: second_limit ? { deadline: second_limit.deadline, clockStartsAt: second_limit.clock_starts_at } : null,
  };
}

/** The limit of a duty in a plan's `obligations.yml`. */
export function limitOfDuty({ deadline, counting, ends, timeZone, clockStartsAt, nonWorkingDays }: Duty): Limit {
  return {
    ...shapeOf(deadline, counting, ends),
    movesToNoon: nonWorkingDays === 'next-working-day-noon',
    timeZone: timeZone ?? null,
    clockStartsAt,
    second: null,
  };
}

function shapeOf(deadline: string, counting?: Limit['counting'], ends?: Limit['ends']) {
  const counted = counting ?? countingOf(deadline);
  return {
    deadline,
    counting: counted,
    ends: ends ?? (counted === 'elapsed-hours' ? 'instant' : 'end-of-day'),
  } as const;
}

function countingOf(deadline: string): Limit['counting'] {
  if (deadline === WITHOUT_UNDUE_DELAY || deadline.includes('T')) return 'elapsed-hours';
  return /\d[MY]/.test(deadline) ? 'calendar-months' : 'calendar-days';
}

/**
 * When a notice is due whose clock began at `start`; null where the law gives no number. The arithmetic is that of
 * Regulation (EEC, Euratom) 1182/71, Article 3, read to the earlier instant where it is disputed: hours are elapsed
 * hours, the day of the event is not counted, a month ends on the same day of the next one or on its last.
 */
export function dueAt(
  limit: Limit,
  start: Temporal.Instant,
  circumstances: Circumstances,
): Temporal.ZonedDateTime | null {
  if (limit.deadline === WITHOUT_UNDUE_DELAY) return null;
  const zone = limit.timeZone ?? circumstances.timeZone;
  const holidays = circumstances.holidays ?? new Set<Day>();
  let due = counted(limit, start, zone, holidays);
  if (limit.second && circumstances.second) {
    const other = circumstances.second.add(inHours(limit.second.deadline)).toZonedDateTimeISO(zone);
    // Delegated Regulation (EU) 2025/301, Article 5(2): a clock that began after that moment runs alone.
    const alone = Temporal.Instant.compare(start, other.toInstant()) > 0;
    if (!alone && Temporal.ZonedDateTime.compare(other, due) < 0) due = other;
  }
  if (circumstances.movesToNoon ?? limit.movesToNoon) due = noonIfOff(due, holidays);
  return due.withTimeZone(circumstances.timeZone);
}

/**
 * The least time, in minutes, that a limit ever leaves, whenever its clock begins: to compare waits with. Takes off an
 * hour for a change to daylight saving time wherever days are counted. Null where the law gives no number.
 */
export function leastMinutes(limit: Limit): number | null {
  if (limit.deadline === WITHOUT_UNDUE_DELAY) return null;
  if (limit.counting === 'elapsed-hours') return minutesOfHours(inHours(limit.deadline));
  const days = leastDays(limit);
  const lost = limit.ends === 'filing-cutoff-17:30' ? 6.5 * 60 : 0;
  return days === 0 ? 0 : days * 24 * 60 - lost - 60;
}

/** Is this a working day? */
export function isWorkingDay(day: Temporal.PlainDate, holidays: ReadonlySet<Day>): boolean {
  return day.dayOfWeek <= 5 && !holidays.has(day.toString());
}

function counted(limit: Limit, start: Temporal.Instant, zone: string, holidays: ReadonlySet<Day>) {
  const { counting, deadline, ends, clockStartsAt } = limit;
  if (counting === 'elapsed-hours') return start.add(inHours(deadline)).toZonedDateTimeISO(zone);
  const began = start.toZonedDateTimeISO(ends === 'filing-cutoff-17:30' ? (limit.timeZone ?? FILING_ZONE) : zone);
  const from = clockStartsAt === YEAR_END ? began.toPlainDate().with({ month: 12, day: 31 }) : began.toPlainDate();
  const last =
    counting === 'business-days' ? addWorkingDays(from, workingDaysOf(deadline), holidays) : from.add(span(deadline));
  const time = ends === 'instant' ? began.toPlainTime() : ends === 'end-of-day' ? END_OF_DAY : { hour: 17, minute: 30 };
  return last.toZonedDateTime({ timeZone: began.timeZoneId, plainTime: Temporal.PlainTime.from(time) });
}

function addWorkingDays(from: Temporal.PlainDate, days: number, holidays: ReadonlySet<Day>): Temporal.PlainDate {
  let day = from;
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

function noonIfOff(due: Temporal.ZonedDateTime, holidays: ReadonlySet<Day>): Temporal.ZonedDateTime {
  let day = due.toPlainDate();
  if (isWorkingDay(day, holidays)) return due;
  while (!isWorkingDay(day, holidays)) day = day.add({ days: 1 });
  return day.toZonedDateTime({ timeZone: due.timeZoneId, plainTime: Temporal.PlainTime.from({ hour: 12 }) });
}

function span(deadline: string): Temporal.Duration {
  return Temporal.Duration.from(deadline);
}

/** A week of working days has five; hours count where they fill a day. */
function workingDaysOf(deadline: string): number {
  const { weeks, days, hours } = span(deadline);
  return weeks * 5 + days + Math.floor(hours / 24);
}

/** Elapsed time knows no calendar: a day is 24 hours, a month 30 days, a year 365. */
function inHours(deadline: string): Temporal.Duration {
  const { years, months, weeks, days, hours, minutes, seconds } = span(deadline);
  return Temporal.Duration.from({
    hours: (years * 365 + months * 30 + weeks * 7 + days) * 24 + hours,
    minutes,
    seconds,
  });
}

function minutesOfHours(duration: Temporal.Duration): number {
  return duration.total({ unit: 'minute' });
}

const LONG_FEBRUARY = 2028;

/** The fewest days between a start and its last day: over all starts of four years for months, in which February is short and long. */
function leastDays({ counting, deadline }: Limit): number {
  if (counting === 'business-days') return workingDaysOf(deadline);
  const length = span(deadline);
  if (length.years === 0 && length.months === 0)
    return Math.floor(length.total({ unit: 'day', relativeTo: '2026-01-01' }));
  let least = Number.POSITIVE_INFINITY;
  const end = Temporal.PlainDate.from({ year: LONG_FEBRUARY + 1, month: 1, day: 1 });
  for (let day = end.subtract({ years: 4 }); Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) {
    least = Math.min(least, day.until(day.add(length)).days);
  }
  return least;
}
