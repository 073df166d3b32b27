import type { KindName } from '../plan/kinds.ts';
import { kindNamed } from '../plan/kinds.ts';
import { resolveLink } from '../plan/links.ts';
import type { Plain, Plan, Reference } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

/** The kinds that a reader comes to from elsewhere, and how. */
const COMES_FROM: Partial<Record<KindName, string>> = {
  checklist: 'Name it under `checklists` of a scenario or a phase, link it from a body',
  template: 'Name it under `templates` of a scenario or a phase, link it from a body',
  guide: 'Link it from the body of an entry that needs it',
};

export const entryIsReachable: Rule = {
  id: 'entry-is-reachable',
  concern: 'links',
  level: 'warning',
  summary: 'Every checklist, template and guide is reached from the entries that a responder begins with.',
  why: `Under stress people follow the scenario and what it points to. An entry that nothing points to is
    kept, reviewed and printed, and never used.`,
  good: `
-- checklists/account-taken-over.mdx --
---
title: Account taken over
---

## Cut off

1. Tech lead: Seal the rows as in [Evidence](../guides/evidence.mdx#seal-it).
-- guides/evidence.mdx --
---
title: Evidence
---

## Seal it

Write the digest into the log.
`,
  bad: {
    files: `
-- checklists/token-leaked.mdx --
---
title: Token leaked
---

## Revoke

1. Tech lead: Revoke the token as in [Tokens](../guides/tokens.mdx).
-- guides/tokens.mdx --
---
title: Tokens
---
-- templates/customer-notice.mdx --
---
title: Notice to customers
---
`,
    findings: [
      'checklists/token-leaked.mdx:2:1 No scenario, phase or other place to begin leads to the checklist `Token leaked`. Name it under `checklists` of a scenario or a phase, link it from a body, or remove it.',
      'guides/tokens.mdx:2:1 No scenario, phase or other place to begin leads to the guide `Tokens`. Link it from the body of an entry that needs it, or remove it.',
      'templates/customer-notice.mdx:2:1 No scenario, phase or other place to begin leads to the template `Notice to customers`. Name it under `templates` of a scenario or a phase, link it from a body, or remove it.',
    ],
  },

  *check({ plan }) {
    const entries = new Map(plan.entries.map((entry) => [entry.name, entry]));
    const reached = new Set(plan.entries.filter((entry) => !COMES_FROM[entry.kind]));
    // A set is walked in the order of its growth: what is reached is followed in its turn.
    for (const entry of reached) for (const next of leadsTo(entry, entries, plan)) reached.add(next);

    const lost = plan.entries.filter((entry) => !reached.has(entry));
    const hidden = plan.sources.filter(
      ({ kind, entry, body }) => !entries.has(entry ?? '') || (kind?.extension === '.mdx' && body === null),
    );
    if (lost.length > 0 && hidden.length > 0) {
      yield { spot: plan.at(), unassessed: `What \`${hidden[0]?.path}\` leads to is unknown while it cannot be read.` };
      return;
    }
    for (const entry of lost) {
      const label = kindNamed(entry.kind).label.toLowerCase();
      yield [
        entry.at(),
        `No scenario, phase or other place to begin leads to the ${label} \`${entry.title}\`. ${COMES_FROM[entry.kind]}, or remove it.`,
      ];
    }
  },
};

/** The entries of the plan that an entry refers to or links. */
function leadsTo(from: Plain, entries: ReadonlyMap<string, Plain>, plan: Plan): Plain[] {
  const found: Plain[] = [];
  for (const reference of from.references) {
    const entry = entries.get(entryNamed(reference));
    if (entry) found.push(entry);
  }
  for (const { url } of from.body?.links ?? []) {
    const anchor = url.indexOf('#');
    const address = anchor < 0 ? url : url.slice(0, anchor);
    const target = address === '' ? null : resolveLink(address, from.source, plan.content);
    if (target === null || typeof target === 'string' || target.type !== 'file') continue;
    const entry = target.source.plan === plan.id ? entries.get(target.source.entry ?? '') : undefined;
    if (entry) found.push(entry);
  }
  return found;
}

/** The name of the entry that a reference means, whatever has become of it. */
function entryNamed({ kind, value }: Reference): string {
  if (kind === 'entry') return value;
  if (kind === 'step') return value.split('#', 1)[0] ?? '';
  return kind in COMES_FROM ? `${kindNamed(kind as KindName).folder}/${value}` : '';
}
