import type { APIContext } from 'astro';
import type { Plan } from '../../../plan/plan.ts';
import { toldEver } from '../../../site/freshness.ts';
import { stateOfPlan } from '../../../site/load.ts';
import { planPaths } from '../../../site/paths.ts';

export const getStaticPaths = planPaths;

/** What the check finds in a plan, now and on later days: for the owner's page, on the day that it is read. */
export function GET({ props }: APIContext<{ plan: Plan }>): Response {
  const told = toldEver(stateOfPlan(props.plan));
  return new Response(`${JSON.stringify(told)}\n`, { headers: { 'Content-Type': 'application/json' } });
}
