import { alongAppointments } from '../plan/crew.ts';
import type { Rule } from './rule.ts';

export const roleHasBackup: Rule = {
  id: 'role-has-backup',
  concern: 'contacts',
  level: 'error',
  summary: 'Every role has a backup, or is given to someone by a role that has.',
  why: `People sleep, fly and fall ill. A role with one name is a role that is sometimes empty, and an
    incident does not wait until it is not.`,
  good: `
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: omar-haddad
backups: [priya-nair]
---
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
appointedBy: technical-lead
---
`,
  bad: {
    files: `
-- roles/communications-lead.mdx --
---
title: Communications lead
callsign: Comms
backups: []
---
-- roles/first-liaison.mdx --
---
title: First liaison
callsign: Liaison
appointedBy: second-liaison
---
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
appointedBy: technical-lead
---
-- roles/second-liaison.mdx --
---
title: Second liaison
callsign: Second liaison
appointedBy: first-liaison
---
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: omar-haddad
---
`,
    findings: [
      'roles/communications-lead.mdx:4:10 The role `Communications lead` has no backup. Name at least one contact under `backups`.',
      'roles/first-liaison.mdx:4:14 `First liaison` is in a circle of roles that appoint each other, and none has a backup. Name at least one contact under `backups`.',
      'roles/scribe.mdx:4:14 The holder of this role is chosen by `Technical lead`, which has no backup. Give that role one, or name contacts here under `backups`.',
      'roles/second-liaison.mdx:4:14 `Second liaison` is in a circle of roles that appoint each other, and none has a backup. Name at least one contact under `backups`.',
      'roles/technical-lead.mdx:2:1 When Omar Haddad cannot be reached, nobody is `Technical lead`. Name at least one contact under `backups`.',
    ],
  },

  *check({ plan }) {
    for (const role of plan.roles) {
      const { ends, at } = alongAppointments(role, (each) => (each.data.backups ?? []).length > 0);
      if (ends === 'without' && at === role) {
        const without = role.heldBy
          ? `When ${role.heldBy.name} cannot be reached, nobody is \`${role.title}\`.`
          : `The role \`${role.title}\` has no backup.`;
        yield [role.at('backups'), `${without} Name at least one contact under \`backups\`.`];
      } else if (ends === 'without') {
        yield [
          role.at('appointedBy'),
          `The holder of this role is chosen by \`${at.title}\`, which has no backup. Give that role one, or name contacts here under \`backups\`.`,
        ];
      } else if (ends === 'circle') {
        yield [
          role.at('appointedBy'),
          `\`${role.title}\` is in a circle of roles that appoint each other, and none has a backup. Name at least one contact under \`backups\`.`,
        ];
      }
    }
  },
};
