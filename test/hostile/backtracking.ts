/** Counts what a backtracking engine does: the steps in which a character, an anchor or a repetition is tried. */
export interface Counter {
  /** Looks through a text as `matchAll` (flag `g`) or `exec` does. Throws TooMany above so many steps. */
  search(text: string, most: number): Search;
  /** The single characters and classes of the pattern, each as a pattern of its own. */
  atoms: readonly RegExp[];
}

/** What a search took, and where its matches begin and end, in characters of a pattern with the flag `u`. */
export interface Search {
  steps: number;
  found: [start: number, end: number][];
}

/** A search that took more steps than it was given. */
export class TooMany extends Error {}

type Go = (at: number) => boolean;
/** Matches from `at` on and hands each place where it can end to `go` until that is content. */
type Matcher = (at: number, go: Go) => boolean;
type Node =
  | { type: 'atom'; test: RegExp }
  | { type: 'edge'; kind: '^' | '$' | '\\b' | '\\B' }
  | { type: 'sequence' | 'choice'; parts: Node[] }
  | { type: 'repeat'; part: Node; min: number; max: number; isLazy: boolean }
  | { type: 'group'; part: Node; number: number }
  | { type: 'look'; part: Node; isBehind: boolean; isNegative: boolean }
  | { type: 'back'; number: number };

const ESCAPE = /^\\(?:u\{[\dA-Fa-f]+\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|[pP]\{[^}]+\}|[\s\S])/;
const CLASS = /^\[(?:\\[\s\S]|[^\]\\])*\]/;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,)?(\d*)\})(\??)/;
const OPENING = /^\((?:\?(?:(:)|(<?)([=!])))?/;

/** Reads a pattern, without named groups, into a counter. Throws where it holds what this does not know. */
export function counterOf({ source, flags }: RegExp): Counter {
  const isUnicode = /[uv]/.test(flags);
  const atoms: RegExp[] = [];
  let rest = source;
  let groups = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = rest.slice(match[0].length);
    return match;
  };
  const atom = (words: string): Node => {
    const test = new RegExp(`^(?:${words})$`, flags.replace(/[gym]/g, ''));
    atoms.push(test);
    return { type: 'atom', test };
  };
  const choice = (): Node => {
    const parts = [sequence()];
    while (take(/^\|/)) parts.push(sequence());
    return { type: 'choice', parts };
  };
  const sequence = (): Node => {
    const parts: Node[] = [];
    while (rest !== '' && !/^[|)]/.test(rest)) {
      const part = one();
      const count = take(QUANTIFIER);
      if (!count) {
        parts.push(part);
        continue;
      }
      const [sign, least, comma, most, lazy] = count;
      const min = least === undefined ? (sign.startsWith('+') ? 1 : 0) : Number(least);
      const open = comma ? (most === '' ? Infinity : Number(most)) : min;
      const max = least === undefined ? (sign.startsWith('?') ? 1 : Infinity) : open;
      parts.push({ type: 'repeat', part, min, max, isLazy: lazy === '?' });
    }
    return { type: 'sequence', parts };
  };
  const one = (): Node => {
    const opening = take(OPENING);
    if (opening) {
      const [, plain, behind, look] = opening;
      const number = plain || look ? 0 : ++groups;
      const part = choice();
      if (!take(/^\)/)) throw new Error(`${source} has a group without an end`);
      if (look) return { type: 'look', part, isBehind: behind === '<', isNegative: look === '!' };
      return number > 0 ? { type: 'group', part, number } : part;
    }
    const edge = take(/^(?:[$^]|\\[bB])/);
    if (edge) return { type: 'edge', kind: edge[0] as '^' };
    const back = take(/^\\([1-9])/);
    if (back) return { type: 'back', number: Number(back[1]) };
    const words = take(ESCAPE) ?? take(CLASS) ?? take(isUnicode ? /^[\s\S]/u : /^[\s\S]/);
    return atom((words as RegExpExecArray)[0]);
  };
  const root = choice();
  if (rest !== '') throw new Error(`${source} is not understood from ${rest} on`);

  return {
    atoms,
    search: (text, most) => {
      const letters = isUnicode ? [...text] : text.split('');
      let steps = 0;
      const step = () => {
        steps += 1;
        if (steps > most) throw new TooMany();
      };
      const match = matcherOf(root, letters, flags, step);
      const found: Search['found'] = [];
      for (let start = 0; start <= letters.length; ) {
        let end = -1;
        step();
        const isFound = match(start, (at) => {
          end = at;
          return true;
        });
        if (isFound) found.push([start, end]);
        if (isFound && !flags.includes('g')) break;
        start = Math.max(start + 1, end);
      }
      return { steps, found };
    },
  };
}

function matcherOf(root: Node, letters: readonly string[], flags: string, step: () => void): Matcher {
  const captured: (readonly string[] | undefined)[] = [];
  const isWord = (at: number) => /\w/.test(letters[at] ?? '');
  const isEdge = (kind: string, at: number): boolean => {
    const isMultiline = flags.includes('m');
    if (kind === '^') return at === 0 || (isMultiline && letters[at - 1] === '\n');
    if (kind === '$') return at === letters.length || (isMultiline && letters[at] === '\n');
    return (isWord(at - 1) !== isWord(at)) === (kind === '\\b');
  };

  const compile = (node: Node, isBackward: boolean): Matcher => {
    switch (node.type) {
      case 'atom':
        return (at, go) => {
          step();
          const letter = letters[isBackward ? at - 1 : at];
          return letter !== undefined && node.test.test(letter) && go(isBackward ? at - 1 : at + 1);
        };
      case 'edge':
        return (at, go) => {
          step();
          return isEdge(node.kind, at) && go(at);
        };
      case 'choice': {
        const parts = node.parts.map((part) => compile(part, isBackward));
        return (at, go) => parts.some((part) => part(at, go));
      }
      case 'sequence': {
        const parts = node.parts.map((part) => compile(part, isBackward));
        if (isBackward) parts.reverse();
        return (at, go) => {
          const from = (index: number, here: number): boolean => {
            const part = parts[index];
            return part ? part(here, (next) => from(index + 1, next)) : go(here);
          };
          return from(0, at);
        };
      }
      case 'repeat': {
        const part = compile(node.part, isBackward);
        return (at, go) => {
          const again = (count: number, here: number): boolean => {
            step();
            const more = () =>
              count < node.max && part(here, (next) => (next !== here || count < node.min) && again(count + 1, next));
            if (count < node.min) return more();
            return node.isLazy ? go(here) || more() : more() || go(here);
          };
          return again(0, at);
        };
      }
      case 'group': {
        const part = compile(node.part, isBackward);
        return (at, go) =>
          part(at, (end) => {
            const before = captured[node.number];
            captured[node.number] = letters.slice(Math.min(at, end), Math.max(at, end));
            if (go(end)) return true;
            captured[node.number] = before;
            return false;
          });
      }
      case 'look': {
        const part = compile(node.part, node.isBehind);
        return (at, go) => part(at, () => true) !== node.isNegative && go(at);
      }
      case 'back':
        return (at, go) => {
          const wanted = captured[node.number] ?? [];
          for (const [index, letter] of wanted.entries()) {
            step();
            if (letters[at + index] !== letter) return false;
          }
          return go(at + wanted.length);
        };
    }
  };
  return compile(root, false);
}
