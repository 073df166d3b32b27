import { commonGround } from '../plan/reach.ts';
import type { Rule } from './rule.ts';

export const contactHasSecondChannel: Rule = {
  id: 'contact-has-second-channel',
  concern: 'contacts',
  level: 'warning',
  summary: 'Every contact can be reached in two ways that do not fail together.',
  why: `A phone lies in a drawer, a mailbox is read by the intruder, the sign-in service is what is down. One way
    in, or two that stand on the same thing, is none on the night when it counts.`,
  good: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0101' }
    - { kind: chat, value: '@dana', dependsOn: [sso, corporate-chat] }
`,
  bad: {
    files: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0101' }
omar-haddad:
  name: Omar Haddad
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0102', dependsOn: [corporate-phones, office-network] }
    - { kind: short, value: '4102', dependsOn: [office-network] }
main-bridge:
  name: Main bridge
  kind: bridge
  channels:
    - { kind: phone, value: '+44 20 7946 0110' }
    - { kind: phone, value: '+44 20 7946 0110' }
`,
    findings: [
      'contacts.yml:5:9 Dana Whitfield can be reached in one way only. Add a second one to the `channels`, such as another number or a place.',
      'contacts.yml:10:60 Every way to Omar Haddad stands on `office-network`. Add one that works without it.',
      'contacts.yml:16:9 Main bridge can be reached in one way only. Add a second one to the `channels`, such as another number or a place.',
    ],
  },

  *checkShared({ content }) {
    for (const contact of content.contacts.values()) {
      const ways = new Set((contact.channels ?? []).map(({ kind, value }) => `${kind} ${value}`));
      if (ways.size === 0) continue;
      if (ways.size === 1) {
        yield [
          contact.at('channels', 0),
          `${contact.name} can be reached in one way only. Add a second one to the \`channels\`, such as another number or a place.`,
        ];
        continue;
      }
      const [ground] = commonGround(contact);
      if (ground === undefined) continue;
      yield [
        contact.at('channels', 0, 'dependsOn'),
        `Every way to ${contact.name} stands on \`${ground}\`. Add one that works without it.`,
      ];
    }
  },
};
