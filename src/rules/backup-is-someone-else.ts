import type { Rule } from './rule.ts';

export const backupIsSomeoneElse: Rule = {
  id: 'backup-is-someone-else',
  concern: 'contacts',
  level: 'error',
  summary: 'A role and its backup are held by different people.',
  why: `A backup exists for the hour in which the holder cannot be reached. The same
    person twice is one missed call away from nobody.`,
  good: `
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: dana-whitfield
backups: [omar-haddad]
---
`,
  bad: {
    files: `
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: dana-whitfield
backups: [dana-whitfield]
---
`,
    findings: [
      'roles/technical-lead.mdx:5:11 Dana Whitfield holds this role and is also its backup. Name someone else.',
    ],
  },

  *check({ plan }) {
    for (const role of plan.roles) {
      const same = role.backups.findIndex((backup) => backup !== null && backup.id === role.heldBy?.id);
      if (same < 0) continue;
      yield [
        role.at('backups', same),
        `${role.heldBy?.name} holds this role and is also its backup. Name someone else.`,
      ];
    }
  },
};
