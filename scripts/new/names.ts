import { type Day, isDay } from '../../src/plan/day.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { fail, shown } from '../command.ts';

const LONGEST_TITLE = 120;

/** An id with its date in front, such as that of a drill; ends the command where it has none, or two. */
export function datedId(id: string, on: Day | null, of: string): string {
  const date = /^(\d{4}-\d{2}-\d{2})(?:-|$)/.exec(id)?.[1];
  if (date === undefined) {
    if (on !== null) return `${on}-${id}`;
    fail(`${of}'s id begins with its date: write 2026-10-13-night-call, or give the date with --on.`);
  }
  if (!isDay(date)) fail(`The id ${shown(id)} begins with a day that the calendar does not have. Mend the date.`);
  if (on !== null && on !== date) fail(`The id ${shown(id)} and --on ${on} name two days. Leave one out.`);
  return id;
}

/** The title that `--title` names, or one made of the id; ends the command unless it is one line of some words. */
export function titleOf(title: string | undefined, id: string, kind: string): string {
  if (title !== undefined) {
    const plain = title.trim();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a title is one line that everyone can see.
    if (plain === '' || /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/.test(plain))
      fail(`--title is ${shown(title)}. Give it in one line.`);
    if (plain.length > LONGEST_TITLE) fail(`--title is over ${LONGEST_TITLE} characters long. Shorten it.`);
    return plain;
  }
  const words = id.split('-').filter(Boolean);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return kind === 'contact' ? words.map(capital).join(' ') : capital(words.join(' '));
}

/**
 * What steps call a new role: the first words of its title, as far as a callsign may hold them. Ends the command where
 * that is none, or another role's.
 */
export function callsignOf(title: string, plan: Plan): string {
  const words = title.split(/[^A-Za-z]+/).filter(Boolean);
  while (/^(if|when|unless)$/i.test(words[0] ?? '')) words.shift();
  const [first = '', ...others] = words.slice(0, 3);
  if (first === '') {
    fail(`The title ${shown(title)} gives no callsign: that takes words of letters A to Z. Give another with --title.`);
  }
  const callsign = [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(' ');
  const taken = plan.roles.find((role) => role.callsign.toLowerCase() === callsign.toLowerCase());
  if (taken || /^(you|everyone)$/i.test(callsign)) {
    fail(
      `The callsign ${shown(callsign)} ${taken ? `is that of ${taken.name}` : 'means whoever reads a step'}. Give the role another name with --title.`,
    );
  }
  return callsign;
}
