import type { Report } from '../check.ts';
import { addDuration, type Day } from '../plan/day.ts';
import type { Finding } from '../plan/finding.ts';

/** How a report is to be told. */
export interface Telling {
  /** Do warnings fail, too? */
  strict: boolean;
  /** The address of the published site, with a slash at its end; null where the content names none. */
  site: string | null;
  /** The way from the repository's root to the parent of the content folder, with a slash at its end; none where left out. */
  below?: string;
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
  const { asOf, content, newest, plansOf, standingsOf, spotOf, fingerprintOf, since } = report;
  return {
    asOf,
    content,
    newest,
    plansOf,
    standingsOf,
    spotOf,
    fingerprintOf,
    ...(since && { since }),
    findings: report.findings.filter((finding) => plansOf(finding).includes(plan)),
    get later() {
      return report.later.filter((finding) => plansOf(finding).includes(plan));
    },
    plans: report.plans.filter((each) => each.id === plan),
    unassessed: report.unassessed.filter((each) => each.plan === plan || each.plan === null),
  };
}

/** The published site's address with a slash at its end; null where the content names none. */
export function siteOf(report: Pick<Report, 'content'>): string | null {
  const site = report.content.organization?.site;
  return site === undefined ? null : site.replace(/(?<!\/)\/*$/, '/');
}

/** Where the page of a rule is. */
export function rulePage(rule: string, site: string | null): string {
  return `${site ?? '/'}rules/${rule}/`;
}

/** Shows what would steer a terminal, or that no XML may hold, instead of sending it: names and values come from strangers. */
export function visible(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question.
    /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFE\uFFFF]/gu,
    (character) => `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
  );
}

/** The same in one line. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n');
}

/** The last day on which what a timed finding asks for is done in time; null for what does not come with time. */
export function dueOf({ on }: Pick<Finding, 'on'>): Day | null {
  return on === null ? null : addDuration(on, 'P1D', true);
}

/** Since when a timed finding holds on a day, or by when to act; empty for what does not come with time. */
export function whenOf(finding: Pick<Finding, 'on'>, asOf: Day): string {
  const due = dueOf(finding);
  if (due === null) return '';
  return due < asOf ? `since ${finding.on}` : `by ${due}`;
}

/** An entry with its plan; empty for files that are no entry. */
export function nameOf({ plan, entry }: Pick<Finding, 'plan' | 'entry'>): string {
  return [plan, entry].filter(Boolean).join('/');
}

/** A number and its word; empty for none. */
export function count(number: number, word: string, words = `${word}s`): string {
  if (number === 0) return '';
  return `${number} ${number === 1 ? word : words}`;
}
