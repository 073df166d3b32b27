import { blanksIn } from '../plan/body.ts';
import type { Rule } from './rule.ts';

export const fieldIsUsed: Rule = {
  id: 'field-is-used',
  concern: 'blanks',
  level: 'warning',
  summary: 'Every declared field of a template stands in its subject or body.',
  why: `A field that stands nowhere costs the sender minutes to find out and reaches no reader. Mostly the
    sentence that it belonged to was lost in an edit.`,
  good: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
subject: Your account on [Day]
fields:
  - { label: Day }
  - { label: Contact name }
---

Call [Contact name].
`,
  bad: {
    files: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
fields:
  - { label: Day }
  - { label: Contact name }
  - { label: Case number }
---

Call [Contact name]. Write \`[Day]\` nowhere.
`,
    findings: [
      'templates/customer-notice.mdx:4:14 The field `Day` stands neither in the subject nor in the body. Write `[Day]` where it belongs, or remove the field.',
      'templates/customer-notice.mdx:6:14 The field `Case number` stands neither in the subject nor in the body. Write `[Case number]` where it belongs, or remove the field.',
    ],
  },

  *check({ plan }) {
    for (const template of plan.templates) {
      const { fields = [], subject = '' } = template.data;
      const used = new Set([...blanksIn(subject), ...(template.body?.blanks ?? [])].map((blank) => blank.label));
      const unused = fields.flatMap(({ label }, index) => (used.has(label) ? [] : [{ label, index }]));
      if (unused.length > 0 && !template.body) {
        yield { spot: template.at(), unassessed: 'The body of the template cannot be read.' };
        continue;
      }
      for (const { label, index } of unused) {
        const spot = template.at('fields', index, 'label');
        yield [
          spot,
          `The field \`${label}\` stands neither in the subject nor in the body. Write \`[${label}]\` where it belongs, or remove the field.`,
        ];
      }
    }
  },
};
