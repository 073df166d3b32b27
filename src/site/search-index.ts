import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KindName } from '../plan/kinds.ts';
import type { Plain } from '../plan/plan.ts';
import type { Site } from './load.ts';
import { namesOf } from './search-names.ts';
import { KIND_WORDS } from './words.ts';

/** What a page shows beside what it says: commands, lists of other pages, people that stand on every page, paper. */
const ASIDE = [
  'pre',
  '.kind',
  '.open',
  '.jump',
  '.entry-head .facts',
  '.call-now',
  '.aside-first',
  '.aside-last',
  '.on-paper',
  '.sheet-marks',
  '.visually-hidden',
];

/** The files of Pagefind that the search dialog asks for; its own interfaces are left out. */
const ASKED_FOR =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|pagefind\..*\.pf_meta|(?:fragment|index|filter)\/.*)$/;

/** What tells of exercises, lessons or what is over: at 03:00 its words must not be taken for those of the plan. */
const RECORDS: readonly KindName[] = ['drill', 'after-action', 'training'];

/**
 * Writes what search reads: the names of all pages, and an index of the texts of the plans' entries. The texts of
 * records, rules, schemas and frameworks are not in it: whoever looks for these knows their names. Gives how many texts
 * there are.
 */
export async function writeSearch(site: Site, dir: URL): Promise<number> {
  const dist = fileURLToPath(dir);
  const { close, createIndex } = await import('pagefind');
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'en', excludeSelectors: ASIDE });
    if (!index) throw new Error(errors.join('\n'));
    const entries = site.content.plans.flatMap((plan) => plan.entries.filter(({ kind }) => !RECORDS.includes(kind)));
    for (const entry of entries) {
      const at = site.address.entry(entry).slice(site.address.base.length);
      const added = await index.addHTMLFile({
        url: `/${at}`,
        content: marked(readFileSync(join(dist, at, 'index.html'), 'utf8'), entry),
      });
      if (added.errors.length > 0) throw new Error(`${at}: ${added.errors.join('\n')}`);
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(made.errors.join('\n'));
    const write = (name: string, content: Uint8Array | string) => {
      const file = join(dist, 'pagefind', name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    };
    for (const { path, content } of made.files) if (ASKED_FOR.test(path)) write(path, content);
    write('names.json', JSON.stringify(namesOf(site, dist)));
    return entries.length;
  } finally {
    await close();
  }
}

/** A built page with what the indexer needs to know; it passes over labels, and the steps of a sheet are labels. */
function marked(html: string, { kind, plan }: Plain): string {
  const main = `<main data-pagefind-body data-pagefind-filter="kind[data-kind], plan[data-plan]" data-kind="${KIND_WORDS[kind]}" data-plan="${plan.id}">`;
  const start = html.indexOf('<main');
  const page = html.slice(0, start) + main + html.slice(html.indexOf('>', start) + 1);
  return kind === 'checklist' ? page.replace(/<(\/?)label\b/g, '<$1span') : page;
}
