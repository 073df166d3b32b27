import { inWords, minutesOf } from '../plan/day.ts';
import { leastMinutes } from '../plan/deadline.ts';
import { notificationsOf } from '../plan/directory.ts';
import type { Rule } from './rule.ts';

/** Clocks that run from the day somebody knew; all others begin with an event that the plan cannot foresee. */
const FROM_KNOWING = /^(?:awareness|discovery)(?:-|$)/;

export const limitMeetsDeadline: Rule = {
  id: 'limit-meets-deadline',
  concern: 'procedure',
  level: 'error',
  summary:
    'A message that a law or contract asks for can leave in time, even if Legal and every approver take as long as the plan lets them.',
  why: `A deadline of 24 hours is lost in three waits of 8 hours that each looked harmless. Added up beforehand, they
    can be cut while nobody is in a hurry.`,
  good: `
-- severity.mdx --
---
legalWithin: PT4H
levels:
  - { id: critical, name: Critical, respondWithin: PT1H }
---
-- obligations.yml --
duties:
  - { id: customer-notice, recipient: customers, trigger: we know, clockStartsAt: awareness, deadline: PT24H }
-- templates/customer-notice.mdx --
---
title: Notice to customers
notification: customer-notice
approvers: [{ role: incident-commander, silence: PT30M }]
sendWithin: PT2H
---
`,
  bad: {
    files: `
-- severity.mdx --
---
legalWithin: PT4H
levels:
  - { id: critical, name: Critical, respondWithin: PT1H }
---
-- obligations.yml --
duties:
  - { id: customer-notice, recipient: customers, trigger: we know, clockStartsAt: awareness, deadline: PT8H }
  - { id: insurer-notice, recipient: insurer, trigger: we know, clockStartsAt: discovery, deadline: PT24H }
  - { id: partner-notice, recipient: partners, trigger: we sent one, clockStartsAt: first-notice-sent, deadline: PT1H }
  - { id: regulator-notice, recipient: regulator, trigger: we know, clockStartsAt: awareness, deadline: without-undue-delay }
-- templates/customer-notice.mdx --
---
title: Notice to customers
notification: customer-notice
approvers: [{ role: incident-commander, silence: PT2H }, { role: technical-lead, silence: PT1H }]
sendWithin: PT2H
---
-- templates/insurer-notice.mdx --
---
title: Notice to the insurer
notification: insurer-notice
approvers: [{ role: incident-commander }]
---
-- templates/partner-notice.mdx --
---
title: Notice to partners
notification: partner-notice
---
-- templates/regulator-notice.mdx --
---
title: Notice to the regulator
notification: regulator-notice
---
`,
    findings: [
      'templates/customer-notice.mdx:5:13 Legal (4 h), approvers and sending take up to 9 h; `customer-notice` is due after 8 h. Shorten one of them.',
      'templates/insurer-notice.mdx:4:15 This approver may be silent for ever while a deadline of 24 h runs. Add `silence`: how long it is waited for.',
    ],
  },

  *check({ plan }) {
    const notifications = new Map(notificationsOf(plan.content, plan).map((each) => [each.id, each]));
    for (const template of plan.templates) {
      const { notification: id, approvers = [], sendWithin } = template.data;
      const notification = notifications.get(id ?? '');
      if (!notification) continue;
      const { deadline, clockStartsAt } = notification.limit;
      if (!FROM_KNOWING.test(clockStartsAt)) {
        yield {
          spot: template.at('notification'),
          unassessed: `The clock of \`${id}\` begins with \`${clockStartsAt}\`, whose time the plan cannot tell.`,
        };
        continue;
      }
      const least = leastMinutes(notification.limit);
      if (least === null) {
        yield {
          spot: template.at('notification'),
          unassessed: `\`${id}\` has no number of hours or days, only "without undue delay".`,
        };
        continue;
      }
      if (!plan.severity && plan.sources.some(({ entry }) => entry === 'severity')) {
        yield {
          spot: template.at('notification'),
          unassessed: 'By when Legal looks at an incident is unknown while `severity.mdx` cannot be read.',
        };
        continue;
      }
      const legalWithin = plan.severity?.data.legalWithin;
      if (legalWithin === undefined) {
        yield [
          plan.severity?.at('legalWithin') ?? plan.at(),
          `Nothing says by when Legal looks at an incident, so whether \`${template.title}\` leaves in time is open. Add \`legalWithin\`.`,
        ];
        continue;
      }
      const endless = approvers.findIndex(({ silence }) => silence === undefined);
      if (endless >= 0) {
        yield [
          template.at('approvers', endless),
          `This approver may be silent for ever while a deadline of ${inWords(deadline)} runs. Add \`silence\`: how long it is waited for.`,
        ];
        continue;
      }
      if (sendWithin === undefined) {
        yield [
          template.at('sendWithin'),
          `A deadline of ${inWords(deadline)} runs, and nothing says how soon after approval the message leaves. Add \`sendWithin\`.`,
        ];
        continue;
      }
      const waits = [legalWithin, ...approvers.map(({ silence }) => silence ?? 'PT0S'), sendWithin];
      const sum = waits.reduce((minutes, wait) => minutes + minutesOf(wait), 0);
      if (sum > least) {
        yield [
          template.at('sendWithin'),
          `Legal (${inWords(legalWithin)}), approvers and sending take up to ${hours(sum)}; \`${id}\` is due after ${inWords(deadline)}. Shorten one of them.`,
        ];
      }
    }
  },
};

function hours(minutes: number): string {
  return inWords(`PT${Math.floor(minutes / 60)}H${minutes % 60}M`);
}
