/** What a date and time on a wall may mean: one instant, two of them, or none. */
export type Moment =
  | { is: 'one'; at: Temporal.Instant }
  | { is: 'two'; at: Temporal.Instant; second: Temporal.Instant }
  | { is: 'none'; from: string; to: string };

/** Reads a date and time, `2026-11-24T03:12`, in a zone; null where it is none. Clocks that change are told, not guessed at. */
export function momentAt(text: string, timeZone: string): Moment | null {
  const plain = plainOf(text);
  if (plain === null) return null;
  const first = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const last = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (first.equals(last)) return { is: 'one', at: first.toInstant() };
  if (first.toPlainDateTime().equals(plain)) return { is: 'two', at: first.toInstant(), second: last.toInstant() };
  const change = last.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') as Temporal.ZonedDateTime;
  const gap = change.offsetNanoseconds - change.subtract({ nanoseconds: 1 }).offsetNanoseconds;
  const to = change.toPlainTime();
  return { is: 'none', from: clock(to.subtract({ nanoseconds: gap })), to: clock(to) };
}

/** How an instant is written in the field for it. */
export function fieldValue(at: Temporal.Instant, timeZone: string): string {
  return at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** An instant in UTC, and behind it as it is on a wall: `2026-11-24 03:12 UTC (Tue 04:12 Berlin)`. */
export function inBoth(at: Temporal.Instant, timeZone: string): string {
  const utc = at.toZonedDateTimeISO('UTC');
  const local = at.toZonedDateTimeISO(timeZone);
  const head = `${utc.toPlainDate().toString()} ${clock(utc.toPlainTime())} UTC`;
  const day = DAYS[local.dayOfWeek - 1];
  if (timeZone === 'UTC') return `${head} (${day})`;
  const date = local.toPlainDate().equals(utc.toPlainDate()) ? '' : ` ${local.toPlainDate().toString()}`;
  return `${head} (${day}${date} ${clock(local.toPlainTime())} ${placeOf(timeZone)})`;
}

/** How long until an instant, or since, as people say it. */
export function untilInWords(due: number, now: number): string {
  if (now > due) return `passed ${lengthInWords(now - due)} ago`;
  return `${lengthInWords(due - now)} left`;
}

/** A length in the two largest units that say something: `2 days 3 h`, `3 h 12 min`. */
export function lengthInWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  const [days, hours] = [Math.floor(minutes / (24 * 60)), Math.floor(minutes / 60)];
  if (hours >= 48) return both(days, days === 1 ? 'day' : 'days', hours % 24, 'h');
  if (hours > 0) return both(hours, 'h', minutes % 60, 'min');
  return minutes > 0 ? `${minutes} min` : 'less than 1 min';
}

const MINUTE = 60_000;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function both(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}

function plainOf(text: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** The time on a wall, with its seconds only where there are some. */
function clock(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' });
}

function placeOf(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
