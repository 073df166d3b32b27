import type { PlanVerdict, Report } from '../check.ts';
import type { Finding, Unassessed } from '../plan/finding.ts';
import { fails, type Reporter, rulePage, summarize, type Telling } from './reporter.ts';

/** For people: findings grouped by file, each in the form terminals turn into links, then a line for each plan. */
export const text: Reporter = (report, telling) => {
  const blocks = [
    ...groupByFile(report.findings).map((group) => group.map((finding) => tell(finding, telling)).join('\n')),
    ...(report.unassessed.length > 0
      ? [['Not assessed, so not passed:', ...report.unassessed.map(tellUnassessed)].join('\n')]
      : []),
    [...report.plans.map((plan) => closing(plan, report, telling)), total(report, telling)].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function groupByFile(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding]);
  return [...groups.values()];
}

function tell(finding: Finding, { site }: Telling): string {
  const { file, line, column, rule, message, waivedUntil, on } = finding;
  const level = waivedUntil === null ? finding.level : `waived until ${waivedUntil} (${finding.level})`;
  const from = on === null ? '' : `, from ${on}`;
  return `${visible(file).replaceAll('\n', '\\n')}:${line}:${column} ${level}${from}\n  ${visible(message).replaceAll('\n', ' ')}\n  ${rulePage(rule, site)}`;
}

function tellUnassessed({ rule, plan, entry, because }: Unassessed): string {
  return `  ${rule} on ${[plan, entry].filter(Boolean).join('/')}: ${because}`;
}

/** Ready, or what stands in the way. */
function closing(plan: PlanVerdict, report: Report, { strict }: Telling): string {
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

function total(report: Report, { strict }: Telling): string {
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

function count(number: number, word: string, words = `${word}s`): string {
  if (number === 0) return '';
  return `${number} ${number === 1 ? word : words}`;
}

/** Shows what would steer a terminal instead of sending it: names and values come from strangers. */
function visible(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question.
  return line.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, (character) => {
    return `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`;
  });
}
