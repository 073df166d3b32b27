import { scalar } from '../../src/edit/scalar.ts';
import { afterAction } from './after-action.ts';
import { choices, type Facts } from './facts.ts';

/** The kinds of which a plan has many. */
export type EntryKind =
  | 'scenario'
  | 'phase'
  | 'checklist'
  | 'template'
  | 'role'
  | 'drill'
  | 'guide'
  | 'training'
  | 'after-action';

/** A new entry's text. What is to be written is marked `TODO:`; what is to be chosen stands as a comment. */
export function entryText(kind: EntryKind, facts: Facts): string {
  const { own, body, ownerHint } = SKELETONS[kind](facts);
  return `---
title: ${scalar(facts.title)}
${opening(facts, ownerHint)}${own.trimStart()}${closing(facts)}---

${body.trim()}
`;
}

/** What every entry says of itself. */
function opening({ roles, since }: Facts, ownerHint = 'incident-commander'): string {
  return `# One sentence: is this the page its reader needs?
summary: "TODO: say in one sentence what this is for."
# The role that keeps it right and reviews it.${choices(roles)}
# owner: ${roles[0] ?? ownerHint}
# The day from which it counts; its first review falls due one interval later.
since: '${since}'
`;
}

/** What every entry may say besides; a review is written by npm run review. */
function closing({ frameworks }: Facts): string {
  return `# How often it is reviewed, where the plan's cadence does not suit.
# reviewEvery: P6M
# The requirements it helps to meet, as framework#requirement.${choices(frameworks)}
# satisfies: ['${frameworks[0] ?? 'gdpr'}#…']
`;
}

interface Skeleton {
  own: string;
  body: string;
  ownerHint?: string;
}

