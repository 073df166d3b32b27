import type { Finding } from './plan/finding.ts';
import type { Waiver } from './plan/plan.ts';
import type { Spot } from './plan/source.ts';

/** Does a waiver's rule, plan, entry and place fit a finding? Says nothing about its validity. */
export function covers(waiver: Waiver, finding: Pick<Finding, 'rule' | 'plan' | 'entry'>, spot: Spot): boolean {
  if (waiver.rule !== finding.rule || (waiver.plan ?? null) !== finding.plan) return false;
  if (waiver.entry !== undefined && waiver.entry !== finding.entry) return false;
  if (waiver.at === undefined) return true;
  if (!waiver.at.startsWith('#')) {
    const path = spot.path.join('.');
    return path === waiver.at || path.startsWith(`${waiver.at}.`);
  }
  return 'start' in spot && headingAbove(spot)?.includes(waiver.at.slice(1)) === true;
}

/** The slugs of the headings that a place in a body stands under. */
function headingAbove(spot: Extract<Spot, { start: unknown }>): string[] | null {
  const above = (spot.source.body?.headings ?? []).filter(
    (heading) => 'start' in heading.spot && heading.spot.start.line <= spot.start.line,
  );
  const chain: typeof above = [];
  for (const heading of above.reverse())
    if (chain.length === 0 || heading.depth < (chain.at(-1)?.depth ?? 0)) chain.push(heading);
  return chain.map((heading) => heading.slug);
}
