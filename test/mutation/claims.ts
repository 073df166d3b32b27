import type { Shipped } from './fault.ts';
import { dataAt, isWithin, type Page, type Path, valuesOf } from './page.ts';

// What plans are asked and what they answer, worked out here from the files and not by the checker.

/** One line of a `satisfies`. */
export interface Claim {
  page: Page;
  path: Path;
  /** The entry (an empty path), record or contact that claims. */
  record: Path;
}

/** One requirement that a plan is asked. */
export interface Asked {
  plan: Page;
  /** The place of its framework in the plan. */
  at: Path;
  /** Framework and id, as claims name it. */
  name: string;
  kinds: readonly string[];
  isExempt: boolean;
  claims: readonly Claim[];
}

interface Requirement {
  id: string;
  kinds: string[];
}

/** All that a plan is asked, in its order. */
export function askedOf(plan: Page, pages: readonly Page[]): Asked[] {
  const claims = Map.groupBy(
    pages.filter((page) => page.plan === plan.plan || page.kind === 'contacts').flatMap(claimsIn),
    ({ page, path }) => String(dataAt(page, path)),
  );
  const named = (dataAt(plan, ['frameworks']) ?? []) as unknown as {
    id: string;
    notApplicable?: { requirement: string }[];
  }[];
  return named.flatMap(({ id, notApplicable = [] }, index) => {
    const framework = pages.find(({ path }) => path === `frameworks/${id}.yaml`);
    const requirements = ((framework && dataAt(framework, ['requirements'])) ?? []) as unknown as Requirement[];
    return requirements.map((requirement) => ({
      plan,
      at: ['frameworks', index, 'id'],
      name: `${id}#${requirement.id}`,
      kinds: requirement.kinds,
      isExempt: notApplicable.some((each) => each.requirement === requirement.id),
      claims: claims.get(`${id}#${requirement.id}`) ?? [],
    }));
  });
}

/** All that all plans are asked. */
export function allAsked({ pages }: Pick<Shipped, 'pages'>): Asked[] {
  return pages.filter(({ kind }) => kind === 'plan').flatMap((plan) => askedOf(plan, pages));
}

function claimsIn(page: Page): Claim[] {
  return valuesOf(page)
    .filter(({ path }) => path.at(-2) === 'satisfies')
    .map(({ path }) => ({ page, path, record: path.slice(0, -2) }));
}

/** Do drills or sessions have to show a requirement? */
export function isToBeShown({ isExempt, claims, kinds }: Asked): boolean {
  return !isExempt && claims.length > 0 && (kinds.includes('drill') || kinds.includes('training'));
}

/** A rating that shows that an entry works. */
export interface Support {
  drill: Page;
  rating: number;
}

/**
 * The ratings that show a requirement, by objectives that name what claims it or by a drill that claims it itself; null
 * where sessions of a training show it, too.
 */
export function supportsOf({ plan, claims }: Asked, pages: readonly Page[]): Support[] | null {
  if (claims.some(({ page }) => page.kind === 'training')) return null;
  const entries = new Set(claims.filter(({ page }) => page.plan !== null).map(({ page }) => page.entry));
  const held = pages.filter((page) => page.plan === plan.plan && dataAt(page, ['status']) === 'held');
  return held.flatMap((drill) =>
    goodIn(drill)
      .filter(({ names }) => entries.has(drill.entry) || names.some((name) => entries.has(name)))
      .map(({ rating }) => ({ drill, rating })),
  );
}

/** The good ratings of a drill, with the entries that their objectives name. */
function goodIn(drill: Page): { rating: number; names: string[] }[] {
  const objectives = (dataAt(drill, ['objectives']) ?? []) as unknown as {
    id: string;
    entries?: string[];
    steps?: { sheet: string }[];
  }[];
  const ratings = (dataAt(drill, ['ratings']) ?? []) as unknown as { objective: string; rating: string }[];
  return ratings.flatMap(({ objective, rating }, index) => {
    const { entries = [], steps = [] } = objectives.find(({ id }) => id === objective) ?? {};
    const names = [...entries, ...steps.map(({ sheet }) => sheet)].map((name) => name.replace(/#.*/, ''));
    return rating === 'P' || rating === 'S' ? [{ rating: index, names }] : [];
  });
}

/** Has what claims a dated record that something happened, outside a part that is left out? */
export function hasRecord({ page, record }: Claim, leftOut: Path | null = null): boolean {
  return valuesOf(page).some(
    ({ path, value, schema }) =>
      schema?.recorded === true &&
      typeof value === 'string' &&
      isWithin(path, record) &&
      !path.includes('review') &&
      !path.includes('notApplicable') &&
      !(leftOut && isWithin(path, leftOut)),
  );
}
