import type { KindName } from './kinds.ts';
import type { Plan } from './plan.ts';
import { isSound } from './source.ts';

/** How many files of a plan cannot be read, of one kind or of any: what they record is unknown. */
export function hiddenFiles(plan: Plan, kind?: KindName): number {
  return plan.sources.filter(
    (source) => !isSound(source) && source.kind !== null && (kind === undefined || source.kind.name === kind),
  ).length;
}
