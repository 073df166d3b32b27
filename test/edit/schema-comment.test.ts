import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { schemaComment } from '../../src/edit/schema-comment.ts';
import { belongingOf } from '../../src/plan/kinds.ts';
import { read } from '../../src/read.ts';

const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

test.each([
  ['contacts.yml', '# yaml-language-server: $schema=../schemas/contacts.schema.json'],
  ['frameworks/pci-dss-4.0.1.yaml', '# yaml-language-server: $schema=../../schemas/framework.schema.json'],
  ['task-list/system.yml', '# yaml-language-server: $schema=../../schemas/system.schema.json'],
])('%s begins with %s', (path, comment) => {
  expect(schemaComment(path)).toBe(comment);
});

test('a content folder elsewhere has a way of its own to the schemas', () => {
  expect(schemaComment('task-list/system.yml', '../muster/schemas')).toBe(
    '# yaml-language-server: $schema=../../muster/schemas/system.schema.json',
  );
});

test.each(['task-list/plan.mdx', 'task-list/roles/scribe.mdx', 'notes.txt', 'task-list/parts.yml'])(
  '%s has no such line',
  (path) => {
    expect(schemaComment(path)).toBeNull();
  },
);

describe('our own content', () => {
  const files = [...read(CONTENT).files.keys()].filter((path) => /\.ya?ml$/.test(path));

  test('has the files that have such a line', () => {
    expect(files.length).toBeGreaterThan(28);
  });

  test.each(files)('%s begins with the way to its schema', (path) => {
    const first = readFileSync(join(CONTENT, path), 'utf8').split('\n', 1)[0] as string;
    expect(first).toBe(schemaComment(path));
    const schema = join(CONTENT, path, '..', first.slice(first.indexOf('=') + 1));
    expect(existsSync(schema)).toBe(true);
    const belonging = belongingOf(path);
    expect(JSON.parse(readFileSync(schema, 'utf8')).$id).toMatch(
      new RegExp(`/${typeof belonging === 'string' ? '' : belonging.kind.name}\\.schema\\.json$`),
    );
  });
});
