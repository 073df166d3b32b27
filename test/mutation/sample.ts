import { hash } from 'node:crypto';
import type { Spot } from './fault.ts';

const SEED = 'muster 20261122';

/** At most so many spots, the same ones each time: every group in its turn, so that each kind of file has its share. */
export function sampled(spots: readonly Spot[], most: number): Spot[] {
  const groups = new Map<string, { spot: Spot; order: string }[]>();
  for (const spot of spots) {
    const order = hash('sha256', `${SEED} ${spot.file} ${spot.at}`, 'hex');
    groups.set(spot.group, [...(groups.get(spot.group) ?? []), { spot, order }]);
  }
  const rows = [...groups.values()].map((group) => group.sort((a, b) => (a.order < b.order ? -1 : 1)));
  rows.sort(([a], [b]) => ((a?.order ?? '') < (b?.order ?? '') ? -1 : 1));
  const turns = Math.max(0, ...rows.map((row) => row.length));
  const found: Spot[] = [];
  for (let turn = 0; turn < turns && found.length < most; turn += 1)
    for (const row of rows) if (row[turn] && found.length < most) found.push(row[turn].spot);
  return found;
}
