import { expect, test } from 'vitest';
import { load } from '../../src/check.ts';
import { crewOf, worstRoles } from '../../src/plan/crew.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { BASE, filesOf, over } from '../content.ts';

const plan = load(
  over(
    BASE,
    filesOf(`
-- roles/scribe.mdx --
---
title: Scribe
callsign: Scribe
appointedBy: technical-lead
---
-- roles/liaison.mdx --
---
title: Liaison
callsign: Liaison
heldBy: priya-nair
backups: [priya-nair, dana-whitfield]
---
-- roles/watch.mdx --
---
title: Watch
callsign: Watch
appointedBy: nobody
---
`),
  ),
).plans[0] as Plan;

test.each([
  ['incident-commander', 'Dana Whitfield', ['Omar Haddad']],
  ['scribe', 'Omar Haddad', ['Priya Nair']],
  ['liaison', 'Priya Nair', ['Dana Whitfield']],
  ['watch', undefined, []],
])('the crew of %s', (id, holder, backups) => {
  const crew = crewOf(plan.roles.find((role) => role.id === id) as Plan['roles'][0]);
  expect(crew.holder?.name).toBe(holder);
  expect(crew.backups.map(({ name }) => name)).toEqual(backups);
});

test('the roles of the two worst levels', () => {
  expect(worstRoles(plan).map((role) => role.id)).toEqual(['incident-commander', 'technical-lead']);
});
