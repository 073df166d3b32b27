import { dialledFrom } from '../plan/phone.ts';
import { isReservedAddress } from '../plan/reach.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const contactIsReal: Rule = {
  id: 'contact-is-real',
  concern: 'contacts',
  level: 'error',
  summary: 'In a live plan every number is one that its country has, and no address is kept free for examples.',
  why: `A plan begins as a copy of an example. A number left over from it rings nowhere, and nobody notices until
    the night on which it is dialled.`,
  good: `
-- organization.yml --
name: Harbour Tools
profile: live
timeZone: Europe/London
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+49 30 901820' }
    - { kind: email, value: dana@harbour-tools.org }
`,
  bad: {
    files: `
-- organization.yml --
name: Harbour Tools
profile: live
timeZone: Europe/London
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0101' }
    - { kind: phone, value: '+1 202 155 0118' }
    - { kind: email, value: dana@example.com }
    - { kind: portal, value: 'https://desk.example.com/call' }
`,
    findings: [
      'contacts.yml:5:29 `+44 20 7946 0101` is a number for fiction: it rings nowhere. Write the number of Dana Whitfield.',
      'contacts.yml:6:29 No phone has the number `+1 202 155 0118`. Look it up again and call it once.',
      'contacts.yml:7:29 `dana@example.com` is an address for examples: nobody reads it. Write the address of Dana Whitfield.',
      'contacts.yml:8:30 `https://desk.example.com/call` is an address for examples: nobody reads it. Write the address of Dana Whitfield.',
    ],
  },

  *checkShared({ content }) {
    if (content.organization?.profile !== 'live') return;
    for (const contact of content.contacts.values()) {
      for (const [index, channel] of (contact.channels ?? []).entries()) {
        const spot = contact.at('channels', index, 'value');
        const dialled = channel.kind === 'phone' ? dialledFrom(channel.value) : null;
        if (dialled?.fictional) {
          yield [
            spot,
            `${show(channel.value)} is a number for fiction: it rings nowhere. Write the number of ${contact.name}.`,
          ];
        } else if (dialled && !dialled.valid) {
          yield [spot, `No phone has the number ${show(channel.value)}. Look it up again and call it once.`];
        } else if (isReservedAddress(channel)) {
          yield [
            spot,
            `${show(channel.value)} is an address for examples: nobody reads it. Write the address of ${contact.name}.`,
          ];
        }
      }
    }
  },
};
