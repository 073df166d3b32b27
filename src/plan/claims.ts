import { recordedIn } from './annotated.ts';
import type { Day } from './day.ts';
import { frameworkNamed } from './directory.ts';
import type { KindName } from './kinds.ts';
import type { Framework, Plain, Plan } from './plan.ts';
import type { FrameworkRequirement } from './schema-types.ts';
import type { Path, Source, Spot } from './source.ts';

/** One `satisfies` of an entry, of a record in it, or of a contact in use. */
export interface Claim {
  framework: Framework;
  requirement: FrameworkRequirement;
  /** Null where a contact claims. */
  entry: Plain | null;
  source: Source;
  /** Where the record that claims stands in its file; empty for a whole entry. */
  record: Path;
  /** What kind of entry it is, as frameworks name them. */
  kind: FrameworkRequirement['kinds'][number];
  /** Where it says so. */
  spot: Spot;
}

/** What one plan is asked: a requirement of a framework that it names. */
export interface Asked {
  framework: Framework;
  requirement: FrameworkRequirement;
  /** Where the plan names the framework. */
  spot: Spot;
  /** The last day on which it is declared not to apply, and where; null where it applies. */
  exempt: { until: string; spot: Spot } | null;
  claims: Claim[];
}

/** Kinds that frameworks, which know no such files, count as the plan itself. */
const PART_OF_PLAN: readonly KindName[] = ['system', 'authority', 'obligations', 'routines', 'after-action'];

const asked = new WeakMap<Plan, Asked[]>();

/** Everything that the frameworks of a plan ask, in their order, with the claims to meet it; worked out once. */
export function askedOf(plan: Plan): Asked[] {
  let found = asked.get(plan);
  if (!found) {
    found = ask(plan);
    asked.set(plan, found);
  }
  return found;
}

function ask(plan: Plan): Asked[] {
  const { home } = plan;
  const claims = Map.groupBy(claimsOf(plan), ({ framework, requirement }) => `${framework.id}#${requirement.id}`);
  return (home?.data.frameworks ?? []).flatMap(({ id, notApplicable = [] }, index) => {
    const framework = frameworkNamed(plan.content, id);
    if (!home || !framework) return [];
    const exempt = new Map(
      notApplicable.map(({ requirement, until }, place) => [
        requirement,
        { until: until ?? FOREVER, spot: home.at('frameworks', index, 'notApplicable', place, 'until') },
      ]),
    );
    return framework.requirements.map((requirement) => ({
      framework,
      requirement,
      spot: home.at('frameworks', index, 'id'),
      exempt: exempt.get(requirement.id) ?? null,
      claims: claims.get(`${framework.id}#${requirement.id}`) ?? [],
    }));
  });
}

/** The end of an exemption that has none. */
export const FOREVER = '9999-12-31';

/** Every claim that a plan makes, to whatever framework. */
export function claimsOf(plan: Plan): Claim[] {
  const claims: Claim[] = [];
  for (const entry of plan.entries) {
    for (const { path, target } of entry.references) {
      const at = path.indexOf('satisfies');
      if (at < 0 || target?.type !== 'framework' || !target.requirement) continue;
      claims.push({
        framework: target.framework,
        requirement: target.requirement,
        entry,
        source: entry.source,
        record: path.slice(0, at),
        kind: PART_OF_PLAN.includes(entry.kind) ? 'plan' : (entry.kind as Claim['kind']),
        spot: { source: entry.source, path },
      });
    }
  }
  for (const id of plan.contactsUsed) {
    const contact = plan.content.contacts.get(id);
    for (const [index, claim] of (contact?.satisfies ?? []).entries()) {
      const spot = contact?.at('satisfies', index) as Spot;
      const at = claim.indexOf('#');
      const framework = frameworkNamed(plan.content, claim.slice(0, at));
      const requirement = framework?.requirements.find((each) => each.id === claim.slice(at + 1));
      if (framework && requirement)
        claims.push({ framework, requirement, entry: null, source: spot.source, record: [id], kind: 'contact', spot });
    }
  }
  return claims;
}

/** Entries whose very content is that something happened on a day. */
const RECORDING: readonly KindName[] = ['drill', 'training', 'routines', 'after-action'];

/** Is the claim one by an entry, or a contact, that keeps dated records? */
export function keepsRecords({ entry }: Claim): boolean {
  return entry === null || RECORDING.includes(entry.kind);
}

/** The days of the dated records by which a claiming entry shows that it happened, the newest first. Reviews and exemptions are no such records, nor is the day on which an incident that is still to be reviewed was closed. */
export function recordsOf({ entry, source, record }: Claim): Day[] {
  return recordedIn(source)
    .flatMap(({ path, value }) =>
      typeof value === 'string' &&
      record.every((part, index) => path[index] === part) &&
      !path.includes('review') &&
      !path.includes('notApplicable') &&
      !(entry?.kind === 'after-action' && path.length === 1 && path[0] === 'closedOn')
        ? [value]
        : [],
    )
    .sort()
    .reverse();
}

/** Does a dated record of the claiming entry show that it happened? */
export function isOperated(claim: Claim): boolean {
  return recordsOf(claim).length > 0;
}
