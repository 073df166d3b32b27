import { NOTICE, type Report } from '../check.ts';
import { addDuration, type Day, nextDay } from '../plan/day.ts';
import { compareFindings, type Finding } from '../plan/finding.ts';
import type { Checklist, Contact, Plain, Plan } from '../plan/plan.ts';
import { CONSEQUENCES, RULES } from '../rules/index.ts';
import type { Addresses } from './address.ts';
import { digestOfEntry, lastDrilled } from './edition.ts';
import type { PlanState } from './load.ts';

/** How fresh an entry is, the worst first. */
export const STATES = ['overdue', 'incomplete', 'due in 30 days', 'fresh'] as const;
export type FreshState = (typeof STATES)[number];

/** What falls due in one entry on one day. */
export interface DueOn {
  /** The last day on which it is done in time, and the day from which the check finds it. */
  due: Day;
  on: Day;
  /** The rules that ask for it, each with how often. */
  rules: string[];
  /** A waiver accepts it up to this day. */
  accepted: Day | null;
}

/** How fresh an entry or a contact is. */
export interface Fresh {
  /** `checklists/triage`, `contacts/dana-whitfield`. */
  name: string;
  title: string;
  href: string;
  /** The callsign of the role that keeps it right; of a contact, that of the plan's owner. */
  owner: string | null;
  /** When it was last reviewed or, a contact, verified, and by whom. */
  reviewed: { on: Day; by: string | null } | null;
  /** Overdue or yet to come, the nearest first. */
  dues: DueOn[];
  /** The newest drill that played it; null for none, undefined for what no drill plays. */
  drilled: Day | null | undefined;
  /** The rules that find a gap in it which no day brought. */
  missing: string[];
  state: FreshState;
  /** Below the plan's folder; contacts stand in the one file that all plans share. */
  file: string | null;
  /** What a review covers; contacts have none. */
  digest: string | null;
  since: Day | null;
  /** The requirements that it claims to meet, each as `framework#requirement`. */
  claims: string[];
}

const LEVELS = new Map(RULES.map((rule) => [rule.id, rule.level]));

/** How fresh a plan's entries and contacts are: gaps first, then by what falls due next. */
export function freshnessOf(state: PlanState, report: Report, address: Addresses): Fresh[] {
  const { plan, findings, later, refer } = state;
  const byName = Map.groupBy([...findings, ...later], (finding) => nameOf(finding, report));
  const own = (name: string) => toldOf(byName.get(name) ?? [], report.asOf);
  const entries = plan.entries.map(
    (entry): Fresh => ({
      name: entry.name,
      title: entry.title,
      href: address.entry(entry),
      owner: entry.owner?.callsign ?? null,
      reviewed: entry.data.review?.last
        ? { on: entry.data.review.last, by: entry.data.review.by ? refer.contact(entry.data.review.by).text : null }
        : null,
      drilled: drilledOn(entry, report.asOf),
      file: entry.source.path.slice(plan.id.length + 1),
      digest: digestOfEntry(entry),
      since: entry.data.since ?? null,
      claims: entry.references.flatMap(({ path, value }) => (path.includes('satisfies') ? [value] : [])),
      ...own(entry.name),
    }),
  );
  const contacts = [...plan.contactsUsed].sort().flatMap((id): Fresh[] => {
    const contact = plan.content.contacts.get(id);
    return contact ? [{ ...contactOf(contact, plan, address), ...own(`contacts/${id}`) }] : [];
  });
  const next = ({ missing, dues }: Fresh) => (missing.length > 0 ? '' : (dues[0]?.on ?? '9999'));
  return [...entries, ...contacts].sort((a, b) => (next(a) < next(b) ? -1 : next(a) > next(b) ? 1 : 0));
}

function contactOf(contact: Contact, plan: Plan, address: Addresses): Omit<Fresh, keyof ReturnType<typeof toldOf>> {
  const { id, name, satisfies = [], verified } = contact;
  const by = verified?.by;
  return {
    name: `contacts/${id}`,
    title: name,
    href: address.contact(plan, id),
    owner: plan.home?.owner?.callsign ?? null,
    reviewed: verified?.on
      ? { on: verified.on, by: by === undefined ? null : (plan.content.contacts.get(by)?.name ?? by) }
      : null,
    drilled: undefined,
    file: null,
    digest: null,
    since: null,
    claims: satisfies,
  };
}

