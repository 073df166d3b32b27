import type { Data } from './front-matter.ts';
import type { Content, Plan } from './plan.ts';
import { isSound, type Path, type Source, type Spot, show } from './source.ts';

/** Reports ids and callsigns that stand for two things (`id-is-unique`). */
export function checkUnique(content: Content): void {
  const notifications = new Map<string, string>();
  for (const source of [...content.sources.values()].filter(isSound)) checkRecords(source);
  for (const framework of content.frameworks.values()) {
    for (const [index, { id }] of (framework.notifications ?? []).entries()) {
      claim(notifications, id, framework.source_file, ['notifications', index, 'id'], 'notification');
    }
  }
  for (const plan of content.plans) {
    checkCallsigns(plan);
    checkFormer(plan);
    const known = new Map(notifications);
    for (const [index, { id }] of (plan.obligations?.data.duties ?? []).entries()) {
      if (plan.obligations) claim(known, id, plan.obligations.source, ['duties', index, 'id'], 'notification');
    }
  }
}

/** Marks an id as taken; taken before, it is a fault. */
function claim(taken: Map<string, string>, id: string, source: Source, path: Path, label: string): void {
  const before = taken.get(id);
  if (before === undefined) taken.set(id, source.path);
  else if (before !== source.path)
    tell({ source, path }, `The ${label} id ${show(id)} is taken by \`${before}\`. Choose another.`);
}

function tell(spot: Spot, message: string): void {
  spot.source.faults.push({ rule: 'id-is-unique', message, spot });
}

/** In each list of records, an id stands once. */
function checkRecords(source: Source): void {
  const path: (string | number)[] = [];
  const walk = (data: Data): void => {
    if (data === null || typeof data !== 'object') return;
    const seen = Array.isArray(data) && data.length > 1 ? new Set<string>() : null;
    for (const key in data) {
      const value = (data as Record<string, Data>)[key] as Data;
      if (value === null || typeof value !== 'object') continue;
      path.push(Array.isArray(data) ? Number(key) : key);
      const id = seen && !Array.isArray(value) ? value.id : undefined;
      if (typeof id === 'string') {
        if (seen?.has(id))
          tell({ source, path: [...path, 'id'] }, `The id ${show(id)} stands twice in this list. Choose another.`);
        seen?.add(id);
      }
      walk(value);
      path.pop();
    }
  };
  walk(source.data as Data);
  checkPlaces(source);
}

/** On the page of a file its records are places that links name, so no id stands in two of its lists either. */
function checkPlaces(source: Source): void {
  const { data } = source;
  if (source.kind?.extension !== '.yml' || data === null || typeof data !== 'object' || Array.isArray(data)) return;
  const seen = new Map<string, string>();
  for (const [list, records] of Object.entries(data as Record<string, Data>)) {
    if (!Array.isArray(records)) continue;
    for (const [index, record] of records.entries()) {
      if (record === null || typeof record !== 'object' || Array.isArray(record) || typeof record.id !== 'string')
        continue;
      const before = seen.get(record.id);
      if (before === undefined) seen.set(record.id, list);
      else if (before !== list)
        tell(
          { source, path: [list, index, 'id'] },
          `The id ${show(record.id)} is also one of \`${before}\`. Choose another, or a link to it names two places.`,
        );
    }
  }
}

function checkCallsigns(plan: Plan): void {
  const seen = new Map<string, string>();
  for (const role of plan.roles) {
    const key = role.callsign.toLowerCase();
    const before = seen.get(key);
    if (before !== undefined)
      tell(
        role.at('callsign'),
        `The callsign ${show(role.callsign)} is also that of \`${before}\`. Choose another, or steps name two roles.`,
      );
    else if (key === 'you' || key === 'everyone')
      tell(
        role.at('callsign'),
        `The callsign ${show(role.callsign)} already means whoever reads the step. Choose another.`,
      );
    else seen.set(key, role.name);
  }
}

/** An address redirects to one entry, and never away from an entry that exists. */
function checkFormer(plan: Plan): void {
  const seen = new Map<string, string>();
  const names = new Set(plan.sources.map((source) => source.entry));
  for (const entry of plan.entries) {
    for (const [index, former] of (entry.data.formerly ?? []).entries()) {
      const name = entry.source.kind?.folder ? `${entry.source.kind.folder}/${former}` : former;
      const taken = names.has(name) ? name : seen.get(name);
      if (taken)
        tell(
          entry.at('formerly', index),
          `The former id ${show(former)} is taken by \`${taken}\`. Remove it here, or rename the other.`,
        );
      seen.set(name, entry.name);
    }
  }
}
