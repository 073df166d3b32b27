import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';

export const waiverIsUsed: Rule = {
  id: 'waiver-is-used',
  concern: 'waivers',
  level: 'notice',
  summary: 'Every waiver covers a finding that is still there.',
  why: `A waiver that outlives its finding hides the next one in the same place. Whoever mends a fault should
    also take back the leave to have it.`,
  good: `
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: omar-haddad
---
-- waivers.yml --
- rule: role-has-backup
  plan: task-list
  entry: roles/technical-lead
  reason: The second lead starts on 2027-02-01; the host's night desk stands in until then.
  approvedBy: priya-nair
  approvedOn: '2026-11-02'
  until: '2027-02-14'
`,
  bad: {
    files: `
-- waivers.yml --
- rule: role-has-backup
  plan: task-list
  entry: roles/incident-commander
  reason: The second commander starts on 2027-02-01; the host's night desk stands in.
  approvedBy: omar-haddad
  approvedOn: '2026-11-02'
  until: '2027-02-14'
- rule: entry-has-summary
  plan: task-list
  reason: The summaries come with the next edition of the plan.
  approvedBy: omar-haddad
  approvedOn: '2026-11-02'
  until: '2027-02-14'
`,
    findings: [
      'waivers.yml:1:9 No finding of `role-has-backup` in `task-list/roles/incident-commander` falls under this waiver. Remove it, or mend what it names.',
      'waivers.yml:8:9 No finding of `entry-has-summary` in `task-list` falls under this waiver. Remove it, or mend what it names.',
    ],
  },

  *checkShared({ content, waiversUsed }) {
    for (const waiver of content.waivers) {
      if (waiversUsed.has(waiver.index)) continue;
      const where = [waiver.plan, waiver.entry].filter(Boolean).join('/');
      yield [
        waiver.spot('rule'),
        `No finding of ${show(waiver.rule)}${where === '' ? '' : ` in \`${where}\``} falls under this waiver. Remove it, or mend what it names.`,
      ];
    }
  },
};
