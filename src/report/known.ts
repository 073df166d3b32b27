import type { Report } from '../check.ts';
import type { Finding, Level } from '../plan/finding.ts';
import { placeOf } from '../plan/fingerprint.ts';

/**
 * Compares a report with that of an earlier state, `ref`, judged at the same day by the same rules: timed findings that
 * hold in both are notices, everything else weighs what it weighs. Whether a plan is ready does not change by that. A
 * finding that a waiver accepted then and accepts no longer is new.
 */
export function markKnown(report: Report, before: Report, ref: string): Report {
  const unmatched = new Map<string, Finding[]>();
  for (const finding of before.findings) {
    if (!mayBeKnown(finding, before.asOf)) continue;
    const identity = identityOf(finding, before);
    unmatched.set(identity, [...(unmatched.get(identity) ?? []), finding]);
  }
  const known = new Map<Finding, Level>();
  const told = new Map<Finding, Finding>();
  const take = (finding: Finding, fits: (old: Finding) => boolean) => {
    if (told.has(finding) || !mayBeKnown(finding, report.asOf)) return;
    const alike = unmatched.get(identityOf(finding, report)) ?? [];
    const index = alike.findIndex(fits);
    if (index < 0) return;
    alike.splice(index, 1);
    const notice: Finding = { ...finding, level: 'notice' };
    told.set(finding, notice);
    known.set(notice, finding.level);
  };
  // Where several share an identity, those that say the same belong together; only then may a message have changed.
  for (const finding of report.findings) take(finding, (old) => old.message === finding.message);
  for (const finding of report.findings) take(finding, () => true);

  const original = new Map([...told].map(([finding, notice]) => [notice, finding]));
  const origin = (finding: Finding) => original.get(finding) ?? finding;
  return {
    asOf: report.asOf,
    content: report.content,
    newest: report.newest,
    plans: report.plans,
    unassessed: report.unassessed,
    findings: report.findings.map((finding) => told.get(finding) ?? finding),
    get later() {
      return report.later;
    },
    plansOf: (finding) => report.plansOf(origin(finding)),
    standingsOf: report.standingsOf,
    spotOf: (finding) => report.spotOf(origin(finding)),
    fingerprintOf: (finding) => report.fingerprintOf(origin(finding)),
    since: { ref, known },
  };
}

/**
 * What makes a finding the same one in another state of the content: its rule, its file, its place without line
 * numbers and the day from which it holds. A review recorded anew, which moves the day, makes another finding. Two
 * findings of one state may share an identity.
 */
function identityOf(finding: Finding, report: Report): string {
  const { rule, file, on } = finding;
  return JSON.stringify([rule, file, placeOf(report.spotOf(finding)), on]);
}

/** Timed, holding, failing in some mode, and accepted by no waiver. */
function mayBeKnown({ on, level, waivedUntil }: Finding, asOf: string): boolean {
  return on !== null && on <= asOf && level !== 'notice' && waivedUntil === null;
}
