import { type CalendarEvent, calendarOf } from '../site/calendar.ts';
import type { ClockRecord } from './clock-record.ts';

/** Whose clocks a calendar file is of. */
export interface CalendarMarks {
  plan: string;
  title: string;
  demo: boolean;
  exercise: boolean;
  /** What tells this incident from others. */
  incident: string;
  /** The page's address. */
  page: string;
}

const MINUTES = 60_000;

/** What is due, as a calendar file: its name and its text. An exercise says so in both. */
export function calendarFile(
  records: readonly ClockRecord[],
  marks: CalendarMarks,
  now: number,
): { name: string; text: string } {
  const words = [...(marks.demo ? ['DEMO'] : []), ...(marks.exercise ? ['EXERCISE'] : [])];
  const only = records.length === 1 ? `-${records[0]?.id}` : '';
  const made = new Date(now).toISOString();
  return {
    name: `${[...words, marks.plan].join('-')}-deadlines${only}.ics`,
    text: calendarOf(
      records.flatMap((record) => eventOf(record, marks, words)),
      made,
    ),
  };
}

function eventOf(record: ClockRecord, marks: CalendarMarks, words: readonly string[]): CalendarEvent[] {
  if (record.due.is !== 'due') return [];
  const { plan, title, incident, page, exercise } = marks;
  const head = words.map((word) => `${word}: `).join('');
  return [
    {
      uid: `${plan}.${record.id}.${incident}${exercise ? '.exercise' : ''}@muster`,
      at: new Date(record.due.at).toISOString(),
      title: `${head}Deadline: ${record.name}`,
      text: [
        `${head}${title}`,
        `Due: ${record.when}`,
        ...['Tell', 'Starts', 'Deadline', 'Text'].map((fact) => `${fact}: ${record.fact(fact)}`),
        'Legal confirms.',
        `${page}#${record.id}`,
      ].join('\n'),
      remind: remindBefore(record),
    },
  ];
}

/** Hours end soon: an hour before up to four of them, else four. Days remind a day before. */
function remindBefore({ limit }: ClockRecord): number {
  if (limit.counting !== 'elapsed-hours') return 24 * 60;
  return Temporal.Duration.from(limit.deadline).total({ unit: 'hour', relativeTo: '2026-01-01T00:00' }) <= 4 ? 60 : 240;
}

/** Hands a text over as a file. */
export function saveFile({ name, text }: { name: string; text: string }, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), MINUTES);
}
