import { firstPlan, model } from './site.ts';

/** One address of every main type of page. */
export function typesOf(): string[] {
  const plan = firstPlan();
  const firsts = ['scenario', 'checklist', 'severity', 'template', 'role', 'drill', 'system'].flatMap(
    (kind) => plan.entries.find((entry) => entry.kind === kind) ?? [],
  );
  return [
    model.address.plan(plan),
    ...firsts.map((entry) => model.address.entry(entry)),
    model.address.plan(plan, 'call'),
    model.address.plan(plan, 'owner'),
    '/rules/backup-is-someone-else/',
    '/schemas/scenario/',
    '/guide/readers/',
  ];
}
