import { KINDS, type KindName } from '../plan/kinds.ts';
import { resolveSchema, SCHEMAS, type Schema } from '../plan/schema.ts';

/** One property as authors read it. */
export interface PropertyRow {
  name: string;
  required: boolean;
  form: string;
  /** All that it may be, where that is a closed list. */
  values: string[];
  /** The kinds of file in which what it refers to is kept. */
  kinds: readonly KindName[];
  /** Any entry may carry it, or the record that it is part of. */
  common: boolean;
  /** The table that tells the rest, where the value is a record. */
  below: string | null;
  description: string;
  examples: string[];
}

/** The properties of one object. */
export interface Table {
  id: string;
  title: string;
  description: string;
  rows: PropertyRow[];
}

/** What any entry may carry. */
const COMMON: readonly string[] = ['summary', 'owner', 'since', 'review', 'reviewEvery', 'formerly', 'satisfies'];

/** Is a property one that any entry may carry, in the words of the shared definitions? */
export function isCommon(name: string, property: Schema): boolean {
  return COMMON.includes(name) && property.$ref === `defs.schema.json#/$defs/${name}`;
}

/** The kinds of file that hold what a `refersTo` names; what may lie in any of them is left out. */
const KEPT_IN: Readonly<Record<string, readonly KindName[]>> = {
  plan: ['plan'],
  role: ['role'],
  contact: ['contacts'],
  checklist: ['checklist'],
  template: ['template'],
  phase: ['phase'],
  scenario: ['scenario'],
  guide: ['guide'],
  drill: ['drill'],
  training: ['training'],
  level: ['severity'],
  framework: ['framework'],
  requirement: ['framework'],
  notification: ['framework', 'obligations'],
  log: ['system'],
  key: ['system'],
  switch: ['system'],
  store: ['system'],
};

/**
 * A schema as tables: first its own properties, then those of each record it holds, in the order in which they appear.
 * Within a table those come first without which a file is not valid, and last those that any entry may carry.
 */
export function tablesOf(schema: Schema): Table[] {
  const tables: Table[] = [];
  const seen = new Map<string, string>();
  const visit = (from: Schema, home: Schema, id: string, title: string, carried: boolean): void => {
    const { schema: object, document } = resolveSchema(from, home);
    const table: Table = { id, title, description: object.description ?? '', rows: [] };
    tables.push(table);
    const required = object.required ?? [];
    const properties = Object.entries(object.properties ?? {});
    if (typeof object.additionalProperties === 'object') properties.push(['ID', object.additionalProperties]);
    if (object.items) properties.push(['each item', object.items]);
    const rank = ([name, property]: (typeof properties)[number]) => {
      if (required.includes(name)) return 0;
      return isCommon(name, property) ? 2 : 1;
    };
    for (const [name, property] of properties.toSorted((a, b) => rank(a) - rank(b))) {
      const { schema: value, document: own } = resolveSchema(property, document);
      const common = carried || isCommon(name, property);
      const record = recordIn(value, own);
      let below: string | null = null;
      if (record) {
        const known = record.schema.title ?? name;
        below = seen.get(known) ?? `muster.${known.toLowerCase().replaceAll(' ', '-')}`;
        if (!seen.has(known)) {
          seen.set(known, below);
          queue.push(() => visit(record.schema, record.document, below as string, known, common));
        }
      }
      table.rows.push({
        name,
        common,
        below,
        required: required.includes(name),
        form: formOf(value, own),
        values: valuesOf(value, own),
        kinds: KEPT_IN[referredTo(value, own) ?? ''] ?? [],
        description: value.description ?? '',
        examples: (value.examples ?? []).map((example) =>
          typeof example === 'string' ? example : JSON.stringify(example),
        ),
      });
    }
  };
  const queue: (() => void)[] = [() => visit(schema, schema, 'muster.properties', 'Properties', false)];
  for (let next = queue.shift(); next; next = queue.shift()) next();
  return tables;
}

/** The record that a value is, or that its list is made of. */
function recordIn(value: Schema, document: Schema): { schema: Schema; document: Schema } | null {
  if (value.properties) return { schema: value, document };
  if (value.items) {
    const items = resolveSchema(value.items, document);
    return recordIn(items.schema, items.document);
  }
  for (const choice of value.anyOf ?? []) {
    const each = resolveSchema(choice, document);
    const found = recordIn(each.schema, each.document);
    if (found) return found;
  }
  return null;
}

const FORMS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'record',
};

/** What a value, or each of its list, refers to. */
function referredTo(value: Schema, document: Schema): string | undefined {
  if (value.refersTo !== undefined || !value.items) return value.refersTo;
  const items = resolveSchema(value.items, document);
  return referredTo(items.schema, items.document);
}

/** The closed list from which a value, or each of its list, comes. A choice of one is told by the form. */
function valuesOf(value: Schema, document: Schema): string[] {
  if (value.enum && value.enum.length > 1) return value.enum;
  if (!value.items) return [];
  const items = resolveSchema(value.items, document);
  return valuesOf(items.schema, items.document);
}

/** What a value looks like, in words. */
function formOf(value: Schema, document: Schema): string {
  if (value.anyOf)
    return value.anyOf.map((choice) => formOf(resolveSchema(choice, document).schema, document)).join(', or ');
  if (value.enum) return value.enum.length === 1 ? value.enum.join('') : 'one of';
  if (value.items) {
    const items = resolveSchema(value.items, document);
    return `list of: ${formOf(items.schema, items.document)}`.replace(/: one of$/, '');
  }
  if (value.refersTo)
    return value.refersTo === 'step'
      ? 'a step'
      : `id of ${/^[aeiou]/.test(value.refersTo) ? 'an' : 'a'} ${value.refersTo}`;
  if (value.format === 'date') return 'day (YYYY-MM-DD)';
  if (value.pattern?.startsWith('^P')) return 'duration (ISO 8601)';
  return `${FORMS[value.type ?? 'string'] ?? value.type ?? 'text'}${limitsOf(value)}`;
}

function limitsOf({ minimum, maximum }: Schema): string {
  return `${minimum === undefined ? '' : `, from ${minimum}`}${maximum === undefined ? '' : `, up to ${maximum}`}`;
}

/** The properties that name something kept in a file of `kind`, by the kind that has them; null: any entry may carry them. */
export function namedBy(kind: KindName): { kind: KindName | null; names: string[] }[] {
  const carried = new Set<string>();
  const own = KINDS.flatMap(({ name: from }) => {
    const rows = tablesOf(SCHEMAS[from]).flatMap((table) => table.rows);
    const naming = rows.filter((row) => row.kinds.includes(kind));
    for (const row of naming.filter((each) => each.common)) carried.add(row.name);
    const names = new Set(naming.filter((row) => !row.common).map((row) => row.name));
    return names.size > 0 ? [{ kind: from, names: [...names] }] : [];
  });
  return carried.size > 0 ? [...own, { kind: null, names: [...carried] }] : own;
}
