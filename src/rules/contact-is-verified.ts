import { addDuration, inWords, nextDay } from '../plan/day.ts';
import type { Rule } from './rule.ts';

export const contactIsVerified: Rule = {
  id: 'contact-is-verified',
  concern: 'contacts',
  level: 'error',
  timed: true,
  summary: 'Every contact that a plan uses was really reached within the interval of the plan.',
  why: `Numbers change without anyone telling the plan. Only a call that somebody answered shows that the next one
    will be answered too.`,
  good: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M, verify: P3M }
---
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0101' }
  verified: { on: '2026-10-05', by: omar-haddad, channel: phone }
omar-haddad:
  name: Omar Haddad
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0102' }
  verified: { on: '2026-10-05', by: dana-whitfield, channel: phone }
priya-nair:
  name: Priya Nair
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0103' }
  verified: { on: '2026-10-05', by: dana-whitfield, channel: phone }
`,
  bad: {
    files: `
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M, verify: P3M }
---
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0101' }
  verified: { on: '2026-08-05', by: dana-whitfield, channel: phone }
omar-haddad:
  name: Omar Haddad
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0102' }
`,
    findings: [
      'contacts.yml:6:19 Dana Whitfield was last reached to verify this record on 2026-08-05, which holds for 3 months, up to 2026-11-05. Let somebody else call and record it: `npm run verify -- dana-whitfield --by CONTACT --channel phone`. [from 2026-11-06]',
      'contacts.yml:7:1 Nobody has verified yet how Omar Haddad is reached, which is due by 2026-09-01. Call, and record it: `npm run verify -- omar-haddad --by CONTACT --channel phone`. [from 2026-09-02]',
    ],
  },

  *check({ plan }) {
    const home = plan.home?.data;
    if (!home) {
      yield {
        spot: plan.at(),
        unassessed: 'How often contacts are verified is unknown while `plan.mdx` cannot be read.',
      };
      return;
    }
    const every = home.cadence.verify;
    if (every === undefined) return;
    for (const id of plan.contactsUsed) {
      const contact = plan.content.contacts.get(id);
      if (!contact) continue;
      const { on, by } = contact.verified ?? {};
      const last = addDuration(on ?? home.inForceSince, every);
      const due = on
        ? `${contact.name} was last reached to verify this record on ${on}, which holds for ${inWords(every)}, up to ${last}.`
        : `Nobody has verified yet how ${contact.name} is reached, which is due by ${last}.`;
      const call = by === id ? 'Let somebody else call and record it' : 'Call, and record it';
      yield [
        contact.at('verified', 'on'),
        `${due} ${call}: \`npm run verify -- ${id} --by CONTACT --channel phone\`.`,
        nextDay(last),
      ];
    }
  },
};
