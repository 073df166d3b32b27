import { compareText } from '../plan/finding.ts';
import { KINDS, pathOf } from '../plan/kinds.ts';
import { ANNOTATIONS, DEFS, SCHEMAS, type Schema } from '../plan/schema.ts';
import type { Home } from './address.ts';

/** The schemas that the site gives out, by name. */
export const PUBLISHED: Readonly<Record<string, Schema>> = { ...SCHEMAS, defs: DEFS };

/** A reference to a definition: that of the shared file, or of the file it stands in. */
const REFERENCE = /^(defs\.schema\.json)?#\/\$defs\/(\w+)$/;

/** Forms that only Muster knows; a strict validator refuses a schema that names one. */
const OWN_FORMATS: readonly string[] = ['time-zone'];

/** The web address of something of the site; from the root of the host where that is not known. */
function urlOf({ origin = '', base }: Home, path: string): string {
  return `${origin}${base}${path}`;
}

/**
 * A schema as the site gives it out: it stands alone, since the address in its `$id` is its own and what it shares with
 * others is written into its `$defs`, and any validator takes it, since nothing is left in it that only Muster knows.
 */
export function published(name: string, home: Home): Schema {
  const { $schema, $id: _, $defs = {}, ...rest } = PUBLISHED[name] as Schema;
  const shared = new Map<string, Schema>();
  const alone = (schema: Schema): Schema =>
    standing(schema, (file, definition) => {
      if (file !== undefined) share(definition);
    });
  const share = (definition: string): void => {
    if (name === 'defs' || shared.has(definition)) return;
    if (definition in $defs) throw new Error(`Both ${name} and defs define ${definition}`);
    shared.set(definition, {});
    shared.set(
      definition,
      standing(DEFS.$defs?.[definition] as Schema, (_, other) => share(other)),
    );
  };
  const body = alone(rest);
  const own = Object.entries($defs).map(([key, schema]) => [key, alone(schema)] as const);
  const defs = [...own, ...[...shared].sort(([a], [b]) => compareText(a, b))];
  return {
    $schema,
    // Without a host there is no address to be known by; references then start from where the file was found.
    ...(home.origin === undefined ? {} : { $id: urlOf(home, `schemas/${name}.schema.json`) }),
    ...body,
    ...(defs.length > 0 ? { $defs: Object.fromEntries(defs) } : {}),
  };
}

/** One schema whose references all lead into its own document; tells each, with the file that it led to. */
function standing(schema: Schema, tell: (file: string | undefined, definition: string) => void): Schema {
  const below = (each: Schema) => standing(each, tell);
  const kept = Object.entries(schema).filter(
    ([keyword, value]) =>
      !(ANNOTATIONS as readonly string[]).includes(keyword) &&
      !(keyword === 'format' && OWN_FORMATS.includes(value as string)),
  );
  const plain = Object.fromEntries(kept) as Schema;
  const [, file, definition] = REFERENCE.exec(schema.$ref ?? '') ?? [];
  if (definition !== undefined) {
    tell(file, definition);
    plain.$ref = `#/$defs/${definition}`;
  }
  if (schema.properties) {
    plain.properties = Object.fromEntries(Object.entries(schema.properties).map(([key, each]) => [key, below(each)]));
  }
  if (typeof schema.additionalProperties === 'object') plain.additionalProperties = below(schema.additionalProperties);
  if (schema.propertyNames) plain.propertyNames = below(schema.propertyNames);
  if (schema.items) plain.items = below(schema.items);
  if (schema.anyOf) plain.anyOf = schema.anyOf.map(below);
  return plain;
}

/** A list of schemas in the form of SchemaStore's catalog. */
export interface Catalog {
  $schema: string;
  version: 1;
  schemas: { name: string; description: string; fileMatch?: string[]; url: string }[];
}

/**
 * The catalog of the schemas, by which an editor finds the one for each YAML file of a content folder. The schemas of
 * .mdx files are listed without a pattern: they hold for the front matter, never for the whole file.
 */
export function catalogOf(home: Home, folder: string): Catalog {
  return {
    $schema: 'https://json.schemastore.org/schema-catalog.json',
    version: 1,
    schemas: KINDS.map((kind) => ({
      name: `Muster: ${kind.label}`,
      description: SCHEMAS[kind.name].description ?? '',
      ...(kind.extension === '.mdx' ? {} : { fileMatch: [`${folder}/${pathOf(kind, '*', '*')}`] }),
      url: urlOf(home, `schemas/${kind.name}.schema.json`),
    })),
  };
}
