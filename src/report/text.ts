import type { Report } from '../check.ts';
import type { Finding, Unassessed } from '../plan/finding.ts';
import { type Reporter, rulePage, type Telling, visible, visibleLine } from './reporter.ts';
import { totalOf, verdictOf } from './verdict.ts';

/** For people: findings grouped by file, each in the form terminals turn into links, then a line for each plan. */
export const text: Reporter = (report, telling) => {
  const blocks = [
    ...groupByFile(report.findings).map((group) => group.map((finding) => tell(finding, report, telling)).join('\n')),
    ...(report.unassessed.length > 0
      ? [['Not assessed, so not passed:', ...report.unassessed.map(tellUnassessed)].join('\n')]
      : []),
    [...report.plans.map((plan) => verdictOf(plan, report, telling)), totalOf(report, telling)].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function groupByFile(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding]);
  return [...groups.values()];
}

function tell(finding: Finding, { since }: Report, { site }: Telling): string {
  const { file, line, column, rule, message, waivedUntil, on } = finding;
  const known = since?.known.get(finding);
  const weight = known ? `${finding.level} (known ${known})` : finding.level;
  const level = waivedUntil === null ? weight : `waived until ${waivedUntil} (${finding.level})`;
  const from = on === null ? '' : `, from ${on}`;
  return `${visibleLine(file)}:${line}:${column} ${level}${from}\n  ${visible(message).replaceAll('\n', ' ')}\n  ${rulePage(rule, site)}`;
}

function tellUnassessed({ rule, plan, entry, because }: Unassessed): string {
  return `  ${rule} on ${[plan, entry].filter(Boolean).join('/')}: ${because}`;
}
