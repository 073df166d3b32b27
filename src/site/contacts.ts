import { resolveLink } from '../plan/links.ts';
import type { Contact, Plan } from '../plan/plan.ts';

/** The contacts of a plan, by name: those its entries refer to, and those its bodies link. */
export function contactsOf(plan: Plan): Contact[] {
  const ids = new Set(plan.contactsUsed);
  for (const { body, source } of plan.entries) {
    for (const { url } of body?.links ?? []) {
      if (!url.includes('contacts.yml#')) continue;
      const target = resolveLink(url, source, plan.content);
      if (typeof target !== 'string' && target.type === 'file' && target.anchor) ids.add(target.anchor);
    }
  }
  const found = [...ids].flatMap((id) => plan.content.contacts.get(id) ?? []);
  return found.sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1));
}
