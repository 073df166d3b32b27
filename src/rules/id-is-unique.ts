import type { Rule } from './rule.ts';

export const idIsUnique: Rule = {
  id: 'id-is-unique',
  concern: 'form',
  level: 'error',
  summary: 'An id, a callsign and a former address each stand for one thing.',
  why: `When two roles answer to one name on the bridge, either both act or neither does. A reference to an
    id that stands twice leads to whichever came first.`,
  good: `
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
heldBy: priya-nair
formerly: [note-taker]
---
-- system.yml --
logs:
  - { id: sign-in, name: Sign-in log }
  - { id: audit, name: Audit log }
`,
  bad: {
    files: `
-- checklists/account-taken-over.mdx --
---
title: Account taken over
formerly: [lost-account, triage]
---

## Cut off

1. Tech lead: End every session.
-- checklists/triage.mdx --
---
title: Triage
formerly: [lost-account]
---

## Ask

1. You: Ask what was seen.
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
notifications:
  - id: authority-notice
    requirement: Art.33(1)
    recipient: Supervisory authority
    trigger: A breach of personal data with a risk to people
    clock_starts_at: awareness
    deadline: PT72H
    threshold: A risk to people is likely.
    content: [Nature of the breach]
    citation: Art. 33(1)
-- obligations.yml --
duties:
  - id: authority-notice
    recipient: Host
    trigger: Unauthorised access
    clockStartsAt: awareness
    deadline: PT24H
-- roles/duty-officer.mdx --
---
title: Duty officer
callsign: Everyone
---
-- roles/technical-lead.mdx --
---
title: Technical lead
callsign: Ic
---
-- system.yml --
logs:
  - { id: sign-in, name: Sign-in log }
  - { id: sign-in, name: Sign-in log of the old service }
stores:
  - { id: sign-in, name: Store of sign-ins }
`,
    findings: [
      'checklists/account-taken-over.mdx:3:26 The former id `triage` is taken by `checklists/triage`. Remove it here, or rename the other.',
      'checklists/triage.mdx:3:12 The former id `lost-account` is taken by `checklists/account-taken-over`. Remove it here, or rename the other.',
      'obligations.yml:2:9 The notification id `authority-notice` is taken by `frameworks/gdpr.yaml`. Choose another.',
      'roles/duty-officer.mdx:3:11 The callsign `Everyone` already means whoever reads the step. Choose another.',
      'roles/technical-lead.mdx:3:11 The callsign `Ic` is also that of `roles/incident-commander`. Choose another, or steps name two roles.',
      'system.yml:3:11 The id `sign-in` stands twice in this list. Choose another.',
      'system.yml:5:11 The id `sign-in` is also one of `logs`. Choose another, or a link to it names two places.',
    ],
  },
};
