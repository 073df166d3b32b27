import { annotatedIn } from './annotated.ts';
import { reviewDigest } from './digest.ts';
import { type Directory, directoryOf } from './directory.ts';
import { compareText } from './finding.ts';
import type { Data } from './front-matter.ts';
import { belongingOf, KINDS, type KindName } from './kinds.ts';
import { linkBodies } from './links.ts';
import type {
  Checklist,
  CommonData,
  Contact,
  Content,
  Entry,
  Level,
  Plain,
  Plan,
  Role,
  Scenario,
  Template,
  Waiver,
} from './plan.ts';
import type {
  Contact as ContactData,
  Framework as FrameworkData,
  Organization,
  PlanData,
  RoleData,
  Waiver as WaiverData,
} from './schema-types.ts';
import { emptySource, isSound, type Source, type Spot } from './source.ts';
import { checkUnique } from './unique.ts';

/**
 * Turns sources into linked plans. A source that cannot be trusted hides only itself: it stays known by its id, so
 * that links to it hold. Faults (`reference-exists`, `link-resolves`, `id-is-unique`, `file-has-a-kind`) go to the sources.
 */
export function link(sources: ReadonlyMap<string, Source>): Content {
  const content = shared(sources);
  for (const [id, own] of planFolders(sources)) content.plans.push(planOf(id, own, content));
  for (const source of content.shared) referenceFaults(source, directoryOf(content, null));
  for (const plan of content.plans) {
    const directory = directoryOf(content, plan);
    fillEntries(plan, directory);
    linkBodies(plan, content);
  }
  checkUnique(content);
  return content;
}

function shared(sources: ReadonlyMap<string, Source>): Content {
  const content: Content = {
    organization: null,
    contacts: new Map(),
    contactsSound: true,
    frameworks: new Map(),
    waivers: [],
    plans: [],
    sources: new Map(sources),
    shared: [...sources.values()].filter((source) => source.plan === null),
  };
  for (const source of content.shared) {
    if (source.kind?.name === 'contacts') content.contactsSound = isSound(source);
    if (!isSound(source)) continue;
    const at = (...path: (string | number)[]): Spot => ({ source, path });
    if (source.kind?.name === 'organization') {
      content.organization = source.data as unknown as Organization;
    } else if (source.kind?.name === 'contacts') {
      for (const [id, contact] of Object.entries(source.data as unknown as Record<string, ContactData>)) {
        content.contacts.set(id, { ...contact, id, at: (...path) => at(id, ...path) });
      }
    } else if (source.kind?.name === 'framework') {
      content.frameworks.set(source.id, { ...(source.data as unknown as FrameworkData), source_file: source });
    } else if (source.kind?.name === 'waivers' && Array.isArray(source.data)) {
      content.waivers = (source.data as unknown as WaiverData[]).map(
        (waiver, index): Waiver => ({ ...waiver, index, spot: (...path) => at(index, ...path) }),
      );
    }
  }
  return content;
}

/** The files of every folder that holds at least one file of a plan, by the folder's name. */
function planFolders(sources: ReadonlyMap<string, Source>): [string, Source[]][] {
  const folders = new Map<string, Source[]>();
  for (const source of sources.values()) {
    if (source.plan === null) continue;
    const own = folders.get(source.plan);
    if (own) own.push(source);
    else folders.set(source.plan, [source]);
  }
  return [...folders].sort(([a], [b]) => compareText(a, b));
}

