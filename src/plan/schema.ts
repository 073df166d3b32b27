import afterAction from '../../schemas/after-action.schema.json' with { type: 'json' };
import authority from '../../schemas/authority.schema.json' with { type: 'json' };
import checklist from '../../schemas/checklist.schema.json' with { type: 'json' };
import contacts from '../../schemas/contacts.schema.json' with { type: 'json' };
import defs from '../../schemas/defs.schema.json' with { type: 'json' };
import drill from '../../schemas/drill.schema.json' with { type: 'json' };
import framework from '../../schemas/framework.schema.json' with { type: 'json' };
import guide from '../../schemas/guide.schema.json' with { type: 'json' };
import obligations from '../../schemas/obligations.schema.json' with { type: 'json' };
import organization from '../../schemas/organization.schema.json' with { type: 'json' };
import phase from '../../schemas/phase.schema.json' with { type: 'json' };
import plan from '../../schemas/plan.schema.json' with { type: 'json' };
import role from '../../schemas/role.schema.json' with { type: 'json' };
import routines from '../../schemas/routines.schema.json' with { type: 'json' };
import scenario from '../../schemas/scenario.schema.json' with { type: 'json' };
import severity from '../../schemas/severity.schema.json' with { type: 'json' };
import system from '../../schemas/system.schema.json' with { type: 'json' };
import template from '../../schemas/template.schema.json' with { type: 'json' };
import training from '../../schemas/training.schema.json' with { type: 'json' };
import waivers from '../../schemas/waivers.schema.json' with { type: 'json' };
import type { KindName } from './kinds.ts';

/** A JSON Schema as far as Muster's own schemas go. */
export interface Schema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  propertyNames?: Schema;
  anyOf?: Schema[];
  examples?: unknown[];
  /** The value is the id of something else: our own annotation. */
  refersTo?: string;
  /** The value is the day on which something was done: our own annotation. */
  recorded?: boolean;
}

/** The schema of every kind. */
export const SCHEMAS: Readonly<Record<KindName, Schema>> = {
  organization,
  contacts,
  waivers,
  framework,
  plan,
  system,
  authority,
  obligations,
  severity,
  routines,
  role,
  phase,
  scenario,
  checklist,
  template,
  guide,
  drill,
  training,
  'after-action': afterAction,
} as Record<KindName, Schema>;

/** A kind's name as code can hold it: `after-action` is `afterAction`. */
export function nameInCode(kind: string): string {
  return kind.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
}

/** What the schemas share. */
export const DEFS = defs as Schema;

/** Keywords of our own, which validation passes over. */
export const ANNOTATIONS = ['refersTo', 'recorded'] as const;

/** Follows `$ref`s; what stands beside a reference goes before what it refers to. */
export function resolveSchema(schema: Schema, document: Schema): { schema: Schema; document: Schema } {
  if (schema.$ref === undefined) return { schema, document };
  const [file = '', pointer = ''] = schema.$ref.split('#');
  const home =
    file === '' ? document : file.startsWith('defs.') ? DEFS : SCHEMAS[file.replace('.schema.json', '') as KindName];
  let target: unknown = home;
  for (const key of pointer.split('/').filter(Boolean)) target = (target as Record<string, unknown>)[key];
  const resolved = resolveSchema(target as Schema, home);
  const { $ref: _, ...beside } = schema;
  return { schema: { ...resolved.schema, ...beside }, document: resolved.document };
}

/** What a schema tells people, and what finds other schemas. */
const TELLING = ['$schema', '$id', '$defs', 'title', 'description', 'examples', ...ANNOTATIONS];

/** A schema as one document: references followed, and nothing but what validates. */
export function bundle(from: Schema, home: Schema): Schema {
  const { schema, document } = resolveSchema(from, home);
  const below = (each: Schema) => bundle(each, document);
  const plain: Schema = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !TELLING.includes(keyword)));
  if (schema.properties) {
    plain.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, below(each)]));
  }
  if (typeof schema.additionalProperties === 'object') plain.additionalProperties = below(schema.additionalProperties);
  if (schema.propertyNames) plain.propertyNames = below(schema.propertyNames);
  if (schema.items) plain.items = below(schema.items);
  if (schema.anyOf) plain.anyOf = schema.anyOf.map(below);
  return plain;
}

/** The schema of the value at a path of a kind's data, references followed; null where the schema has no such place. */
export function schemaAt(kind: KindName, path: readonly (string | number)[]): Schema | null {
  let at = resolveSchema(SCHEMAS[kind], SCHEMAS[kind]);
  for (const step of path) {
    const { properties, additionalProperties, items, anyOf } = at.schema;
    const lists = anyOf
      ?.map((each) => resolveSchema(each, at.document).schema.items)
      .filter((each) => each !== undefined);
    const next =
      typeof step === 'number' && (items ?? lists?.[0])
        ? (items ?? lists?.[0])
        : (properties?.[step] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined));
    if (next === undefined) return null;
    at = resolveSchema(next, at.document);
  }
  const { propertyNames } = at.schema;
  return propertyNames ? { ...at.schema, propertyNames: resolveSchema(propertyNames, at.document).schema } : at.schema;
}
