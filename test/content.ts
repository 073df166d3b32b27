import { fileURLToPath } from 'node:url';
import { RESERVED_PLANS } from '../src/plan/kinds.ts';
import type { Files, FileText } from '../src/plan/source.ts';
import { read } from '../src/read.ts';

/** The base plan that every example of a rule is laid over: small, and without a finding. */
export const BASE: Files = read(fileURLToPath(new URL('fixtures/base', import.meta.url))).files;

/** The content that the project ships. */
export const OWN: Files = read(fileURLToPath(new URL('../content', import.meta.url))).files;

/** The id of the base plan. */
export const BASE_PLAN = 'task-list';

/** Files that all plans share; every other path of an example lies in the base plan. */
const SHARED = /^(organization|contacts|waivers)\.yml$/;

/** Reads an example, files after lines `-- path --`, into paths of the content folder. */
export function filesOf(example: string): Map<string, FileText> {
  const files = new Map<string, FileText>();
  const parts = example
    .trimStart()
    .split(/^-- (.+) --\n/m)
    .slice(1);
  for (let index = 0; index < parts.length; index += 2) {
    const path = parts[index] as string;
    const first = path.split('/')[0] as string;
    const shared = SHARED.test(path) || RESERVED_PLANS.includes(first) || first === '..';
    files.set(shared ? path.replace(/^\.\.\//, '') : `${BASE_PLAN}/${path}`, parts[index + 1] as string);
  }
  return files;
}

/** Files laid over others, later ones on top. */
export function over(...layers: Iterable<readonly [string, FileText]>[]): Files {
  return new Map(layers.flatMap((layer) => [...layer]));
}
