import { statSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '../../src/plan/kinds.ts';
import type { Plain } from '../../src/plan/plan.ts';
import type { PlanPage } from '../../src/site/address.ts';
import { dist, firstPlan, model, plans } from './site.ts';

const PLAN_PAGES = [
  'call',
  'deadlines',
  'index',
  'about',
  'owner',
  'audit',
  'read',
  'print',
] as const satisfies PlanPage[];

/** One address of every type of page; of entries the longest, because most can go wrong on it. A new type is one line. */
export function typesOf(): string[] {
  const plan = firstPlan();
  const kinds = KINDS.filter((kind) =>
    plans().some(({ entries }) => entries.some((entry) => entry.kind === kind.name)),
  );
  return [
    '/',
    '/404.html',
    ...kinds.map((kind) =>
      longestOf(plans().flatMap(({ entries }) => entries.filter((each) => each.kind === kind.name))),
    ),
    ...PLAN_PAGES.map((page) => model.address.plan(plan, page)),
    model.address.folder(plan, 'scenarios'),
    model.address.folder(plan, 'templates'),
    model.address.folder(plan, 'after-actions'),
    '/frameworks/',
    model.address.framework([...model.content.frameworks.keys()].sort()[0] as string),
    '/rules/',
    model.address.rule('backup-is-someone-else'),
    '/schemas/',
    model.address.schema('scenario'),
    '/guide/ci/',
    '/guide/hosting/',
  ];
}

/** What pages of one type have in common: their address without what is their own. */
export function typeOf(path: string): string {
  const parts = path
    .replace(/index\.html$/, '')
    .split('/')
    .filter(Boolean);
  const [first, second, third] = parts;
  if (plans().some(({ id }) => id === first)) {
    if (third !== undefined) return `plan/${second}/entry`;
    return KINDS.some(({ folder }) => folder !== null && folder === second) ? 'plan/list' : `plan/${second ?? ''}`;
  }
  return second === undefined ? (first ?? '') : `${first}/entry`;
}

/** The built file of an address. */
export function fileOf(path: string): string {
  return join(dist, path, path.endsWith('/') ? 'index.html' : '');
}

function longestOf(entries: readonly Plain[]): string {
  const paths = entries.map((entry) => model.address.entry(entry));
  return paths.sort((a, b) => statSync(fileOf(b)).size - statSync(fileOf(a)).size)[0] as string;
}
