import { type Reporter, summarize } from './reporter.ts';

/** For programs: the contract of DESIGN 6, version 1. */
export const json: Reporter = (report) => {
  const { asOf, findings, plans, unassessed, since } = report;
  const value = {
    version: 1,
    asOf,
    ...(since && { changedSince: { ref: since.ref, known: findings.filter((each) => since.known.has(each)).length } }),
    summary: summarize(report),
    plans: plans.map(({ id, entries, ready, coverage }) => ({ id, entries, ready, coverage })),
    findings: findings.map((finding) => ({
      rule: finding.rule,
      level: finding.level,
      timed: finding.timed,
      on: finding.on,
      message: finding.message,
      plan: finding.plan,
      entry: finding.entry,
      file: finding.file,
      line: finding.line,
      column: finding.column,
      endLine: finding.endLine,
      endColumn: finding.endColumn,
      waivedUntil: finding.waivedUntil,
    })),
    unassessed,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
};
