/** A page, or a part of one, as people name it. */
export interface Named {
  /** Its address below the site's base; the first part is the plan, if it belongs to one. */
  at: string;
  title: string;
  kind: string;
  /** `1 Critical`: where a scenario starts. */
  severity?: string;
  /** What people call it, say or see; whom it stands for. */
  asked?: string[];
  /** What it is about, the summary first. */
  more?: string[];
  /** A number as written, and what dials it. */
  phone?: [string, string];
}

/** What the search dialog knows before it looks into the texts of pages. */
export interface Names {
  /** Titles of plans by their ids. */
  plans: Record<string, string>;
  /** Words that people type, and the words that pages use for the same. */
  said: Record<string, string[]>;
  pages: Named[];
}

/** A page that answers a query. */
export interface Hit {
  page: Named;
  /** The sentence of the page that answers best, and its words that do. */
  why: string;
}

export interface Answer {
  hits: Hit[];
  /** The words looked for, slips of the finger mended, without those that say nothing. */
  words: string[];
  /** What was typed, and what was taken for it. */
  mended: [typed: string, taken: string][];
  /** Does a word of a page answer the query? */
  answers(word: string): boolean;
}

/** Ranks pages for a query, best first. */
export type Rank = (query: string, wanted?: (page: Named) => boolean) => Answer;

/** What helps someone act stands before what explains, and that before what is behind the plans. */
const KINDS: Readonly<Record<string, number>> = {
  Scenario: 1.5,
  Checklist: 1.2,
  Severity: 1.2,
  Role: 1.2,
  Contact: 1.2,
  Template: 1.1,
  Guide: 0.8,
  Training: 0.7,
  Drill: 0.6,
  'After-action review': 0.6,
  Framework: 0.5,
  Rule: 0.4,
  Schema: 0.4,
};
const TITLE = 5;
const ASKED = 4;
const MORE = 1.5;
/** A page whose title, or another name, was typed in full. */
const NAMED = 2;
const BEGUN = 0.7;
const SAID = 0.8;
/** A slip in a whole word is likelier than one in the beginning of a longer word. */
const WHOLE = 9;
/** What words count that stand in different sentences of a page. */
const APART = 0.2;
/** Pages that answer much worse than the best one only stand in the way. */
const WORTH = 0.2;

const EMPTY_WORDS = new Set(
  `a all an and any are as at be been by can cant could did didnt do does doesnt dont for from get got had has have he help her his how i if in
  into is isnt it its just may me my no not now of on or our please she should so some somebody someone something that the
  their them there they this to us was we were what when where which who why will with wont would you your`.split(
    /\s+/,
  ),
);

/** One text of a page: its title, or a sentence about it. */
interface Line {
  place: number;
  weight: number;
}

interface Word {
  stem: string;
  lines: Set<number>;
}

