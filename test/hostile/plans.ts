import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { type Document, isMap, isSeq, parseDocument, Scalar, visit } from 'yaml';
import { check, type Report } from '../../src/check.ts';
import { belongingOf, KINDS, type KindName } from '../../src/plan/kinds.ts';
import type { Files, FileText } from '../../src/plan/source.ts';
import { read } from '../../src/read.ts';
import { BASE, BASE_PLAN, over } from '../content.ts';
import { CANARY } from './corpus.ts';
import { BODIES, KEYS, VALUES } from './foreign.ts';
import { AS_OF } from './judge.ts';

/** The same runs each time. */
const SEED = 20261122;
const OTHER_PLAN = 'second-list';

/** The plans as shipped: every kind at its fullest. */
const SHIPPED: Files = read(new URL('../../content', import.meta.url).pathname).files;

function kindOf(path: string): KindName | null {
  const belonging = belongingOf(path);
  return typeof belonging === 'string' ? null : belonging.kind.name;
}

/** A file whose lists have two items at most: a check of it takes little time, and one value is as good as the next. */
function withShortLists(path: string, text: string): string {
  return editFile(path, text, null, (document) =>
    visit(document, {
      Seq: (_, list) => {
        list.items.splice(2);
      },
    }),
  );
}

/** The base plan with the smallest shipped file of every kind that it lacks, and a second plan beside it. */
export function contentOfEveryKind(): Files {
  const files = new Map<string, FileText>(BASE);
  const bySize = [...SHIPPED].sort(([, a], [, b]) => String(a).length - String(b).length);
  const has = new Set([...BASE.keys()].map(kindOf));
  for (const { name } of KINDS.filter((kind) => !has.has(kind.name))) {
    const [path, text] = bySize.find(([each]) => kindOf(each) === name) ?? [];
    if (path === undefined || text === undefined) throw new Error(`No file of the kind ${name} is shipped`);
    const [first = '', ...others] = path.split('/');
    files.set(first === 'frameworks' ? path : [BASE_PLAN, ...others].join('/'), withShortLists(path, String(text)));
  }
  for (const [path, text] of BASE)
    if (path.startsWith(`${BASE_PLAN}/`)) files.set(path.replace(BASE_PLAN, OTHER_PLAN), text);
  return files;
}

/** Stands in the written YAML for what no writer of YAML would write. */
const stand = (number: number) => `hostile-stand-in-${number}-`;

interface Edit {
  /** Which of the places in the data, as a share of their number. */
  place: number;
  what: 'value' | 'key' | 'new key' | 'remove' | 'twice';
  value: string;
  key: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  what: fc.constantFrom('value', 'value', 'value', 'key', 'new key', 'remove', 'twice'),
  value: fc.constantFrom(...VALUES),
  key: fc.constantFrom(...KEYS),
});

/** Every way to a value of some data. */
function waysIn(document: Document): (string | number)[][] {
  const found: (string | number)[][] = [];
  const walk = (node: unknown, path: (string | number)[]) => {
    if (path.length > 0) found.push(path);
    if (isMap(node)) for (const { key, value } of node.items) walk(value, [...path, String((key as Scalar).value)]);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
  };
  walk(document.contents, []);
  return found;
}

/** Edits that put in words which no writer of YAML would write. Gives what puts them in place of their stand-ins. */
function doEdits(document: Document, edits: readonly Edit[]): (text: string) => string {
  const raw: string[] = [];
  const put = (words: string) => new Scalar(stand(raw.push(words) - 1));
  for (const { place, what, value, key } of edits) {
    const ways = waysIn(document);
    const path = ways[Math.floor(place * ways.length)];
    if (!path) continue;
    const above = document.getIn(path.slice(0, -1), true) ?? document.contents;
    const last = path.at(-1) as string | number;
    if (what === 'remove') document.deleteIn(path);
    else if (what === 'value') document.setIn(path, put(value));
    else if (what === 'twice' && isSeq(above)) above.items.push(above.items[Number(last)]);
    else if (isMap(above)) {
      const pair = above.items.find((each) => String((each.key as Scalar).value) === String(last));
      if (what === 'key' && pair) pair.key = put(key);
      else above.items.push(document.createPair(put(key), put(value)));
    }
  }
  return (text) => raw.reduce((before, words, index) => before.split(stand(index)).join(words), text);
}

/** A file whose data was changed, its body behind it or, where one is given, with more at its end. */
function editFile(path: string, text: string, body: string | null, change: (document: Document) => void): string {
  const isWhole = !path.endsWith('.mdx');
  const [, yaml = '', rest = ''] = isWhole ? ['', text, ''] : (/^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(text) ?? []);
  const document = parseDocument(yaml, { version: '1.2', schema: 'core' });
  change(document);
  const written = document.toString({ lineWidth: 0 });
  return isWhole ? written : `---\n${written}---\n${body === null ? rest : `${rest}\n${body}\n`}`;
}

/** A file with foreign bodies in its data and in its body. */
function spoil(path: string, text: string, edits: readonly Edit[], body: string | null): string {
  let finish = (written: string) => written;
  const written = editFile(path, text, body, (document) => {
    finish = doEdits(document, edits);
  });
  return finish(written);
}

