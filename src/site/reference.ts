/// <reference types="vite/client" />

import { compareText } from '../plan/finding.ts';
import { belongingOf, type KindName } from '../plan/kinds.ts';
import { RULES } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';

/** A whole file as an author would write it. */
export interface ExampleFile {
  /** Its path below the content folder. */
  path: string;
  text: string;
}

const FOLDER = './reference/';
const FILES: Readonly<Record<string, string>> = import.meta.glob('./reference/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The files of the example plan: a content folder of its own with each kind of file in it, which the tests check whole. */
export const EXAMPLE_FILES: readonly ExampleFile[] = Object.entries(FILES)
  .map(([path, text]) => ({ path: path.slice(FOLDER.length), text }))
  .sort((a, b) => compareText(a.path, b.path));

function kindOf(path: string): KindName | null {
  const belonging = belongingOf(path);
  return typeof belonging === 'string' ? null : belonging.kind.name;
}

/** The example files of one kind. */
export function examplesOf(kind: KindName): ExampleFile[] {
  return EXAMPLE_FILES.filter(({ path }) => kindOf(path) === kind);
}

/** The rules whose own example finds fault with a file of a kind. More may look at it: they tell what they miss elsewhere. */
export function rulesShownOn(kind: KindName): Rule[] {
  return RULES.filter((rule) => rule.bad.findings.some((finding) => kindFaulted(finding) === kind));
}

/** The kind of file that a finding of an example, `path:line:column message`, stands in. Most paths are those of a plan. */
function kindFaulted(finding: string): KindName | null {
  const path = finding.slice(0, finding.indexOf(':'));
  return kindOf(`plan/${path}`) ?? kindOf(path);
}
