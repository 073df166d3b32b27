import { lstatSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { defaultAsOf, load } from '../src/check.ts';
import { appendRecord } from '../src/edit/append-record.ts';
import type { Day } from '../src/plan/day.ts';
import { choice } from '../src/plan/directory.ts';
import { belongingOf, type Kind, kindNamed } from '../src/plan/kinds.ts';
import type { Content, Plan } from '../src/plan/plan.ts';
import type { Files } from '../src/plan/source.ts';
import type { Folder } from '../src/read.ts';
import { dayOf, fail, readContent, run, shown } from './command.ts';
import { contactText } from './new/contact.ts';
import { type EntryKind, entryText } from './new/entry.ts';
import { type Facts, knownOf } from './new/facts.ts';
import { callsignOf, datedId, titleOf } from './new/names.ts';
import { planTexts, sharedText } from './new/plan.ts';
import { describe, edited, near } from './record.ts';
import { create, rewrite } from './write.ts';

const ENTRY_KINDS: readonly EntryKind[] = [
  'scenario',
  'phase',
  'checklist',
  'template',
  'role',
  'drill',
  'guide',
  'training',
  'after-action',
];
/** Kinds whose ids begin with a date, in words for a sentence's beginning. */
const DATED: Partial<Record<string, string>> = { drill: 'A drill', 'after-action': 'A review' };
const KINDS: readonly string[] = ['plan', ...ENTRY_KINDS, 'contact'];

const HELP = `
Usage: npm run new -- KIND ID [--plan ID] [--title TEXT] [--on DATE] [--content DIR]

Begins a file that is valid at once and whose gaps npm run check lists. Nothing that is
there already is written over.

  KIND           ${KINDS.slice(0, 6).join(', ')},
                 ${KINDS.slice(6).join(', ')}; plan begins a whole plan
                 with roles, phases, sheets and messages, and makes the content folder
                 where there is none; contact adds a record to contacts.yml
  ID             its id: small letters, digits and hyphens. A drill's begins with its date,
                 2026-10-13-night-call; with --on, night-call will do. A review's begins
                 with the day on which the incident closed; with a drill's id it is of that
  --plan ID      the plan it belongs to; may be left out while there is one
  --title TEXT   what it is called, a contact's name; made of the id where it is left out
  --on DATE      the day from which it counts (YYYY-MM-DD), a drill's planned day, the
                 day on which what a review is of ended; today where it is left out, in a
                 demo the demo's day
  --content DIR  the content folder; content where it is left out
  --help         print this

Exit code: 0 written, 2 nothing written.
`;

const OPTIONS = {
  plan: { type: 'string' },
  title: { type: 'string' },
  on: { type: 'string' },
  content: { type: 'string' },
} as const;

/** What a command of this kind works on. */
interface Order {
  id: string;
  title: string;
  /** The day `--on` names; null where it is left out. */
  on: Day | null;
  today: Day;
  directory: string;
  folder: string;
  files: Files;
  content: Content;
  /** What further commands need to find the same content. */
  same: string;
}

const EXAMPLES: Record<string, string> = {
  plan: 'task-list',
  contact: 'dana-whitfield',
  drill: '2026-10-13-night-call',
  'after-action': '2026-10-16-key-in-the-forum',
  role: 'technical-lead',
  phase: 'containment',
  template: 'customer-notice',
  guide: 'evidence',
  training: 'responder-basics',
};

/** Where a new entry must be named, so that people come to it. */
const LINK_FROM: Partial<Record<EntryKind, (id: string) => string>> = {
  scenario: (id) => `Name it where people begin: \`${id}\` under scenarios of plan.mdx, the likeliest first.`,
  checklist: (id) =>
    `Name it where people come from: \`${id}\` under checklists of a scenario or a phase (or as triage of plan.mdx), or link ../checklists/${id}.mdx from a body.`,
  template: (id) =>
    `Name it where people come from: \`${id}\` under templates of a scenario or a phase, or link ../templates/${id}.mdx from a body.`,
  guide: (id) =>
    `Link it where people come from: ../guides/${id}.mdx in the body of a scenario, phase, checklist or role.`,
};

const LONGEST_ID = 80;
const KEBAB_WORDS = 'Use small letters, digits and single hyphens, such as key-leaked.';

await run(HELP, OPTIONS, (values, [kind, id, ...others]) => {
  if (kind === undefined) return fail(`Name a kind and an id. Kinds: ${KINDS.join(', ')}.`);
  if (!KINDS.includes(kind)) fail(`There is no kind ${shown(kind)} to begin. ${choice(kind, KINDS)}`);
  if (id === undefined) return fail(`Name the new ${kind} by an id, such as ${EXAMPLES[kind] ?? 'key-leaked'}.`);
  if (others[0] !== undefined)
    fail(`${shown(others[0])} is one argument too many. Put a title of several words in quotes after --title.`);
  const dated = DATED[kind];
  const on = values.on === undefined ? null : dayOf(values.on, '--on');
  const directory = values.content ?? 'content';
  const { files, name: folder } = kind === 'plan' ? readOrNone(directory) : readContent(directory);
  const order: Order = {
    id: dated ? datedId(id, on, dated) : id,
    title: titleOf(values.title, dated ? id.replace(/^\d{4}-\d{2}-\d{2}-/, '') : id, kind),
    on,
    today: defaultAsOf(files, Date.now()),
    directory,
    folder,
    files,
    content: load(files),
    same: values.content === undefined ? '' : ` --content ${quoted(directory)}`,
  };
  if (kind !== 'contact' && kind !== 'plan')
    return newEntry(kind as EntryKind, planNamed(values.plan, order.content), order);
  if (values.plan !== undefined) fail(`A ${kind} belongs to no plan. Leave out --plan.`);
  return kind === 'plan' ? newPlan(order) : newContact(order);
});

function newEntry(name: EntryKind, plan: Plan, order: Order): void {
  const { content, folder, id, same } = order;
  const kind = kindNamed(name);
  const path = `${plan.id}/${kind.folder}/${id}.mdx`;
  assertId(path, id, kind);
  if (order.files.has(path)) fail(`${folder}/${path} is there already. Choose another id.`);
  const heir = plan.entries.find((entry) => entry.kind === name && entry.data.formerly?.includes(id));
  if (heir) fail(`${shown(id)} was the id of ${heir.name} before, and its old address leads there. Choose another id.`);
  const day = order.on ?? order.today;
  const facts: Facts = {
    ...knownOf(content, plan),
    id,
    title: order.title,
    // A drill is planned ahead, but its page counts from now.
    since: name === 'drill' && day > order.today ? order.today : day,
    plannedFor: id.slice(0, 10),
    callsign: name === 'role' ? callsignOf(order.title, plan) : '',
    order: Math.max(0, ...plan.phases.map((phase) => phase.data.order)) + 1,
  };
  write(new Map([[path, entryText(name, facts)]]), order);
  say(
    [`${folder}/${path}`],
    [
      `npm run check -- --plan ${plan.id}${same}`,
      `npm run review -- ${plan.id}/${kind.folder}/${id} --by CONTACT${same}`,
    ],
    LINK_FROM[name]?.(id),
  );
}

function newPlan(order: Order): void {
  const { directory, files, folder, id, same } = order;
  const belonging = belongingOf(`${id}/plan.mdx`);
  if (typeof belonging === 'string') fail(`The id ${shown(id)} cannot be a plan's. ${withoutPath(belonging)}`);
  assertId(`${id}/plan.mdx`, id, kindNamed('plan'));
  if (files.has(`${id}/plan.mdx`)) fail(`The plan ${id} is there already. Choose another id.`);
  const foreign = [...files.keys()].find((path) => typeof belongingOf(path) === 'string');
  if (foreign !== undefined && !files.has('organization.yml')) {
    fail(
      `${shown(directory)} is no content folder: it holds ${shown(foreign)} and no organization.yml. Name an empty folder with --content, or one that is yet to be made.`,
    );
  }
  const texts = planTexts({ id, title: order.title, inForceSince: order.on ?? order.today }, directory);
  const missing = new Map([...texts].filter(([path]) => !files.has(path)));
  write(missing, order);
  say(
    [...missing.keys()].map((path) => `${folder}/${path}`),
    [
      `npm run new -- contact ID${same}`,
      `npm run check -- --plan ${id}${same}`,
      `npm run review -- ${id}/severity --by CONTACT${same}`,
    ],
    'Add six people or more as contacts: five who each hold a role (heldBy), and one who holds none and is a backup of all (backups).',
  );
}

function newContact(order: Order): void {
  const { content, directory, files, folder, id, same } = order;
  const path = 'contacts.yml';
  assertKebab(id);
  if (content.contacts.has(id)) fail(`There is a contact ${shown(id)} already. Choose another id.`);
  const before = files.get(path);
  const text = contactText(id, order.title);
  if (before === undefined) {
    const begun = appendRecord(path, sharedText(path, directory), text);
    write(new Map([[path, begun]]), order);
  } else {
    if (typeof before !== 'string') fail(`${folder}/${path} cannot be read. ${before.unreadable}`);
    const after = edited(`${folder}/${path}`, () => appendRecord(path, before, text));
    assertSound(new Map([[path, after]]), order);
    rewrite(directory, [{ path, before, after }]);
  }
  say(
    [`${folder}/${path}: ${id}`],
    [`npm run verify -- ${id} --by CONTACT --channel phone${same}`, `npm run check${same === '' ? '' : ` --${same}`}`],
    `Name it where it is needed: \`${id}\` as heldBy or under backups of a role.`,
  );
}

/** The content folder, or an empty one that is yet to be made. */
function readOrNone(directory: string): Folder {
  const isThere = lstatSync(directory, { throwIfNoEntry: false }) !== undefined;
  return isThere ? readContent(directory) : { files: new Map(), name: basename(resolve(directory)) };
}

/** Writes new files once all of them are known to be sound. */
function write(texts: ReadonlyMap<string, string>, order: Order): void {
  assertSound(texts, order);
  create(order.directory, texts);
}

function assertSound(texts: ReadonlyMap<string, string>, { files, folder }: Order): void {
  const { sources } = load(new Map([...files, ...texts]));
  // What a new file refers to may be missing in a file that was there before: that is for the checker to list.
  const faults = [...texts.keys()].flatMap((path) =>
    (sources.get(path)?.faults ?? []).filter(({ rule }) => rule !== 'reference-exists' && rule !== 'link-resolves'),
  );
  if (faults.length > 0) fail(`Nothing was written: ${describe(faults, folder)}`);
}

function say(written: readonly string[], next: readonly string[], link?: string): void {
  const lines = [...written, '', 'Write what stands at each TODO, and what the comments ask for.'];
  if (link !== undefined) lines.push(link);
  process.stdout.write(`${[...lines, 'Then:', ...next.map((command) => `  ${command}`)].join('\n')}\n`);
}

/** The plan that `--plan` names, or the only one. */
function planNamed(id: string | undefined, content: Content): Plan {
  const ids = content.plans.map((plan) => plan.id);
  if (ids.length === 0) fail('There is no plan yet. Begin one with npm run new -- plan ID.');
  if (id === undefined && ids.length > 1)
    fail(`There are ${ids.length} plans. Say with --plan which: ${ids.join(', ')}.`);
  const plan = content.plans.find((each) => each.id === (id ?? ids[0]));
  return plan ?? fail(`There is no plan ${shown(id ?? '')}. ${near(id ?? '', ids)}`);
}

function assertId(path: string, id: string, kind: Kind): void {
  const belonging = belongingOf(path);
  if (id.includes('/') || typeof belonging === 'string') {
    fail(
      `The id ${shown(id)} cannot be used. ${DATED[kind.name] ? `${DATED[kind.name]} is named by its date and a name, such as 2026-10-13-night-call.` : KEBAB_WORDS}`,
    );
  }
  if (id.length > LONGEST_ID) fail(`The id ${shown(id)} is over ${LONGEST_ID} characters long. Shorten it.`);
}

function assertKebab(id: string): void {
  if (!kindNamed('contacts').id.test(id)) {
    fail(`The id ${shown(id)} cannot be used. Use small letters, digits and single hyphens, such as dana-whitfield.`);
  }
  if (id.length > LONGEST_ID) fail(`The id ${shown(id)} is over ${LONGEST_ID} characters long. Shorten it.`);
}

function withoutPath(reason: string): string {
  return reason.startsWith('No plan may') ? 'The site needs that name. Choose another.' : KEBAB_WORDS;
}

function quoted(argument: string): string {
  return /^[\w./~-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
