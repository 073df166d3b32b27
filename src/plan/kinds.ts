/** The kinds of content. One row of `KINDS` each. */
export type KindName =
  | 'organization'
  | 'contacts'
  | 'waivers'
  | 'framework'
  | 'plan'
  | 'system'
  | 'authority'
  | 'obligations'
  | 'severity'
  | 'routines'
  | 'role'
  | 'phase'
  | 'scenario'
  | 'checklist'
  | 'template'
  | 'guide'
  | 'drill'
  | 'training'
  | 'after-action';

/** Where entries of one kind live and what they look like. */
export interface Kind {
  name: KindName;
  /** What people call the entry, and several of them. */
  label: string;
  plural: string;
  /** Shared by all plans, or part of one. */
  shared: boolean;
  /** The folder that holds one file for each entry; kinds with a single file have `file` instead. */
  folder?: string;
  file?: string;
  extension: '.mdx' | '.yml' | '.yaml';
  /** The shape of the file's name, where it is more than kebab-case. */
  id: RegExp;
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DOTTED = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const DATED = /^\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*$/;

const shared = (name: KindName, label: string, file: string): Kind => ({
  name,
  label,
  plural: label,
  shared: true,
  file,
  extension: '.yml',
  id: KEBAB,
});
const single = (name: KindName, label: string, extension: Kind['extension']): Kind => ({
  name,
  label,
  plural: label,
  shared: false,
  file: `${name}${extension}`,
  extension,
  id: KEBAB,
});
const foldered = (name: KindName, label: string, folder: string, id = KEBAB): Kind => ({
  name,
  label,
  plural: `${label}s`,
  shared: false,
  folder,
  extension: '.mdx',
  id,
});

/** The one table of kinds, in the order in which pages and lists show them. */
export const KINDS: readonly Kind[] = [
  shared('organization', 'Organisation', 'organization.yml'),
  shared('contacts', 'Contacts', 'contacts.yml'),
  shared('waivers', 'Waivers', 'waivers.yml'),
  {
    name: 'framework',
    label: 'Framework',
    plural: 'Frameworks',
    shared: true,
    folder: 'frameworks',
    extension: '.yaml',
    id: DOTTED,
  },
  single('plan', 'Plan', '.mdx'),
  foldered('scenario', 'Scenario', 'scenarios'),
  foldered('checklist', 'Checklist', 'checklists'),
  foldered('role', 'Role', 'roles'),
  single('severity', 'Severity', '.mdx'),
  foldered('phase', 'Phase', 'phases'),
  foldered('template', 'Template', 'templates'),
  foldered('guide', 'Guide', 'guides'),
  single('system', 'System', '.yml'),
  single('authority', 'Authority', '.yml'),
  single('obligations', 'Obligations', '.yml'),
  single('routines', 'Routines', '.yml'),
  foldered('drill', 'Drill', 'drills', DATED),
  { ...foldered('training', 'Training', 'training'), plural: 'Training' },
  foldered('after-action', 'After-action review', 'after-actions', DATED),
];

const sharedFiles = new Map(KINDS.flatMap((kind) => (kind.shared && kind.file ? [[kind.file, kind]] : [])));
const planFiles = new Map(KINDS.flatMap((kind) => (!kind.shared && kind.file ? [[kind.file, kind]] : [])));
const planFolders = new Map(KINDS.flatMap((kind) => (!kind.shared && kind.folder ? [[kind.folder, kind]] : [])));
const byName = new Map(KINDS.map((kind) => [kind.name, kind]));

/** The row of one kind. */
export function kindNamed(name: KindName): Kind {
  return byName.get(name) as Kind;
}

/** Where files of a kind lie below the content folder: `PLAN/roles/ID.mdx`, for the names it is given. */
export function pathOf(kind: Kind, plan: string, id: string): string {
  const file = kind.folder ? `${kind.folder}/${id}${kind.extension}` : (kind.file as string);
  return kind.shared ? file : `${plan}/${file}`;
}

/** The form of a file's name, in words. */
export function idForm(kind: Kind): string {
  if (kind.id === DATED) return 'the date and a kebab-case name (`2026-10-13-night-call`)';
  return kind.id === DOTTED
    ? 'lower-case letters, digits, and single hyphens or dots'
    : 'kebab-case: lower-case letters, digits and single hyphens';
}

/** Folder names that pages of the site need, so no plan may use them. */
export const RESERVED_PLANS: readonly string[] = ['frameworks', 'rules', 'schemas', 'guide', 'pagefind'];

/** Where one content file belongs. */
export interface Belonging {
  kind: Kind;
  /** Null for shared kinds. */
  plan: string | null;
  id: string;
  /** The entry's name within its plan: `roles/legal-counsel`, `severity`; for shared files `contacts`, `frameworks/gdpr`. */
  entry: string;
}

/** What a file is, by its path relative to the content folder; otherwise a sentence that says why it is nothing and what to do. */
export function belongingOf(path: string): Belonging | string {
  const parts = path.split('/');
  const first = parts[0] as string;
  const second = parts[1];
  const third = parts[2];
  if (second === undefined) {
    const kind = sharedFiles.get(first);
    if (kind) return { kind, plan: null, id: kind.name, entry: kind.name };
    const files = [...sharedFiles.keys()];
    return `\`${first}\` is not a file that Muster knows here. Expected one of ${files.join(', ')}, the folder frameworks, or a folder for each plan.`;
  }
  if (first === 'frameworks') {
    if (third !== undefined) return 'Frameworks have no folders of their own. Move this file up.';
    return inFolder(kindNamed('framework'), null, second, path);
  }
  const refused = refusedPlan(first);
  if (refused !== null) return refused;
  if (parts.length > 3) return 'This file lies too deep. A plan has its own files and one level of folders.';
  if (third === undefined) {
    const kind = planFiles.get(second);
    if (kind) return { kind, plan: first, id: kind.name, entry: kind.name };
    const files = [...planFiles.keys()];
    return `\`${second}\` is not a file that a plan has. Expected one of ${files.join(', ')}, or a folder of entries.`;
  }
  const kind = planFolders.get(second);
  if (!kind) {
    const folders = [...planFolders.keys()];
    return `\`${second}\` is not a folder that a plan has. Expected one of ${folders.join(', ')}.`;
  }
  return inFolder(kind, first, third, path);
}

const refusals = new Map<string, string | null>();

/** Why a folder cannot be a plan's; null when it can. */
function refusedPlan(name: string): string | null {
  let refused = refusals.get(name);
  if (refused === undefined) {
    refused = null;
    if (RESERVED_PLANS.includes(name)) {
      refused = `No plan may be called \`${name}\`: the site needs that name. Rename the folder.`;
    } else if (!KEBAB.test(name)) {
      refused = `The plan folder \`${name}\` is not kebab-case. Use lower-case letters, digits and single hyphens.`;
    }
    refusals.set(name, refused);
  }
  return refused;
}

function inFolder(kind: Kind, plan: string | null, file: string, path: string): Belonging | string {
  const id = file.slice(0, -kind.extension.length);
  if (!file.endsWith(kind.extension)) {
    return `A file in \`${kind.folder}\` ends in \`${kind.extension}\`; this is \`${path.split('/').pop()}\`. Rename or move it.`;
  }
  if (!kind.id.test(id)) {
    return `The file name \`${id}\` is its id and must be ${idForm(kind)}. Rename the file.`;
  }
  return { kind, plan, id, entry: `${kind.folder}/${id}` };
}
