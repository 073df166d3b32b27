import type { Contact } from './plan.ts';
import type { Hours } from './schema-types.ts';

/** Minutes of a week, Monday 00:00 first. */
const WEEK = 7 * 24 * 60;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Hours are judged in the weeks of one year: zones change their clocks on different days. */
const YEAR = 2026;

/** A stretch of the week in which nobody can be reached, in the time of the organisation. */
export interface Gap {
  /** `Mon 23:00`. */
  from: string;
  to: string;
  /** The Monday of the first week of the year in which it stands. */
  week: string;
}

/**
 * The first gap that a crew leaves in the 168 hours of some week; null when there is none. Hours are given in each
 * contact's own zone, so every week of a year with its own offsets is looked at: two zones that change their clocks on
 * different days overlap less for a few weeks. Contacts without hours cover nothing.
 */
export function gapOf(crew: readonly Contact[], zone: string): Gap | null {
  if (crew.some(({ hours }) => hours === 'always')) return null;
  const zones = [...new Set([zone, ...crew.map(({ timeZone }) => timeZone ?? zone)])];
  const seen = new Set<string>();
  for (const monday of mondays()) {
    const offsets = new Map(zones.map((each) => [each, offsetOf(each, monday)]));
    const key = [...offsets.values()].join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    const gap = gapIn(crew, zone, offsets);
    if (gap) return { from: inWords(gap[0]), to: inWords(gap[1]), week: monday.toString() };
  }
  return null;
}

function mondays(): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from({ year: YEAR, month: 1, day: 5 });
  return Array.from({ length: 52 }, (_, week) => first.add({ weeks: week }));
}

const offsetsKnown = new Map<string, number>();

/** How far a zone is ahead of UTC at noon of a Wednesday of a week, in minutes. */
function offsetOf(zone: string, monday: Temporal.PlainDate): number {
  const key = `${zone} ${monday}`;
  let offset = offsetsKnown.get(key);
  if (offset === undefined) {
    const at = monday.add({ days: 2 }).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
    offset = at.offsetNanoseconds / 60e9;
    offsetsKnown.set(key, offset);
  }
  return offset;
}

function gapIn(
  crew: readonly Contact[],
  zone: string,
  offsets: ReadonlyMap<string, number>,
): readonly [number, number] | null {
  const covered: [number, number][] = [];
  for (const { hours, timeZone } of crew) {
    if (hours === undefined || hours === 'always') continue;
    const ahead = (offsets.get(zone) ?? 0) - (offsets.get(timeZone ?? zone) ?? 0);
    for (const [from, to] of hours.flatMap(spansOf)) covered.push(...inWeek(from + ahead, to + ahead));
  }
  covered.sort(([a], [b]) => a - b);
  let until = 0;
  for (const [from, to] of covered) {
    if (from > until) return [until, from];
    until = Math.max(until, to);
  }
  return until < WEEK ? [until, WEEK] : null;
}

/** Stretches of the week in local minutes; one whose end is not after its beginning runs past midnight. */
function spansOf({ days, from, to }: Hours): [number, number][] {
  const begins = minutes(from);
  const ends = minutes(to);
  return days.map((day) => {
    const midnight = DAYS.indexOf(day) * 24 * 60;
    return [midnight + begins, midnight + ends + (ends <= begins ? 24 * 60 : 0)];
  });
}

/** A stretch cut at the end of the week, what runs over put at its beginning. */
function inWeek(from: number, to: number): [number, number][] {
  const shift = Math.floor(from / WEEK) * WEEK;
  const [start, end] = [from - shift, to - shift];
  return end <= WEEK
    ? [[start, end]]
    : [
        [start, WEEK],
        [0, end - WEEK],
      ];
}

function minutes(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

function inWords(minute: number): string {
  if (minute === WEEK) return 'Sun 24:00';
  const day = DAYS[Math.floor(minute / (24 * 60))] as string;
  const clock = [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${day.charAt(0).toUpperCase()}${day.slice(1)} ${clock}`;
}
