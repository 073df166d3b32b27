import type { Role } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

export const decisionHasTwoDeciders: Rule = {
  id: 'decision-has-two-deciders',
  concern: 'contacts',
  level: 'error',
  summary: 'Every decision names who decides and another role that decides when the first cannot be reached.',
  why: `A decision that only one person may take waits for that person. Meanwhile the data leaves, or somebody
    decides who was never asked to.`,
  good: `
-- authority.yml --
decisions:
  - id: stop-service
    decision: Stop the service
    decides: incident-commander
    ifUnreachable: technical-lead
    after: PT10M
`,
  bad: {
    files: `
-- authority.yml --
decisions:
  - id: stop-service
    decision: Stop the service
    decides: incident-commander
  - id: publish
    decision: Publish a notice
    ifUnreachable: technical-lead
  - id: close
    decision: Close the incident
    decides: incident-commander
    ifUnreachable: incident-commander
  - id: spend
    decision: Spend money
    decides: incident-commander
    ifUnreachable: spender
  - id: call-police
    decision: Call the police
    decides: incident-commander
    ifUnreachable: technical-lead
-- roles/spender.mdx --
---
title: Spender
callsign: Spender
heldBy: dana-whitfield
---
`,
    findings: [
      'authority.yml:2:5 "Stop the service" waits for one role alone. Name as `ifUnreachable` who decides when it cannot be reached.',
      'authority.yml:5:5 Nobody decides on "Publish a notice". Name the role as `decides`.',
      'authority.yml:11:20 "Close the incident" falls back to the role that could not be reached. Name another role as `ifUnreachable`.',
      'authority.yml:15:20 Dana Whitfield holds both roles that decide on "Spend money". Name a role that somebody else holds as `ifUnreachable`.',
      'authority.yml:16:5 Nothing says how long "Call the police" waits before the second role decides. Add `after`, such as PT10M.',
    ],
  },

  *check({ plan }) {
    const roleOf = (id: string | undefined): Role | null => plan.roles.find((role) => role.id === id) ?? null;
    for (const [index, { decision, decides, ifUnreachable, after }] of (
      plan.authority?.data.decisions ?? []
    ).entries()) {
      const spot = (key: string) => plan.authority?.at('decisions', index, key) ?? plan.at();
      if (decides === undefined) {
        yield [spot('decides'), `Nobody decides on "${decision}". Name the role as \`decides\`.`];
      } else if (ifUnreachable === undefined) {
        yield [
          spot('ifUnreachable'),
          `"${decision}" waits for one role alone. Name as \`ifUnreachable\` who decides when it cannot be reached.`,
        ];
      } else if (ifUnreachable === decides) {
        yield [
          spot('ifUnreachable'),
          `"${decision}" falls back to the role that could not be reached. Name another role as \`ifUnreachable\`.`,
        ];
      } else {
        const [first, second] = [roleOf(decides)?.heldBy, roleOf(ifUnreachable)?.heldBy];
        if (first && first === second) {
          yield [
            spot('ifUnreachable'),
            `${first.name} holds both roles that decide on "${decision}". Name a role that somebody else holds as \`ifUnreachable\`.`,
          ];
        } else if (after === undefined) {
          yield [
            spot('after'),
            `Nothing says how long "${decision}" waits before the second role decides. Add \`after\`, such as PT10M.`,
          ];
        }
      }
    }
  },
};
