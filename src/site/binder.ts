import type { Drill, Plain, Plan, Scenario } from '../plan/plan.ts';
import type { Addresses } from './address.ts';

/** One page to print: what contents call it, where it is, and the entry it shows if it shows one. */
export interface BinderPage {
  title: string;
  href: string;
  entry: Plain | null;
}

/** What stands behind one tab of a plan's binder. */
export interface BinderPart {
  tab: string;
  pages: BinderPage[];
}

/** Every page of a plan that belongs on paper, in the order of the binder: who to call, how bad, what to do, then the rest. */
export function binderOf(plan: Plan, address: Addresses): BinderPart[] {
  const page = (entry: Plain | null): BinderPage[] =>
    entry ? [{ title: entry.title, href: address.entry(entry), entry }] : [];
  const call: BinderPage = { title: 'Who to call', href: address.plan(plan, 'call'), entry: null };
  const deadlines: BinderPage = { title: 'Deadlines', href: address.plan(plan, 'deadlines'), entry: null };
  const parts: [string, BinderPage[]][] = [
    ['Call', [call, ...page(plan.home)]],
    ['Severity', [...page(plan.severity), deadlines]],
    ['Scenarios', plan.scenarios.flatMap(page)],
    ['Sheets', plan.checklists.flatMap(page)],
    ['Messages', plan.templates.flatMap(page)],
    ['Roles', [...plan.roles.flatMap(page), ...page(plan.authority)]],
    ['Phases', plan.phases.flatMap(page)],
    ['Guides', plan.guides.flatMap(page)],
    ['System', [...page(plan.system), ...page(plan.obligations), ...page(plan.routines)]],
  ];
  return parts.map(([tab, pages]) => ({ tab, pages })).filter(({ pages }) => pages.length > 0);
}

/** What a scenario needs on paper besides whom to call: its page, its sheets, its messages. */
export function setOf(scenario: Scenario): Plain[] {
  return [scenario, ...scenario.checklists, ...scenario.templates];
}

/** What the players of a drill need on paper: their page, then the sets of the scenarios it plays, each page once. */
export function drillSetOf(drill: Drill): Plain[] {
  const played = (drill.data.scenarios ?? []).flatMap(
    (id) => drill.plan.scenarios.find((scenario) => scenario.id === id) ?? [],
  );
  return [drill, ...new Set([...played, ...played.flatMap(setOf)])];
}

/** The drills that can be printed for: those to come first, then those held, the latest first. */
export function drillsToPrint(plan: Plan): Drill[] {
  const day = ({ data }: Drill) => data.heldOn ?? data.plannedFor ?? '';
  const of = (status: string) => plan.drills.filter((drill) => drill.data.status === status);
  const latest = of('held').sort((a, b) => (day(a) < day(b) ? 1 : -1));
  return [...of('planned').sort((a, b) => (day(a) < day(b) ? -1 : 1)), ...latest];
}
