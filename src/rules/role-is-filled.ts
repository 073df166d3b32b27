import { alongAppointments } from '../plan/crew.ts';
import type { Rule } from './rule.ts';

export const roleIsFilled: Rule = {
  id: 'role-is-filled',
  concern: 'contacts',
  level: 'error',
  summary: 'Every role has a holder, or is given to one by a role that has.',
  why: `Steps speak to roles. A role that nobody holds leaves its steps undone, and the others wait for them.`,
  good: `
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
appointedBy: incident-commander
---
`,
  bad: {
    files: `
-- roles/communications-lead.mdx --
---
title: Communications lead
callsign: Comms
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
appointedBy: communications-lead
---
-- roles/second-liaison.mdx --
---
title: Second liaison
callsign: Second liaison
appointedBy: first-liaison
---
`,
    findings: [
      'roles/communications-lead.mdx:2:1 Nobody holds the role `Communications lead`. Name a contact as `heldBy`, or the role that chooses someone as `appointedBy`.',
      'roles/first-liaison.mdx:4:14 `First liaison` is in a circle of roles that appoint each other, so nobody holds it. Name a contact as `heldBy`.',
      'roles/scribe.mdx:4:14 The holder of this role is chosen by `Communications lead`, which nobody holds. Fill that role, or name a contact here as `heldBy`.',
      'roles/second-liaison.mdx:4:14 `Second liaison` is in a circle of roles that appoint each other, so nobody holds it. Name a contact as `heldBy`.',
    ],
  },

  *check({ plan }) {
    for (const role of plan.roles) {
      const { ends, at } = alongAppointments(role, (each) => each.data.heldBy !== undefined);
      if (ends === 'without' && at === role) {
        yield [
          role.at('heldBy'),
          `Nobody holds the role \`${role.title}\`. Name a contact as \`heldBy\`, or the role that chooses someone as \`appointedBy\`.`,
        ];
      } else if (ends === 'without') {
        yield [
          role.at('appointedBy'),
          `The holder of this role is chosen by \`${at.title}\`, which nobody holds. Fill that role, or name a contact here as \`heldBy\`.`,
        ];
      } else if (ends === 'circle') {
        yield [
          role.at('appointedBy'),
          `\`${role.title}\` is in a circle of roles that appoint each other, so nobody holds it. Name a contact as \`heldBy\`.`,
        ];
      }
    }
  },
};
