/** Something that a calendar is to hold: an instant with what is due then. */
export interface CalendarEvent {
  /** Unique and lasting: importing the same one later moves it. */
  uid: string;
  /** The instant in UTC, `2026-11-24T03:12:00Z`. */
  at: string;
  title: string;
  text: string;
  /** How many minutes before it reminds. */
  remind: number;
}

/** A calendar file (RFC 5545) of some events, made at an instant in UTC. */
export function calendarOf(events: readonly CalendarEvent[], made: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Muster//deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((event) => linesOf(event, made)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function linesOf({ uid, at, title, text, remind }: CalendarEvent, made: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp(made)}`,
    `DTSTART:${stamp(at)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${remind}M`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** `2026-11-24T03:12:00.000Z` is `20261124T031200Z`. */
function stamp(instant: string): string {
  return `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Text as a value. What no calendar may hold, and half characters, are left out or marked. */
function escaped(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question.
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      .replace(/[\\;,]/g, '\\$&')
      .replaceAll('\n', '\\n')
  );
}

const LONGEST = 75;
const encoder = new TextEncoder();

/** A line in parts of at most 75 octets, no character cut in two; each further part begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LONGEST) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
