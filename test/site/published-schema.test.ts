import { matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { load } from '../../src/check.ts';
import { KINDS } from '../../src/plan/kinds.ts';
import { read } from '../../src/read.ts';
import type { Home } from '../../src/site/address.ts';
import { catalogOf, PUBLISHED, published } from '../../src/site/published-schema.ts';
import { EXAMPLE_FILES, examplesOf } from '../../src/site/reference.ts';

const HOME: Home = { origin: 'https://plan.example.com', base: '/response/' };
const content = read(fileURLToPath(new URL('../../content', import.meta.url)));
const own = load(content.files);
const example = load(new Map(EXAMPLE_FILES.map(({ path, text }) => [path, text])));

/** A validator as anybody would set one up: strict, with the usual formats, and with this one schema only. */
function alone(name: string, home = HOME) {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
  formats.default.default(ajv);
  return ajv.compile(published(name, home) as object);
}

/** Every `$ref` in a schema. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === '$ref' && typeof each === 'string' ? [each] : references(each),
  );
}

describe.each(Object.keys(PUBLISHED))('%s.schema.json', (name) => {
  test('stands alone under its own address', () => {
    const schema = published(name, HOME);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `https://plan.example.com/response/schemas/${name}.schema.json`,
      title: PUBLISHED[name]?.title,
    });
    expect(references(schema).filter((reference) => !/^#\/\$defs\/\w+$/.test(reference))).toEqual([]);
    expect(() => alone(name)).not.toThrow();
  });

  test('claims no address while the host is unknown', () => {
    expect(published(name, { origin: undefined, base: '/' })).not.toHaveProperty('$id');
    expect(() => alone(name, { ...HOME, origin: undefined })).not.toThrow();
  });

  test('brings along what it uses, and no more', () => {
    const { $defs = {} } = published(name, HOME);
    const used = new Set(references(published(name, HOME)));
    const idle = Object.keys($defs).filter((definition) => !used.has(`#/$defs/${definition}`));
    expect(name === 'defs' ? [] : idle).toEqual([]);
  });

  test('leaves the schema of the check as it is', () => {
    const before = JSON.stringify(PUBLISHED[name]);
    published(name, HOME);
    expect(JSON.stringify(PUBLISHED[name])).toBe(before);
  });
});

describe.each(KINDS)('the $name schema, fetched alone,', ({ name }) => {
  const validate = alone(name);
  const data = [example, own].flatMap(({ sources }) =>
    [...sources.values()].filter((source) => source.kind?.name === name).map((source) => [source.path, source.data]),
  );

  test.each(data)('takes %s', (_, value) => {
    expect(validate(value) ? [] : validate.errors).toEqual([]);
  });

  test('takes no property that it does not know', () => {
    const [{ path = '' } = {}] = examplesOf(name);
    const known = structuredClone(example.sources.get(path)?.data) as Record<string, unknown> | object[];
    const [record] = Array.isArray(known) ? known : [name === 'contacts' ? Object.values(known)[0] : known];
    Object.assign(record as object, { ownr: 'nobody' });
    expect(validate(known)).toBe(false);
    expect(validate.errors?.map(({ keyword, params }) => [keyword, params.additionalProperty])).toEqual([
      ['additionalProperties', 'ownr'],
    ]);
  });
});

describe('the catalog', () => {
  const catalog = catalogOf(HOME, 'content');

  test('has the address of each schema, the same that the schema gives', () => {
    expect(catalog.schemas.map(({ url }) => url)).toEqual(KINDS.map(({ name }) => published(name, HOME).$id));
    for (const { name, description } of catalog.schemas) {
      expect(name).toMatch(/^Muster: \w/);
      expect(description).toMatch(/\.$/);
    }
  });

  test('leads each file to one schema, that of its kind, and front matter to none', () => {
    for (const { path, kind } of own.sources.values()) {
      const fitting = catalog.schemas.filter(({ fileMatch = [] }) =>
        fileMatch.some((pattern) => matchesGlob(`content/${path}`, pattern)),
      );
      const wanted = kind?.extension === '.mdx' ? [] : [published(kind?.name ?? '', HOME).$id];
      expect(
        fitting.map(({ url }) => url),
        path,
      ).toEqual(wanted);
    }
  });

  test('names the folder that the site shows', () => {
    expect(catalogOf(HOME, 'plans').schemas.flatMap(({ fileMatch = [] }) => fileMatch)).toContain('plans/*/system.yml');
  });
});
