import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { schemaComment } from '../../src/edit/schema-comment.ts';
import type { Data } from '../../src/plan/front-matter.ts';
import { KINDS, type KindName } from '../../src/plan/kinds.ts';
import { resolveSchema, SCHEMAS, type Schema } from '../../src/plan/schema.ts';
import { RULES } from '../../src/rules/index.ts';
import { EXAMPLE_FILES, examplesOf, rulesShownOn } from '../../src/site/reference.ts';
import { isCommon, namedBy, tablesOf } from '../../src/site/schema-tables.ts';

const AS_OF = '2026-11-22';
const report = check(new Map(EXAMPLE_FILES.map(({ path, text }) => [path, text])), { asOf: AS_OF, folder: '' });

describe('the example plan', () => {
  test.each(KINDS)('has a $name file that can be read', ({ name }) => {
    const examples = examplesOf(name);
    expect(examples.length).toBeGreaterThan(0);
    for (const { path } of examples) expect(report.content.sources.get(path)?.kind?.name).toBe(name);
  });

  test('passes the check, and nothing of it is left unassessed', () => {
    const failing = report.findings.filter(({ waivedUntil }) => waivedUntil === null);
    expect(failing.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
    expect(report.unassessed).toEqual([]);
    expect(report.plans.map(({ ready }) => ready)).toEqual([true]);
  });

  test('uses each of its waivers', () => {
    const waived = report.findings.filter(({ waivedUntil }) => waivedUntil !== null).map(({ rule }) => rule);
    expect(waived.sort()).toEqual(report.content.waivers.map(({ rule }) => rule).sort());
  });

  test.each(EXAMPLE_FILES)('$path begins as editors want it', ({ path, text }) => {
    expect(text.split('\n', 1)[0]).toBe(schemaComment(path) ?? '---');
  });
});

/** Properties that no example has: each holds what one published framework says of its own requirements. */
const OF_ONE_FRAMEWORK = ['baselines', 'profile_priority', 'ig'].map((name) => `framework: requirements.${name}`);

/** Every property of a schema, by its path; what any entry may carry is left out below `common`. */
function propertiesOf(from: Schema, home: Schema, path: string[] = [], common: Set<string> | null = null): string[] {
  const { schema, document } = resolveSchema(from, home);
  const below = (each: Schema, ...names: string[]) => propertiesOf(each, document, [...path, ...names], common);
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => {
      if (common && isCommon(name, each)) {
        common.add(name);
        return [];
      }
      return [[...path, name].join('.'), ...below(each, name)];
    }),
    ...(typeof schema.additionalProperties === 'object' ? below(schema.additionalProperties) : []),
    ...(schema.items ? below(schema.items) : []),
    ...(schema.anyOf ?? []).flatMap((each) => below(each)),
  ];
}

/** The same of data; `open` says which objects hold records by id. */
function pathsIn(data: Data | undefined, path: string[], open: boolean): string[] {
  if (Array.isArray(data)) return data.flatMap((each) => pathsIn(each, path, false));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, each]) => {
    const at = open ? path : [...path, name];
    return [at.join('.'), ...pathsIn(each as Data, at, false)];
  });
}

test('every property of every schema stands in an example of its kind, what any entry may carry in one of them', () => {
  const common = new Set<string>();
  const carried = new Set<string>();
  const missing = KINDS.flatMap(({ name }) => {
    const open = typeof SCHEMAS[name].additionalProperties === 'object';
    const shown = new Set(
      examplesOf(name).flatMap(({ path }) => pathsIn(report.content.sources.get(path)?.data, [], open)),
    );
    for (const path of shown) carried.add(path.split('.').pop() as string);
    return propertiesOf(SCHEMAS[name], SCHEMAS[name], [], common)
      .filter((path) => !shown.has(path))
      .map((path) => `${name}: ${path}`);
  });
  expect(missing).toEqual(OF_ONE_FRAMEWORK);
  expect([...common].sort()).toEqual(['formerly', 'owner', 'review', 'reviewEvery', 'satisfies', 'since', 'summary']);
  expect([...common].filter((name) => !carried.has(name))).toEqual([]);
});

describe('the tables', () => {
  const rows = (kind: KindName) => tablesOf(SCHEMAS[kind]).flatMap((table) => table.rows);

  test('hold every property of every schema', () => {
    for (const { name } of KINDS) {
      const named = new Set(rows(name).map((row) => row.name));
      const all = propertiesOf(SCHEMAS[name], SCHEMAS[name]).map((path) => path.split('.').pop());
      expect(all.filter((each) => !named.has(each as string))).toEqual([]);
    }
  });

  test('begin with what is required and end with what any entry may carry', () => {
    expect(tablesOf(SCHEMAS.role)[0]?.rows.map((row) => row.name)).toEqual(
      'title callsign heldBy backups appointedBy mailbox hat summary owner since review reviewEvery formerly satisfies'.split(
        ' ',
      ),
    );
  });

  test.each<[KindName, string, object]>([
    ['role', 'backups', { form: 'list of: id of a contact', kinds: ['contacts'], values: [] }],
    ['severity', 'lead', { form: 'id of a role', kinds: ['role'] }],
    ['template', 'notification', { form: 'id of a notification', kinds: ['framework', 'obligations'] }],
    ['checklist', 'mode', { form: 'one of', values: ['read-do', 'do-confirm'] }],
    ['contacts', 'days', { form: 'list of', values: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }],
    ['contacts', 'hours', { form: 'always, or list of: record', below: 'muster.hours' }],
    ['framework', 'ig', { form: 'whole number, from 1, up to 3' }],
    ['drill', 'steps', { form: 'list of: a step', kinds: [], below: 'muster.step-reference' }],
    ['plan', 'review', { form: 'record', below: 'muster.review', required: false }],
    ['plan', 'version', { form: 'text', required: true }],
  ])('tell of %s that %s is %o', (kind, name, told) => {
    expect(rows(kind).find((row) => row.name === name)).toMatchObject(told);
  });

  test('know who names an entry', () => {
    expect(namedBy('phase')).toEqual([]);
    expect(namedBy('guide')).toEqual([]);
    expect(namedBy('scenario')).toEqual([
      { kind: 'plan', names: ['scenarios'] },
      { kind: 'drill', names: ['scenarios'] },
      { kind: 'after-action', names: ['scenarios'] },
    ]);
    expect(namedBy('role').filter(({ names }) => names.includes('owner'))).toEqual([
      { kind: 'routines', names: ['owner'] },
      { kind: 'drill', names: ['role', 'owner'] },
      { kind: 'after-action', names: ['role', 'owner'] },
      { kind: null, names: ['owner'] },
    ]);
  });
});

test('each rule is shown on the kind that its own example finds fault with', () => {
  const shown = new Set(KINDS.flatMap(({ name }) => rulesShownOn(name)));
  expect(RULES.filter((rule) => !shown.has(rule)).map(({ id }) => id)).toEqual([]);
  expect(rulesShownOn('waivers').map(({ id }) => id)).toEqual(expect.arrayContaining(['waiver-is-valid']));
  expect(rulesShownOn('guide').map(({ id }) => id)).not.toContain('waiver-is-valid');
});
