import { notificationsOf } from '../plan/directory.ts';
import type { Notification, Plain, Plan } from '../plan/plan.ts';
import type { Addresses } from './address.ts';
import { regimesOf } from './clocks.ts';

/** A name with the page it leads to; without one the words stand alone. */
export interface Named {
  text: string;
  href: string | null;
}

/** Turns the ids of one plan into names with links. */
export interface Referrer {
  /** An entry by its kind's folder and id. */
  entry(name: string): Named;
  role(id: string): Named;
  /** The same role by the short name that people call it. */
  called(id: string): Named;
  contact(id: string): Named;
  level(id: string): Named;
  log(id: string): Named;
  requirement(claim: string): Named;
  notification(id: string): Named & { notification: Notification | null };
}

/** The referrer of a plan. An id that leads nowhere is its own name. */
export function referrerOf(plan: Plan, address: Addresses): Referrer {
  const entries = new Map<string, Plain>(plan.entries.map((entry) => [entry.name, entry]));
  const notifications = new Map(notificationsOf(plan.content, plan).map((each) => [each.id, each]));
  const counted = new Set(regimesOf(plan).flatMap(({ clocks }) => clocks.map(({ id }) => id)));
  const entry = (name: string): Named => {
    const found = entries.get(name);
    return found ? { text: found.title, href: address.entry(found) } : { text: name, href: null };
  };
  return {
    entry,
    role: (id) => {
      const named = entry(`roles/${id}`);
      return named.href ? named : { text: id, href: null };
    },
    called: (id) => {
      const role = plan.roles.find((each) => each.id === id);
      return role ? { text: role.callsign, href: address.entry(role) } : { text: id, href: null };
    },
    contact: (id) => {
      const found = plan.content.contacts.get(id);
      if (!found) return { text: id, href: null };
      // The page of everyone to call shows those that the plan uses.
      return { text: found.name, href: plan.contactsUsed.has(id) ? address.contact(plan, id) : null };
    },
    level: (id) => {
      const found = plan.levels.find((each) => each.id === id);
      return found && plan.severity
        ? { text: `${found.rank} ${found.name}`, href: address.entry(plan.severity, id) }
        : { text: id, href: null };
    },
    log: (id) => {
      const found = plan.system?.data.logs?.find((each) => each.id === id);
      return found && plan.system
        ? { text: found.name, href: address.entry(plan.system, id) }
        : { text: id, href: null };
    },
    requirement: (claim) => {
      const at = claim.indexOf('#');
      const framework = plan.content.frameworks.get(claim.slice(0, at));
      const requirement = framework?.requirements.find((each) => each.id === claim.slice(at + 1));
      if (!framework || !requirement) return { text: claim, href: null };
      return { text: `${framework.title}: ${requirement.id}`, href: address.framework(framework, requirement.id) };
    },
    notification: (id) => {
      const found = notifications.get(id);
      if (!found) return { text: id, href: null, notification: null };
      const href = counted.has(id)
        ? `${address.plan(plan, 'deadlines')}#${encodeURIComponent(id)}`
        : found.framework && address.framework(found.framework, id);
      return { text: found.recipient, href, notification: found };
    },
  };
}
