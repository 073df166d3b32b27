import { scalar } from '../../src/edit/scalar.ts';
import { closing, opening } from './entry.ts';
import type { Facts } from './facts.ts';

/** The files of a new plan by their names in its folder. What is to be written is marked `TODO:`. */
export function planTexts(facts: Facts): Map<string, string> {
  return new Map([
    ['plan.mdx', plan(facts)],
    ['severity.mdx', severity(facts)],
    ['system.yml', system(facts)],
    ['authority.yml', authority(facts)],
    ['obligations.yml', obligations(facts)],
    ['routines.yml', routines(facts)],
  ]);
}

const plan = (facts: Facts) => `---
title: ${scalar(facts.title)}
${opening(facts)}# The edition; quote it.
version: '0.1.0'
scope: 'TODO: say which systems, data and people the plan covers, and which it does not.'
inForceSince: '${facts.since}'
# Who approved it, and when.
# approved: { by: ${facts.contacts[0] ?? 'dana-whitfield'}, on: '${facts.since}' }
# The scenarios, the likeliest first: npm run new -- scenario ID.
scenarios: []
# The checklist to begin with when no scenario fits yet: npm run new -- checklist triage.
# triage: triage
# The conference line of contacts.yml on which responders meet.
# bridge: phone-bridge
# Whom to call next while nobody answers: npm run new -- role ID.
escalation: []
#  - minute: 0
#    call: incident-commander
#    reached: The holder reads your message back by voice. Voicemail does not count.
# How often what keeps the plan alive is done.
cadence:
  review: P6M
  verify: P3M
  drill: P3M
  training: P1Y
  exercise: P2Y
  approval: P1Y
# The frameworks it answers to, by their file names in content/frameworks.
frameworks: []
#  - id: gdpr
${closing(facts)}---

## Purpose

TODO: say what this plan is for, in two sentences.

## How to use it

- Something is wrong now: TODO: say whom to call first.
- You are not sure how bad it is: answer the [level questions](severity.mdx) from the top and stop at the first yes.

## Call-out

- Call, do not write. Reached means that a voice read your message back.
- TODO: say who is called at which minute.

## Where we talk

- TODO: say which channel is used, and which when that one is down or watched.
`;

const severity = (facts: Facts) => `---
title: How bad is it
${opening(facts)}# By when the legal role is told, from the first sign and at every level.
legalWithin: PT4H
# The worst first. tests: questions to answer with yes or no; one yes is enough.
levels:
${LEVELS.map((level) => levelText(level)).join('')}${closing(facts)}---

## How to ask

- Ask from the top. Stop at the first yes. That is the level.
- Unsure between two levels: take the higher.
- Nothing is yes: it is not an incident. Write it down with reason and judge.

## Raise and lower

- TODO: say who raises and lowers a level, and how.
`;

interface StartingLevel {
  id: string;
  name: string;
  meaning: string;
  respondWithin: string;
  updateEvery: string;
}

const LEVELS: StartingLevel[] = [
  { id: 'critical', name: 'Critical', meaning: 'what the worst case is', respondWithin: 'PT1H', updateEvery: 'PT30M' },
  { id: 'high', name: 'High', meaning: 'what is bad and may grow', respondWithin: 'PT4H', updateEvery: 'PT2H' },
  {
    id: 'medium',
    name: 'Medium',
    meaning: 'what is limited but needs work',
    respondWithin: 'PT24H',
    updateEvery: 'PT24H',
  },
  { id: 'low', name: 'Low', meaning: 'what carries no risk now', respondWithin: 'PT72H', updateEvery: 'P7D' },
];

const levelText = ({ id, name, meaning, respondWithin, updateEvery }: StartingLevel) => `  - id: ${id}
    name: ${name}
    meaning: 'TODO: say ${meaning}, in one sentence.'
    tests:
      - 'TODO: ask a question that yes or no answers.'
    # examples: [An incident of this level and of no other]
    respondWithin: ${respondWithin}
    updateEvery: ${updateEvery}
    # The role that leads, and the roles to tell at once.
    # lead: incident-commander
    # notify: [incident-commander]
`;

