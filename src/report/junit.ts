import type { Report } from '../check.ts';
import type { Day } from '../plan/day.ts';
import { compareText, type Finding, type Unassessed } from '../plan/finding.ts';
import { RULES } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { nameOf, type Reporter, type Telling, visible, visibleLine, whenOf } from './reporter.ts';

/** The files that all plans share, as a suite. */
const SHARED = 'shared files';

/** What one suite judges: its findings and what it could not assess. */
interface Suite {
  name: string;
  rules: readonly Rule[];
  findings: Finding[];
  unassessed: Unassessed[];
  properties: [name: string, value: string | number | boolean][];
}

/**
 * For test dashboards: a suite for each plan with all that counts against it, and one for the files that plans share; in
 * each a case for every rule that judges it. What fails the check is a failure. A case with something waived or not
 * assessed is skipped; notices, and warnings that do not fail, are in the suite's output. Times are those of the as-of day.
 */
export const junit: Reporter = (report, telling) => {
  const suites = suitesOf(report).map((suite, index) => tellSuite(suite, index, report, telling));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
};

function suitesOf(report: Report): Suite[] {
  const { asOf, findings, unassessed } = report;
  // Rules with neither check are told by the stages that read files, of whatever kind.
  const ofPlans = RULES.filter((rule) => rule.check || !rule.checkShared);
  const ofShared = RULES.filter((rule) => rule.checkShared || !rule.check);
  return [
    ...report.plans.map(({ id, entries, ready, coverage }) => ({
      name: id,
      rules: ofPlans,
      findings: findings.filter((finding) => report.plansOf(finding).includes(id)),
      unassessed: unassessed.filter((each) => each.plan === id),
      properties: [
        ['as-of', asOf],
        ['ready', ready],
        ['entries', entries],
        ...coverage.flatMap(({ framework, ...counts }) =>
          Object.entries(counts).map(([word, count]) => [`${framework}.${word}`, count ?? 'not assessed']),
        ),
      ] as Suite['properties'],
    })),
    {
      name: SHARED,
      rules: ofShared,
      findings: findings.filter((finding) => finding.plan === null),
      unassessed: unassessed.filter((each) => each.plan === null),
      properties: [['as-of', asOf]],
    },
  ];
}

function tellSuite(suite: Suite, index: number, { asOf }: Report, { strict }: Telling): string {
  const told = new Set([...suite.findings, ...suite.unassessed].map(({ rule }) => rule));
  const rules = [...suite.rules, ...RULES.filter((rule) => told.has(rule.id) && !suite.rules.includes(rule))].sort(
    (a, b) => compareText(a.id, b.id),
  );
  const isFailure = ({ level, waivedUntil }: Finding) =>
    waivedUntil === null && (level === 'error' || (strict && level === 'warning'));
  const cases = rules.map((rule) => {
    const own = suite.findings.filter((finding) => finding.rule === rule.id);
    return {
      rule,
      failures: own.filter(isFailure),
      accepted: own.filter(({ waivedUntil }) => waivedUntil !== null),
      unassessed: suite.unassessed.filter((each) => each.rule === rule.id).map(tellUnassessed),
    };
  });
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const skipped = cases.filter((each) => isSkipped(each)).length;
  const rest = [
    ...suite.findings.filter((finding) => !isFailure(finding)).map((finding) => tell(finding, asOf)),
    ...suite.unassessed.map((each) => `${each.rule} ${tellUnassessed(each)}`),
  ];
  const attributes = attribute({
    name: suite.name,
    package: 'muster',
    id: index,
    timestamp: `${asOf}T00:00:00`,
    hostname: 'localhost',
    tests: cases.length,
    failures: failed,
    errors: 0,
    // One of the two schemas in use does not know this word, so it is said only where it is needed.
    ...(skipped > 0 && { skipped }),
    time: 0,
  });
  return [
    `  <testsuite${attributes}>`,
    '    <properties>',
    ...suite.properties.map(([name, value]) => `      <property${attribute({ name, value })}/>`),
    '    </properties>',
    ...cases.map((each) => tellCase(each, suite.name, asOf)),
    `    <system-out>${xml(rest.join('\n'))}</system-out>`,
    '    <system-err/>',
    '  </testsuite>\n',
  ].join('\n');
}

interface Case {
  rule: Rule;
  failures: Finding[];
  accepted: Finding[];
  unassessed: string[];
}

function isSkipped({ failures, accepted, unassessed }: Case): boolean {
  return failures.length === 0 && accepted.length + unassessed.length > 0;
}

function tellCase(each: Case, suite: string, asOf: Day): string {
  const { rule, failures, accepted, unassessed } = each;
  const open = `    <testcase${attribute({ name: rule.id, classname: `${suite}.${rule.concern}`, time: 0 })}`;
  if (failures.length > 0) {
    const [first] = failures as [Finding];
    const message = `${failures.length > 1 ? `${failures.length} findings, the first: ` : ''}${visibleLine(first.message)}`;
    const failure = `<failure${attribute({ message, type: rule.level })}>${xml(failures.map((finding) => tell(finding, asOf)).join('\n'))}</failure>`;
    return `${open}>\n      ${failure}\n    </testcase>`;
  }
  if (isSkipped(each)) {
    const why = [...accepted.map((finding) => tell(finding, asOf)), ...unassessed];
    return `${open}>\n      <skipped>${xml(why.join('\n'))}</skipped>\n    </testcase>`;
  }
  return `${open}/>`;
}

function tell(finding: Finding, asOf: Day): string {
  const { file, line, column, level, on, rule, message, waivedUntil } = finding;
  const weight = waivedUntil === null ? level : `waived until ${waivedUntil} (${level})`;
  const when = on === null ? '' : `, ${whenOf(finding, asOf)}`;
  return `${visibleLine(file)}:${line}:${column} ${weight}${when} ${rule}: ${visibleLine(message)}`;
}

function tellUnassessed({ because, ...each }: Unassessed): string {
  return `not assessed on ${nameOf(each) || SHARED}: ${visibleLine(because)}`;
}

function attribute(values: Record<string, string | number | boolean>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`)
    .join('');
}

/** What XML 1.0 may not hold is shown by its code. */
function xml(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
