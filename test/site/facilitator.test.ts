import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import drillSchema from '../../schemas/drill.schema.json' with { type: 'json' };
import { isForPlayers } from '../../src/plan/drill.ts';
import type { DrillData } from '../../src/plan/schema-types.ts';
import { filesOf } from './built.ts';
import { packedDrills } from './packs.ts';
import { dist, LONG, model, plans } from './site.ts';

/** Texts long enough to be no everyday phrase. */
const LONG_ENOUGH = 15;
/** What the index of texts is packed in, without an ending that says so. */
const PACKED = ['.pf_fragment', '.pf_index', '.pf_meta'];
const WORDS = ['.html', '.js', '.json', '.csv', '.css', '.txt', '.svg', '.xml', '.ics', '.webmanifest'];

/** Every text of a drill that its players may not read: whatever its schema holds now or later, but for names within it. */
function secretsOf(data: DrillData): string[] {
  const textsIn = (value: unknown, key: string): string[] => {
    if (typeof value === 'string') return ['id', 'sheet', 'step', 'entries', 'by'].includes(key) ? [] : [value];
    if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, key));
    if (value === null || typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([name, each]) => textsIn(each, name));
  };
  return Object.entries(data)
    .filter(([key]) => !isForPlayers(key))
    .flatMap(([key, value]) => textsIn(value, key))
    .map(flat)
    .filter(
      (text) => text.length >= LONG_ENOUGH && /\s/.test(text) && !/^\d{4}-\d\d-\d\d/.test(text) && !isPublic(text),
    );
}

/** What stands in the open anyway, such as the name of a firm that somebody plays, or the examples of a schema. */
function isPublic(text: string): boolean {
  return PUBLIC.includes(text);
}

/** Words as a reader sees them, whatever they are written in. */
function flat(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\\n/g, ' ')
    .replace(/\\"/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

const PUBLIC = flat(
  [
    ...model.content.shared.map((source) => source.text),
    ...plans().flatMap((plan) =>
      plan.sources.filter(({ kind }) => kind?.name !== 'drill').map((source) => source.text),
    ),
    JSON.stringify(drillSchema),
  ].join(' '),
);

describe('UX-22 no facilitator text in player output', () => {
  const drills = plans().flatMap((plan) => plan.drills);
  const secrets = [...new Set(drills.flatMap(({ data }) => secretsOf(data)))];

  test('there is something to keep', () => {
    expect(drills.length).toBeGreaterThan(10);
    expect(secrets.length).toBeGreaterThan(500);
  });

  test('no page, script, list or index of the public build has it', () => {
    const files = filesOf(dist, WORDS);
    expect(files.size).toBeGreaterThan(300);
    const packed = [...filesOf(dist, PACKED).keys()].map((path) => [path, unpacked(`${dist}/${path}`)] as const);
    expect(packed.length).toBeGreaterThan(100);
    expect(
      packed.some(([, text]) => text.includes('EXERCISE')),
      'drills are in the index',
    ).toBe(true);
    const found: string[] = [];
    for (const [path, text] of [...files, ...packed]) {
      const held = flat(text);
      for (const secret of secrets) if (held.includes(secret)) found.push(`${path}: ${secret}`);
    }
    expect(found).toEqual([]);
  });

  test('the packs have all of it', LONG, () => {
    for (const { drill, html } of packedDrills()) {
      const held = flat(html.replace(/<[^>]+>/g, ' ')).replace(/ /g, '');
      // Cards that were not drawn, and what was seen when the drill was held, are no part of the pack.
      const drawn = { ...drill.data, injects: (drill.data.injects ?? []).filter((inject) => !inject.drawn) };
      const lost = secretsOf(drawn).filter(
        (secret) => !/^PT?\d/.test(secret) && !held.includes(secret.replace(/ /g, '')),
      );
      expect(lost, drill.id).toEqual([]);
    }
  });
});

/** Pagefind packs its files with gzip and puts a few bytes of its own before what they hold. */
function unpacked(file: string): string {
  return gunzipSync(readFileSync(file)).toString('utf8');
}
