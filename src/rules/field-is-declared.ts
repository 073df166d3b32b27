import { blanksIn } from '../plan/body.ts';
import { choice } from '../plan/directory.ts';
import type { Spot } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const fieldIsDeclared: Rule = {
  id: 'field-is-declared',
  concern: 'blanks',
  level: 'error',
  summary: 'Every blank of a template is one of its declared fields.',
  why: `Only a declared field says how to find out what goes in, and is asked for before the message can be
    copied. Another blank is sent to customers as it stands.`,
  good: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
subject: Your account on [Day]
fields:
  - { label: Day, hint: 'The day it began.' }
  - { label: Contact name, hint: A person who can be called today. }
---

On [Day] somebody else signed in to your account. Call [Contact name].
`,
  bad: {
    files: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
subject: Your account on [DAY]
fields:
  - { label: Day }
  - { label: Contact name }
---

Call [Contact nmae]. Our number is [Case number].
-- templates/staff-notice.mdx --
---
title: Notice to staff
---

Ask [Contact name].
`,
    findings: [
      'templates/customer-notice.mdx:3:10 The blank `[DAY]` is not declared under `fields`. Did you mean `Day`?',
      'templates/customer-notice.mdx:9:6 The blank `[Contact nmae]` is not declared under `fields`. Did you mean `Contact name`?',
      'templates/customer-notice.mdx:9:36 The blank `[Case number]` is not declared under `fields`. Declare it there with a hint, or use a field that is declared.',
      'templates/staff-notice.mdx:5:5 The blank `[Contact name]` is not declared under `fields`. Declare it there with a hint, or use a field that is declared.',
    ],
  },

  *check({ plan }) {
    for (const template of plan.templates) {
      if (!template.body) yield { spot: template.at(), unassessed: 'The body of the template cannot be read.' };
      const labels = (template.data.fields ?? []).map((field) => field.label);
      const subject = blanksIn(template.data.subject ?? '').map(({ label }) => ({
        label,
        spot: template.at('subject') as Spot,
      }));
      for (const { label, spot } of [...subject, ...(template.body?.blanks ?? [])]) {
        if (!labels.includes(label))
          yield [spot, `The blank \`[${label}]\` is not declared under \`fields\`. ${cure(label, labels)}`];
      }
    }
  },
};

function cure(label: string, labels: readonly string[]): string {
  const sameWord = labels.find((each) => each.toLowerCase() === label.toLowerCase());
  const hint = sameWord === undefined ? choice(label, labels) : `Did you mean \`${sameWord}\`?`;
  return hint.startsWith('Did') ? hint : 'Declare it there with a hint, or use a field that is declared.';
}
