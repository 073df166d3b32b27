import { atOffset, type FaultClass, onLine, type Shipped, type Spot, spotIn } from '../fault.ts';
import { extentAt, keyAt, type Page, type Path, valuesOf } from '../page.ts';
import { added } from '../slips.ts';
import { LEAVES } from './shape.ts';

const RULE = 'front-matter-is-plain';
const plain = (name: string, spots: FaultClass['spots']): FaultClass => ({ name, rule: RULE, spots, ...LEAVES });

const isMdx = (page: Page) => page.bodyFrom < page.text.length;
const isLastOnLine = (page: Page, offset: number) => page.text[offset] === '\n';
const isTop = (path: Path) => path.length === 1 && typeof path[0] === 'string';

/** One spot on every page with front matter. */
function inFrontMatter(each: (page: Page) => Spot | null): FaultClass['spots'] {
  return function* ({ pages }: Shipped) {
    for (const page of pages) if (isMdx(page)) yield each(page);
  };
}

/** One spot at every text that stands on the line of its key. */
function atTexts(
  test: (text: string) => boolean,
  each: (page: Page, path: Path, extent: readonly [number, number]) => Spot | null,
): FaultClass['spots'] {
  return function* ({ pages }: Shipped) {
    for (const page of pages) {
      for (const { path, value } of valuesOf(page)) {
        const [key, extent] = [keyAt(page, path), extentAt(page, path)];
        if (typeof value !== 'string' || !key || !extent) continue;
        const text = page.text.slice(key[0], extent[1]);
        if (!text.includes('\n') && test(page.text.slice(...extent))) yield each(page, path, extent);
      }
    }
  };
}

/** Faults that keep YAML from being read as plain data. */
export const YAML: FaultClass[] = [
  plain(
    'a key written twice',
    atTexts(
      () => true,
      (page, path, extent) => {
        if (!isTop(path)) return null;
        const line = page.text.slice(keyAt(page, path)?.[0], extent[1]);
        const end = page.text.indexOf('\n', extent[1]) + 1;
        return spotIn(page, path, [{ from: end, to: end, put: `${line}\n` }], onLine(RULE, page, end));
      },
    ),
  ),
  plain(
    'a colon in words without quotes',
    atTexts(
      (text) => /^[A-Z][a-z ]+/.test(text),
      (page, path, [from]) => {
        const at = from + page.text.slice(from).search(/[ \n]/);
        if (page.text[at] !== ' ') return null;
        return spotIn(page, path, [{ from: at, to: at, put: ':' }], onLine(RULE, page, at));
      },
    ),
  ),
  plain(
    'a quote that never closes',
    atTexts(
      (text) => /^'[^']*'$/.test(text),
      (page, path, [from, to]) =>
        isLastOnLine(page, to) ? spotIn(page, path, [{ from: to - 1, to, put: '' }], onLine(RULE, page, from)) : null,
    ),
  ),
  plain('a bracket that never closes', function* ({ pages }) {
    for (const page of pages) {
      for (const { path } of valuesOf(page)) {
        const [from, to] = extentAt(page, path) ?? [0, 0];
        if (page.text[from] !== '[' || !isLastOnLine(page, to)) continue;
        yield spotIn(page, path, [{ from: to - 1, to, put: '' }], onLine(RULE, page, from));
      }
    }
  }),
  plain(
    'a key of the language itself',
    added(
      RULE,
      ({ path }) => isTop(path),
      () => '__proto__: somebody',
    ),
  ),
  plain(
    'a first line with more than dashes',
    inFrontMatter((page) => spotIn(page, 'line 1', [{ from: 3, to: 3, put: 'js' }], atOffset(RULE, page, 0))),
  ),
  plain(
    'front matter without its first line',
    inFrontMatter((page) => spotIn(page, 'line 1', [{ from: 0, to: 4, put: '' }], atOffset(RULE, page, 0))),
  ),
  plain(
    'a closing line that is too long',
    inFrontMatter((page) => {
      const end = page.bodyFrom - 1;
      return spotIn(page, 'the closing line', [{ from: end, to: end, put: '--' }], atOffset(RULE, page, end - 3));
    }),
  ),
  plain(
    'front matter that never ends',
    inFrontMatter((page) => {
      const edit = { from: page.bodyFrom - 4, to: page.bodyFrom, put: '' };
      return spotIn(page, 'the closing line', [edit], atOffset(RULE, page, 0));
    }),
  ),
  plain('a second document', function* ({ pages }) {
    for (const page of pages) {
      if (isMdx(page)) continue;
      for (const { path } of valuesOf(page)) {
        const key = isTop(path) ? keyAt(page, path) : null;
        const before = page.text.slice(0, key?.[0] ?? 0).replace(/^\s*#.*$/gm, '');
        if (!key || before.trim() === '') continue;
        yield spotIn(page, path, [{ from: key[0], to: key[0], put: '---\n' }], atOffset(RULE, page, key[0]));
      }
    }
  }),
];
