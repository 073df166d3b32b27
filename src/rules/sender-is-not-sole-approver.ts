import type { Rule } from './rule.ts';

export const senderIsNotSoleApprover: Rule = {
  id: 'sender-is-not-sole-approver',
  concern: 'messages',
  level: 'warning',
  summary: 'Whoever sends a message is not the only one who approves it.',
  why: `Whoever wrote a text reads what they meant. The mistake that gets out is the one that only a second reader
    would have seen.`,
  good: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
sender: technical-lead
approvers: [{ role: incident-commander }, { role: technical-lead }]
---
`,
  bad: {
    files: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
sender: incident-commander
approvers: [{ role: incident-commander }]
---
-- templates/partner-notice.mdx --
---
title: Notice to partners
sender: incident-commander
approvers: [{ role: deputy }]
---
-- roles/deputy.mdx --
---
title: Deputy
callsign: Deputy
heldBy: dana-whitfield
---
`,
    findings: [
      'templates/customer-notice.mdx:4:12 `Notice to customers` is approved by its sender alone. Name another role under `approvers`.',
      'templates/partner-notice.mdx:4:12 The same person holds the roles that send and approve `Notice to partners`. Name a role that somebody else holds.',
    ],
  },

  *check({ plan }) {
    const holderOf = (id: string) => plan.roles.find((role) => role.id === id)?.data.heldBy;
    for (const template of plan.templates) {
      const { sender, approvers = [] } = template.data;
      if (sender === undefined || approvers.length === 0) continue;
      const holder = holderOf(sender);
      if (approvers.every(({ role }) => role === sender)) {
        yield [
          template.at('approvers'),
          `\`${template.title}\` is approved by its sender alone. Name another role under \`approvers\`.`,
        ];
      } else if (holder !== undefined && approvers.every(({ role }) => role === sender || holderOf(role) === holder)) {
        yield [
          template.at('approvers'),
          `The same person holds the roles that send and approve \`${template.title}\`. Name a role that somebody else holds.`,
        ];
      }
    }
  },
};
