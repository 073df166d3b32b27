import { choices, type Facts } from './facts.ts';

/** What the review of an incident or a drill begins with. One that bears the name of a drill is of that drill. */
export function afterAction(facts: Facts): { own: string; body: string } {
  const { contacts, drills, levels, plannedFor, roles, scenarios } = facts;
  const drill = drills.includes(facts.id) ? facts.id : null;
  const person = contacts[0] ?? 'dana-whitfield';
  const role = roles[0] ?? 'technical-lead';
  return {
    own: `
# incident, with its number in the register; or drill, with the id of the drill.
${drill ? `of: drill\ndrill: '${drill}'` : 'of: incident\nincident: "TODO: give the number that the register has."'}
# The worst level it reached.${choices(levels)}
# level: ${levels[0] ?? 'critical'}
# The scenarios that were worked by.${choices(scenarios)}
# scenarios: [${scenarios[0] ?? 'key-leaked'}]
# The day on which the incident was closed, or the drill ended.
closedOn: '${plannedFor}'
# Once the review was held: the day, and who led it. Held after the limit: say why.
# heldOn: '${plannedFor}'
# lateBecause: Both who had worked on it were ill.
# facilitator: ${person}
# attendance:
#   - { contact: ${person}, role: ${role} }
# The instants that everything is measured from, in UTC.
times:
  - { at: '${plannedFor} 00:00', what: "TODO: give the time of the first sign, and of each further instant." }
# How well what the plan promises was done (P, S, M or U).
# ratings:
#   - { what: Call-out, rating: S, seen: 'The second call was answered, after 6 min.', by: ${person} }
# What is to be put right. Closed with the day and what shows it.
actions:
  - id: first-action
    what: "TODO: say what is done, so that someone else can see that it is."
    # owner: ${role}
    # due: '2027-01-15'
    # closedOn: '2026-11-16'
    # proof: The list hangs beside the printer.
# Who of the leadership signed it, and when.
# signedBy: ${person}
# signedOn: '${plannedFor}'
`,
    body: `
## What happened

- TODO: say in a few lines what happened, with times, and what was done.

## What worked

- TODO: name at least one thing, with the entry of the log.

## What did not

- TODO: say what was missing, late or wrong, and what let it happen.

## Where we were lucky

- TODO: say what would have made it worse.

## What changes

- TODO: name the pages, tools and lessons that change.
`,
  };
}
