import type { Plan } from './plan.ts';

/** How far a plan meets one framework in force; counts are of requirements. Null: not assessed. */
export interface Coverage {
  framework: string;
  total: number;
  claimed: number;
  designed: number | null;
  exercised: number | null;
  operated: number | null;
}

/** The coverage of each framework that a plan names. A requirement declared not to apply does not count. */
export function coverageOf(plan: Plan): Coverage[] {
  const claimed = claimsOf(plan);
  return (plan.home?.data.frameworks ?? []).flatMap(({ id, notApplicable }) => {
    const framework = plan.content.frameworks.get(id);
    if (!framework) return [];
    const exempt = new Set((notApplicable ?? []).map((each) => each.requirement));
    const applying = framework.requirements.filter((each) => !exempt.has(each.id));
    const met = applying.filter((each) => claimed.has(`${framework.id}#${each.id}`));
    return [
      {
        framework: framework.id,
        total: applying.length,
        claimed: met.length,
        designed: null,
        exercised: null,
        operated: null,
      },
    ];
  });
}

/** Every requirement that an entry, or a contact in use, says it meets: `framework#requirement`. */
function claimsOf(plan: Plan): Set<string> {
  const claims = new Set<string>();
  for (const entry of plan.entries) {
    for (const { path, target } of entry.references) {
      if (target?.type === 'framework' && target.requirement && path.includes('satisfies')) {
        claims.add(`${target.framework.id}#${target.requirement.id}`);
      }
    }
  }
  for (const id of plan.contactsUsed)
    for (const claim of plan.content.contacts.get(id)?.satisfies ?? []) claims.add(claim);
  return claims;
}
