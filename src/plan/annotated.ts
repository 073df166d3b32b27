import type { Data } from './front-matter.ts';
import type { KindName } from './kinds.ts';
import { resolveSchema, SCHEMAS, type Schema } from './schema.ts';
import type { Path, Source } from './source.ts';

/** A value whose schema says more of it than its form. */
export interface Annotated {
  path: Path;
  value: Data;
  /** What it refers to, by the schema's `refersTo`. */
  refersTo: string | null;
  /** Is it the day on which something was done? */
  recorded: boolean;
}

/** A schema cut down to the ways that lead to annotations. */
interface Branch {
  refersTo: string | null;
  recorded: boolean;
  properties: Map<string, Branch>;
  others: Branch | null;
  items: Branch | null;
}

const branches = new Map<KindName, Branch | null>();
const known = new WeakMap<Source, Annotated[]>();

/** Every annotated value in a source's data, in the order of the data; looked for once. */
export function annotatedIn(source: Source): Annotated[] {
  let found = known.get(source);
  if (!found) {
    found = source.kind && source.data !== undefined ? search(source.kind.name, source.data) : [];
    known.set(source, found);
  }
  return found;
}

const recorded = new WeakMap<Source, Annotated[]>();

/** The days in a source's data on which something was done. */
export function recordedIn(source: Source): Annotated[] {
  let found = recorded.get(source);
  if (!found) {
    found = annotatedIn(source).filter((each) => each.recorded);
    recorded.set(source, found);
  }
  return found;
}

function search(kind: KindName, data: Data): Annotated[] {
  let branch = branches.get(kind);
  if (branch === undefined) {
    branch = prune(SCHEMAS[kind], SCHEMAS[kind]);
    branches.set(kind, branch);
  }
  const found: Annotated[] = [];
  if (branch) collect(branch, data, [], found);
  return found;
}

function prune(from: Schema, home: Schema): Branch | null {
  const { schema, document } = resolveSchema(from, home);
  const branch: Branch = {
    refersTo: schema.refersTo ?? null,
    recorded: schema.recorded === true,
    properties: new Map(),
    others: typeof schema.additionalProperties === 'object' ? prune(schema.additionalProperties, document) : null,
    items: schema.items ? prune(schema.items, document) : null,
  };
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const below = prune(property, document);
    if (below) branch.properties.set(name, below);
  }
  for (const choice of schema.anyOf ?? []) {
    const below = prune(choice, document);
    if (below?.items) branch.items = below.items;
  }
  const bears =
    branch.refersTo !== null || branch.recorded || branch.properties.size > 0 || branch.others || branch.items;
  return bears ? branch : null;
}

function collect(branch: Branch, data: Data | undefined, path: (string | number)[], found: Annotated[]): void {
  if (data === undefined || data === null) return;
  if (branch.refersTo !== null || branch.recorded) {
    found.push({ path: [...path], value: data, refersTo: branch.refersTo, recorded: branch.recorded });
    return;
  }
  if (typeof data !== 'object') return;
  const list = Array.isArray(data);
  for (const key of Object.keys(data)) {
    const below = list ? branch.items : (branch.properties.get(key) ?? branch.others);
    if (!below) continue;
    path.push(list ? Number(key) : key);
    collect(below, (data as Record<string, Data>)[key], path, found);
    path.pop();
  }
}
