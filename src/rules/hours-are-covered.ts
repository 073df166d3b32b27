import { crewOf, worstRoles } from '../plan/crew.ts';
import { gapOf } from '../plan/week.ts';
import type { Rule } from './rule.ts';

export const hoursAreCovered: Rule = {
  id: 'hours-are-covered',
  concern: 'contacts',
  level: 'warning',
  summary: 'Holder and backups of each role of the two worst levels cover the 168 hours of a week.',
  why: `Intruders work at night and on holidays, because they know who does not. A gap in the week is when it
    happens.`,
  good: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  hours:
    - { days: [mon, tue, wed, thu, fri, sat, sun], from: '06:00', to: '23:00' }
omar-haddad:
  name: Omar Haddad
  kind: person
  timeZone: America/Los_Angeles
  hours:
    - { days: [mon, tue, wed, thu, fri, sat, sun], from: '05:30', to: '23:30' }
priya-nair: { name: Priya Nair, kind: person, hours: always }
`,
  bad: {
    files: `
-- contacts.yml --
dana-whitfield:
  name: Dana Whitfield
  kind: person
  hours:
    - { days: [mon, tue, wed, thu, fri], from: '07:00', to: '22:00' }
omar-haddad:
  name: Omar Haddad
  kind: person
  hours:
    - { days: [mon, tue, wed, thu, fri, sat, sun], from: '22:00', to: '06:00' }
priya-nair: { name: Priya Nair, kind: person }
`,
    findings: [
      'roles/incident-commander.mdx:7:10 From Mon 06:00 to Mon 07:00 (Europe/London, week of 2026-01-05) nobody can be reached as `IC`. Add a backup who can be reached then.',
      'roles/technical-lead.mdx:7:10 From Mon 06:00 to Mon 22:00 (Europe/London, week of 2026-01-05) nobody can be reached as `Tech lead`. Nothing says when Priya Nair can be reached: give the `hours`.',
    ],
  },

  *check({ plan }) {
    const zone = plan.content.organization?.timeZone ?? 'UTC';
    for (const role of worstRoles(plan)) {
      const { holder, all } = crewOf(role);
      if (!holder) continue;
      const gap = gapOf(all, zone);
      if (!gap) continue;
      const unsaid = all.filter(({ hours }) => hours === undefined).map(({ name }) => name);
      if (unsaid.length === all.length) {
        yield [
          role.at('backups'),
          `Nothing says when anybody can be reached as \`${role.callsign}\`. Give the \`hours\` of ${unsaid.join(' and ')}.`,
        ];
        continue;
      }
      const cure =
        unsaid.length > 0
          ? `Nothing says when ${unsaid.join(' and ')} can be reached: give the \`hours\`.`
          : 'Add a backup who can be reached then.';
      yield [
        role.at('backups'),
        `From ${gap.from} to ${gap.to} (${zone}, week of ${gap.week}) nobody can be reached as \`${role.callsign}\`. ${cure}`,
      ];
    }
  },
};
