import type { APIContext } from 'astro';
import type { Plan } from '../../../plan/plan.ts';
import { type CoverageRow, coverageOf, type Word } from '../../../site/claims.ts';
import { csvResponse } from '../../../site/csv.ts';
import { site, stateOfPlan } from '../../../site/load.ts';
import { planPaths } from '../../../site/paths.ts';

export const getStaticPaths = planPaths;

const WORDS = ['designed', 'exercised', 'operated'] as const;
const HEAD = [
  'framework',
  'requirement',
  'title',
  'status',
  'rests on',
  'owner',
  ...WORDS.flatMap((word) => [word, `${word} up to`, `${word} by`, `${word} on`, `why not more ${word}`]),
  'does not apply because',
  'approved by',
  'approved on',
  'until',
];

/** The table of the auditor's page. */
export function GET({ props }: APIContext<{ plan: Plan }>): Response {
  const { address, report } = site();
  const rows = coverageOf(props.plan, report, stateOfPlan(props.plan).refer, address).map((row) => [
    row.framework.id,
    row.requirement.id,
    row.requirement.title,
    statusOf(row),
    row.by.map(({ text }) => text).join('; '),
    row.owners.join(', '),
    ...WORDS.flatMap((word) => (row.claimed.holds ? told(row[word]) : ['', '', '', '', ''])),
    row.exempt?.because ?? '',
    row.exempt?.by?.text ?? '',
    row.exempt?.on ?? '',
    row.exempt?.until ?? '',
  ]);
  return csvResponse([HEAD, ...rows]);
}

function statusOf({ claimed, exempt }: CoverageRow): string {
  return exempt ? 'does not apply' : claimed.word;
}

function told({ holds, until, by, on, why }: Word): string[] {
  return [holds ? 'yes' : 'no', until ?? '', by?.text ?? '', on ?? '', why ?? ''];
}
