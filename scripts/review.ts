import { relative, resolve, sep } from 'node:path';
import { load } from '../src/check.ts';
import { setValues } from '../src/edit/set-values.ts';
import { reviewDigest } from '../src/plan/digest.ts';
import type { Content } from '../src/plan/plan.ts';
import type { Source } from '../src/plan/source.ts';
import { fail, readContent, run, shown } from './command.ts';
import { describe, edited, faultsIn, knownContact, near, recordedOn } from './record.ts';
import { type Rewrite, rewrite } from './write.ts';

const HELP = `
Usage: npm run review -- ENTRY... --by CONTACT [--on DATE] [--content DIR]

Records that somebody read entries and found them right: writes review (last, by,
digest) into each, and nothing else. Edit an entry afterwards and its review is void.

  ENTRY          <plan>/<folder>/<id>, such as task-list/roles/technical-lead; the plan may
                 be left out while there is one; a file's path as reports print it will do
  --by CONTACT   who read it: an id of contacts.yml
  --on DATE      when (YYYY-MM-DD); today where it is left out, in a demo the demo's day
  --content DIR  the content folder; content where it is left out
  --help         print this

Exit code: 0 all recorded, 2 nothing written.
`;

const OPTIONS = { by: { type: 'string' }, on: { type: 'string' }, content: { type: 'string' } } as const;

await run(HELP, OPTIONS, (values, names) => {
  if (names.length === 0) fail('Name at least one entry, such as roles/technical-lead. See --help.');
  const by = values.by ?? fail('Say with --by who read it: an id of contacts.yml.');
  const directory = values.content ?? 'content';
  const { files, name: folder } = readContent(directory);
  const content = load(files);
  knownContact(by, content, '--by');
  const last = recordedOn(values.on, files);

  const lines: string[] = [];
  const rewrites = new Map<string, Rewrite>();
  for (const name of names) {
    const { path, entry } = find(name, content, directory, folder);
    const file = `${folder}/${path}`;
    if (rewrites.has(path)) fail(`${shown(name)} is named twice. Name each entry once.`);
    const before = files.get(path);
    const source = content.sources.get(path);
    if (typeof before !== 'string' || source?.data === undefined)
      return fail(notReviewed(entry, describe(source?.faults ?? [], folder)));

    const digest = reviewDigest(source.data, source.bodyText);
    const after = edited(file, () => setValues(path, before, ['review'], { last, by, digest }));
    // The new text is judged, not the old one: a broken review is what this command mends.
    const faults = [...faultsIn(path, after), ...source.faults.filter((fault) => fault.rule === 'id-is-unique')];
    if (faults.length > 0) fail(notReviewed(entry, describe(faults, folder)));
    rewrites.set(path, { path, before, after });
    lines.push(`${file}: reviewed on ${last} by ${by}, digest ${digest}`);
  }
  rewrite(directory, [...rewrites.values()]);
  process.stdout.write(`${lines.join('\n')}\n`);
});

function notReviewed(entry: string, fault: string): string {
  return `${entry} cannot be reviewed as it stands: ${fault} Mend it first; nothing was written.`;
}

interface Found {
  path: string;
  entry: string;
}

/** The one entry that somebody's words name; ends the command if there is none. */
function find(name: string, content: Content, directory: string, folder: string): Found {
  const source = byPath(name, content, directory, folder) ?? byName(name, content);
  if (source.plan === null || source.entry === null || source.kind === null) {
    const instead =
      source.kind?.name === 'contacts'
        ? 'Contacts are verified instead: npm run verify.'
        : 'Name an entry of a plan, such as roles/technical-lead.';
    fail(`${shown(name)} takes no review. ${instead}`);
  }
  return { path: source.path, entry: `${source.plan}/${source.entry}` };
}

/** A file as reports print it (line and column aside), or by its place on disk. */
function byPath(name: string, content: Content, directory: string, folder: string): Source | undefined {
  const bare = name.replace(/(:\d+){1,2}$/, '');
  if (!/\.(mdx|ya?ml)$/.test(bare)) return undefined;
  const tidy = bare
    .split(sep)
    .join('/')
    .replace(/^(\.\/)+/, '');
  const printed = tidy.startsWith(`${folder}/`) ? tidy.slice(folder.length + 1) : tidy;
  const onDisk = relative(resolve(directory), resolve(bare)).split(sep).join('/');
  const found = content.sources.get(printed) ?? content.sources.get(onDisk);
  if (!found) fail(`There is no file ${shown(bare)} in the content. ${near(printed, [...content.sources.keys()])}`);
  return found;
}

function byName(name: string, content: Content): Source {
  const plans = content.plans.map((plan) => plan.id);
  const [first = '', ...rest] = name.split('/');
  const inPlan = plans.includes(first) ? entryOf(first, rest.join('/'), content) : undefined;
  const only = plans.length === 1 ? (plans[0] as string) : undefined;
  const found = inPlan ?? (only === undefined ? undefined : entryOf(only, name, content));
  if (found) return found;
  if (plans.length === 0) fail('There is no plan in the content yet. Begin one with npm run new -- plan ID.');
  if (plans.includes(first)) {
    const names = entriesOf(first, content);
    fail(`There is no entry ${shown(rest.join('/'))} in the plan \`${first}\`. ${near(rest.join('/'), names)}`);
  }
  if (only === undefined) {
    fail(
      `There are ${plans.length} plans: put the plan before ${shown(name)}, as in ${plans.map((plan) => `\`${plan}/${rest.length > 1 ? rest.join('/') : name}\``).join(' or ')}.`,
    );
  }
  return fail(`There is no entry ${shown(name)} in the plan \`${only}\`. ${near(name, entriesOf(only, content))}`);
}

function entryOf(plan: string, entry: string, content: Content): Source | undefined {
  return [...content.sources.values()].find(
    (source) => source.plan === plan && source.entry === entry && source.text !== '',
  );
}

function entriesOf(plan: string, content: Content): string[] {
  return [...content.sources.values()].flatMap((source) =>
    source.plan === plan && source.entry !== null ? [source.entry] : [],
  );
}
