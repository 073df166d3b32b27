import { notificationsOf } from '../plan/directory.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const noticeIsComplete: Rule = {
  id: 'notice-is-complete',
  concern: 'messages',
  level: 'error',
  summary:
    'A message that carries out a duty has a required field for everything that the law or contract wants in it.',
  why: `A notice that lacks what the law asks for is not given in time, however early it left. The fields say beforehand
    which of them brings what.`,
  good: `
-- obligations.yml --
duties:
  - id: customer-notice
    recipient: customers
    trigger: we know
    clockStartsAt: awareness
    deadline: PT24H
    content: [what happened, whom to ask]
-- templates/customer-notice.mdx --
---
title: Notice to customers
notification: customer-notice
fields:
  - { label: What happened, required: true, covers: [what happened] }
  - { label: Contact, required: true, covers: [whom to ask] }
---

[What happened]. Ask [Contact].
`,
  bad: {
    files: `
-- obligations.yml --
duties:
  - id: customer-notice
    recipient: customers
    trigger: we know
    clockStartsAt: awareness
    deadline: PT24H
    content: [what happened, which data, whom to ask]
-- templates/customer-notice.mdx --
---
title: Notice to customers
notification: customer-notice
fields:
  - { label: What happened, required: true, covers: [what happened] }
  - { label: Data, covers: [which data, which accounts] }
---

[What happened]. [Data].
`,
    findings: [
      'templates/customer-notice.mdx:3:15 No field of this message covers `whom to ask`, which `customer-notice` asks for. Add it to the `covers` of a field.',
      'templates/customer-notice.mdx:6:7 `customer-notice` asks for `which data`, and the field may be left empty. Set `required: true`.',
      'templates/customer-notice.mdx:6:41 `customer-notice` does not ask for `which accounts`. Use the words of its `content`.',
    ],
  },

  *check({ plan }) {
    const notifications = new Map(notificationsOf(plan.content, plan).map((each) => [each.id, each]));
    for (const template of plan.templates) {
      const { notification: id, fields = [] } = template.data;
      const notification = notifications.get(id ?? '');
      if (!notification) continue;
      for (const wanted of notification.content) {
        const covering = fields.findIndex(({ covers }) => covers?.includes(wanted));
        if (covering < 0) {
          yield [
            template.at('notification'),
            `No field of this message covers ${show(wanted)}, which \`${id}\` asks for. Add it to the \`covers\` of a field.`,
          ];
        } else if (!fields.some(({ covers, required }) => required && covers?.includes(wanted))) {
          yield [
            template.at('fields', covering, 'required'),
            `\`${id}\` asks for ${show(wanted)}, and the field may be left empty. Set \`required: true\`.`,
          ];
        }
      }
      for (const [index, { covers }] of fields.entries()) {
        for (const [place, claimed] of (covers ?? []).entries()) {
          if (notification.content.includes(claimed)) continue;
          yield [
            template.at('fields', index, 'covers', place),
            `\`${id}\` does not ask for ${show(claimed)}. Use the words of its \`content\`.`,
          ];
        }
      }
    }
  },
};