function planOf(id: string, own: readonly Source[], content: Content): Plan {
  const sources = [...own].sort(bySite);
  const path = `${id}/plan.mdx`;
  const belonging = belongingOf(path);
  const home = content.sources.get(path) ?? emptySource(path, typeof belonging === 'string' ? null : belonging);
  const plan: Plan = {
    id,
    content,
    home: null,
    title: id,
    system: null,
    authority: null,
    obligations: null,
    severity: null,
    routines: null,
    levels: [],
    roles: [],
    phases: [],
    scenarios: [],
    checklists: [],
    templates: [],
    guides: [],
    drills: [],
    training: [],
    afterActions: [],
    entries: [],
    sources,
    contactsUsed: new Set(),
    at: () => ({ source: home, path: [], start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
  };
  if (!content.sources.has(path)) {
    home.faults.push({
      rule: 'file-has-a-kind',
      spot: plan.at(),
      message: `The folder \`${id}\` has no \`plan.mdx\`, so it is no plan. Add the file (\`npm run new -- plan ${id}\`), or move the folder out of the content.`,
    });
    content.sources.set(path, home);
    plan.sources.unshift(home);
  }
  for (const source of sources) if (isSound(source) && source.kind) addEntry(plan, source, source.kind.name);
  return plan;
}

const RANKS = new Map(KINDS.map((kind, index) => [kind, index]));

/** By kind, then by id: the order of every list. */
function bySite(a: Source, b: Source): number {
  const rank = (source: Source) => (source.kind === null ? -1 : (RANKS.get(source.kind) ?? -1));
  return rank(a) - rank(b) || compareText(a.path, b.path);
}

function addEntry(plan: Plan, source: Source, kind: KindName): void {
  const data = source.data as unknown as CommonData;
  const entry: Plain = {
    kind,
    plan,
    id: source.id,
    name: source.entry as string,
    title: data.title ?? source.kind?.label ?? source.id,
    data,
    body: source.body,
    owner: null,
    references: [],
    source,
    at: (...path) => ({ source, path }),
    digest() {
      source.digest ??= reviewDigest(source.data as Data, source.bodyText);
      return source.digest;
    },
  };
  plan.entries.push(entry);
  const list = LISTS[kind];
  if (list) (plan[list] as Plain[]).push(entry);
  else if (kind === 'plan') {
    plan.home = entry as Entry<PlanData>;
    plan.title = entry.title;
  } else if (kind in plan) (plan as unknown as Record<string, Plain>)[kind] = entry;
}

type PlanList =
  | 'roles'
  | 'phases'
  | 'scenarios'
  | 'checklists'
  | 'templates'
  | 'guides'
  | 'drills'
  | 'training'
  | 'afterActions';

const LISTS: Partial<Record<KindName, PlanList>> = {
  role: 'roles',
  phase: 'phases',
  scenario: 'scenarios',
  checklist: 'checklists',
  template: 'templates',
  guide: 'guides',
  drill: 'drills',
  training: 'training',
  'after-action': 'afterActions',
};

/** Follows the references of a plan's entries and gives each kind what its pages and rules ask for. */
function fillEntries(plan: Plan, directory: Directory): void {
  plan.levels = (plan.severity?.data.levels ?? []).map(
    (level, index): Level => ({
      ...level,
      rank: index + 1,
      at: (...path) => ({ source: plan.severity?.source as Source, path: ['levels', index, ...path] }),
    }),
  );
  for (const entry of plan.entries) {
    entry.references = referenceFaults(entry.source, directory);
    for (const { target } of entry.references) if (target?.type === 'contact') plan.contactsUsed.add(target.contact.id);
    entry.owner = roleNamed(plan, entry.data.owner);
  }
  for (const role of plan.roles) fillRole(role, plan);
  for (const checklist of plan.checklists) checklist.sheets = checklist.body?.sheets ?? [];
  for (const entry of [...plan.scenarios, ...plan.phases]) {
    entry.checklists = pick<Checklist>(plan.checklists, entry.data.checklists);
    entry.templates = pick<Template>(plan.templates, entry.data.templates);
  }
  for (const scenario of plan.scenarios) {
    scenario.severity = plan.levels.find((level) => level.id === scenario.data.severity) ?? null;
  }
  plan.phases.sort((a, b) => a.data.order - b.data.order);
  const likeliest = plan.home?.data.scenarios ?? [];
  const rank = (scenario: Scenario) =>
    likeliest.includes(scenario.id) ? likeliest.indexOf(scenario.id) : likeliest.length;
  plan.scenarios.sort((a, b) => rank(a) - rank(b));
}

function fillRole(role: Role, plan: Plan): void {
  const data: RoleData = role.data;
  const { contacts } = plan.content;
  role.callsign = data.callsign;
  role.heldBy = contacts.get(data.heldBy ?? '') ?? null;
  role.backups = (data.backups ?? []).map((id): Contact | null => contacts.get(id) ?? null);
  role.appointedBy = roleNamed(plan, data.appointedBy);
}

function roleNamed(plan: Plan, id: string | undefined): Role | null {
  return plan.roles.find((role) => role.id === id) ?? null;
}

function pick<E extends Plain>(entries: E[], ids: string[] | undefined): E[] {
  return (ids ?? []).flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
}

/** The references of one source; those that lead nowhere become faults. */
function referenceFaults(source: Source, directory: Directory): Plain['references'] {
  if (!isSound(source)) return [];
  const references: Plain['references'] = [];
  for (const { path, value, refersTo } of annotatedIn(source)) {
    if (refersTo === null) continue;
    const found = directory.find(refersTo, value, source, path);
    const text = typeof value === 'string' ? value : String((value as Record<string, Data>).sheet);
    const isFound = typeof found !== 'string' && !('why' in found);
    references.push({ path, kind: refersTo, value: text, target: isFound ? found : null });
    if (isFound) continue;
    const fault =
      typeof found === 'string'
        ? { message: found, spot: { source, path } }
        : { message: found.why, spot: { source, path: [...path, found.key] } };
    source.faults.push({ rule: 'reference-exists', ...fault });
  }
  return references;
}