const system = (facts: Facts) => `title: The system and what it records
${opening(facts, 'technical-lead')}${closing(facts)}
# What it is made of.
parts:
  - id: first-part
    name: 'TODO: name the first part.'
    what: 'TODO: say what it does.'
    runsOn: 'TODO: say where it runs.'
    reachedBy: 'TODO: say how a responder gets to it.'

# What an investigation can draw on.
logs:
  - id: first-log
    name: 'TODO: name the first log.'
    where: 'TODO: say where it is kept.'
    # keptFor: P90D
    erasableBy: 'TODO: say who could erase it.'
    clock: 'TODO: say which clock and time zone its times are in.'
    # exportTakes: PT20M
    holds: 'TODO: say what it can tell.'
    lacks: 'TODO: say what is not in it.'

# Keys and other secrets.
keys:
  - id: first-key
    name: 'TODO: name the first key.'
    opens: 'TODO: say what its holder can do.'
    readableBy: 'TODO: say who or what can read it.'
    breaksOnChange: 'TODO: say what stops when it is changed.'
    # lastRehearsed: '2026-10-14'

# Ways to turn something off in a hurry.
switches:
  - id: first-switch
    name: 'TODO: name the first switch.'
    effect: 'TODO: say what it does to users.'
    # pulledBy: [technical-lead]
    undo: 'TODO: say how it is set back.'
    # lastTested: '2026-10-14'

# Where data is kept, and how it is brought back.
stores:
  - id: first-store
    name: 'TODO: name the first store.'
    restoreOrder: 1
    # tolerableLoss: PT1H
    # tolerableDowntime: PT8H
    backup: 'TODO: say what copies exist, where, and who could erase them.'
    # lastProven: '2026-09-30'
`;

const authority = (facts: Facts) => `title: Who decides
${opening(facts, 'executive-sponsor')}${closing(facts)}
# What anyone who is first on the scene may do without asking.
firstResponder:
  may:
    - 'TODO: say what stops harm and destroys nothing.'
  mayNot:
    - 'TODO: say what is left to others.'
  protection: 'TODO: promise something to those who act in good faith.'

# Decisions that must not wait for a debate. Each names two roles.
decisions:
  - id: declare
    decision: Declare an incident and set its level
    # decides: incident-commander
    # ifUnreachable: technical-lead
    after: PT10M
    limit: 'TODO: say how far this power goes.'
    writtenDown: 'TODO: say what is written down about it.'
  - id: stop-service
    decision: Stop the whole service
    # decides: incident-commander
    # ifUnreachable: executive-sponsor
    after: PT10M
    limit: 'TODO: say when, and for how long at most.'
    writtenDown: 'TODO: say what is written down about it.'
`;

const obligations = (facts: Facts) => `title: What contracts ask
${opening(facts, 'legal-counsel')}${closing(facts)}
# Duties by contract: customers, insurer, hosts. Duties by law come with the frameworks of plan.mdx.
duties:
  - id: ${facts.id}-customer-notice
    title: 'TODO: name the duty, or remove it if no contract asks for one.'
    party: 'TODO: name the other side of the contract.'
    recipient: 'TODO: say who is told.'
    trigger: 'TODO: say what starts the clock, in the words of the contract.'
    # The short name of that event: awareness, discovery, confirmation.
    clockStartsAt: awareness
    # A duration, or without-undue-delay.
    deadline: without-undue-delay
    # elapsed-hours, calendar-days, calendar-months or business-days.
    # counting: elapsed-hours
    threshold: 'TODO: say when the duty applies.'
    content:
      - 'TODO: say what the notice must hold.'
    citation: 'TODO: name the contract and the clause.'
    # The contact through whom it goes, and the role that sends it.
    # route: cyber-insurer
    # sentBy: legal-counsel
`;

const routines = (facts: Facts) => `title: What we do again and again
${opening(facts)}${closing(facts)}
# What recurs besides reviews, drills and training, with a dated record each time.
routines:
  - id: team-meeting
    name: Response team meeting
    # owner: incident-commander
    every: P3M
    what: 'TODO: say what is done, and what counts as a success.'
    since: '${facts.since}'
    record: []
    # - { on: '2026-10-21', by: dana-whitfield, result: Three actions closed. }
  - id: night-call-out
    name: Unannounced night call-out
    # owner: incident-commander
    every: P6M
    what: 'TODO: say who is called when, and what counts as a success.'
    since: '${facts.since}'
    record: []
  - id: restore-test
    name: Restore from backup
    # owner: technical-lead
    every: P6M
    what: 'TODO: say what is restored where, and what counts as a success.'
    since: '${facts.since}'
    record: []
`;
