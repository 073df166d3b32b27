import { crewOf, worstRoles } from '../plan/crew.ts';
import type { Contact, Role } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

export const noSinglePoint: Rule = {
  id: 'no-single-point',
  concern: 'contacts',
  level: 'warning',
  summary: 'Whoever is away, each role of the two worst levels of severity still has somebody of its own.',
  why: `Two roles that are each other's backup look safe one by one. Take one person away, and the other has to
    command and to type at once.`,
  good: `
-- roles/incident-commander.mdx --
---
title: Incident commander
callsign: IC
heldBy: dana-whitfield
backups: [omar-haddad]
---
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: omar-haddad
backups: [priya-nair]
---
`,
  bad: {
    files: `
-- roles/incident-commander.mdx --
---
title: Incident commander
callsign: IC
heldBy: dana-whitfield
backups: [omar-haddad]
---
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: omar-haddad
backups: [dana-whitfield]
---
`,
    findings: [
      'roles/technical-lead.mdx:5:10 When Dana Whitfield is away, nobody is left for `Tech lead` alone: Omar Haddad is needed in another role. Add a backup who has none.',
    ],
  },

  *check({ plan }) {
    const crews = new Map(worstRoles(plan).map((role) => [role, crewOf(role).all]));
    // A role without a second person is told by `role-has-backup`.
    const roles = [...crews.keys()].filter((role) => new Set(crews.get(role)).size > 1);
    const capacity = capacities(roles, crews);
    const told = new Set<Role>();
    for (const away of capacity.keys()) {
      const left = roleLeftOver(roles, crews, capacity, away);
      if (!left || told.has(left)) continue;
      told.add(left);
      yield [
        left.at('backups'),
        `When ${away.name} is away, nobody is left for \`${left.callsign}\` alone: ${namesOf(crews.get(left) ?? [], away)} ${left.backups.length > 1 ? 'are' : 'is'} needed in another role. Add a backup who has none.`,
      ];
    }
  },
};

/** How many roles each person takes at once: as many as the plan gives to them as their holder, and one at least. */
function capacities(roles: readonly Role[], crews: ReadonlyMap<Role, Contact[]>): Map<Contact, number> {
  const capacity = new Map<Contact, number>();
  for (const role of roles) for (const person of crews.get(role) ?? []) capacity.set(person, 0);
  for (const role of roles) {
    const [holder] = crews.get(role) ?? [];
    if (holder) capacity.set(holder, (capacity.get(holder) ?? 0) + 1);
  }
  for (const [person, count] of capacity) capacity.set(person, Math.max(count, 1));
  return capacity;
}

/** A role that nobody can take when all take as many as they can and one person is away; null when all are taken (Kuhn's matching). */
function roleLeftOver(
  roles: readonly Role[],
  crews: ReadonlyMap<Role, Contact[]>,
  capacity: ReadonlyMap<Contact, number>,
  away: Contact,
): Role | null {
  const holds = new Map<Contact, Role[]>();
  const place = (role: Role, tried: Set<Contact>): boolean => {
    for (const person of crews.get(role) ?? []) {
      if (person === away || tried.has(person)) continue;
      tried.add(person);
      const held = holds.get(person) ?? [];
      holds.set(person, held);
      if (held.length < (capacity.get(person) ?? 1)) {
        held.push(role);
        return true;
      }
      const moved = held.findIndex((other) => place(other, tried));
      if (moved >= 0) {
        held[moved] = role;
        return true;
      }
    }
    return false;
  };
  return roles.find((role) => !place(role, new Set())) ?? null;
}

function namesOf(crew: readonly Contact[], away: Contact): string {
  return crew
    .filter((person) => person !== away)
    .map(({ name }) => name)
    .join(' and ');
}
