import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { KINDS } from '../plan/kinds.ts';
import type { Plan } from '../plan/plan.ts';
import { type Site, site } from './load.ts';

/** One part of the menu. */
interface MenuPart {
  label: string;
  links: { text: string; href: string }[];
}

const known = new WeakMap<Site, Map<Plan | null, string>>();

/** The menu of a plan's pages, and of the pages that belong to no plan: made once, because every page holds it. */
export function menuHtml(plan: Plan | null): string {
  const menus = known.get(site()) ?? new Map<Plan | null, string>();
  known.set(site(), menus);
  const html = menus.get(plan) ?? menuOf(plan).map(partHtml).join('');
  menus.set(plan, html);
  return html;
}

function partHtml({ label, links }: MenuPart): string {
  const items = links.map(({ text, href }) => element('li', {}, [element('a', { href }, [words(text)])]));
  return toHtml(element('nav', { ariaLabel: label }, [element('p', {}, [words(label)]), element('ul', {}, items)]));
}

function words(value: string): ElementContent {
  return { type: 'text', value };
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function menuOf(plan: Plan | null): MenuPart[] {
  const { address, content } = site();
  if (!plan) return [{ label: 'Plans', links: planLinks() }, sharedPart()];
  const plans = content.plans.length > 1 ? [{ label: 'Plans', links: planLinks() }] : [];
  const state = [
    { text: 'About this copy', href: address.plan(plan, 'about') },
    { text: 'Owner: what is open and due', href: address.plan(plan, 'owner') },
    { text: 'All pages, A to Z', href: address.plan(plan, 'index') },
  ];
  return [...plans, { label: 'This plan', links: kindLinks(plan) }, { label: 'Its state', links: state }, sharedPart()];
}

function planLinks(): MenuPart['links'] {
  const { address, content } = site();
  return content.plans.map((each) => ({ text: each.title, href: address.plan(each) }));
}

/** Links to all kinds of which a plan has entries, in the order of the table of kinds. */
export function kindLinks(plan: Plan): { text: string; href: string }[] {
  const { address } = site();
  return KINDS.filter((kind) => !kind.shared && kind.name !== 'plan').flatMap((kind) => {
    const entries = plan.entries.filter((entry) => entry.kind === kind.name);
    const [first] = entries;
    if (!first) return [];
    if (kind.folder) return [{ text: kind.plural, href: address.folder(plan, kind.folder) }];
    return [{ text: kind.label, href: address.entry(first) }];
  });
}

function sharedPart(): MenuPart {
  const { address } = site();
  return {
    label: 'Behind the plans',
    links: [
      { text: 'How to read a plan', href: address.path('guide/readers/') },
      { text: 'How to write a plan', href: address.path('guide/authors/') },
      { text: 'How to check plans by machine', href: address.path('guide/ci/') },
      { text: 'Frameworks', href: address.path('frameworks/') },
      { text: 'Rules', href: address.path('rules/') },
      { text: 'Schemas', href: address.path('schemas/') },
    ],
  };
}
