const DAY = 24 * 60;

/** The place that a time zone is named after. */
export function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** The minute of the week, Monday 00:00 first, and the time on the wall, in a zone at an instant. */
export function localTime(zone: string, instant: Date): { minute: number; clock: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = 'MonTueWedThuFriSatSun'.indexOf(part.weekday ?? '') / 3;
  return {
    minute: (day * 24 + Number(part.hour)) * 60 + Number(part.minute),
    clock: `${part.hour}:${part.minute}`,
  };
}

/**
 * Does a minute of the week lie in hours such as `12345 09:00-17:30;67 20:00-06:00`? Days are digits from Monday, and
 * a span that does not end after its beginning runs into the next day.
 */
export function isOpen(hours: string, minute: number): boolean {
  return hours.split(';').some((span) => {
    const [days = '', times = ''] = span.split(' ');
    const [from = 0, to = 0] = times.split('-').map((time) => {
      const [hour, past] = time.split(':').map(Number);
      return (hour as number) * 60 + (past as number);
    });
    const length = to > from ? to - from : to - from + DAY;
    return [...days].some((day) => {
      const since = (minute - ((Number(day) - 1) * DAY + from) + 7 * DAY) % (7 * DAY);
      return since < length;
    });
  });
}
