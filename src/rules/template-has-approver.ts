import type { Template } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

/** Recipients inside the house. */
const INSIDE = new Set(['responders', 'staff', 'executives']);

/** Does a message leave the house? One that names no recipients may. */
export function goesOutside({ data: { recipients } }: Template): boolean {
  return (recipients ?? ['public']).some((recipient) => !INSIDE.has(recipient));
}

export const templateHasApprover: Rule = {
  id: 'template-has-approver',
  concern: 'messages',
  level: 'error',
  summary: 'Every message that leaves the house has somebody who must say yes.',
  why: `A sentence sent under stress is quoted for years. A second pair of eyes costs minutes, and the plan says how
    long they may be silent.`,
  good: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
recipients: [customers]
approvers: [{ role: incident-commander, silence: PT15M }]
---
-- templates/staff-message.mdx --
---
title: Message to staff
recipients: [staff, executives]
---
`,
  bad: {
    files: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
recipients: [staff, customers]
---
-- templates/press-line.mdx --
---
title: Line for the press
approvers: []
---
`,
    findings: [
      'templates/customer-notice.mdx:2:1 Nobody approves `Notice to customers` before it leaves the house. Name a role under `approvers`, with how long it may be silent.',
      'templates/press-line.mdx:3:12 Nobody approves `Line for the press` before it leaves the house. Name a role under `approvers`, with how long it may be silent.',
    ],
  },

  *check({ plan }) {
    for (const template of plan.templates) {
      if (!goesOutside(template) || (template.data.approvers ?? []).length > 0) continue;
      yield [
        template.at('approvers'),
        `Nobody approves \`${template.title}\` before it leaves the house. Name a role under \`approvers\`, with how long it may be silent.`,
      ];
    }
  },
};
