import type { APIContext } from 'astro';
import type { Plan } from '../../../plan/plan.ts';
import { csvResponse } from '../../../site/csv.ts';
import { freshnessOf } from '../../../site/freshness.ts';
import { site, stateOfPlan } from '../../../site/load.ts';
import { planPaths } from '../../../site/paths.ts';

export const getStaticPaths = planPaths;

const HEAD = [
  'entry',
  'title',
  'owner',
  'reviewed',
  'reviewed by',
  'next',
  'what falls due',
  'drilled',
  'state',
  'missing',
  'file',
  'digest',
  'since',
  'claims',
];

/** The table of the owner's page. */
export function GET({ props }: APIContext<{ plan: Plan }>): Response {
  const { address, folder, report } = site();
  const rows = freshnessOf(stateOfPlan(props.plan), report, address).map((row) => [
    row.name,
    row.title,
    row.owner ?? '',
    row.reviewed?.on ?? '',
    row.reviewed?.by ?? '',
    row.dues[0]?.due ?? '',
    row.dues.map(({ due, rules }) => `${due} ${rules.join(', ')}`).join('; '),
    row.drilled ?? '',
    row.state,
    row.missing.join(', '),
    row.file === null ? `${folder}/contacts.yml` : `${folder}/${props.plan.id}/${row.file}`,
    row.digest ?? '',
    row.since ?? '',
    row.claims.join(', '),
  ]);
  return csvResponse([HEAD, ...rows]);
}
