import type { PlanVerdict, Report } from '../check.ts';
import { count, fails, summarize, type Telling } from './reporter.ts';

/** One plan in one line: ready, or what stands in the way. */
export function verdictOf(plan: PlanVerdict, report: Report, { strict }: Telling): string {
  const own = report.findings.filter((finding) => report.plansOf(finding).includes(plan.id));
  const { error, warning, notice, waived } = summarize({ findings: own, unassessed: [] });
  const rest = [count(warning, 'warning'), count(notice, 'notice'), waived > 0 ? `${waived} waived` : '']
    .filter(Boolean)
    .join(', ');
  const entries = count(plan.entries, 'entry', 'entries') || 'no entries';
  if (!plan.ready) {
    const rules = [
      ...new Set(own.filter((each) => each.level === 'error' && each.waivedUntil === null).map((each) => each.rule)),
    ];
    return `${plan.id}: NOT READY. ${count(error, 'error')} in the way: ${rules.join(', ')}. ${[entries, rest].filter(Boolean).join(', ')}.`;
  }
  const strictly = strict && warning > 0 ? ' Its warnings fail with --strict.' : '';
  return `${plan.id}: ready. ${[entries, rest].filter(Boolean).join(', ')}.${strictly}`;
}

/** What was found, counted, and whether the check passes. */
export function totalOf(report: Report, { strict }: Telling): string {
  const { error, warning, notice, waived, unassessed } = summarize(report);
  const counts = [
    count(error, 'error') || 'no errors',
    count(warning, 'warning') || 'no warnings',
    count(notice, 'notice'),
    waived > 0 ? `${waived} waived` : '',
    unassessed > 0 ? `${unassessed} not assessed` : '',
  ];
  return `As of ${report.asOf}: ${counts.filter(Boolean).join(', ')}. ${fails(report, strict) ? 'The check fails.' : 'The check passes.'}`;
}
