import { dialledFrom } from '../plan/phone.ts';
import { isReservedAddress } from '../plan/reach.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const demoIsFictional: Rule = {
  id: 'demo-is-fictional',
  concern: 'contacts',
  level: 'error',
  summary: 'In a demo every number and address is one that is kept free for fiction.',
  why: `A demo is published and played with. A number that looks made up is somebody's, and their phone rings
    at night.`,
  good: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0101' }
    - { kind: email, value: dana@example.com }
`,
  bad: {
    files: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7123 4567' }
    - { kind: email, value: dana@harbour-tools.org }
    - { kind: portal, value: 'https://desk.harbour-tools.org/call' }
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: omar-haddad
mailbox: tech-lead@harbour-tools.org
---
`,
    findings: [
      "contacts.yml:5:29 `+44 20 7123 4567` may be somebody's number. In a demo use one kept free for fiction, such as +44 20 7946 0000 to 0999 or +1 202 555 0100 to 0199.",
      "contacts.yml:6:29 `dana@harbour-tools.org` may be somebody's address. In a demo use one at example.com.",
      "contacts.yml:7:30 `https://desk.harbour-tools.org/call` may be somebody's address. In a demo use one at example.com.",
      "roles/technical-lead.mdx:5:10 `tech-lead@harbour-tools.org` may be somebody's address. In a demo use one at example.com.",
    ],
  },

  *checkShared({ content }) {
    if (content.organization?.profile !== 'demo') return;
    for (const contact of content.contacts.values()) {
      for (const [index, channel] of (contact.channels ?? []).entries()) {
        const spot = contact.at('channels', index, 'value');
        if (channel.kind === 'phone' && dialledFrom(channel.value)?.fictional === false) {
          yield [
            spot,
            `${show(channel.value)} may be somebody's number. In a demo use one kept free for fiction, such as +44 20 7946 0000 to 0999 or +1 202 555 0100 to 0199.`,
          ];
        } else if (isReservedAddress(channel) === false) {
          yield [spot, `${show(channel.value)} may be somebody's address. In a demo use one at example.com.`];
        }
      }
    }
  },

  *check({ plan }) {
    if (plan.content.organization?.profile !== 'demo') return;
    for (const role of plan.roles) {
      const { mailbox } = role.data;
      if (mailbox !== undefined && isReservedAddress({ kind: 'email', value: mailbox }) === false)
        yield [role.at('mailbox'), `${show(mailbox)} may be somebody's address. In a demo use one at example.com.`];
    }
  },
};
