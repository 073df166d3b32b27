import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { schemaComment } from '../src/edit/schema-comment.ts';
import { KINDS } from '../src/plan/kinds.ts';
import { read } from '../src/read.ts';
import { published } from '../src/site/published-schema.ts';
import { EXAMPLE_FILES, examplesOf } from '../src/site/reference.ts';

const CONTENT = fileURLToPath(new URL('../content/', import.meta.url));
const HOME = { origin: 'https://plan.example.com', base: '/response/' };

/** The YAML language server of editors, and what it asked for. It finds schemas on this disk and those of one site, no others. */
function editor() {
  const asked: string[] = [];
  const service = getLanguageService({
    schemaRequestService: async (uri) => {
      asked.push(uri);
      if (uri.startsWith('file:')) return readFileSync(fileURLToPath(uri), 'utf8');
      const name = /^https:\/\/plan\.example\.com\/response\/schemas\/(\w+)\.schema\.json$/.exec(uri)?.[1];
      if (name === undefined) throw new Error(`There is no network to find ${uri}`);
      return JSON.stringify(published(name, HOME));
    },
    workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
  } as Parameters<typeof getLanguageService>[0]);
  service.configure({ validate: true, hover: true, completion: true, yamlVersion: '1.2', schemas: [] });
  return { service, asked };
}

let version = 0;

/** A text as if it lay at a path of our content folder, just typed. */
const open = (path: string, text: string) =>
  TextDocument.create(pathToFileURL(`${CONTENT}${path}`).href, 'yaml', ++version, text);

/** What the editor underlines, as `line: message`. */
async function underlined(path: string, text: string, { service } = editor()): Promise<string[]> {
  const found = await service.doValidation(open(path, text), false);
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`).sort();
}

const yaml = KINDS.filter(({ extension }) => extension !== '.mdx');
const own = [...read(CONTENT).files].flatMap(([path, text]) =>
  schemaComment(path) && typeof text === 'string' ? [[path, text] as const] : [],
);

describe('an editor that reads the comment', () => {
  test.each(own)('finds nothing wrong with %s, by schemas of this repository alone', async (path, text) => {
    const each = editor();
    expect(await underlined(path, text, each)).toEqual([]);
    expect(each.asked.length).toBeGreaterThan(0);
    expect(each.asked.filter((uri) => !uri.startsWith(new URL('../schemas/', import.meta.url).href))).toEqual([]);
  });

  test('underlines an unknown property, a wrong form and a missing id where they stand', async () => {
    const text = `${schemaComment('task-list/system.yml')}
title: The system
owner: Technical lead
backup: none
logs:
  - name: Access log
`;
    expect(await underlined('task-list/system.yml', text)).toEqual([
      '3: String does not match the pattern of "^[a-z0-9]+(-[a-z0-9]+)*$".',
      '4: Property backup is not allowed.',
      '6: Missing property "id".',
    ]);
  });

  test('tells what a property means', async () => {
    const text = `${schemaComment('task-list/system.yml')}\nlogs:\n  - id: access-log\n    keptFor: P90D\n`;
    const hover = await editor().service.doHover(open('task-list/system.yml', text), { line: 3, character: 6 });
    expect(JSON.stringify(hover?.contents)).toContain('How long it is kept, as an ISO 8601 duration.');
  });

  test.each<[string, string[], string[]]>([
    ['  name: Dana Whitfield\n  kind: ', ['person', 'party', 'bridge'], []],
    ['  name: Dana Whitfield\n  kind: person\n  ', ['channels', 'hours', 'position'], ['name', 'kind']],
    ['  channels:\n    - kind: ', ['phone', 'sms', 'inPerson'], ['person']],
  ])('offers after %j what can stand there', async (typed, offered, not) => {
    const document = open('contacts.yml', `${schemaComment('contacts.yml')}\ndana-whitfield:\n${typed}`);
    const end = document.positionAt(document.getText().length);
    const labels = (await editor().service.doComplete(document, end, false)).items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(offered));
    expect(labels.filter((label) => not.includes(label))).toEqual([]);
  });
});

describe('an editor that is led to the site', () => {
  test.each(yaml)('needs nothing but the one schema of $name', async ({ name }) => {
    const url = `https://plan.example.com/response/schemas/${name}.schema.json`;
    for (const { path, text } of examplesOf(name)) {
      const each = editor();
      const led = text.replace(/\$schema=.*/, `$schema=${url}`);
      expect(await underlined(path, led, each)).toEqual([]);
      const wrong = name === 'waivers' ? `${led}- { rule: x, ownr: y }\n` : `${led}\n${RECORD[name] ?? 'ownr: y'}\n`;
      expect(await underlined(path, wrong, each)).toEqual([expect.stringMatching(/Property ownr is not allowed/)]);
      expect(new Set(each.asked)).toEqual(new Set([url]));
    }
  });

  /** Contacts are records by id. */
  const RECORD: Record<string, string> = {
    contacts: 'dana-whitfield: { name: Dana Whitfield, kind: person, ownr: y }',
  };

  test('has an example of each', () => {
    expect(EXAMPLE_FILES.filter(({ path }) => schemaComment(path) !== null)).toHaveLength(yaml.length);
  });
});
