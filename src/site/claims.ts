import type { PlanVerdict, Report } from '../check.ts';
import { type Claim, FOREVER, keepsRecords, recordsOf } from '../plan/claims.ts';
import { ALWAYS, NEVER, type Shown, type Standing, shownBy } from '../plan/coverage.ts';
import { addDuration, type Day } from '../plan/day.ts';
import type { Finding } from '../plan/finding.ts';
import { listed } from '../plan/list.ts';
import type { Framework, Plan } from '../plan/plan.ts';
import type { FrameworkRequirement } from '../plan/schema-types.ts';
import type { Source } from '../plan/source.ts';
import type { Addresses } from './address.ts';
import type { Named, Referrer } from './refer.ts';

/** One of the four words, or its absence, and what it rests on. */
export interface Word {
  word: string;
  holds: boolean;
  /** The last day on which it holds; null where no day ends it. */
  until: Day | null;
  /** What shows it, and on which day. */
  by: Named | null;
  on: Day | null;
  /** Why not more. */
  why: string | null;
}

/** How one requirement stands in a plan, for those who audit it. */
export interface CoverageRow {
  framework: Framework;
  requirement: FrameworkRequirement;
  /** The entries and contacts that claim it, each once, and the callsigns of those who keep them right. */
  by: Named[];
  owners: string[];
  /** Why it need not be met, up to which day, and who said so. */
  exempt: { because: string; until: Day | null; by: Named | null; on: Day | null } | null;
  claimed: Word;
  designed: Word;
  exercised: Word;
  operated: Word;
}

/** The anchor of a requirement on the auditor's page. */
export function coverageAnchor(framework: Framework, requirement: FrameworkRequirement): string {
  return `${framework.id}.${requirement.id}`;
}

/** How every requirement that a plan is asked stands on the day of the report, in the order of its frameworks. */
export function coverageOf(
  plan: Plan,
  report: Pick<Report, 'asOf' | 'findings' | 'standingsOf' | 'spotOf'>,
  refer: Referrer,
  address: Addresses,
): CoverageRow[] {
  const shown = shownBy(plan);
  const broken = brokenClaims(plan, report);
  return report.standingsOf(plan).map((standing) => ({
    framework: standing.framework,
    requirement: standing.requirement,
    by: once(standing.claims.map((claim) => claimant(claim, plan, address))),
    owners: [
      ...new Set(standing.claims.flatMap(({ entry }) => (entry ? entry.owner : plan.home?.owner)?.callsign ?? [])),
    ].sort(),
    exempt: exemptionOf(standing, plan, refer, report.asOf),
    claimed: claimedWord(standing),
    designed: designedWord(standing, broken, report.asOf),
    exercised: exercisedWord(standing, shown, refer, report.asOf),
    operated: operatedWord(standing, plan, address),
  }));
}

function claimedWord({ claims, requirement }: Standing): Word {
  const why = claims.length > 0 ? null : `A ${listed(requirement.kinds, 'or')} could claim it.`;
  return word('claimed', claims.length > 0, { why });
}

function designedWord({ claims, designedUntil }: Standing, broken: ReadonlyMap<string, string>, asOf: Day): Word {
  const holds = designedUntil > asOf;
  const why = holds ? null : (claims.flatMap((claim) => broken.get(keyOf(claim)) ?? [])[0] ?? null);
  return word('designed', holds, { until: holds ? lastDay(designedUntil) : null, why });
}

function exercisedWord(
  { claims, exercisedUntil, requirement }: Standing,
  shown: ReadonlyMap<Source, Shown>,
  refer: Referrer,
  asOf: Day,
): Word {
  const best = claims
    .flatMap(({ source }) => shown.get(source) ?? [])
    .reduce<Shown | null>((a, b) => (a && a.until >= b.until ? a : b), null);
  const holds = exercisedUntil > asOf;
  if (best === null) {
    const asked = requirement.kinds.includes('drill') || requirement.kinds.includes('training');
    const why = `No objective rated P or S names these.${asked ? '' : ' No drill is asked for.'}`;
    return word('exercised', false, { why });
  }
  const open = best.action === null ? null : 'Its open action is overdue then.';
  const why = holds ? open : `It counted up to ${lastDay(best.until)}.`;
  return word('exercised', holds, {
    until: holds ? lastDay(best.until) : null,
    by: refer.entry(best.by),
    on: best.on,
    why,
  });
}

