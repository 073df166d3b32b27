import { resolveSchema, type Schema } from '../plan/schema.ts';

/** One property as authors read it. */
export interface PropertyRow {
  name: string;
  required: boolean;
  form: string;
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

/** A schema as tables: first its own properties, then those of each record it holds, in the order in which they appear. */
export function tablesOf(schema: Schema): Table[] {
  const tables: Table[] = [];
  const seen = new Map<string, string>();
  const visit = (from: Schema, home: Schema, id: string, title: string): void => {
    const { schema: object, document } = resolveSchema(from, home);
    const table: Table = { id, title, description: object.description ?? '', rows: [] };
    tables.push(table);
    const required = object.required ?? [];
    const properties = Object.entries(object.properties ?? {});
    if (typeof object.additionalProperties === 'object') properties.push(['ID', object.additionalProperties]);
    if (object.items) properties.push(['each item', object.items]);
    for (const [name, property] of properties) {
      const { schema: value, document: own } = resolveSchema(property, document);
      const record = recordIn(value, own);
      let below: string | null = null;
      if (record) {
        const known = record.schema.title ?? name;
        below = seen.get(known) ?? `muster.${known.toLowerCase().replaceAll(' ', '-')}`;
        if (!seen.has(known)) {
          seen.set(known, below);
          queue.push(() => visit(record.schema, record.document, below as string, known));
        }
      }
      table.rows.push({
        name,
        below,
        required: required.includes(name),
        form: formOf(value, own),
        description: value.description ?? '',
        examples: (value.examples ?? []).map((example) =>
          typeof example === 'string' ? example : JSON.stringify(example),
        ),
      });
    }
  };
  const queue: (() => void)[] = [() => visit(schema, schema, 'muster.properties', 'Properties')];
  for (let next = queue.shift(); next; next = queue.shift()) next();
  return tables;
}

/** The record that a value is, or that its list is made of. */
function recordIn(value: Schema, document: Schema): { schema: Schema; document: Schema } | null {
  if (value.properties && value.refersTo === undefined) return { schema: value, document };
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

/** What a value looks like, in words. */
function formOf(value: Schema, document: Schema): string {
  if (value.anyOf)
    return value.anyOf.map((choice) => formOf(resolveSchema(choice, document).schema, document)).join(', or ');
  if (value.enum) return value.enum.length === 1 ? value.enum.join('') : `one of ${value.enum.join(', ')}`;
  if (value.items) {
    const items = resolveSchema(value.items, document);
    return `list of: ${formOf(items.schema, items.document)}`;
  }
  if (value.refersTo)
    return value.refersTo === 'step'
      ? 'a step'
      : `id of ${/^[aeiou]/.test(value.refersTo) ? 'an' : 'a'} ${value.refersTo}`;
  if (value.format === 'date') return 'day (YYYY-MM-DD)';
  if (value.pattern?.startsWith('^P')) return 'duration (ISO 8601)';
  return FORMS[value.type ?? 'string'] ?? value.type ?? 'text';
}
