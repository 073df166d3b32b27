import { kindNamed } from '../plan/kinds.ts';
import type { Framework, Plain, Plan } from '../plan/plan.ts';
import type { Organization } from '../plan/schema-types.ts';
import type { Source } from '../plan/source.ts';

/** Where the site lives: its origin, if it is known, and the path below it that begins and ends with a slash. */
export interface Home {
  origin: string | undefined;
  base: string;
}

/** Reads an organisation's site address; without one the site lives at the root of an unknown host. */
export function homeOf(organization: Pick<Organization, 'site'> | null): Home {
  if (!organization?.site || !URL.canParse(organization.site)) return { origin: undefined, base: '/' };
  const { origin, pathname } = new URL(organization.site);
  return { origin: origin === 'null' ? undefined : origin, base: pathname.endsWith('/') ? pathname : `${pathname}/` };
}

/** The pages that every plan has besides its entries. */
export type PlanPage = 'call' | 'deadlines' | 'index' | 'about' | 'owner' | 'audit' | 'read' | 'print';

/** The address of every page, from the root of the host. Addresses never change: sheets are printed with them. */
export interface Addresses {
  base: string;
  /** A path of the site, given without a leading slash. */
  path(path: string): string;
  plan(plan: Plan | string, page?: PlanPage): string;
  /** The list of a kind's entries. */
  folder(plan: Plan | string, folder: string): string;
  entry(entry: Plain, anchor?: string | null): string;
  /** The page that shows a file, sound or not; null for files that have none. `from` is the plan that asks. */
  source(source: Source, anchor?: string | null, from?: string | null): string | null;
  contact(plan: Plan | string, id: string): string;
  /** What is known of an entry's review and claims: its row on the owner's page. */
  about(entry: Plain): string;
  framework(framework: Framework | string, anchor?: string): string;
  rule(id: string): string;
  schema(kind: string): string;
  /** What a person types from paper: host and path, without the scheme; the path alone while the host is unknown. */
  short(address: string): string;
}

/** The addresses of a site that lives at a home. */
export function addressesOf({ origin, base }: Home): Addresses {
  const idOf = (plan: Plan | string) => (typeof plan === 'string' ? plan : plan.id);
  const anchored = (address: string, anchor?: string | null) =>
    anchor ? `${address}#${encodeURIComponent(anchor)}` : address;
  const own: Addresses = {
    base,
    path: (path) => `${base}${path}`,
    plan: (plan, page) => `${base}${idOf(plan)}/${page ? `${page}/` : ''}`,
    folder: (plan, folder) => `${base}${idOf(plan)}/${folder}/`,
    entry: (entry, anchor) => anchored(placeOf(base, entry.plan.id, entry.source), anchor),
    source: (source, anchor = null, from = null) => {
      if (source.kind === null) return null;
      const plan = source.plan ?? from;
      switch (source.kind.name) {
        case 'framework':
          return own.framework(source.id, anchor ?? undefined);
        case 'contacts':
          return plan ? anchored(own.plan(plan, 'call'), anchor) : null;
        case 'organization':
          return plan ? own.plan(plan, 'about') : null;
        case 'waivers':
          return plan ? own.plan(plan, 'owner') : null;
        default:
          return plan ? anchored(placeOf(base, plan, source), anchor) : null;
      }
    },
    contact: (plan, id) => anchored(own.plan(plan, 'call'), id),
    about: (entry) => anchored(own.plan(entry.plan, 'owner'), rowOf(entry.name)),
    framework: (framework, anchor) =>
      anchored(`${base}frameworks/${typeof framework === 'string' ? framework : framework.id}/`, anchor),
    rule: (id) => `${base}rules/${id}/`,
    schema: (kind) => `${base}schemas/${kind}/`,
    short: (address) => (origin ? new URL(origin).host : '') + address,
  };
  return own;
}

function placeOf(base: string, plan: string, source: Source): string {
  const kind = kindNamed(source.kind?.name ?? 'plan');
  if (kind.name === 'plan') return `${base}${plan}/`;
  return kind.folder ? `${base}${plan}/${kind.folder}/${source.id}/` : `${base}${plan}/${kind.name}/`;
}

/** The anchor on the owner's page of an entry, by its name. */
export function rowOf(name: string): string {
  return name.replaceAll('/', '.');
}
