import { digestOf } from './digest.ts';
import { compareFindings, compareText, type Finding } from './finding.ts';
import type { Data } from './front-matter.ts';
import { headingsAbove, type Path, type Spot } from './source.ts';

/** Of a stretch of text, what is enough to know it again. */
const LONGEST = 120;

/**
 * Names findings so that the same one is known again in another state of the content: 16 hex digits, `:`, and a
 * number that tells equals apart. The name stands on the rule, the file, the place without line numbers (`placeOf`)
 * and the first thing that the message quotes, never on days: what moves, or falls due anew, keeps its name.
 */
export function fingerprintsOf(told: Iterable<readonly [Finding, Spot]>): Map<Finding, string> {
  const numbers = new Map<string, number>();
  // Those that fall due later come last, so that a list with them names the others alike.
  const sorted = [...told].sort(([a], [b]) => compareText(a.on ?? '', b.on ?? '') || compareFindings(a, b));
  return new Map(
    sorted.map(([finding, spot]) => {
      const name = digestOf([finding.rule, spot.source.path, ...placeOf(spot), quotedIn(finding.message)], 16);
      const number = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, number);
      return [finding, `${name}:${number}`];
    }),
  );
}

/**
 * Where a spot is, said without line numbers: the way to a value of the data, items of lists by their id or by what
 * they are; in a body the nearest heading and the words of the stretch.
 */
export function placeOf(spot: Spot): string[] {
  if ('start' in spot) return ['#', headingsAbove(spot)[0]?.slug ?? '', wordsAt(spot)];
  return waysOf(spot.source.data, spot.path);
}

function waysOf(data: Data | undefined, path: Path): string[] {
  let value: unknown = data;
  return path.map((step) => {
    const list = Array.isArray(value);
    const inner: unknown =
      value !== null && typeof value === 'object' && Object.hasOwn(value, step) ? value[step as never] : undefined;
    value = inner;
    return list && inner !== undefined ? nameOf(inner) : String(step);
  });
}

/** What an item of a list is called, wherever in the list it stands. */
function nameOf(item: unknown): string {
  const id = item !== null && typeof item === 'object' ? (item as Record<string, unknown>).id : undefined;
  return typeof id === 'string' ? `id ${id}` : `is ${digestOf(item, 16)}`;
}

/** The words of a stretch; those of its whole line where it is only a point. */
function wordsAt({ source, start, end }: Extract<Spot, { start: unknown }>): string {
  const lines = source.text.split(/\r?\n/).slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const isPoint = start.line === end.line && start.column === end.column;
  const words = isPoint
    ? lines
    : lines.map((line, index) =>
        line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
      );
  return words.join(' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

/** The first value that a message shows, without days. */
function quotedIn(message: string): string {
  return (/`([^`]*)`/.exec(message)?.[1] ?? '').replace(/\d{4}-\d{2}-\d{2}/g, '');
}
