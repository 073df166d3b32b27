import type { Contact, Plan, Role } from './plan.ts';

/**
 * Follows a role's appointments up to the first role that has something, and says how that ends. `unknown`: at a
 * reference that leads nowhere or to a broken file, which is told there.
 */
export function alongAppointments(
  role: Role,
  has: (role: Role) => boolean,
): { ends: 'with' | 'without' | 'circle' | 'unknown'; at: Role } {
  const passed = new Set<Role>();
  let at = role;
  for (;;) {
    if (has(at)) return { ends: 'with', at };
    if (passed.has(at)) return { ends: 'circle', at };
    if (at.data.appointedBy === undefined) return { ends: 'without', at };
    if (at.appointedBy === null) return { ends: 'unknown', at };
    passed.add(at);
    at = at.appointedBy;
  }
}

/** Who can take a role: its holder, then its backups in order, each once; for a role that is given on the spot, those of the role that gives it. */
export function crewOf(role: Role): { holder: Contact | null; backups: Contact[]; all: Contact[] } {
  const { at } = alongAppointments(role, (each) => each.data.heldBy !== undefined);
  const own = alongAppointments(role, (each) => (each.data.backups ?? []).length > 0).at;
  const backups = own.backups.filter((contact): contact is Contact => contact !== null && contact !== at.heldBy);
  return { holder: at.heldBy, backups, all: at.heldBy ? [at.heldBy, ...backups] : backups };
}

/** The roles that lead or are told at the two worst levels of severity, in the order of the plan's roles. */
export function worstRoles(plan: Plan): Role[] {
  const named = new Set(plan.levels.slice(0, 2).flatMap(({ lead, notify }) => [lead, ...(notify ?? [])]));
  return plan.roles.filter((role) => named.has(role.id));
}
