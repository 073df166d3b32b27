import { isForPlayers } from '../plan/drill.ts';
import type { Finding } from '../plan/finding.ts';
import type { Plan } from '../plan/plan.ts';
import type { Source } from '../plan/source.ts';

/** A finding as pages may tell it: what lies in a drill's facilitator part is named, but not quoted. */
export function withoutFacilitator(finding: Finding, plan: Plan): Finding {
  if (!finding.entry?.startsWith('drills/')) return finding;
  const source = plan.sources.find((each) => each.entry === finding.entry);
  if (!source || !isFacilitators(source, finding.line)) return finding;
  return {
    ...finding,
    message: 'This concerns the part of the drill that only its facilitator reads. `npm run check` tells it in full.',
  };
}

/** Does a line of a drill's file stand in its facilitator part? Lines that belong to no known key do. */
function isFacilitators(source: Source, line: number): boolean {
  const lines = source.text.split('\n');
  const close = lines.findIndex((text, index) => index > 0 && text.trimEnd() === '---');
  if (line > close + 1 && close > 0) return false;
  if (line === 1) return false;
  for (let index = Math.min(line, lines.length) - 1; index > 0; index -= 1) {
    const key = /^(["']?)([A-Za-z]+)\1\s*:/.exec(lines[index] as string);
    if (key) return !isForPlayers(key[2] as string);
  }
  return true;
}
