import type { PlanVerdict, Report } from '../check.ts';
import { count, fails, type Summary, summarize, type Telling, visibleLine } from './reporter.ts';

/** One plan in one line: ready, or what stands in the way. */
export function verdictOf(plan: PlanVerdict, report: Report, { strict }: Telling): string {
  const own = report.findings.filter((finding) => report.plansOf(finding).includes(plan.id));
  const { warning, notice, waived } = summarize({ findings: own, unassessed: [] });
  const rest = [count(warning, 'warning'), count(notice, 'notice'), waived > 0 ? `${waived} waived` : '']
    .filter(Boolean)
    .join(', ');
  const entries = count(plan.entries, 'entry', 'entries') || 'no entries';
  if (!plan.ready) {
    const known = own.filter((each) => report.since?.known.get(each) === 'error');
    const inTheWay = own.filter(
      (each) => (each.level === 'error' && each.waivedUntil === null) || known.includes(each),
    );
    const rules = [...new Set(inTheWay.map((each) => each.rule))];
    const errors = [count(inTheWay.length, 'error'), known.length > 0 ? `(${known.length} known)` : '', 'in the way'];
    return `${plan.id}: NOT READY. ${errors.filter(Boolean).join(' ')}: ${rules.join(', ')}. ${[entries, rest].filter(Boolean).join(', ')}.`;
  }
  const strictly = strict && warning > 0 ? ' Its warnings fail with --strict.' : '';
  return `${plan.id}: ready. ${[entries, rest].filter(Boolean).join(', ')}.${strictly}`;
}

/** What was found, counted, and whether the check passes. */
export function totalOf(report: Report, { strict }: Telling): string {
  const verdict = fails(report, strict) ? 'The check fails.' : 'The check passes.';
  return [`As of ${report.asOf}: ${inCounts(summarize(report))}.`, comparisonOf(report), verdict]
    .filter(Boolean)
    .join(' ');
}

/** The counts of a summary in words: `1 error, no warnings, 2 notices`. */
export function inCounts({ error, warning, notice, waived, unassessed }: Summary): string {
  const counts = [
    count(error, 'error') || 'no errors',
    count(warning, 'warning') || 'no warnings',
    count(notice, 'notice'),
    waived > 0 ? `${waived} waived` : '',
    unassessed > 0 ? `${unassessed} not assessed` : '',
  ];
  return counts.filter(Boolean).join(', ');
}

/** What the comparison with an earlier state changed; nothing where there was none. */
function comparisonOf({ since, findings }: Report): string {
  if (!since) return '';
  const ref = visibleLine(since.ref);
  const known = findings.filter((finding) => since.known.has(finding)).length;
  if (known === 0) return `No timed finding was known at ${ref}.`;
  return `${known} timed ${known === 1 ? 'finding that was known at' : 'findings that were known at'} ${ref} ${known === 1 ? 'is shown as a notice' : 'are shown as notices'}.`;
}
