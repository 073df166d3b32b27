import { belongingOf } from '../plan/kinds.ts';

/**
 * The line with which a YAML content file begins, so that editors know its schema; null for what is no YAML file of a
 * plan. `path` is relative to the content folder, `schemas` leads from that folder to the schemas. The way is relative:
 * it works without a network, and an editor then follows the same schema as the check.
 */
export function schemaComment(path: string, schemas = '../schemas'): string | null {
  const belonging = belongingOf(path);
  if (typeof belonging === 'string' || belonging.kind.extension === '.mdx') return null;
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}${schemas}/${belonging.kind.name}.schema.json`;
}
