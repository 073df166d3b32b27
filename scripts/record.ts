import { defaultAsOf } from '../src/check.ts';
import { CannotEdit } from '../src/edit/yaml-part.ts';
import type { Day } from '../src/plan/day.ts';
import { choice } from '../src/plan/directory.ts';
import type { Content } from '../src/plan/plan.ts';
import { type Fault, type Files, locate, readSource } from '../src/plan/source.ts';
import { validate } from '../src/plan/validate.ts';
import { dayOf, fail, shown } from './command.ts';

/** The day that `--on` names, or the one that content is judged by when none is named; never one still to come. */
export function recordedOn(on: string | undefined, files: Files): Day {
  const latest = defaultAsOf(files, Date.now());
  if (on === undefined) return latest;
  const day = dayOf(on, '--on');
  if (day > latest) fail(`--on is ${day}, but today is ${latest}. Name the day on which it was done.`);
  return day;
}

/** Ends the command unless there is a contact of this id. */
export function knownContact(id: string, content: Content, option: string): string {
  if (content.contacts.has(id)) return id;
  if (!content.contactsSound)
    fail('contacts.yml cannot be read as it stands. Run npm run check, mend it, then try again.');
  return fail(
    `${option} is ${shown(id)}, which is no contact in contacts.yml. ${near(id, [...content.contacts.keys()])}`,
  );
}

/** What somebody may have meant: the names that share a part with theirs, otherwise the nearest in spelling. */
export function near(name: string, known: readonly string[]): string {
  const parts = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part.length > 2);
  const alike = known.filter((each) => parts.some((part) => each.includes(part))).slice(0, 5);
  const nearest = choice(name, known);
  if (alike.length === 0 || nearest.startsWith('Did you mean')) return nearest;
  return `Did you mean ${alike.map((each) => `\`${each}\``).join(' or ')}?`;
}

/** The faults that a file of this text has in itself: those that reading and its schema tell. */
export function faultsIn(path: string, text: string): Fault[] {
  const source = readSource(path, text);
  validate(source);
  return source.faults;
}

/** One line about a file's first fault, and how many more there are. */
export function describe(faults: readonly Fault[], folder: string): string {
  const [first, ...others] = faults;
  if (!first) return '';
  const { file, line } = locate(first.spot, folder);
  const more = others.length === 0 ? '' : ` (${others.length} more.)`;
  return `${file}:${line} ${first.message}${more}`;
}

/** Runs an edit of text; what it refuses ends the command. */
export function edited(file: string, edit: () => string): string {
  try {
    return edit();
  } catch (error) {
    if (error instanceof CannotEdit) fail(`${file} was not changed. ${error.message}`);
    throw error;
  }
}
