import type { Rule } from './rule.ts';

export const matchesSchema: Rule = {
  id: 'matches-schema',
  concern: 'form',
  level: 'error',
  summary: 'The data of every file has the shape of its kind.',
  why: `A misspelt property says nothing: the backup that stands under a wrong name is no backup. What
    fits its schema can be linked, shown and judged.`,
  good: `
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Tech lead
heldBy: omar-haddad
backups: [priya-nair]
---
`,
  bad: {
    files: `
-- contacts.yml --
Dana Whitfield:
  name: Dana Whitfield
  kind: human
  channels:
    - { kind: phone, value: +442079460101 }
-- plan.mdx --
---
title: true
owner:
inForceSince: '2026-02-30'
cadence: { review: 6 months }
escalation:
  - { minute: -5, call: incident-commander }
  - { minute: soon, call: technical-lead }
---
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: tech lead
summary: ''
held_by: omar-haddad
backups: priya-nair
deputy: priya-nair
---
-- severity.mdx --
---
levels: []
---
`,
    findings: [
      'contacts.yml:1:1 The name `Dana Whitfield` is not of the right form: a name for use in references: small letters, digits and single hyphens. Write it as in `dana-whitfield`.',
      'contacts.yml:3:9 `kind` is `human`. Use one of person, party, bridge.',
      'contacts.yml:5:29 `value` is `442079460101`, but must be text. Put it in quotes: YAML reads it as a number, and a phone number loses its plus.',
      'plan.mdx:2:1 The property `version` is missing. Add it.',
      'plan.mdx:2:8 `title` is `true`, but must be text. Put it in quotes.',
      'plan.mdx:3:1 `owner` is `null`, but must be text. Fill it, or remove the line.',
      'plan.mdx:4:15 `inForceSince` is `2026-02-30`, which is not of the right form. Write a day that the calendar has, as `2026-10-05`.',
      'plan.mdx:5:20 `review` is `6 months`, which is not of the right form: how often each entry is reviewed, as an ISO 8601 duration. Write it as in `P6M`.',
      'plan.mdx:7:15 `minute` is `-5`. Use 0 or more.',
      'plan.mdx:8:15 `minute` is `soon`, but must be a whole number. Change it.',
      'roles/technical-lead.mdx:3:11 `callsign` is `tech lead`, which is not of the right form: what steps and people call this role: one to three words that begin with a capital letter, unique in the plan. Write it as in `IC`.',
      'roles/technical-lead.mdx:4:10 `summary` is empty. Fill it, or remove it.',
      'roles/technical-lead.mdx:5:1 Unknown property `held_by`. Did you mean `heldBy`?',
      'roles/technical-lead.mdx:6:10 `backups` is `priya-nair`, but must be a list. Put each item on a line of its own after `- `.',
      'roles/technical-lead.mdx:7:1 Unknown property `deputy`. Allowed: title, summary, owner, since, review, reviewEvery, formerly, satisfies, callsign, heldBy, backups, appointedBy, mailbox, hat.',
      'severity.mdx:2:9 `levels` is empty. Fill it, or remove it.',
    ],
  },
};
