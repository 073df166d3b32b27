import { dialledFrom } from '../plan/phone.ts';
import { canBeCalled } from '../plan/reach.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const contactCanBeCalled: Rule = {
  id: 'contact-can-be-called',
  concern: 'contacts',
  level: 'error',
  summary:
    'Every person and every bridge has a phone number that can be dialled from anywhere, every other party some way in.',
  why: `At 03:00 a mail is a message in a bottle. Somebody who cannot be called is not reached, and a number
    without its country code does not ring from a mobile abroad.`,
  good: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0101' }
    - { kind: short, value: '4101', dependsOn: [corporate-phones] }
data-regulator:
  name: Data regulator
  kind: party
  channels:
    - { kind: portal, value: 'https://report.example.com' }
`,
  bad: {
    files: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: email, value: dana@example.com }
omar-haddad:
  name: Omar Haddad
  kind: person
  channels:
    - { kind: phone, value: '020 7946 0102' }
    - { kind: phone, value: '+44 20 7946' }
data-regulator:
  name: Data regulator
  kind: party
main-bridge:
  name: Main bridge
  kind: bridge
  channels:
    - { kind: portal, value: 'https://bridge.example.com' }
`,
    findings: [
      'contacts.yml:5:5 Dana Whitfield has no phone number. Add one as the first of the `channels`.',
      'contacts.yml:10:29 `020 7946 0102` cannot be dialled from everywhere. Write the whole number, country code first: `+44 20 7946 0101`.',
      'contacts.yml:11:29 `+44 20 7946` cannot be dialled from everywhere. Write the whole number, country code first: `+44 20 7946 0101`.',
      'contacts.yml:12:1 Nothing says how to reach Data regulator. Add a phone number under `channels`.',
      'contacts.yml:19:5 Main bridge has no phone number. Add one as the first of the `channels`.',
    ],
  },

  *checkShared({ content }) {
    for (const contact of content.contacts.values()) {
      const channels = contact.channels ?? [];
      if (channels.length === 0) {
        yield [
          contact.at('channels'),
          `Nothing says how to reach ${contact.name}. Add a phone number under \`channels\`.`,
        ];
        continue;
      }
      if (contact.kind !== 'party' && !canBeCalled(contact)) {
        yield [
          contact.at('channels'),
          `${contact.name} has no phone number. Add one as the first of the \`channels\`.`,
        ];
      }
      for (const [index, { kind, value }] of channels.entries()) {
        if (kind !== 'phone' || dialledFrom(value)) continue;
        yield [
          contact.at('channels', index, 'value'),
          `${show(value)} cannot be dialled from everywhere. Write the whole number, country code first: \`+44 20 7946 0101\`.`,
        ];
      }
    }
  },
};
