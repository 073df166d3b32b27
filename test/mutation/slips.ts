import { atOffset, atPath, type FaultClass, type Shipped, type Spot, spotIn } from './fault.ts';
import {
  addingBefore,
  type Edit,
  type Line,
  linesOf,
  type Page,
  type Path,
  removing,
  replacing,
  type Value,
  valuesOf,
} from './page.ts';

// What authors do to a file by mistake, each applied wherever some test of a value or a line lets it.

type Spots = FaultClass['spots'];
type Pick = (value: Value, page: Page) => boolean;

function spotsOf(pick: Pick, each: (value: Value, page: Page) => Spot | null): Spots {
  return function* ({ pages }: Shipped) {
    for (const page of pages) for (const value of valuesOf(page)) if (pick(value, page)) yield each(value, page);
  };
}

/** Another value is written; the finding stands at it, or at the path given. */
export function changed(
  rule: string,
  pick: Pick,
  put: (value: Value, page: Page) => string | null,
  at: (path: Path) => Path = (path) => path,
): Spots {
  return spotsOf(pick, (value, page) => {
    const text = put(value, page);
    if (text === null) return null;
    return spotIn(page, value.path, replacing(page, value.path, text), atPath(rule, page, at(value.path)));
  });
}

/** A property or an item is left out; the finding stands where it is missed, or at the path given. */
export function leftOut(rule: string, pick: Pick, at: (path: Path) => Path = (path) => path): Spots {
  return spotsOf(pick, ({ path }, page) => spotIn(page, path, removing(page, path), atPath(rule, page, at(path))));
}

/** A property too many is written before another; the finding stands at its key. */
export function added(rule: string, pick: Pick, put: (value: Value, page: Page) => string): Spots {
  return spotsOf(pick, (value, page) => {
    const edits = addingBefore(page, value.path, put(value, page));
    const [edit] = edits ?? [];
    if (!edit) return null;
    return spotIn(page, value.path, edits, atOffset(rule, page, edit.from + edit.put.search(/\S/)));
  });
}

type PickLine = (line: Line, page: Page) => boolean;

/** A line of a body is changed; the finding stands so many characters behind its beginning. */
export function lineChanged(
  rule: string,
  pick: PickLine,
  put: (text: string, page: Page) => { text: string; column: number; rows?: number } | null,
): Spots {
  return function* ({ pages }: Shipped) {
    for (const page of pages) {
      for (const line of linesOf(page)) {
        if (!pick(line, page)) continue;
        const change = put(line.text, page);
        if (change === null || change.text === line.text) continue;
        const edits: Edit[] = [{ from: line.offset, to: line.offset + line.text.length, put: change.text }];
        yield spotIn(page, line.text.slice(0, 60), edits, atOffset(rule, page, line.offset + change.column - 1));
      }
    }
  };
}

/** Some words are written at the end of a line of prose; the finding stands where the mark in them begins. */
export function said(
  rule: string,
  words: string,
  mark = words.trim(),
  pick: (page: Page) => boolean = () => true,
): Spots {
  return lineChanged(
    rule,
    ({ is }, page) => is === 'prose' && pick(page),
    (text) => ({ text: `${text}${words}`, column: text.length + words.indexOf(mark) + 1 }),
  );
}

/** A block of its own is written at the end of a body; the finding stands where the mark in it begins. */
export function block(rule: string, words: string, mark = words): Spots {
  return function* ({ pages }: Shipped) {
    for (const page of pages) {
      const end = page.text.length;
      if (page.bodyFrom >= end) continue;
      const edit = { from: end, to: end, put: `\n${words}\n` };
      yield spotIn(page, 'the end', [edit], atOffset(rule, page, end + 1 + words.indexOf(mark)));
    }
  };
}

/** Is a value at a path of this form? `*` stands for any step. */
export function isAt(path: Path, form: string): boolean {
  const steps = form.split('.');
  return steps.length === path.length && steps.every((step, index) => step === '*' || step === String(path[index]));
}
