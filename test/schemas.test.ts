import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FORMATS } from '../src/plan/formats.ts';

interface Schema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  type?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  refersTo?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  anyOf?: Schema[];
  $defs?: Record<string, Schema>;
}

interface Place {
  schema: Schema;
  /** The file, `#`, and the JSON Pointer of the schema. */
  at: string;
  /** What the schema is: a document, a definition, a property or something inside one of these. */
  as: 'document' | 'definition' | 'property' | 'part';
}

const folder = new URL('../schemas/', import.meta.url);
const files = readdirSync(folder).sort();
const read = (file: string): Schema => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const documents = new Map(files.map((file) => [file, read(file)]));
const document = (file: string): Schema => documents.get(file) ?? read(file);

const mdxKinds = [
  'plan',
  'severity',
  'role',
  'phase',
  'scenario',
  'checklist',
  'template',
  'guide',
  'drill',
  'training',
  'after-action',
];
const ymlKinds = ['system', 'authority', 'obligations', 'routines'];
const sharedKinds = ['organization', 'contacts', 'waivers', 'framework'];
const common = ['title', 'summary', 'owner', 'since', 'review', 'reviewEvery', 'formerly', 'satisfies'];
const referenceKinds = (
  'role contact checklist template phase scenario guide drill training level requirement framework notification log ' +
  'entry step plan key switch store'
).split(' ');

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
ajv.addKeyword('refersTo');
ajv.addKeyword('recorded');
ajv.addFormat('time-zone', FORMATS['time-zone']);
formats.default.default(ajv);
for (const schema of documents.values()) ajv.addSchema(schema);

function* walk(schema: Schema, at: string, as: Place['as']): Generator<Place> {
  yield { schema, at, as };
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    yield* walk(inner, `${at}/properties/${name}`, 'property');
  }
  for (const [name, inner] of Object.entries(schema.$defs ?? {}))
    yield* walk(inner, `${at}/$defs/${name}`, 'definition');
  for (const [index, inner] of (schema.anyOf ?? []).entries()) yield* walk(inner, `${at}/anyOf/${index}`, 'part');
  for (const keyword of ['items', 'additionalProperties', 'propertyNames'] as const) {
    const inner = schema[keyword];
    if (typeof inner === 'object') yield* walk(inner, `${at}/${keyword}`, 'part');
  }
}

const places = files.flatMap((file) => [...walk(document(file), `${file}#`, 'document')]);
const told = (place: Place): boolean => ['property', 'definition', 'document'].includes(place.as);

/** The schema with what its `$ref` says, its own words first. */
function whole({ schema, at }: Place): Schema {
  if (!schema.$ref) return schema;
  const [path = '', name = ''] = schema.$ref.split('#/$defs/');
  const file = path || at.slice(0, at.indexOf('#'));
  const found = document(file).$defs?.[name];
  if (!found) throw new Error(`${at} refers to ${schema.$ref}, which does not exist.`);
  return { ...whole({ schema: found, at: `${file}#/$defs/${name}`, as: 'definition' }), ...schema };
}

function validator(at: string): ValidateFunction {
  const validate = ajv.getSchema(`https://muster.example/schemas/${at}`);
  if (!validate) throw new Error(`ajv knows no ${at}`);
  return validate;
}

const failures = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);

