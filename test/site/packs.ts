import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Drill } from '../../src/plan/plan.ts';
import { command } from '../scripts/spawn.ts';
import { ROOT } from './built.ts';
import { plans } from './site.ts';

/** A facilitator's pack as the command made it. */
export interface Packed {
  drill: Drill;
  file: string;
  html: string;
}

/** The seed of every pack that draws cards, so that tests see the same cards each time. */
export const SEED = 'k7m2';

/** A test runner's own environment would make this a development build. */
const NOT_TESTING = { NODE_ENV: undefined, VITEST: undefined };

/** The drills that a team could hold tomorrow. */
export function plannedDrills(): Drill[] {
  return plans().flatMap((plan) => plan.drills.filter(({ data }) => data.status === 'planned'));
}

/** Makes the pack of a drill of a content folder; gives its file. */
export function packedTo(out: string, drill: Drill, content = join(ROOT, 'content')): string {
  const draws = (drill.data.injects ?? []).some((inject) => inject.drawn);
  const seed = draws ? ['--seed', SEED] : [];
  const args = ['pack', `${drill.plan.id}/${drill.id}`, ...seed, '--content', content, '--out', out];
  const { status, stderr, stdout } = command('drill', args, { cwd: ROOT, env: NOT_TESTING });
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\n').find((line) => line.endsWith('.html')) as string;
}

let packed: Packed[] | undefined;

/** The packs of all planned drills, made once for each file of tests. */
export function packedDrills(): Packed[] {
  packed ??= plannedDrills().map((drill) => {
    const file = packedTo(mkdtempSync(join(tmpdir(), 'muster-packs-')), drill);
    return { drill, file, html: readFileSync(file, 'utf8') };
  });
  return packed;
}
