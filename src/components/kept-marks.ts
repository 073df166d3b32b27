/**
 * One thing that happened to a step: when, and whether it was ticked. Not ticked with a reason is a step that was left
 * out on purpose; without one, what was said before is taken back.
 */
export type Mark = [at: string, done: boolean, why?: string];

/** What this device keeps of one text of a sheet. Marks are added, never removed. */
export interface Kept {
  /** The words of each step that was ever marked, by its number. */
  words: Record<string, string>;
  marks: Record<string, Mark[]>;
  /** Who writes under which callsign. */
  names?: Record<string, string>;
}

/** All texts of one sheet that were ever marked, by digest. */
export type Shelf = Record<string, Kept>;

/** Where a step stands, and since when; an open one was perhaps marked before. */
export type StepState =
  | { is: 'open'; at: string | null }
  | { is: 'done'; at: string }
  | { is: 'not-done'; at: string; why: string };

/** Where a step stands after all that happened to it. */
export function stateAfter(marks: readonly Mark[] = []): StepState {
  const last = marks.at(-1);
  if (!last) return { is: 'open', at: null };
  const [at, done, why] = last;
  if (done) return { is: 'done', at };
  return why ? { is: 'not-done', at, why } : { is: 'open', at };
}

/** How many steps are done, left out and open, as a sheet says it. */
export function countOf(states: readonly StepState[]): string {
  const count = (is: StepState['is']) => states.filter((state) => state.is === is).length;
  const left = count('not-done');
  return `Done ${count('done')} of ${states.length}${left > 0 ? `, ${left} not done` : ''}, ${count('open')} open.`;
}

/** Reads what a device kept. Whatever does not look like marks is left out: anything may have written there. */
export function shelfFrom(text: string | null): Shelf {
  const shelf: Shelf = {};
  for (const [digest, kept] of entriesOf(parsed(text ?? '{}'))) {
    const { words, marks, names } = (kept ?? {}) as Record<string, unknown>;
    shelf[digest] = {
      words: textsOf(words),
      marks: Object.fromEntries(
        entriesOf(marks).map(([number, all]) => [number, (Array.isArray(all) ? all : []).filter(isMark)]),
      ),
      names: textsOf(names),
    };
  }
  return shelf;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function entriesOf(value: unknown): [string, unknown][] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    entriesOf(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isMark(value: unknown): value is Mark {
  if (!Array.isArray(value)) return false;
  const [at, done, why] = value;
  return (
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    typeof done === 'boolean' &&
    (why === undefined || typeof why === 'string')
  );
}

/** A moment as sheets say it: the time, behind its day when that is not today. */
export function timeOf(at: string, now: Date): string {
  const day = at.slice(0, 10);
  return `${day === now.toISOString().slice(0, 10) ? '' : `${day} `}${at.slice(11, 16)} UTC`;
}