describe('schemas', () => {
  it('are one for each kind, the definitions and the components', () => {
    const names = ['defs', 'components', ...sharedKinds, ...ymlKinds, ...mdxKinds];
    expect(files).toEqual(names.map((name) => `${name}.schema.json`).sort());
  });

  it.each(files)('%s compiles in strict mode under its own address', (file) => {
    expect(document(file).$id).toBe(`https://muster.example/schemas/${file}`);
    expect(document(file).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(() => validator(file)).not.toThrow();
  });

  it('describe every document, definition and property in one sentence', () => {
    const bad = places
      .filter((place) => told(place))
      .filter((place) => !/^[A-Z].*\.$/.test(whole(place).description ?? ''))
      .map(({ at }) => at);
    expect(bad).toEqual([]);
  });

  it('give every property an example', () => {
    const bad = places
      .filter(({ as }) => as === 'property')
      .filter((place) => !whole(place).examples?.length)
      .map(({ at }) => at);
    expect(bad).toEqual([]);
  });

  it('give examples that are valid where they stand', () => {
    const bad = places
      .filter((place) => told(place))
      .flatMap((place) =>
        (whole(place).examples ?? []).flatMap((value) =>
          failures(validator(place.at), value).map((failure) => `${place.at}: ${JSON.stringify(value)} ${failure}`),
        ),
      );
    expect(bad).toEqual([]);
  });

  it('have titles on documents and definitions only, each its own', () => {
    const titled = places.filter(({ schema }) => schema.title !== undefined);
    expect(titled.filter(({ as }) => as === 'property' || as === 'part').map(({ at }) => at)).toEqual([]);
    expect(places.filter(({ as, schema }) => (as === 'document' || as === 'definition') && !schema.title)).toEqual([]);
    const titles = titled.map(({ schema }) => schema.title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('close every object, and have no defaults and no tuples', () => {
    for (const { schema, at } of places) {
      if (schema.type === 'object') expect(schema, at).toHaveProperty('additionalProperties');
      expect(schema, at).not.toHaveProperty('default');
      expect(schema, at).not.toHaveProperty('prefixItems');
    }
  });

  it('mark references with a kind of thing that can be referred to', () => {
    const marked = places.filter(({ schema }) => schema.refersTo !== undefined);
    expect(marked.length).toBeGreaterThan(10);
    for (const { schema, at } of marked) expect(referenceKinds, at).toContain(schema.refersTo);
  });

  it('use every shared definition', () => {
    const used = new Set(places.map(({ schema }) => schema.$ref?.replace(/^defs\.schema\.json/, '')));
    const names = Object.keys(document('defs.schema.json').$defs ?? {});
    expect(names.filter((name) => !used.has(`#/$defs/${name}`))).toEqual([]);
  });

  it.each([...mdxKinds, ...ymlKinds])('%s carries the common properties', (kind) => {
    const { properties } = document(`${kind}.schema.json`);
    for (const name of common) expect(properties?.[name]?.$ref, name).toBe(`defs.schema.json#/$defs/${name}`);
  });

  it('start with no components', () => {
    expect(document('components.schema.json').properties).toEqual({});
    expect(validator('components.schema.json')({ Note: {} })).toBe(false);
  });
});

describe('values', () => {
  const valid = (name: string, value: unknown) => validator(`defs.schema.json#/$defs/${name}`)(value);

  it.each(['PT15M', 'P1Y', 'P2W', 'P1M', 'P1DT12H', 'PT1H30M', 'PT0S'])('%s is a duration', (value) => {
    expect(valid('duration', value)).toBe(true);
    expect(valid('deadline', value)).toBe(true);
  });

  it.each(['P', 'PT', 'P1DT', '15M', 'P1H', 'PT1D', 'P-1D', 'PT1.5H', 'pt1h', 'without-undue-delay'])(
    '%s is no duration',
    (value) => {
      expect(valid('duration', value)).toBe(false);
    },
  );

  it('takes days that the calendar has', () => {
    expect(valid('day', '2028-02-29')).toBe(true);
    expect(valid('day', '2027-02-29')).toBe(false);
    expect(valid('day', '2026-1-5')).toBe(false);
  });

  it('takes ids in kebab-case and framework ids with dots', () => {
    expect(valid('id', 'key-leaked')).toBe(true);
    expect(valid('id', '2026-10-28-key-leaked')).toBe(true);
    for (const value of ['Key-leaked', 'key_leaked', '-key', 'key--leaked', 'pci-dss-4.0.1']) {
      expect(valid('id', value)).toBe(false);
    }
    expect(valid('frameworkRef', 'pci-dss-4.0.1')).toBe(true);
    expect(valid('requirementRef', 'pci-dss-4.0.1#12.10.2')).toBe(true);
    expect(valid('requirementRef', 'gdpr')).toBe(false);
  });

  it('takes callsigns that cannot be read as a condition', () => {
    const callsign = validator('role.schema.json#/properties/callsign');
    for (const value of ['IC', 'Tech lead', 'Iffy', 'Head of legal']) expect(callsign(value), value).toBe(true);
    for (const value of ['If', 'When ready', 'Unless', 'tech lead', 'One two three four', 'Tech-lead']) {
      expect(callsign(value), value).toBe(false);
    }
  });

  it('takes a phone number as text only', () => {
    const channel = validator('contacts.schema.json#/$defs/channel');
    expect(channel({ kind: 'phone', value: '+44 7700 900123' })).toBe(true);
    expect(channel(parse('{ kind: phone, value: +447700900123 }'))).toBe(false);
  });
});

describe('frameworks', () => {
  const frameworks = new URL('../content/frameworks/', import.meta.url);
  const names = readdirSync(frameworks).filter((name) => name.endsWith('.yaml'));

  it('are all there', () => {
    expect(names).toHaveLength(18);
  });

  it.each(names)('%s is valid', (name) => {
    const data = parse(readFileSync(new URL(name, frameworks), 'utf8'));
    expect(failures(validator('framework.schema.json'), data)).toEqual([]);
    expect(data.id).toBe(name.replace(/\.yaml$/, ''));
  });
});

describe('schema-types.ts', () => {
  it('is what the schemas generate', () => {
    const script = fileURLToPath(new URL('../scripts/generate.ts', import.meta.url));
    expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  it('has no index signature of unknown values', () => {
    const types = readFileSync(new URL('../src/plan/schema-types.ts', import.meta.url), 'utf8');
    expect(types).not.toMatch(/: (unknown|any|never)\b/);
  });
});
