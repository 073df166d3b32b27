import { limitOfDuty, limitOfFramework } from './deadline.ts';
import type { Data } from './front-matter.ts';
import { KINDS } from './kinds.ts';
import type { Content, Framework, Notification, Plan, Target } from './plan.ts';
import type { Duty, FrameworkNotification } from './schema-types.ts';
import { isSound, type Path, type Source, show } from './source.ts';

/** Why a reference made of several properties leads nowhere, and by which of them. */
export interface Astray {
  key: string;
  why: string;
}

/** Finds what ids lead to, seen from one plan (null: from the files that all plans share). */
export interface Directory {
  /** The target of one reference, or a sentence that says why there is none. */
  find(refersTo: string, value: Data, source: Source, path: Path): Target | Astray | string;
}

const BROKEN: Target = { type: 'broken' };
/** What a plan keeps in folders, by the name that references use. */
const FOLDERED = new Map(KINDS.flatMap((kind) => (kind.folder && !kind.shared ? [[kind.name as string, kind]] : [])));

/** A directory of everything that a plan's files may refer to. */
export function directoryOf(content: Content, plan: Plan | null): Directory {
  const planSources = new Map((plan?.sources ?? []).map((source) => [source.entry, source]));

  const entry = (name: string): Target | string => {
    const source = planSources.get(name) ?? (plan ? undefined : content.shared.find((each) => each.entry === name));
    if (source && source.kind !== null) return isSound(source) ? { type: 'entry', source } : BROKEN;
    return `There is no entry ${show(name)}${plan ? ` in the plan \`${plan.id}\`` : ''}. Name an entry as \`folder/file\`, or a single file such as \`severity\`.`;
  };

  const inFolder = (folder: string, label: string, id: string): Target | string => {
    const found = entry(`${folder}/${id}`);
    if (typeof found !== 'string') return found;
    const known = [...planSources.values()].filter((each) => each.kind?.folder === folder).map((each) => each.id);
    return `There is no ${label.toLowerCase()} ${show(id)} in the plan. ${choice(id, known)}`;
  };

  const contact = (id: string): Target | string => {
    const found = content.contacts.get(id);
    if (found) return { type: 'contact', contact: found };
    if (!content.contactsSound) return BROKEN;
    return `There is no contact ${show(id)} in contacts.yml. ${choice(id, [...content.contacts.keys()])}`;
  };

  /** A record of one of the plan's YAML files, or a level of severity. */
  const record = (file: string, lists: readonly string[], label: string, id: string): Target | string => {
    const source = planSources.get(file);
    if (!source)
      return `There is no ${label} ${show(id)}: the plan has no \`${file}\` yet. Add the file and the ${label}.`;
    if (!isSound(source)) return BROKEN;
    const data = source.data as Record<string, { id: string }[] | undefined>;
    const ids = lists.flatMap((list) => (data[list] ?? []).map((each) => each.id));
    if (ids.includes(id)) return { type: 'record', source, id };
    return `There is no ${label} ${show(id)} in \`${source.path.split('/').pop()}\`. ${choice(id, ids)}`;
  };

  const framework = (id: string): Target | string => {
    const found = frameworkNamed(content, id);
    if (found) return { type: 'framework', framework: found, requirement: null };
    const source = content.sources.get(`frameworks/${id}.yaml`);
    if (source) return BROKEN;
    return `There is no framework ${show(id)} in \`frameworks\`. ${choice(id, [...content.frameworks.keys()])}`;
  };

  const requirement = (text: string, source: Source, path: Path): Target | string => {
    const bare = notApplicableOf(source, path);
    const [id = '', name = ''] = bare === null ? splitOnce(text) : [bare, text];
    const found = framework(id);
    if (typeof found === 'string' || found.type !== 'framework') return found;
    const one = found.framework.requirements.find((each) => each.id === name);
    if (one) return { ...found, requirement: one };
    return `The framework \`${id}\` has no requirement ${show(name)}. ${choice(
      name,
      found.framework.requirements.map((each) => each.id),
    )}`;
  };

  let notifications: Notification[] | undefined;
  const notification = (id: string): Target | string => {
    notifications ??= notificationsOf(content, plan);
    const found = notifications.find((each) => each.id === id);
    if (found) return { type: 'notification', notification: found };
    const hidden = [...content.shared, ...(plan?.sources ?? [])].some(
      (each) => (each.kind?.name === 'framework' || each.kind?.name === 'obligations') && !isSound(each),
    );
    return hidden
      ? BROKEN
      : `There is no notification ${show(id)} in the frameworks or in \`obligations.yml\`. Mend the id, or add the duty.`;
  };

  const step = (value: Data): Target | Astray => {
    const { sheet = '', step: words = '' } = value as { sheet?: string; step?: string };
    const [name = '', slug = ''] = splitOnce(sheet);
    const found = entry(name);
    if (typeof found === 'string') return { key: 'sheet', why: found };
    if (found.type !== 'entry') return found;
    const body = found.source.body;
    if (!body) return BROKEN;
    const section = body.sections.find((each) => each.heading?.slug === slug);
    if (!section?.heading) {
      const slugs = body.sections.flatMap((each) => (each.heading ? [each.heading.slug] : []));
      return { key: 'sheet', why: `\`${name}\` has no sheet ${show(slug)}. ${choice(slug, slugs)}` };
    }
    const matching = section.steps.filter((each) => each.action.startsWith(words.trim()));
    if (matching.length === 1)
      return { type: 'heading', source: found.source, heading: section.heading, step: matching[0]?.number };
    const why =
      matching.length === 0
        ? `No step of ${show(sheet)} begins with ${show(words)}. Use the first words of its action, after the actor.`
        : `${matching.length} steps of ${show(sheet)} begin with ${show(words)}. Use more of the step's words.`;
    return { key: 'step', why };
  };

  return {
    find(refersTo, value, source, path) {
      const text = typeof value === 'string' ? value : '';
      const kind = FOLDERED.get(refersTo);
      if (kind) return inFolder(kind.folder as string, kind.label, text);
      switch (refersTo) {
        case 'contact':
          return contact(text);
        case 'entry':
          return source.kind?.name === 'waivers' ? waivedEntry(text, source, path, content) : entry(text);
        case 'level':
          return record('severity', ['levels'], 'level', text);
        case 'log':
          return record('system', ['logs'], 'log', text);
        case 'framework':
          return framework(text);
        case 'requirement':
          return requirement(text, source, path);
        case 'notification':
          return notification(text);
        case 'step':
          return step(value);
        case 'plan': {
          const found = content.plans.find((each) => each.id === text);
          return found
            ? { type: 'plan', plan: found }
            : `There is no plan ${show(text)}. ${choice(
                text,
                content.plans.map((each) => each.id),
              )}`;
        }
        default:
          throw new Error(`No directory knows the reference kind ${refersTo}`);
      }
    },
  };
}

