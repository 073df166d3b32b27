import type { Rule } from './rule.ts';

export const fileHasAKind: Rule = {
  id: 'file-has-a-kind',
  concern: 'form',
  level: 'error',
  summary: 'Every file of the content folder lies where its kind belongs, under a name that can be its id.',
  why: `A checklist in the wrong folder is on no page and in no search. Its author believes that it is
    there, until someone needs it.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
---
`,
  bad: {
    files: `
-- ../Billing/plan.mdx --
---
title: Billing
---
-- ../billing/severity.mdx --
---
levels:
  - { id: critical, name: Critical }
---
-- ../people.yml --
dana-whitfield: { name: Dana Whitfield, kind: person }
-- frameworks/eu/gdpr.yaml --
id: gdpr
-- guide/plan.mdx --
---
title: Guide
---
-- contacts.md --
Call Dana.
-- drills/night-call.mdx --
---
title: Night call
---
-- roles/Scribe.mdx --
---
title: Scribe
---
-- roles/legal-counsel.md --
---
title: Legal counsel
---
-- roles/night/scribe.mdx --
---
title: Scribe at night
---
-- runbooks/account-taken-over.mdx --
---
title: Account taken over
---
`,
    findings: [
      'Billing/plan.mdx:1:1 The plan folder `Billing` is not kebab-case. Use lower-case letters, digits and single hyphens.',
      'billing/plan.mdx:1:1 The folder `billing` has no `plan.mdx`, so it is no plan. Add the file (`npm run new -- plan billing`), or move the folder out of the content.',
      'frameworks/eu/gdpr.yaml:1:1 Frameworks have no folders of their own. Move this file up.',
      'guide/plan.mdx:1:1 No plan may be called `guide`: the site needs that name. Rename the folder.',
      'people.yml:1:1 `people.yml` is not a file that Muster knows here. Expected one of organization.yml, contacts.yml, waivers.yml, the folder frameworks, or a folder for each plan.',
      'contacts.md:1:1 `contacts.md` is not a file that a plan has. Expected one of plan.mdx, severity.mdx, system.yml, authority.yml, obligations.yml, routines.yml, or a folder of entries.',
      'drills/night-call.mdx:1:1 The file name `night-call` is its id and must be the date and a kebab-case name (`2026-10-13-night-call`). Rename the file.',
      'roles/Scribe.mdx:1:1 The file name `Scribe` is its id and must be kebab-case: lower-case letters, digits and single hyphens. Rename the file.',
      'roles/legal-counsel.md:1:1 A file in `roles` ends in `.mdx`; this is `legal-counsel.md`. Rename or move it.',
      'roles/night/scribe.mdx:1:1 This file lies too deep. A plan has its own files and one level of folders.',
      'runbooks/account-taken-over.mdx:1:1 `runbooks` is not a folder that a plan has. Expected one of scenarios, checklists, roles, phases, templates, guides, drills, training, after-actions.',
    ],
  },
};
