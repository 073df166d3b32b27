import type { Report } from '../check.ts';
import { crewOf } from '../plan/crew.ts';
import type { Finding } from '../plan/finding.ts';
import type { Content, Plain, Plan, Role } from '../plan/plan.ts';
import type { Spot } from '../plan/source.ts';

/** What stands in an owner's place where nobody is one. */
export const NO_OWNER = 'No owner';

/**
 * Gives a function that says whose a finding is, each as "Tech lead, Priya Nandakumar": the nearest owner above its
 * place (of the routine, of the action, of the entry), else the plan's; of a shared file the owners of the plans that
 * use it. Names are as the content has them, to be escaped by whoever prints them.
 */
export function ownersIn(report: Pick<Report, 'content' | 'plansOf' | 'spotOf'>): (finding: Finding) => string[] {
  const plans = new Map(report.content.plans.map((plan) => [plan.id, { plan, entries: entriesOf(plan) }]));
  const label = labels(report.content);
  return (finding) => {
    const own = plans.get(finding.plan ?? '');
    if (own) {
      const entry = own.entries.get(finding.entry ?? '');
      const role = entry && nearest(report.spotOf(finding), entry);
      return [label(role ?? own.plan.home?.owner ?? null)];
    }
    const homes = report.plansOf(finding).map((id) => label(plans.get(id)?.plan.home?.owner ?? null));
    return homes.length === 0 ? [NO_OWNER] : [...new Set(homes)];
  };
}

function entriesOf(plan: Plan): Map<string, Plain> {
  return new Map(plan.entries.map((entry) => [entry.name, entry]));
}

/** The owner named closest above a place of an entry. */
function nearest({ path }: Spot, entry: Plain): Role | null {
  let value: unknown = entry.data;
  let owner = entry.owner;
  for (const step of path) {
    value =
      value !== null && typeof value === 'object' && Object.hasOwn(value, step) ? value[step as never] : undefined;
    const named = (value as { owner?: unknown } | null | undefined)?.owner;
    owner = entry.plan.roles.find(({ id }) => id === named) ?? owner;
  }
  return owner;
}

function labels(content: Content): (role: Role | null) => string {
  const known = new Map<Role | null, string>([[null, NO_OWNER]]);
  for (const role of content.plans.flatMap((plan) => plan.roles))
    known.set(role, `${role.callsign}, ${crewOf(role).holder?.name ?? 'held by nobody'}`);
  return (role) => known.get(role) ?? NO_OWNER;
}
