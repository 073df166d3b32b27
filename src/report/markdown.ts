import type { Report } from '../check.ts';
import type { Day } from '../plan/day.ts';
import { compareFindings, compareText, type Finding, type Unassessed } from '../plan/finding.ts';
import { codeOf, escapeMarkdown } from './escape-markdown.ts';
import { NO_OWNER, ownersIn } from './owner.ts';
import { count, nameOf, type Reporter, rulePage, type Telling, whenOf } from './reporter.ts';
import { totalOf, verdictOf } from './verdict.ts';

/** Tickets on GitHub hold 65,536 characters; the rest is left for what others write around the digest. */
export const MOST_CHARACTERS = 60_000;

/** A heading, the lists below it by their titles, and how many items they have. */
interface Section {
  heading: string;
  lists: [title: string, items: string[]][];
}

/**
 * For a ticket or a mail: a digest by owner of what is overdue, falls due in 30 days, is incomplete or accepted for a
 * while. Too long for a ticket (`MOST_CHARACTERS`), each list ends with the number of items that it leaves out.
 */
export const markdown: Reporter = (report, telling) => {
  const head = [
    `# Readiness as of ${report.asOf}`,
    [...report.plans.map((plan) => verdictOf(plan, report, telling)), totalOf(report, telling)]
      .map((line) => `- ${escapeMarkdown(line)}`)
      .join('\n'),
  ];
  const sections = sectionsOf(report, telling);
  const whole = write(head, sections, Number.POSITIVE_INFINITY);
  if (whole.length <= MOST_CHARACTERS) return whole;
  // The longest lists that fit, found by halving.
  let fits = -1;
  let tooMany = Math.max(...sections.flatMap(({ lists }) => lists.map(([, items]) => items.length)));
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (write(head, sections, middle).length <= MOST_CHARACTERS) fits = middle;
    else tooMany = middle;
  }
  return fits >= 0 ? write(head, sections, fits) : writeSome(head, sections);
};

function sectionsOf(report: Report, telling: Telling): Section[] {
  const ownersOf = ownersIn(report);
  const byOwner = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    for (const owner of ownersOf(finding)) {
      const own = byOwner.get(owner);
      if (own) own.push(finding);
      else byOwner.set(owner, [finding]);
    }
  }
  const isLast = (owner: string) => (owner === NO_OWNER ? 1 : 0);
  const owners = [...byOwner].sort(([a], [b]) => isLast(a) - isLast(b) || compareText(a, b));
  const sections = owners.map(([owner, own]) => sectionOf(owner, own, report.asOf, telling));
  if (report.unassessed.length === 0) return sections;
  return [
    ...sections,
    {
      heading: 'Not assessed, so not passed',
      lists: [['', report.unassessed.map((each) => tellUnassessed(each, telling))]],
    },
  ];
}

function sectionOf(owner: string, findings: readonly Finding[], asOf: Day, telling: Telling): Section {
  const open = findings.filter(({ waivedUntil }) => waivedUntil === null);
  const timed = open
    .filter(({ on }) => on !== null)
    .sort((a, b) => compareText(a.on ?? '', b.on ?? '') || compareFindings(a, b));
  const list = (title: string, own: readonly Finding[]): [string, string[]] => [
    title,
    own.map((each) => tell(each, asOf, telling)),
  ];
  return {
    heading: owner,
    lists: [
      list(
        'Overdue',
        timed.filter(({ on }) => (on ?? '') <= asOf),
      ),
      list(
        'Due in 30 days',
        timed.filter(({ on }) => (on ?? '') > asOf),
      ),
      list(
        'Incomplete',
        open.filter(({ on }) => on === null),
      ),
      list(
        'Accepted for a while',
        findings.filter(({ waivedUntil }) => waivedUntil !== null),
      ),
    ],
  };
}

function tell(finding: Finding, asOf: Day, telling: Telling): string {
  const { level, message, file, line, column, waivedUntil, rule } = finding;
  const when = waivedUntil === null ? whenOf(finding, asOf) || level : `waived until ${waivedUntil} (${level})`;
  const name = nameOf(finding);
  const place = codeOf(`${telling.below ?? ''}${file}:${line}:${column}`);
  return `${when}: ${link(rule, telling)}, ${name === '' ? '' : `${codeOf(name)}, `}${place}: ${escapeMarkdown(message)}`;
}

function tellUnassessed({ because, ...each }: Unassessed, telling: Telling): string {
  const name = nameOf(each);
  return `${link(each.rule, telling)}${name === '' ? '' : `, ${codeOf(name)}`}: ${escapeMarkdown(because)}`;
}

/** The rule, leading to its page where the plan's site is known. */
function link(rule: string, { site }: Telling): string {
  if (site === null) return codeOf(rule);
  return `[${rule}](${encodeURI(rulePage(rule, site)).replace(/[()]/g, (each) => `%${each.charCodeAt(0).toString(16)}`)})`;
}

function write(head: readonly string[], sections: readonly Section[], most: number): string {
  return `${[...head, ...sections.map((section) => writeSection(section, most))].join('\n\n')}\n`;
}

function writeSection({ heading, lists }: Section, most: number): string {
  const parts = lists
    .filter(([, items]) => items.length > 0)
    .map(([title, items]) => {
      const shown = items.slice(0, most).map((item) => `- ${item}`);
      const hidden = items.length - shown.length;
      const more = hidden > 0 ? [`- and ${hidden} more: run \`npm run check\``] : [];
      const name = title === '' ? [] : [`**${title}** (${items.length})`, ''];
      return [...name, ...shown, ...more].join('\n');
    });
  return [`## ${escapeMarkdown(heading)}`, ...parts].join('\n\n');
}

/** As many owners, without their lists, as fit. */
function writeSome(head: readonly string[], sections: readonly Section[]): string {
  let number = sections.length;
  const rest = () => `And ${count(sections.length - number, 'more owner')}: run \`npm run check\`.`;
  const text = () => write(head, sections.slice(0, number), 0).trimEnd();
  while (number > 0 && text().length + rest().length > MOST_CHARACTERS - 10) number = Math.floor(number / 2);
  return `${text()}\n\n${rest()}\n`;
}
