import type { Nodes, Root } from 'mdast';

// The parser hands what MDX takes for code to a JavaScript parser. Some thousand brackets crash that one, and braces keep
// it busy for minutes. So none of it gets there: before parsing, what begins code is swapped for noncharacters of the
// same length, which no file may hold (UNSEEN); afterwards they are swapped back in the tree. Only prose is searched for
// them.
const BRACE = '\uFDD0';
const UNBRACE = '\uFDD1';
const ANGLE = '\uFDD2';
const ESCAPE = '\uFDD3';
const IMPORT = '\uFDD4';
const EXPORT = '\uFDD5';

const STAND_INS: Readonly<Record<string, string>> = {
  '{': BRACE,
  '}': UNBRACE,
  '<': ANGLE,
  import: IMPORT,
  export: EXPORT,
};
const ORIGINALS: Readonly<Record<string, string>> = {
  [BRACE]: '{',
  [UNBRACE]: '}',
  [ANGLE]: '<',
  [ESCAPE]: '\\',
  [IMPORT]: 'i',
  [EXPORT]: 'e',
};

const LIVE = /[{}<]|^(?:im|ex)port[ \t{]/m;
/** Every opening brace of an inert text that no backslash disarms. */
export const BRACES = /(?<!\uFDD3)\uFDD0/g;
const SWAPPED = /[\uFDD0-\uFDD5]/g;

/** A body's text, same in length, in which nothing is code to the parser; tags of these names (and `<br/>`) stay. */
export function makeInert(text: string, tags: readonly string[]): string {
  if (!LIVE.test(text)) return text;
  const known = tags.map((tag) => `|\\/?${tag}[\\s/>]`).join('');
  const parts = new RegExp(`\\\\[\\s\\S]|[{}]|<(?!br ?\\/>${known})|^(?:import|export)(?=[ \\t{])`, 'gm');
  return text.replace(parts, (part) => {
    if (part.startsWith('\\')) return STAND_INS[part[1] as string] ? `${ESCAPE}${STAND_INS[part[1] as string]}` : part;
    return `${STAND_INS[part]}${part.slice(1)}`;
  });
}

/** Gives the nodes of a tree back what their author typed. */
export function restore(root: Root): void {
  const left: Nodes[] = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    const verbatim = node.type === 'code' || node.type === 'inlineCode';
    restoreStrings(node as unknown as Record<string, unknown>, verbatim);
    for (const attribute of (node as { attributes?: Record<string, unknown>[] }).attributes ?? [])
      restoreStrings(attribute, true);
    if ('children' in node) for (const child of node.children) left.push(child);
  }
}

/** In code a backslash is itself; elsewhere it only says that the next character is no code. */
function restoreStrings(node: Record<string, unknown>, verbatim: boolean): void {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'string') continue;
    node[key] = value.replace(SWAPPED, (each) => (each === ESCAPE && !verbatim ? '' : (ORIGINALS[each] as string)));
  }
}

/** A stretch of prose that MDX would take for code. `end` is null where it is not closed. */
export interface Live {
  type: 'braces' | 'angle' | 'module';
  start: number;
  end: number | null;
}

/** Finds, in the inert text of a run of prose, what would be code; `pieces` are the stretches of it that are plain text. */
export function liveIn(inert: string, pieces: readonly (readonly [number, number])[]): Live[] {
  const found: Live[] = [];
  let open: Live | null = null;
  let depth = 0;
  let past = 0;
  for (const [from, to] of pieces) {
    for (const match of inert.slice(from, to).matchAll(/\uFDD3[\s\S]|[\uFDD0-\uFDD5]/g)) {
      const start = from + match.index;
      const mark = match[0];
      if (start < past || mark.length > 1) continue;
      if (mark === BRACE) {
        depth += 1;
        if (depth > 1) continue;
        open = { type: 'braces', start, end: null };
        found.push(open);
      } else if (mark === UNBRACE && open) {
        depth -= 1;
        if (depth > 0) continue;
        open.end = start + 1;
        open = null;
      } else if (mark === ANGLE && !open) {
        const tag = /^.(?:[a-z_$/!][^\uFDD2<>]*)?>/is.exec(inert.slice(start, pieces.at(-1)?.[1]));
        found.push({ type: 'angle', start, end: tag ? start + tag[0].length : null });
        past = tag ? start + tag[0].length : past;
      }
    }
  }
  return found;
}

/** Does this text begin as a line of `import` or `export`? */
export function beginsModule(inert: string): boolean {
  return inert.startsWith(IMPORT) || inert.startsWith(EXPORT);
}
