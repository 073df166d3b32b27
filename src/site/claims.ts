import type { Framework, Plan } from '../plan/plan.ts';
import type { Addresses } from './address.ts';
import type { Named } from './refer.ts';

/** One entry, or contact in use, that claims a requirement. */
export interface Claimant {
  plan: Plan;
  named: Named;
}

/** Who claims each requirement of a framework, by the requirement's id, in the order of the plans. */
export function claimantsOf(framework: Framework, plans: readonly Plan[], address: Addresses): Map<string, Claimant[]> {
  const found = new Map<string, Claimant[]>();
  const add = (id: string, claimant: Claimant) => {
    const known = found.get(id) ?? [];
    if (!known.some((each) => each.named.href === claimant.named.href)) found.set(id, [...known, claimant]);
  };
  for (const plan of plans) {
    for (const entry of plan.entries) {
      for (const { path, target } of entry.references) {
        if (
          target?.type !== 'framework' ||
          target.framework !== framework ||
          !target.requirement ||
          !path.includes('satisfies')
        )
          continue;
        add(target.requirement.id, { plan, named: { text: entry.title, href: address.entry(entry) } });
      }
    }
    for (const id of [...plan.contactsUsed].sort()) {
      const contact = plan.content.contacts.get(id);
      for (const claim of contact?.satisfies ?? []) {
        if (claim.startsWith(`${framework.id}#`))
          add(claim.slice(framework.id.length + 1), {
            plan,
            named: { text: contact?.name ?? id, href: address.contact(plan, id) },
          });
      }
    }
  }
  return found;
}
