import type { Contact, Plan } from '../plan/plan.ts';

/** The contacts that a plan uses, by name. */
export function contactsOf(plan: Plan): Contact[] {
  const found = [...plan.contactsUsed].flatMap((id) => plan.content.contacts.get(id) ?? []);
  return found.sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1));
}
