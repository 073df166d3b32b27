import type { Day } from './plan/day.ts';
import type { Finding, Place } from './plan/finding.ts';
import type { Waiver } from './plan/plan.ts';
import { headingsAbove, type Spot } from './plan/source.ts';
import { RULES } from './rules/index.ts';

const CONCERNS = new Map(RULES.map((rule) => [rule.id, rule.concern]));

/** A finding with what it takes to judge it further; its place is worked out last, and only for those that are asked for. */
export interface Judged {
  finding: Omit<Finding, keyof Place>;
  spot: Spot;
  plans: ReadonlySet<string>;
}

/** Marks the findings that a valid waiver accepts; a waiver that is itself at fault accepts nothing. */
export function waive(told: Judged[], waivers: readonly Waiver[], asOf: Day, used: Set<number>): void {
  const invalid = new Set(
    told
      .filter(
        ({ finding, spot }) =>
          (finding.rule === 'waiver-is-valid' || spot.source.kind?.name === 'waivers') && (finding.on ?? '') <= asOf,
      )
      .map(({ spot }) => spot.path[0]),
  );
  for (const waiver of waivers) {
    if (invalid.has(waiver.index)) {
      used.add(waiver.index);
      continue;
    }
    for (const judged of told) {
      const concern = CONCERNS.get(judged.finding.rule);
      if (concern === 'form' || concern === 'waivers' || !covers(waiver, judged.finding, judged.spot)) continue;
      used.add(waiver.index);
      if ((waiver.until ?? '') >= (judged.finding.on ?? '')) judged.finding.waivedUntil = waiver.until ?? null;
    }
  }
}

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