function operatedWord({ claims, operated }: Standing, plan: Plan, address: Addresses): Word {
  if (!operated) {
    const keeping = claims.some(keepsRecords);
    return word('operated', false, {
      why: keeping ? 'No dated record yet.' : 'None of these keeps dated records.',
    });
  }
  const newest = claims
    .flatMap((claim) =>
      recordsOf(claim)
        .slice(0, 1)
        .map((on) => ({ claim, on })),
    )
    .reduce((a, b) => (b.on > a.on ? b : a));
  return word('operated', true, { by: claimant(newest.claim, plan, address), on: newest.on });
}

function word(name: string, holds: boolean, more: Partial<Word>): Word {
  return { word: holds ? name : `not ${name}`, holds, until: null, by: null, on: null, why: null, ...more };
}

function exemptionOf(
  { exempt, framework, requirement }: Standing,
  plan: Plan,
  refer: Referrer,
  asOf: Day,
): CoverageRow['exempt'] {
  if (exempt === null || exempt.until < asOf) return null;
  const named = plan.home?.data.frameworks?.find(
    ({ id }) => id === framework.id || framework.also_known_as?.includes(id),
  );
  const told = named?.notApplicable?.find((each) => each.requirement === requirement.id);
  return {
    because: told?.because ?? '',
    until: exempt.until === FOREVER ? null : exempt.until,
    by: told?.approvedBy ? refer.contact(told.approvedBy) : null,
    on: told?.approvedOn ?? null,
  };
}

/** What the check says of claims in which an error stands, by the entry or record that claims. */
function brokenClaims(
  plan: Plan,
  { asOf, findings, spotOf }: Pick<Report, 'asOf' | 'findings' | 'spotOf'>,
): Map<string, string> {
  const mine = (finding: Finding) => finding.rule === 'claim-is-designed' && (finding.plan ?? plan.id) === plan.id;
  return new Map(
    findings
      .filter((finding) => mine(finding) && (finding.on ?? '') <= asOf)
      .map((finding) => {
        const { source, path } = spotOf(finding);
        return [keyOf({ source, record: path.slice(0, path.indexOf('satisfies')) }), finding.message];
      }),
  );
}

function keyOf({ source, record }: Pick<Claim, 'source' | 'record'>): string {
  return `${source.path}#${record.join('/')}`;
}

function claimant({ entry, record }: Claim, plan: Plan, address: Addresses): Named {
  if (entry) return { text: entry.title, href: address.entry(entry) };
  const id = String(record[0]);
  return { text: plan.content.contacts.get(id)?.name ?? id, href: address.contact(plan, id) };
}

function once(named: readonly Named[]): Named[] {
  return named.filter(({ href }, index) => named.findIndex((each) => each.href === href) === index);
}

/** Claimed, designed, exercised, operated: each with the last day on which it holds, so that no copy of the page grows false. */
export function inFourWords({ claimed, exempt, designedUntil, exercisedUntil, operated }: Standing): string {
  if (!claimed) return exempt ? `declared not to apply${upTo(exempt.until)}` : 'not claimed';
  return [
    'claimed',
    designedUntil === NEVER ? 'not designed' : `designed${upTo(dayBefore(designedUntil))}`,
    exercisedUntil === NEVER ? 'not exercised' : `exercised${upTo(dayBefore(exercisedUntil))}`,
    operated ? 'operated' : 'not operated',
  ].join(', ');
}

/** The counts of one framework, in the same words. */
export function countsInWords({
  total,
  claimed,
  designed,
  exercised,
  operated,
}: PlanVerdict['coverage'][number]): string {
  return `of ${total} requirements ${claimed} claimed, ${designed} designed, ${exercised} exercised, ${operated} operated`;
}

function upTo(day: Day): string {
  return day >= dayBefore(ALWAYS) ? '' : ` up to ${day}`;
}

/** The last day before one from which something no longer holds; null where nothing ends it. */
function lastDay(until: Day): Day | null {
  return until >= ALWAYS ? null : dayBefore(until);
}

function dayBefore(day: Day): Day {
  return addDuration(day, 'P1D', true);
}
