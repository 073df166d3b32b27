import type { Plan } from '../plan/plan.ts';
import type { Addresses } from './address.ts';

/** An address as one of a plan's own pages (`/<plan>/<page>/`) sees it: shorter, where a page holds hundreds of them. */
export function near(href: string, plan: Plan, address: Addresses): string {
  const home = address.plan(plan);
  return href.startsWith(home) ? `../${href.slice(home.length)}` : href;
}
