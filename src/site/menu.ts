import { KINDS } from '../plan/kinds.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanPage } from './address.ts';
import { site } from './load.ts';

/** Links that belong together, and what they are about. */
export interface MenuPart {
  label: string;
  links: MenuLink[];
}

/** A page in a menu. */
export interface MenuLink {
  text: string;
  href: string;
}

/** Where a plan's pages and those behind the plans are found; without a plan the latter alone. */
export function partsOf(plan: Plan | null): MenuPart[] {
  const { address, content } = site();
  const others = content.plans.filter((each) => each !== plan);
  return [
    ...(plan
      ? [
          {
            label: 'This plan',
            links: [...kindLinks(plan), { text: 'Deadlines', href: address.plan(plan, 'deadlines') }],
          },
          { label: 'Its views', links: viewsOf(plan) },
        ]
      : []),
    ...(plan && others.length > 0
      ? [{ label: 'Other plans', links: others.map((each) => ({ text: each.title, href: address.plan(each) })) }]
      : []),
    behind(),
  ];
}

/** Links to all kinds of which a plan has entries, in the order of the table of kinds. */
export function kindLinks(plan: Plan): MenuLink[] {
  const { address } = site();
  return KINDS.filter((kind) => !kind.shared && kind.name !== 'plan').flatMap((kind) => {
    const entries = plan.entries.filter((entry) => entry.kind === kind.name);
    const [first] = entries;
    if (!first) return [];
    if (kind.folder) return [{ text: kind.plural, href: address.folder(plan, kind.folder) }];
    return [{ text: kind.label, href: address.entry(first) }];
  });
}

const VIEWS: readonly { page: PlanPage; name: string; holds: string }[] = [
  { page: 'print', name: 'Print', holds: 'sheets, binder, wallet card' },
  { page: 'read', name: 'Reader', holds: 'the plan in order, and its words' },
  { page: 'owner', name: 'Owner', holds: 'what is open and due' },
  { page: 'audit', name: 'Auditor', holds: 'coverage, drills, changes' },
  { page: 'about', name: 'About this copy', holds: 'version, digest, how to check it' },
];

/** The views of a plan for those who are not in the middle of an incident; `name` is short enough for a footer. */
export function viewsOf(plan: Plan): (MenuLink & { name: string })[] {
  const { address } = site();
  return VIEWS.map(({ page, name, holds }) => ({ name, text: `${name}: ${holds}`, href: address.plan(plan, page) }));
}

function behind(): MenuPart {
  const { address } = site();
  return {
    label: 'Behind the plans',
    links: [
      { text: 'How to read a plan', href: address.path('guide/readers/') },
      { text: 'How to write a plan', href: address.path('guide/authors/') },
      { text: 'How to hold a drill', href: address.path('guide/drills/') },
      { text: 'How to check plans by machine', href: address.path('guide/ci/') },
      { text: 'How to host the site', href: address.path('guide/hosting/') },
      { text: 'Frameworks', href: address.path('frameworks/') },
      { text: 'Rules', href: address.path('rules/') },
      { text: 'Schemas', href: address.path('schemas/') },
    ],
  };
}
