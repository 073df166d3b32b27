import { listed } from '../plan/list.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

/** What a declaration has, and what it says. */
const DECISION = [
  ['because', 'why'],
  ['approvedBy', 'who decided'],
  ['approvedOn', 'on which day'],
  ['until', 'up to which day'],
] as const;

export const exemptionIsDecided: Rule = {
  id: 'exemption-is-decided',
  concern: 'coverage',
  level: 'warning',
  summary: 'A requirement declared not to apply says why, who decided that, when, and up to which day it holds.',
  why: `"Does not apply" is the easiest way to meet a requirement. It is a decision, and somebody with a name makes it
    anew from time to time.`,
  good: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
frameworks:
  - id: gdpr
    notApplicable:
      - requirement: Art.33(2)
        because: We process for nobody else.
        approvedBy: priya-nair
        approvedOn: '2026-10-28'
        until: '2027-08-31'
---
`,
  bad: {
    files: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
frameworks:
  - id: gdpr
    notApplicable:
      - requirement: Art.33(2)
        because: We process for nobody else.
---
`,
    findings: [
      'plan.mdx:9:22 `Art.33(2)` is declared not to apply, and nothing says who decided, on which day and up to which day. Add `approvedBy`, `approvedOn` and `until`.',
    ],
  },

  *check({ plan }) {
    const { home } = plan;
    for (const [index, { notApplicable = [] }] of (home?.data.frameworks ?? []).entries()) {
      for (const [place, declared] of notApplicable.entries()) {
        const missing = DECISION.filter(([key]) => declared[key] === undefined);
        if (missing.length === 0 || !home) continue;
        yield [
          home.at('frameworks', index, 'notApplicable', place, 'requirement'),
          `${show(declared.requirement)} is declared not to apply, and nothing says ${listed(missing.map(([, what]) => what))}. Add ${listed(missing.map(([key]) => `\`${key}\``))}.`,
        ];
      }
    }
  },
};
