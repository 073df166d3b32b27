import type { Finding } from './plan/finding.ts';
import type { Waiver } from './plan/plan.ts';
import { headingsAbove, type Spot } from './plan/source.ts';

/** Does a waiver's rule, plan, entry and place fit a finding? Says nothing about its validity. */
export function covers(waiver: Waiver, finding: Pick<Finding, 'rule' | 'plan' | 'entry'>, spot: Spot): boolean {
  if (waiver.rule !== finding.rule || (waiver.plan ?? null) !== finding.plan) return false;
  if (waiver.entry !== undefined && waiver.entry !== finding.entry) return false;
  if (waiver.at === undefined) return true;
  if (!waiver.at.startsWith('#')) {
    const path = spot.path.join('.');
    return path === waiver.at || path.startsWith(`${waiver.at}.`);
  }
  return 'start' in spot && headingsAbove(spot).some(({ slug }) => slug === waiver.at?.slice(1));
}