/** The framework of that id, or of that other name. */
export function frameworkNamed(content: Content, id: string): Framework | undefined {
  return (
    content.frameworks.get(id) ?? [...content.frameworks.values()].find((each) => each.also_known_as?.includes(id))
  );
}

/** A waiver's entry belongs to the plan that the same waiver names. */
function waivedEntry(name: string, source: Source, path: Path, content: Content): Target | Astray | string {
  const waiver = (source.data as { plan?: string }[])[Number(path[0])];
  if (waiver?.plan === undefined)
    return directoryOf(content, null).find('entry', name, { ...source, kind: null }, path);
  const plan = content.plans.find((each) => each.id === waiver.plan);
  // An unknown plan is told at the plan.
  return plan ? directoryOf(content, plan).find('entry', name, { ...source, kind: null }, path) : BROKEN;
}

/** The framework whose requirement is declared not to apply, when the path leads to such a declaration. */
function notApplicableOf(source: Source, path: Path): string | null {
  if (source.kind?.name !== 'plan' || path[0] !== 'frameworks') return null;
  return (source.data as { frameworks: { id: string }[] }).frameworks[Number(path[1])]?.id ?? null;
}

/** Duties to tell someone: of all frameworks, and of the plan's contracts. */
export function notificationsOf(content: Content, plan: Plan | null): Notification[] {
  const legal = [...content.frameworks.values()].flatMap((framework) =>
    (framework.notifications ?? []).map((each) => ofFramework(framework, each)),
  );
  return [...legal, ...(plan?.obligations?.data.duties ?? []).map(ofContract)];
}

function ofFramework(framework: Framework, notification: FrameworkNotification): Notification {
  const { id, recipient, trigger, content, citation } = notification;
  return {
    id,
    recipient,
    trigger,
    limit: limitOfFramework(notification),
    content: content ?? [],
    citation: citation ?? null,
    framework: framework.id,
  };
}

function ofContract(duty: Duty): Notification {
  const { id, recipient, trigger, content, citation } = duty;
  return {
    id,
    recipient,
    trigger,
    limit: limitOfDuty(duty),
    content: content ?? [],
    citation: citation ?? null,
    framework: null,
  };
}

/** Splits at the first `#`. */
function splitOnce(text: string): [string, string] {
  const at = text.indexOf('#');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Over this many, comparing with each would cost more than the hint is worth. */
const MOST_COMPARED = 500;

/** The one that somebody probably meant; null when none is near. */
export function nearest(id: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, id.length / 3);
  if (known.length > MOST_COMPARED || id.length > 100) return null;
  for (const each of known) {
    const far = distance(id, each);
    if (far < least || (far === least && best === null)) {
      best = each;
      least = far;
    }
  }
  return best;
}

/** Offers the nearest of what there is, or all of it when that is little. */
export function choice(id: string, known: readonly string[]): string {
  if (known.length === 0) return 'There is none yet: add it.';
  const near = nearest(id, known);
  if (near !== null) return `Did you mean \`${near}\`?`;
  return known.length <= 12 ? `There is ${known.map((each) => `\`${each}\``).join(', ')}.` : 'Mend the id, or add it.';
}

/** Levenshtein distance of two short ids. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] as number;
}
