import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { scalar } from '../../src/edit/scalar.ts';

test.each([
  ['dana-whitfield', 'dana-whitfield'],
  ['Key leaked', 'Key leaked'],
  ['2026-11-22', "'2026-11-22'"],
  ['e28d4d74c8c36f6e', "'e28d4d74c8c36f6e'"],
  ['null', "'null'"],
  ['no', "'no'"],
  ['on', "'on'"],
  ['', "''"],
  ["the CEO's mailbox", "the CEO's mailbox"],
  ["'quoted'", "'''quoted'''"],
  ['a: b', "'a: b'"],
  ['tab\there', '"tab\\there"'],
])('%j is written %s', (text, written) => {
  expect(scalar(text)).toBe(written);
});

test('every text comes back as itself, in YAML 1.2 and 1.1', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.stringMatching(/^[a-f0-9.:_ -]{0,12}$/));
  fc.assert(
    fc.property(texts, (text) => {
      expect(parse(scalar(text), { version: '1.1' })).toBe(text);
      expect((load(`key: ${scalar(text)}\n`, { schema: CORE_SCHEMA }) as { key: string }).key).toBe(text);
    }),
  );
});
