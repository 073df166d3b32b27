import { check } from '../../src/check.ts';
import { RULES } from '../../src/rules/index.ts';
import { BASE, filesOf, over } from '../content.ts';

/** What one rule says of files laid over the base plan: `line message` each, of all files. */
export function judge(id: string, files: string): string[] {
  const rules = RULES.filter((rule) => rule.id === id);
  const { findings } = check(over(BASE, filesOf(files)), { asOf: '2026-11-22', folder: '', rules });
  return findings.filter(({ rule }) => rule === id).map(({ line, message }) => `${line} ${message}`);
}
