import type { Rule } from './rule.ts';

export const referenceExists: Rule = {
  id: 'reference-exists',
  concern: 'links',
  level: 'error',
  summary: 'Every id in front matter and in YAML names something that exists.',
  why: `A reference that leads nowhere is a person nobody calls, or a checklist nobody finds. It breaks
    without a sound when a file is renamed.`,
  good: `
-- drills/2026-10-13-night-call.mdx --
---
title: Night call
form: tabletop
status: held
facilitator: dana-whitfield
scenarios: [account-taken-over]
objectives:
  - id: cut-off
    text: Sessions are copied before they end.
    entries: [checklists/account-taken-over, severity]
    steps:
      - { sheet: checklists/account-taken-over#cut-off, step: Copy the session rows }
---
`,
  bad: {
    files: `
-- waivers.yml --
- rule: entry-is-owned
  plan: tasklist
-- checklists/account-taken-over.mdx --
---
title: Account taken over
---

## Cut off

1. Tech lead: Copy the session rows.
2. Tech lead: Copy the sign-in log.
-- drills/2026-10-13-night-call.mdx --
---
title: Night call
form: tabletop
status: held
facilitator: dana-whitfeld
objectives:
  - id: cut-off
    text: Sessions are copied before they end.
    entries: [checklists/cut-off, sytem]
    steps:
      - { sheet: checklists/account-taken-over#cutoff, step: Copy }
      - { sheet: checklists/account-taken-over#cut-off, step: Seal }
      - { sheet: checklists/account-taken-over#cut-off, step: Copy }
      - { sheet: checklists/cut-off#cut-off, step: Copy }
---
-- frameworks/gdpr.yaml --
id: gdpr
title: General Data Protection Regulation
version: (EU) 2016/679
publisher: European Union
kind: regulation
jurisdiction: European Union
status: in-force
source: { name: EUR-Lex, url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj' }
requirements:
  - { id: Art.33(1), title: Tell the authority, summary: A breach is notified within 72 hours., kinds: [template] }
-- plan.mdx --
---
title: Task list
version: 1.0.0
inForceSince: '2026-06-01'
cadence: { review: P6M }
scenarios: [account-take-over]
triage: first-questions
bridge: main-bridge
frameworks: [{ id: gdrp }]
satisfies: [gdpr#Art.33, soc2#CC7.4]
---
-- scenarios/account-taken-over.mdx --
---
title: An account is taken over
owner: security-team
severity: hgih
lostFirst: [sign-in]
templates: [customer-notice]
notifications: [authority-notice]
---
`,
    findings: [
      'drills/2026-10-13-night-call.mdx:5:14 There is no contact `dana-whitfeld` in contacts.yml. Did you mean `dana-whitfield`?',
      'drills/2026-10-13-night-call.mdx:9:15 There is no entry `checklists/cut-off` in the plan `task-list`. Name an entry as `folder/file`, or a single file such as `severity`.',
      'drills/2026-10-13-night-call.mdx:9:35 There is no entry `sytem` in the plan `task-list`. Name an entry as `folder/file`, or a single file such as `severity`.',
      'drills/2026-10-13-night-call.mdx:11:18 `checklists/account-taken-over` has no sheet `cutoff`. Did you mean `cut-off`?',
      'drills/2026-10-13-night-call.mdx:12:63 No step of `checklists/account-taken-over#cut-off` begins with `Seal`. Use the first words of its action, after the actor.',
      "drills/2026-10-13-night-call.mdx:13:63 2 steps of `checklists/account-taken-over#cut-off` begin with `Copy`. Use more of the step's words.",
      'drills/2026-10-13-night-call.mdx:14:18 There is no entry `checklists/cut-off` in the plan `task-list`. Name an entry as `folder/file`, or a single file such as `severity`.',
      'plan.mdx:6:13 There is no scenario `account-take-over` in the plan. Did you mean `account-taken-over`?',
      'plan.mdx:7:9 There is no checklist `first-questions` in the plan. There is `account-taken-over`.',
      'plan.mdx:8:9 There is no contact `main-bridge` in contacts.yml. There is `dana-whitfield`, `omar-haddad`, `priya-nair`.',
      'plan.mdx:9:20 There is no framework `gdrp` in `frameworks`. Did you mean `gdpr`?',
      'plan.mdx:10:13 The framework `gdpr` has no requirement `Art.33`. There is `Art.33(1)`.',
      'plan.mdx:10:26 There is no framework `soc2` in `frameworks`. There is `gdpr`.',
      'scenarios/account-taken-over.mdx:3:8 There is no role `security-team` in the plan. There is `incident-commander`, `technical-lead`.',
      'scenarios/account-taken-over.mdx:4:11 There is no level `hgih` in `severity.mdx`. There is `critical`, `low`.',
      'scenarios/account-taken-over.mdx:5:13 There is no log `sign-in`: the plan has no `system` yet. Add the file and the log.',
      'scenarios/account-taken-over.mdx:6:13 There is no template `customer-notice` in the plan. There is none yet: add it.',
      'scenarios/account-taken-over.mdx:7:17 There is no notification `authority-notice` in the frameworks or in `obligations.yml`. Mend the id, or add the duty.',
      'waivers.yml:2:9 There is no plan `tasklist`. Did you mean `task-list`?',
    ],
  },
};