const SKELETONS: Record<EntryKind, (facts: Facts) => Skeleton> = {
  scenario: (facts) => ({
    own: `
# Other names under which people look for it, such as those of an older plan.
# alsoCalled: [Data breach response]
# What people say or see first, in their own words.
seenAs:
  - "TODO: say what a reporter would say."
# What confirms it: which log or page shows what.
signs:
  - "TODO: say where to look and what is seen there."
# What looks like it but is something else, and the entry to use then.
# notThis:
#   - when: Only one account is concerned.
#     use: ${facts.scenarios[0] ? `scenarios/${facts.scenarios[0]}` : 'severity'}
# What makes it worse, each with what it would cost.
doNot:
  - action: "TODO: say what nobody may do. Begin with: Do not."
    because: "TODO: say what that would cost."
# The level at which it starts.${choices(facts.levels)}
# severity: ${facts.levels[0] ?? 'high'}
# What moves it to another level.
# severityChanges:
#   - to: ${facts.levels[0] ?? 'critical'}
#     when: Data of a second customer was read.
# urgent, or quiet where an intruder must not notice; then the first heading is First moves.
pace: urgent
# What is lost or watched from the start: sso, corporate-mail, corporate-chat, corporate-phones, office-network, vpn, cloud-account, internet.
# assumeLost: [corporate-mail]
# The logs that vanish first.${choices(facts.logs)}
# lostFirst: [${facts.logs[0] ?? 'gateway-log'}]
# What must all be true before anyone says that it is contained.
heldWhen:
  - "TODO: say what is measured, where, and for how long."
# The checklists it uses, in order.${choices(facts.checklists)}
# checklists: [${facts.checklists[0] ?? facts.id}]
# The messages it may need.${choices(facts.templates)}
# templates: [${facts.templates[0] ?? 'customer-notice'}]
# The duties to tell someone that it may set off.${choices(facts.duties)}
# notifications: [${facts.duties[0] ?? 'gdpr-authority'}]
# How often it is played in a drill, where the plan's cadence does not suit.
# exerciseEvery: P1Y
`,
    body: `
## First 15 minutes

Limits count from the moment You take the report.

1. You: TODO: say what to write down first, within 5 min.
   Expect: TODO: say what is then on paper.
2. You: TODO: say whom to call and what to read out, within 10 min.
   Expect: TODO: say what is heard.
3. ${facts.callsigns[0] ?? 'Everyone'}: TODO: say the first move, within 15 min.
   Expect: TODO: say what is seen.
${facts.phases.map((title) => `\n## ${markdown(title)}\n\n- TODO: say what this phase asks for here, with links to sheets.\n`).join('')}`,
  }),

  phase: (facts) => ({
    own: `
# Its place among the phases, from 1.
order: ${facts.order}
# line: it comes in its turn. parallel: it runs beside the others from the first hour.
track: line
goal: "TODO: say what is true when it is done."
enterWhen: "TODO: say what must be so before it begins."
leaveWhen: "TODO: say what must be so before it ends."
goBackWhen: "TODO: say what sends the team back, and to which phase."
# The role that leads it.${choices(facts.roles)}
# lead: ${facts.roles[0] ?? 'incident-commander'}
# The checklists used in it, in order.${choices(facts.checklists)}
# checklists: [${facts.checklists[0] ?? 'triage'}]
# The messages sent in it.${choices(facts.templates)}
# templates: [${facts.templates[0] ?? 'customer-notice'}]
`,
    body: `
## Steps

1. ${facts.callsigns[0] ?? 'Everyone'}: TODO: say the first action and its place, within 15 min.
   Expect: TODO: say what is seen or heard.
2. ${facts.callsigns[0] ?? 'Everyone'}: TODO: say the next action.
   Expect: TODO: say what is seen or heard.

## Traps

- TODO: say what often goes wrong here.
`,
  }),

  checklist: (facts) => ({
    own: `
# read-do: each step is read, then done. do-confirm: done from memory, then confirmed.
mode: read-do
useWhen: "TODO: say when to take it in hand."
doNotUseWhen: "TODO: say when to leave it alone, and what to use then."
goal: "TODO: say what is true when the last step is done."
# The role that reads it out.${choices(facts.roles)}
# reader: ${facts.roles[0] ?? 'scribe'}
`,
    body: `
## TODO: name this sheet

> DO NOT TODO: say what must not be done here, and what it would cost.

1. ${facts.callsigns[0] ?? 'You'}: TODO: say the first action and its place, within 10 min.
   Expect: TODO: say what is seen or heard.
2. ${facts.callsigns[0] ?? 'You'}: TODO: say the next action. A sheet has at most nine steps.
   Expect: TODO: say what is seen or heard.

Pause: TODO: say the words that end this sheet.
`,
  }),

  template: (facts) => ({
    ownerHint: 'communications-lead',
    own: `
# responders, staff, executives, customers, affected-people, regulator, police, insurer, partners, press, public.
recipients: [customers]
# email, phone, chat, letter, portal or status-page.
channel: email
# first, update, closing or correction.
stage: first
# The role that sends it.${choices(facts.roles)}
# sender: ${facts.roles[0] ?? 'communications-lead'}
# Who must say yes, in turn, and how long an answer is waited for; never the sender alone.
# approvers:
#   - { role: ${facts.roles[1] ?? facts.roles[0] ?? 'legal-counsel'}, silence: PT30M }
subject: "TODO: say what it is about (our reference [Incident number])"
# The blanks of subject and body. In the text each stands as its label between square brackets.
fields:
  - label: Incident number
    required: true
    hint: "TODO: say where the number is found."
    example: INC-2026-014
  - label: What happened
    required: true
    hint: "TODO: say who knows it, and from which source."
    example: "TODO: give one or two sentences as they would be sent."
    # The legal content it provides, in the words of the notification.
    # covers: [nature of the breach]
# Words and claims that must not be in it.
neverSay:
  - "TODO: say which claim could turn out false."
# The duty that the message carries out.${choices(facts.duties)}
# notification: ${facts.duties[0] ?? 'gdpr-data-subjects'}
# How soon after the last approval it leaves.
sendWithin: PT1H
`,
    body: `
TODO: say in one sentence who writes and why.

[What happened]

TODO: say what the reader should do now, and whom to ask.

Our reference: [Incident number]
`,
  }),

  role: (facts) => ({
    own: `
# What steps and people call the role: one to three words, unique in the plan.
callsign: ${scalar(facts.callsign)}
# The contact who holds it, and those who take over, in order.${choices(facts.contacts)}
# heldBy: ${facts.contacts[0] ?? 'dana-whitfield'}
# backups: [${facts.contacts[1] ?? 'omar-haddad'}]
# Only where nobody holds it beforehand: the role that names the holder on the spot.
# appointedBy: ${facts.roles[0] ?? 'incident-commander'}
# An address that reaches whoever holds the role.
# mailbox: ${facts.id}@example.com
hat: "TODO: say the duty in one line, as the role would say it."
`,
    body: `
## First minutes

1. ${facts.callsign}: TODO: say the first action and its place, within 10 min.
   Expect: TODO: say what is seen or heard.
2. ${facts.callsign}: TODO: say the next action.
   Expect: TODO: say what is seen or heard.

## Decides

- TODO: say what this role decides alone.

## Does not

- TODO: say what this role leaves to others.

## Hands over

- TODO: say after how long, to whom, and what is told.
`,
  }),

  drill: (facts) => ({
    own: `
# tabletop, functional, full-scale or card.
form: tabletop
# planned, held or cancelled; once held, add the day (heldOn: '2026-10-13').
status: planned
plannedFor: '${facts.plannedFor}'
lasts: PT90M
# The contact who runs it and does not play.${choices(facts.contacts)}
# facilitator: ${facts.contacts[0] ?? 'dana-whitfield'}
# The scenarios it plays.${choices(facts.scenarios)}
# scenarios: [${facts.scenarios[0] ?? 'key-leaked'}]
# The words that stop it, and what nobody may touch or call; players read both.
stopWords: Stop, stop, stop
notToTouch: ["TODO: name what must not be touched, such as production and customers."]
# What it is to show, so that an observer can see it.
objectives:
  - id: first-objective
    text: "TODO: say what the players should manage, and within how long."
    # The entries and steps it puts to the test.
    # entries: [${facts.checklists[0] ? `checklists/${facts.checklists[0]}` : 'severity'}]
    # steps:
    #   - { sheet: '${facts.scenarios[0] ? `scenarios/${facts.scenarios[0]}` : 'scenarios/key-leaked'}#first-15-minutes', step: First words of its action }
# What truly happened, hour by hour in UTC; injects and artefacts agree with it.
truth:
  - at: '${facts.plannedFor} 02:50'
    what: "TODO: say what the stranger, or the machine, did."
# What players get to read; an inject hands it over.
# artefacts:
#   - { id: sign-in-log, title: Log of sign-ins, form: log, text: 'EXERCISE. 02:51 UTC accepted, 203.0.113.44. EXERCISE.' }
# Who plays everyone outside the crew, and what they know.
controlCell:
  plays:
    - who: "TODO: name whom the players may call."
# The events fed to the players, in order. They never reach a public page.
injects:
  - id: first-report
    after: The opening situation was read out
    earliest: PT0M
    latest: PT5M
    from: "TODO: say whom it seems to come from."
    to: You
    channel: phone
    text: 'EXERCISE. TODO: say what the players hear. EXERCISE.'
    # hands: [sign-in-log]
    expected:
      - action: "TODO: say what a good player does."
        objective: first-objective
    hint: "TODO: ask a question that helps players who are stuck."
    # ifInstead: [{ they: They wait., then: The caller rings again. }]
earlyEnd: All objectives were seen, or nothing new was decided for 15 min.
# After the drill: how well each objective was met (P, S, M or U), who took part, what is to be put right.
# ratings:
#   - { objective: first-objective, rating: S, seen: Done after 12 min., by: ${facts.contacts[0] ?? 'dana-whitfield'} }
# attendance:
#   - { contact: ${facts.contacts[1] ?? 'omar-haddad'}, role: ${facts.roles[0] ?? 'technical-lead'} }
# actions:
#   - { id: print-key-list, what: Print the list of keys., owner: ${facts.roles[0] ?? 'technical-lead'}, due: '2027-01-15' }
`,
    body: `
## For the players

- TODO: say where and when you meet, and what to bring.
- TODO: say the situation at the start.
- Say "EXERCISE" at the beginning and end of every message.
`,
  }),

  guide: () => ({
    own: '',
    body: `
## TODO: name the first section

- TODO: say what to do, where, and how the reader sees that it worked.

## TODO: name the next section

- TODO: say what goes wrong, and what to do then.
`,
  }),

  training: (facts) => ({
    own: `
# The roles whose holders and backups take it.${choices(facts.roles)}
# audience: [${facts.roles[0] ?? 'incident-commander'}]
every: P1Y
topics:
  - "TODO: say what is practised."
# The sessions that were held, with everyone who was there.
sessions: []
#  - on: '2026-10-07'
#    by: ${facts.contacts[0] ?? 'dana-whitfield'}
#    attended: [${facts.contacts[1] ?? 'omar-haddad'}]
#    result: All found the switch on their own.
`,
    body: `
## How it runs

- TODO: say what is done, for how long, and with what.

## Passed means

- TODO: say what a participant can do afterwards.
`,
  }),

  'after-action': afterAction,
};

/** A title as Markdown shows it, whatever it holds. */
function markdown(title: string): string {
  return title.replace(/[\\`*_{}[\]<>#|~!&:]/g, '\\$&').replace(/\s+/g, ' ');
}
