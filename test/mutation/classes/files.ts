import type { FileText } from '../../../src/plan/source.ts';
import { atOffset, type Expected, type FaultClass, type Shipped, type Spot, spotIn } from '../fault.ts';
import { extentAt, linesOf, valuesOf } from '../page.ts';
import { LEAVES } from './shape.ts';

const READABLE = 'file-is-readable';
const KIND = 'file-has-a-kind';

/** A file that was not there before, told at its beginning. */
function newFile(path: string, text: FileText, rule: string): Spot {
  const expected: Expected[] = [{ rule, file: path, line: 1, column: 1 }];
  return {
    file: path,
    at: 'a new file',
    group: path.split('/')[0] ?? '',
    make: () => ({ changes: new Map([[path, text]]), expected }),
  };
}

/** New files, their paths made of those that are there. */
function newFiles(each: (path: string) => string | null): FaultClass['spots'] {
  return function* ({ files }: Shipped) {
    const seen = new Set(files.keys());
    for (const [path, text] of files) {
      const now = each(path);
      if (now === null || seen.has(now)) continue;
      seen.add(now);
      yield newFile(now, text, KIND);
    }
  };
}

const inEntryFolder = (path: string) => path.split('/').length === 3;

/** Faults of files as such. */
export const FILES: FaultClass[] = [
  {
    name: 'a character that nobody can see, in a body',
    rule: READABLE,
    *spots({ pages }) {
      for (const page of pages) {
        for (const { text, offset } of linesOf(page)) {
          if (text.length < 10) continue;
          const at = offset + 5;
          yield spotIn(page, text.slice(0, 40), [{ from: at, to: at, put: '\u200B' }], atOffset(READABLE, page, at));
        }
      }
    },
    ...LEAVES,
  },
  {
    name: 'a character that turns the direction of text, in data',
    rule: READABLE,
    *spots({ pages }) {
      for (const page of pages) {
        for (const { path, value } of valuesOf(page)) {
          const extent = typeof value === 'string' ? extentAt(page, path) : null;
          if (!extent) continue;
          const at = extent[1] - 1;
          yield spotIn(page, path, [{ from: at, to: at, put: '\u202E' }], atOffset(READABLE, page, at));
        }
      }
    },
    ...LEAVES,
  },
  {
    name: 'a line that is too long to be read safely',
    rule: READABLE,
    *spots({ pages }) {
      for (const page of pages) {
        for (const { text, offset, is } of linesOf(page)) {
          if (is !== 'prose') continue;
          const end = offset + text.length;
          const put = ' And so on.'.repeat(400);
          yield spotIn(page, text.slice(0, 40), [{ from: end, to: end, put }], atOffset(READABLE, page, offset));
        }
      }
    },
    ...LEAVES,
  },
  {
    name: 'a file that the disk does not give',
    rule: READABLE,
    *spots({ pages }) {
      for (const { path, plan, kind } of pages) {
        const spot = newFile(path, { unreadable: 'The file is not UTF-8 text. Save it as UTF-8.' }, READABLE);
        yield { ...spot, group: `${plan} ${kind}`, at: 'the file' };
      }
    },
    ...LEAVES,
  },
  { name: 'a copy with another ending', rule: KIND, spots: newFiles((path) => path.replace(/\.(mdx|ya?ml)$/, '.md')) },
  {
    name: 'a copy whose name has capitals',
    rule: KIND,
    spots: newFiles((path) => (inEntryFolder(path) ? path.replace(/[^/]+$/, (name) => `Copy-of-${name}`) : null)),
  },
  {
    name: 'a folder that no plan has',
    rule: KIND,
    spots: newFiles((path) => (inEntryFolder(path) ? path.replace(/\/[^/]+\//, '/runbooks/') : null)),
  },
  {
    name: 'a file one level too deep',
    rule: KIND,
    spots: newFiles((path) => (inEntryFolder(path) ? path.replace(/[^/]+$/, (name) => `old/${name}`) : null)),
  },
];
