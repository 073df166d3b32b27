import type { Plain } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

const PARTS = ['last', 'by', 'digest'] as const;

export const reviewIsRecorded: Rule = {
  id: 'review-is-recorded',
  concern: 'reviews',
  level: 'error',
  summary: 'A recorded review says when it was, who did it and what it covered.',
  why: `A day without a name is nobody's word, and without its digest nobody knows which text was read. An
    entry that has no review at all may still be young: review-not-overdue counts its time.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
review: { last: '2026-10-05', by: omar-haddad, digest: 8d0a7d4c3b21f965 }
---
-- guides/shifts.mdx --
---
title: Shifts
---
`,
  bad: {
    files: `
-- guides/evidence.mdx --
---
title: Evidence
review: { last: '2026-10-05' }
---
-- guides/shifts.mdx --
---
title: Shifts
review:
  by: omar-haddad
  digest: 8d0a7d4c3b21f965
---
`,
    findings: [
      'guides/evidence.mdx:3:9 The review lacks `by` and `digest`, so it proves nothing. Read the entry and record it anew: `npm run review -- task-list/guides/evidence --by CONTACT`.',
      'guides/shifts.mdx:4:3 The review lacks `last`, so it proves nothing. Read the entry and record it anew: `npm run review -- task-list/guides/shifts --by CONTACT`.',
    ],
  },

  *check({ plan }) {
    for (const entry of plan.entries) {
      const { review } = entry.data;
      const missing = review ? PARTS.filter((part) => review[part] === undefined) : [];
      if (missing.length === 0) continue;
      const parts = missing.map((part) => `\`${part}\``).join(' and ');
      yield [
        entry.at('review'),
        `The review lacks ${parts}, so it proves nothing. Read the entry and record it anew: ${reviewCommand(entry)}.`,
      ];
    }
  },
};

/** The command that records a review of an entry. */
export function reviewCommand(entry: Plain): string {
  return `\`npm run review -- ${entry.plan.id}/${entry.name} --by CONTACT\``;
}