/** Prepares pages for being ranked. */
export function rankerOf({ pages, said }: Names): Rank {
  const lines: Line[] = [];
  const words = new Map<string, Word>();
  const typedFor = new Map(Object.entries(said));
  const add = (place: number, text: string, weight: number) => {
    const line = lines.push({ place, weight }) - 1;
    for (const word of wordsOf(text)) {
      const known = words.get(word) ?? { stem: stemOf(word), lines: new Set() };
      words.set(word, known);
      known.lines.add(line);
    }
  };
  pages.forEach(({ title, kind, asked = [], more = [] }, place) => {
    // A title of two words that is found by one says more than one of nine.
    add(place, title, TITLE / (0.9 + 0.1 * saying(title).length));
    add(place, kind, MORE);
    for (const text of asked) add(place, text, ASKED);
    for (const text of more) add(place, text, MORE);
  });

  /** The words of pages that a typed word stands for, with how surely it does. */
  const meantBy = (typed: string): Map<string, number> => {
    const stem = stemOf(typed);
    const same = (typedFor.get(typed) ?? []).map(stemOf);
    const meant = new Map<string, number>();
    for (const [word, known] of words) {
      if (known.stem === stem) meant.set(word, 1);
      else if (same.includes(known.stem)) meant.set(word, SAID);
      else if (typed.length > 2 && word.startsWith(typed)) meant.set(word, BEGUN);
    }
    return meant;
  };
  /** The word said most often that is one slip away from what was typed, or begins so. */
  const mend = (typed: string, wanted: (page: Named) => boolean): string | null => {
    if (typed.length < 4) return null;
    let best: string | null = null;
    let most = 0;
    const consider = (word: string, sure: number) => {
      if (sure <= most) return;
      best = word;
      most = sure;
    };
    const often = (known: Word) =>
      [...known.lines].filter((line) => wanted(pages[(lines[line] as Line).place] as Named)).length;
    for (const [word, known] of words) {
      if (isOneSlip(typed, word)) consider(word, often(known) * WHOLE);
      else if (typed.length > 4 && isOneSlip(typed, word.slice(0, typed.length))) consider(word, often(known));
    }
    for (const word of typedFor.keys()) if (isOneSlip(typed, word)) consider(word, WHOLE);
    return best;
  };

  return (query, wanted = () => true) => {
    const scores = new Map<number, { score: number; reach: number }>();
    const reached = new Map<number, number>();
    const found = new Set<string>();
    const looked: string[] = [];
    const mended: Answer['mended'] = [];
    let total = 0;
    for (const typed of saying(query)) {
      let taken = typed;
      let meant = meantBy(typed);
      const other = meant.size === 0 ? mend(typed, wanted) : null;
      if (other) {
        mended.push([typed, other]);
        taken = other;
        meant = meantBy(other);
      }
      looked.push(taken);
      const sureOf = new Map<number, number>();
      for (const [word, sure] of meant) {
        found.add(word);
        for (const line of words.get(word)?.lines ?? []) sureOf.set(line, Math.max(sureOf.get(line) ?? 0, sure));
      }
      const best = new Map<number, number>();
      for (const [line, sure] of sureOf) {
        const { place, weight } = lines[line] as Line;
        best.set(place, Math.max(best.get(place) ?? 0, weight * sure));
      }
      if (best.size === 0) continue;
      const rare = Math.log(1 + pages.length / best.size);
      total += rare;
      for (const line of sureOf.keys()) reached.set(line, (reached.get(line) ?? 0) + rare);
      for (const [place, weight] of best) {
        const known = scores.get(place) ?? { score: 0, reach: 0 };
        scores.set(place, { score: known.score + weight * rare, reach: known.reach + rare });
      }
    }
    const together = new Map<number, number>();
    for (const [line, reach] of reached) {
      const { place } = lines[line] as Line;
      together.set(place, Math.max(together.get(place) ?? 0, reach));
    }
    const rated = [...scores].flatMap(([place, { score, reach }]) => {
      const page = pages[place] as Named;
      if (!wanted(page)) return [];
      const near = APART + ((1 - APART) * (together.get(place) ?? 0)) / total;
      const named = [page.title, ...(page.asked ?? [])].some((text) => saying(text).join() === looked.join())
        ? NAMED
        : 1;
      return [{ page, score: score * (reach / total) * near * named * (KINDS[page.kind] ?? 1) }];
    });
    rated.sort((a, b) => b.score - a.score);
    const least = (rated[0]?.score ?? 0) * WORTH;
    const answers = (word: string) => found.has(plain(word));
    return {
      hits: rated.filter(({ score }) => score >= least).map(({ page }) => ({ page, why: whyOf(page, answers) })),
      words: looked,
      mended,
      answers,
    };
  };
}

function whyOf({ asked = [], more = [] }: Named, answers: (word: string) => boolean): string {
  const count = (text: string) => new Set(wordsOf(text).filter(answers)).size;
  const [summary = ''] = more;
  return [...asked, ...more].reduce((best, text) => (count(text) > count(best) ? text : best), summary);
}

/** The words of a text that say something; all of them where none does. */
function saying(text: string): string[] {
  const all = [...new Set(wordsOf(text))];
  const some = all.filter((word) => !EMPTY_WORDS.has(word));
  return some.length > 0 ? some : all;
}

/** A text's words in the form in which they are compared. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
}

/** What the forms of an English word share, roughly: `calling`, `calls` and `called` become one. */
function stemOf(word: string): string {
  if (word.length < 4) return word;
  const one = word.replace(/(?<=[^su])s$/, '');
  const bare = one.replace(/(?<=.{3})(?:ing|ed|er|ion|e)$/, '');
  return bare === one ? bare : bare.replace(/([bdgmnprt])\1$/, '$1');
}

/** Is one word the other with one letter added, left out, changed, or changed places with its neighbour? */
export function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (one === other || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
