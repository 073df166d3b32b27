/** What one build says of itself to its service worker. */
export interface Copy {
  /** The path that the site lives under. */
  base: string;
  /** Names this build: it changes whenever a file does. */
  digest: string;
  /** The plans and their versions, in words. */
  says: string;
  /** Every file by its address below the base, with the first 16 hex digits of its SHA-256. */
  files: Readonly<Record<string, string>>;
}

/** What a page asks the worker: what it is, or to take over now. */
export type Question = 'what' | 'take';

/** What the worker answers: what it says of itself, and when it was saved (ISO 8601). */
export interface Answer {
  says: string;
  saved: string | null;
}

/** Where the worker writes on a page that it is an offline copy: hidden, until it is one. */
export const COPY_LINE = { shown: /(<p class="?copy-line"?) hidden>/, time: '<time></time>' };

/** What only browsers without a calendar of their own (`Temporal`) load; the copies of others do without it. */
const CALENDAR = /^_astro\/bring-calendar\./;

/** Does a device keep a file in its copy? */
export function isKept(path: string, hasCalendar: boolean): boolean {
  return !(hasCalendar && CALENDAR.test(path));
}
