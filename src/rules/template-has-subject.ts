import type { Rule } from './rule.ts';

/** Channels whose messages have a subject line. */
const WITH_SUBJECT = new Set(['email', 'letter', 'portal']);

export const templateHasSubject: Rule = {
  id: 'template-has-subject',
  concern: 'messages',
  level: 'warning',
  summary: 'Every message by mail, letter or web form has its subject line prepared.',
  why: `The subject decides whether it is opened, and it is what the press quotes. Written last and alone, it says
    too little or too much.`,
  good: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
channel: email
subject: 'Somebody else used your account'
---
-- templates/first-call.mdx --
---
title: First call
channel: phone
---
`,
  bad: {
    files: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
channel: email
---
`,
    findings: [
      'templates/customer-notice.mdx:3:10 `Notice to customers` goes by email and has no `subject`. Write one.',
    ],
  },

  *check({ plan }) {
    for (const template of plan.templates) {
      const { channel, subject } = template.data;
      if (channel === undefined || !WITH_SUBJECT.has(channel) || subject !== undefined) continue;
      yield [template.at('channel'), `\`${template.title}\` goes by ${channel} and has no \`subject\`. Write one.`];
    }
  },
};
