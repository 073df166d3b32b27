import type { Rule } from './rule.ts';

export const alertHasScenario: Rule = {
  id: 'alert-has-scenario',
  concern: 'procedure',
  level: 'warning',
  summary: 'Every source of alerts leads to the triage checklist or to a scenario.',
  why: `An alert that opens nothing wakes somebody who then does not know what to do. The first minutes go into
    looking for the page.`,
  good: `
-- system.yml --
alerts:
  - { id: gateway-alarm, name: Gateway alarm, leadsTo: scenarios/account-taken-over }
`,
  bad: {
    files: `
-- system.yml --
alerts:
  - { id: gateway-alarm, name: Gateway alarm }
  - { id: customer-call, name: Calls of customers, leadsTo: roles/incident-commander }
-- ../second/plan.mdx --
---
title: Second
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
---
-- ../second/system.yml --
parts:
  - { id: api, name: API }
`,
    findings: [
      'second/system.yml:1:1 Nothing says where signs of trouble come from. List each source under `alerts`, with the scenario or checklist that it leads to.',
      'system.yml:2:7 `Gateway alarm` leads nowhere. Name as `leadsTo` the scenario or the triage checklist that whoever sees it opens.',
      'system.yml:3:61 `Calls of customers` leads to `roles/incident-commander`, which is neither a scenario nor the triage checklist. Name one of these.',
    ],
  },

  *check({ plan }) {
    const { system } = plan;
    if (!system) return;
    const { alerts } = system.data;
    if (alerts === undefined || alerts.length === 0) {
      yield [
        system.at('alerts'),
        'Nothing says where signs of trouble come from. List each source under `alerts`, with the scenario or checklist that it leads to.',
      ];
      return;
    }
    const triage = plan.home?.data.triage;
    let unknown = 0;
    for (const [index, { name, leadsTo }] of alerts.entries()) {
      if (leadsTo === undefined) {
        yield [
          system.at('alerts', index, 'leadsTo'),
          `\`${name}\` leads nowhere. Name as \`leadsTo\` the scenario or the triage checklist that whoever sees it opens.`,
        ];
      } else if (!plan.home && leadsTo.startsWith('checklists/')) {
        unknown += 1;
      } else if (!leadsTo.startsWith('scenarios/') && leadsTo !== `checklists/${triage}`) {
        yield [
          system.at('alerts', index, 'leadsTo'),
          `\`${name}\` leads to \`${leadsTo}\`, which is neither a scenario nor the triage checklist. Name one of these.`,
        ];
      }
    }
    if (unknown > 0) {
      yield {
        spot: plan.at(),
        unassessed: `Whether ${unknown} alerts lead to the triage checklist is unknown while \`plan.mdx\` cannot be read.`,
      };
    }
  },
};
