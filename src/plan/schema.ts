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
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: string[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
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
} as Record<KindName, Schema>;

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
