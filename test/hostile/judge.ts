import { check } from '../../src/check.ts';
import type { Finding } from '../../src/plan/finding.ts';
import { RULES } from '../../src/rules/index.ts';
import { BASE, over } from '../content.ts';
import { CORPUS, type Hostile } from './corpus.ts';

/** The day by which everything here is judged. */
export const AS_OF = '2026-11-22';

/** The rules that are told by the stages that read and link: what other rules ask of a guide is not asked here. */
const READING = new Set([
  ...RULES.filter(({ concern }) => concern === 'form').map(({ id }) => id),
  'reference-exists',
  'link-resolves',
]);

/** What a check of the base with one more file says: of that file's form and links, and of all other files. */
export interface Judgement {
  own: string[];
  others: string[];
}

/** A finding in one line, its file left out. */
function shown({ line, column, rule, message }: Finding): string {
  return `${line}:${column} ${rule} ${message}`;
}

/** Judges the base with one hostile file laid over it. */
export function judge({ path, text }: Hostile): Judgement {
  const { findings } = check(over(BASE, [[path, text]]), { asOf: AS_OF, folder: '' });
  return {
    own: findings.filter((finding) => finding.file === path && READING.has(finding.rule)).map(shown),
    others: findings.filter((finding) => finding.file !== path).map((finding) => `${finding.file}:${shown(finding)}`),
  };
}

// A process of its own judges what it is told by name, so that a test can outlive it.
if (import.meta.main) {
  process.on('message', (name) => {
    const hostile = CORPUS.find((each) => each.name === name);
    if (!hostile) throw new Error(`The corpus has no ${name}`);
    process.send?.(judge(hostile));
  });
  process.send?.('ready');
}