/** The row that a finding belongs to; none for files that are neither entry nor contact. */
function nameOf(finding: Finding, report: Report): string | null {
  if (finding.plan !== null) return finding.entry;
  const { source, path } = report.spotOf(finding);
  return source.kind?.name === 'contacts' && path.length > 0 ? `contacts/${path[0]}` : null;
}

function toldOf(findings: readonly Finding[], asOf: Day): Pick<Fresh, 'dues' | 'missing' | 'state'> {
  const timed = findings.flatMap((finding) => (finding.on === null ? [] : [{ ...finding, on: finding.on }]));
  const days = Map.groupBy(timed, ({ on, waivedUntil }) => `${on} ${waivedUntil ?? ''}`);
  const dues = [...days.values()]
    .map((group): DueOn => {
      const { on, waivedUntil } = group[0] as (typeof timed)[number];
      return { due: addDuration(on, 'P1D', true), on, rules: counted(group), accepted: waivedUntil };
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const gaps = findings.filter(
    ({ on, rule, waivedUntil }) => on === null && waivedUntil === null && LEVELS.get(rule) !== 'notice',
  );
  const missing = counted(gaps);
  return { dues, missing, state: stateOn(dues, missing.length > 0, asOf) };
}

/** From when a due counts: what is accepted does so once that has ended. */
function countsFrom({ on, accepted }: DueOn): Day {
  return accepted !== null && accepted >= on ? nextDay(accepted) : on;
}

function stateOn(dues: readonly DueOn[], gaps: boolean, asOf: Day): FreshState {
  const from = dues.map(countsFrom).sort()[0] ?? '9999';
  if (from <= asOf) return 'overdue';
  if (gaps) return 'incomplete';
  return from <= addDuration(asOf, NOTICE) ? 'due in 30 days' : 'fresh';
}

/** The rules of some findings, each with how often; what only follows from others comes last. */
function counted(findings: readonly Finding[]): string[] {
  const rules = [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, { length }]) => ({ rule, length }));
  rules.sort((a, b) => Number(CONSEQUENCES.has(a.rule)) - Number(CONSEQUENCES.has(b.rule)));
  return rules.map(({ rule, length }) => (length > 1 ? `${rule} (${length})` : rule));
}

/** The newest day on which a drill played an entry: its scenario, or an objective that names it. */
function drilledOn(entry: Plain, asOf: Day): Day | null {
  if (entry.kind === 'checklist') return lastDrilled(entry as Checklist, asOf);
  const days = entry.plan.drills.flatMap((drill) => {
    const { status, heldOn, objectives, scenarios } = drill.data;
    const plays =
      drill === entry ||
      (entry.kind === 'scenario' && scenarios?.includes(entry.id)) ||
      objectives?.some((each) => each.entries?.includes(entry.name));
    return status === 'held' && heldOn && heldOn <= asOf && plays ? [heldOn] : [];
  });
  return days.sort().at(-1) ?? null;
}

/** A finding as the owner's page keeps it for a later day; what is null or false is left out. */
export interface Told extends Pick<Finding, 'rule' | 'message' | 'file' | 'line' | 'column'> {
  /** What it weighs once its day has come. */
  level: Finding['level'];
  on?: Day;
  waivedUntil?: Day;
  /** It only follows from others, and is not told before its day. */
  follows?: true;
}

/** Everything that the check finds in a plan now, and will on any later day if nothing is done: in its words and order. */
export function toldEver({ findings, later }: Pick<PlanState, 'findings' | 'later'>): Told[] {
  return [...findings, ...later]
    .sort(compareFindings)
    .map(({ rule, message, file, line, column, on, level, waivedUntil }) => ({
      rule,
      level: on === null ? level : (LEVELS.get(rule) ?? level),
      message,
      file,
      line,
      column,
      ...(on !== null && { on }),
      ...(waivedUntil !== null && { waivedUntil }),
      ...(CONSEQUENCES.has(rule) && { follows: true }),
    }));
}
