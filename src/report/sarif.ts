import type { Report } from '../check.ts';
import type { Finding, Level, Unassessed } from '../plan/finding.ts';
import { RULES } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { covers } from '../waive.ts';
import { fails, nameOf, type Reporter, rulePage, type Telling, visible } from './reporter.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** What paths are relative to: the name that code scanners give to the root of the repository. */
const ROOT = '%SRCROOT%';

const LEVELS: Record<Level, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', notice: 'note' };
const INDICES = new Map(RULES.map(({ id }, index) => [id, index]));

/** For code scanners: one run of SARIF 2.1.0, with every rule, and names of findings that outlive moved lines. */
export const sarif: Reporter = (report, telling) => {
  const run = {
    tool: { driver: { name: 'Muster', rules: RULES.map((rule) => ruleOf(rule, telling)) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    invocations: [
      {
        executionSuccessful: true,
        exitCode: fails(report, telling.strict) ? 1 : 0,
        toolExecutionNotifications: report.unassessed.map(notificationOf),
      },
    ],
    results: report.findings.map((finding) => resultOf(finding, report, telling)),
    properties: {
      asOf: report.asOf,
      plans: report.plans.map(({ id, entries, ready, coverage }) => ({ id, entries, ready, coverage })),
    },
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

function ruleOf({ id, level, concern, timed = false, summary, why, good }: Rule, { site }: Telling) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: oneLine(why) },
    help: { text: `${oneLine(why)}\n\nThis passes:\n\n${good.trim()}\n` },
    ...(site !== null && { helpUri: encodeURI(rulePage(id, site)) }),
    defaultConfiguration: { level: LEVELS[level] },
    properties: { concern, timed, tags: ['incident-response', concern] },
  };
}

function resultOf(finding: Finding, report: Report, { below = '' }: Telling) {
  const { rule, level, message, file, line, column, endLine, endColumn, plan, entry, on, waivedUntil } = finding;
  const fingerprint = report.fingerprintOf(finding);
  return {
    ruleId: rule,
    ruleIndex: INDICES.get(rule),
    level: LEVELS[level],
    message: messageOf(message),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encoded(`${below}${file}`), uriBaseId: ROOT },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        ...(entry !== null && logical(finding)),
      },
    ],
    // Code scanning on GitHub reads the second name only, and else compares the text of lines.
    partialFingerprints: { 'musterFinding/v1': fingerprint, primaryLocationLineHash: fingerprint },
    ...(waivedUntil !== null && { suppressions: [suppressionOf(finding, report)] }),
    properties: { plan, entry, on, waivedUntil },
  };
}

function suppressionOf(finding: Finding, { content, spotOf }: Report) {
  const waiver = content.waivers.find(
    (each) => each.until === finding.waivedUntil && covers(each, finding, spotOf(finding)),
  );
  const until = `Accepted until ${finding.waivedUntil}.`;
  return {
    kind: 'external',
    status: 'accepted',
    justification: waiver?.reason === undefined ? until : `${until} ${oneLine(waiver.reason)}`,
  };
}

function notificationOf(unassessed: Unassessed) {
  const { rule, entry, because } = unassessed;
  return {
    level: 'warning',
    message: messageOf(`Not assessed, so not passed: ${because}`),
    associatedRule: { id: rule, index: INDICES.get(rule) },
    ...(entry !== null && { locations: [logical(unassessed)] }),
  };
}

function logical(named: Pick<Finding, 'plan' | 'entry'>) {
  return { logicalLocations: [{ fullyQualifiedName: nameOf(named) }] };
}

/** Braces would be placeholders (SARIF 2.1.0, 3.11.5), and brackets before parentheses a link (3.11.6). */
function messageOf(text: string) {
  return { text: visible(text).replace(/[{}]/g, '$&$&').replaceAll('](', '] (') };
}

/** A path as a relative reference of RFC 3986. */
function encoded(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
