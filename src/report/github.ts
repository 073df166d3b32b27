import type { Day } from '../plan/day.ts';
import type { Finding, Level } from '../plan/finding.ts';
import { nameOf, type Reporter, rulePage, type Telling, visible, whenOf } from './reporter.ts';
import { totalOf, verdictOf } from './verdict.ts';

/** So many annotations of each level GitHub shows for one step; the others stand in its log alone. */
const SHOWN = 10;
const WEIGHT: Record<Level, number> = { error: 0, warning: 1, notice: 2 };

/**
 * For a workflow on GitHub: one command a finding, which becomes an annotation at its line. Errors come first, what is
 * waived or could not be assessed last, both as notices. The last lines tell the plans' states and all counts.
 */
export const github: Reporter = (report, telling) => {
  const found = report.findings.toSorted((a, b) => weightOf(a) - weightOf(b));
  const commands = [
    ...found.map((finding) => ({ level: levelOf(finding), line: annotate(finding, report.asOf, telling) })),
    ...report.unassessed.map(({ because, ...each }) => ({
      level: 'notice' as const,
      line: command('notice', { title: `${each.rule}, not assessed` }, `${nameOf(each)}: ${because}`),
    })),
  ];
  const crowded = Object.keys(WEIGHT).filter((level) => commands.filter((each) => each.level === level).length > SHOWN);
  const hint = crowded.length === 0 ? '' : ` GitHub shows ${SHOWN} annotations of each level: read on in the log.`;
  const lines = [
    ...commands.map(({ line }) => line),
    ...report.plans.map((plan) => verdictOf(plan, report, telling)),
    `${totalOf(report, telling)}${hint}`,
  ];
  return `${lines.join('\n')}\n`;
};

function levelOf({ level, waivedUntil }: Finding): Level {
  return waivedUntil === null ? level : 'notice';
}

function weightOf(finding: Finding): number {
  return finding.waivedUntil === null ? WEIGHT[finding.level] : WEIGHT.notice + 1;
}

function annotate(finding: Finding, asOf: Day, { site, below = '' }: Telling): string {
  const { rule, level, message, file, line, column, endLine, endColumn, on, waivedUntil } = finding;
  const title = [
    rule,
    ...(waivedUntil === null ? [] : [`waived until ${waivedUntil} (${level})`]),
    ...(on === null ? [] : [whenOf(finding, asOf)]),
  ].join(', ');
  // Columns count only within one line.
  const place = { file: `${below}${file}`, line, endLine, ...(line === endLine && { col: column, endColumn }) };
  const page = site === null ? '' : `\n${rulePage(rule, site)}`;
  return command(levelOf(finding), { ...place, title }, `${message}${page}`);
}

/** A workflow command, escaped as the runner reads it; its values may come from strangers. */
function command(name: Level, properties: Record<string, string | number>, data: string): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${encodeProperty(visible(String(value)))}`);
  return `::${name} ${given.join(',')}::${encode(visible(data))}`;
}

function encode(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function encodeProperty(text: string): string {
  return encode(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