/** Fails where a report lost a file or put a finding outside of one. */
function checkReport(files: Files, { content, findings, later }: Report): void {
  const expect = (holds: boolean, what: string) => {
    if (!holds) throw new Error(what);
  };
  for (const path of files.keys()) expect(content.sources.has(path), `${path} is lost`);
  for (const { file, line, column, endLine, endColumn, message } of [...findings, ...later]) {
    const text = files.get(file);
    const rows = typeof text === 'string' ? text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/) : [''];
    const isInside = (row: number, place: number) => place >= 1 && place <= (rows[row - 1] ?? '').length + 1;
    expect(line >= 1 && endLine <= rows.length, `${file}:${line}-${endLine} is outside: ${message}`);
    expect(isInside(line, column) && isInside(endLine, endColumn), `${file}:${line}:${column} is outside: ${message}`);
    expect(endLine > line || (endLine === line && endColumn >= column), `${file}:${line} ends before it begins`);
    expect(message.length < 600 && !message.includes('\n'), `${file}:${line} has a message that is too long`);
  }
  expect(!Object.hasOwn(globalThis, CANARY), 'Something was run');
  expect(!existsSync(process.env.MUSTER_CANARY ?? ''), 'Something was run');
  expect(!('hostile' in {}) && !('last' in {}), 'What every object has was changed');
}

/** What a report says of one plan and the files in its folder. */
function verdictOf({ findings, plans }: Report, id: string): string {
  const { entries, ready } = plans.find((plan) => plan.id === id) ?? {};
  const own = findings.filter(({ file }) => file.startsWith(`${id}/`));
  return JSON.stringify([entries, ready, own.map(({ rule, line, message }) => `${line} ${rule} ${message}`)]);
}

const options = { asOf: AS_OF, folder: '' };

/** Each is a run of its own; `tell` is called before each check, so that silence can be noticed. */
export const FUZZES: Readonly<Record<string, (tell: () => void) => void>> = {
  'hostile values, keys and bodies in a file of every kind': (tell) => {
    const valid = contentOfEveryKind();
    const usual = verdictOf(check(valid, options), OTHER_PLAN);
    const paths = [...valid.keys()].filter((path) => !path.startsWith(`${OTHER_PLAN}/`));
    const hit = new Set<string | null>();
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.option(fc.constantFrom(...BODIES)),
        (path, edits, body) => {
          tell();
          const files = over(valid, [[path, spoil(path, String(valid.get(path)), edits, body)]]);
          const report = check(files, options);
          checkReport(files, report);
          hit.add(kindOf(path));
          // A file that all plans share may change what is said of each.
          if (path.startsWith(`${BASE_PLAN}/`) && verdictOf(report, OTHER_PLAN) !== usual)
            throw new Error(`${path} changed the verdict of another plan`);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
    if (KINDS.some(({ name }) => !hit.has(name))) throw new Error('A kind was left out');
  },

  'each hostile value in files of several kinds': (tell) => {
    const valid = contentOfEveryKind();
    const paths = new Map([...valid.keys()].map((path) => [kindOf(path), path]));
    // Each value comes to a fourth of the kinds, to another fourth than its neighbours.
    for (const [kind, path] of [...paths.values()].entries()) {
      for (const [index, value] of VALUES.entries()) {
        if ((kind + index) % 4 > 0) continue;
        tell();
        const text = String(valid.get(path));
        const edits: Edit[] = [0.1, 0.5, 0.9].map((place) => ({ place, what: 'value', value, key: '' }));
        const files = over(valid, [[path, spoil(path, text, [edits[index % 3] as Edit], null)]]);
        checkReport(files, check(files, options));
      }
    }
  },

  'shipped plans from which files, values and words are missing': (tell) => {
    const ids = [...new Set([...SHIPPED.keys()].filter((path) => path.endsWith('/plan.mdx')))].map(
      (path) => path.split('/')[0] as string,
    );
    const shared = [...SHIPPED]
      .filter(([path]) => !path.includes('/') || path.startsWith('frameworks/'))
      .map(([path, text]) => [path, path.includes('/') ? withShortLists(path, String(text)) : text] as const);
    const content = ids.map(
      (id) => new Map([...shared, ...[...SHIPPED].filter(([path]) => path.startsWith(`${id}/`))]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...content),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
            fc.constantFrom('drop', 'edit', 'cut', 'swap'),
          ),
          { minLength: 3, maxLength: 12 },
        ),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (plan, changes, edits) => {
          tell();
          const files = new Map<string, FileText>(plan);
          const paths = [...plan.keys()];
          for (const [place, what] of changes) {
            const path = paths[Math.floor(place * paths.length)] as string;
            const other = paths[Math.floor(place * place * paths.length)] as string;
            const text = String(plan.get(path));
            if (what === 'drop') files.delete(path);
            else if (what === 'edit') files.set(path, spoil(path, text, edits, null));
            else if (what === 'cut') files.set(path, text.slice(0, Math.floor(place * text.length)));
            else files.set(path, String(plan.get(other)));
          }
          checkReport(files, check(files, options));
        },
      ),
      { seed: SEED, numRuns: 80 },
    );
  },
};

// A process of its own runs what it is told by name, so that a test can outlive it.
if (import.meta.main) {
  process.on('message', (name: string) => {
    const run = FUZZES[name];
    if (!run) throw new Error(`There is no ${name}`);
    try {
      run(() => process.send?.('checking'));
      process.send?.({ ended: null });
    } catch (error) {
      process.send?.({ ended: error instanceof Error ? error.message : String(error) });
    }
  });
  process.send?.('ready');
}
