import { type Data, NotPlain, parseYaml, split } from '../plan/front-matter.ts';

/** Why a text is not edited, in plain words: a sentence or two that say what to do. */
export class CannotEdit extends Error {}

/** The YAML of a content file with what surrounds it; joined, the three are the file. */
export interface Parts {
  before: string;
  yaml: string;
  after: string;
}

/** Is this the path of a file with front matter? All other content files are YAML throughout. */
function hasFrontMatter(path: string): boolean {
  return path.endsWith('.mdx');
}

/** Cuts a content file around its YAML: without byte-order mark and, in MDX, between the two lines `---`. Throws CannotEdit. */
export function partsOf(path: string, text: string): Parts {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  if (!hasFrontMatter(path)) return { before: text.slice(0, mark), yaml: text.slice(mark), after: '' };
  const opening = /^---\r?\n/.exec(text.slice(mark));
  if (!opening) throw new CannotEdit('The file does not begin with a line `---`. Put its front matter there.');
  const start = mark + opening[0].length;
  for (let line = start; line < text.length; ) {
    const next = text.indexOf('\n', line);
    const end = next < 0 ? text.length : next;
    if (text.slice(line, end).replace(/\r$/, '') === '---') {
      return { before: text.slice(0, start), yaml: text.slice(start, line), after: text.slice(line) };
    }
    line = end + 1;
  }
  throw new CannotEdit('The front matter never ends. Close it with a line `---`.');
}

/** The data of a content file, read as the checker reads it. Throws CannotEdit. */
export function dataOf(path: string, text: string): Data {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  try {
    return hasFrontMatter(path) ? split(plain).data : (parseYaml(plain) ?? {});
  } catch (error) {
    if (error instanceof NotPlain) throw new CannotEdit(error.message);
    throw error;
  }
}
