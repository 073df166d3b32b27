import type { Report } from '../check.ts';

/** How a report is to be told. */
export interface Telling {
  /** Do warnings fail, too? */
  strict: boolean;
  /** The address of the published site, with a slash at its end; null where the content names none. */
  site: string | null;
}

/** A report as one text. Findings arrive sorted; every format carries every finding. */
export type Reporter = (report: Report, telling: Telling) => string;

/** How many findings there are of each weight; a waived one counts only as waived. */
export interface Summary {
  error: number;
  warning: number;
  notice: number;
  waived: number;
  unassessed: number;
}

/** Counts a report. */
export function summarize(report: Pick<Report, 'findings' | 'unassessed'>): Summary {
  const summary: Summary = { error: 0, warning: 0, notice: 0, waived: 0, unassessed: report.unassessed.length };
  for (const { level, waivedUntil } of report.findings) summary[waivedUntil === null ? level : 'waived'] += 1;
  return summary;
}

/** Does this report fail a check? Errors do; warnings too if strict. */
export function fails(report: Pick<Report, 'findings' | 'unassessed'>, strict: boolean): boolean {
  const { error, warning } = summarize(report);
  return error > 0 || (strict && warning > 0);
}

/** The same report, cut down to one plan: its own findings, and those of shared records it uses. */
export function narrow(report: Report, plan: string): Report {
  const { asOf, content, newest, plansOf } = report;
  return {
    asOf,
    content,
    newest,
    plansOf,
    findings: report.findings.filter((finding) => report.plansOf(finding).includes(plan)),
    get later() {
      return report.later.filter((finding) => finding.plan === plan || finding.plan === null);
    },
    plans: report.plans.filter((each) => each.id === plan),
    unassessed: report.unassessed.filter((each) => each.plan === plan || each.plan === null),
  };
}

/** The published site's address with a slash at its end; null where the content names none. */
export function siteOf(report: Pick<Report, 'content'>): string | null {
  const site = report.content.organization?.site;
  return site === undefined ? null : site.replace(/\/*$/, '/');
}

/** Where the page of a rule is. */
export function rulePage(rule: string, site: string | null): string {
  return `${site ?? '/'}rules/${rule}/`;
}
