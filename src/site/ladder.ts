import { crewOf } from '../plan/crew.ts';
import type { Contact, Plan, Role } from '../plan/plan.ts';

/** What a plan does after some minutes without an answer. */
export interface Rung {
  minute: number;
  role: Role;
  /** Of the role's people: the holder first, then the backups; everyone when there is no rung for the rest, or all were tried. */
  whom: 'holder' | 'backups' | 'everyone';
  contacts: Contact[];
  /** Every rung before has failed, and this one calls them again. */
  again: boolean;
  reached: string | null;
}

/**
 * A plan's ladder in order of time. A role that is named once is called as a whole; one that is named again is called
 * by its holder first, then by its backups, and from then on as a whole again.
 */
export function ladderOf(plan: Plan): Rung[] {
  const rungs = [...(plan.home?.data.escalation ?? [])].sort((a, b) => a.minute - b.minute);
  return rungs.flatMap(({ minute, call, reached }, index) => {
    const role = plan.roles.find((each) => each.id === call);
    if (!role) return [];
    const { holder, backups, all } = crewOf(role);
    const before = rungs.slice(0, index).filter((each) => each.call === call).length;
    const after = rungs.slice(index + 1).some((each) => each.call === call);
    const whom =
      before === 0 && after && holder ? 'holder' : before === 1 && backups.length > 0 ? 'backups' : 'everyone';
    const contacts = { holder: holder ? [holder] : [], backups, everyone: all }[whom];
    return [{ minute, role, whom, contacts, again: before > 0 && whom === 'everyone', reached: reached ?? null }];
  });
}
