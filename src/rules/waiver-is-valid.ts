import { addDuration, nextDay } from '../plan/day.ts';
import { nearest } from '../plan/directory.ts';
import type { Contact, Plain, Waiver } from '../plan/plan.ts';
import { show } from '../plan/source.ts';
import type { Concern, Rule, Told } from './rule.ts';

const SHORTEST_REASON = 20;
const MOST_DAYS = 180;
const NEVER_WAIVED: readonly (Concern | undefined)[] = ['form', 'waivers'];

export const waiverIsValid: Rule = {
  id: 'waiver-is-valid',
  concern: 'waivers',
  level: 'error',
  timed: true,
  summary: 'A waiver says why, who accepted the finding and up to when, and has not ended.',
  why: `A waiver is a risk that someone took in the open. Without a reason, an end and a second person it is
    only a way to silence the check. One that is at fault accepts nothing.`,
  good: `
-- waivers.yml --
- rule: role-has-backup
  plan: task-list
  entry: roles/technical-lead
  reason: The second lead starts on 2027-02-01; the host's night desk stands in until then.
  approvedBy: priya-nair
  approvedOn: '2026-11-02'
  until: '2027-02-14'
`,
  bad: {
    files: `
-- waivers.yml --
- rule: role-has-bakup
  reason: Later.
- rule: matches-schema
  plan: task-list
  reason: The old tool still needs this property.
  approvedBy: omar-haddad
  approvedOn: '2026-11-02'
  until: '2026-10-02'
- rule: waiver-is-used
  plan: task-list
  reason: We keep the waiver for the next time.
  approvedBy: dana-whitfield
  approvedOn: '2026-11-02'
  until: '2027-12-31'
- rule: entry-is-reachable
  plan: task-list
  entry: checklists/account-taken-over
  reason: The drill of 2027-01-20 tries the sheet out before a scenario points to it.
  approvedBy: omar-haddad
  approvedOn: '2026-11-02'
  until: '2027-01-31'
- rule: entry-has-summary
  plan: task-list
  reason: The summaries come with the next edition of the plan.
  approvedBy: omar-haddad
  approvedOn: '2026-05-04'
  until: '2026-10-31'
`,
    findings: [
      'waivers.yml:1:3 Nobody has accepted this finding. Name the contact who did as `approvedBy`.',
      'waivers.yml:1:3 This waiver does not say when it was accepted. Write the day as `approvedOn`.',
      'waivers.yml:1:3 This waiver has no end. Write its last day as `until`, at most 180 days after it was accepted.',
      'waivers.yml:1:9 There is no rule `role-has-bakup`. Did you mean `role-has-backup`?',
      'waivers.yml:2:11 The reason `Later.` is too short to be judged. Say in 20 characters or more why the finding can be lived with.',
      'waivers.yml:3:9 The rule `matches-schema` is about the form of files, and that cannot be waived. Mend what it finds, and remove this waiver.',
      'waivers.yml:8:10 This waiver ends on 2026-10-02, before it was accepted on 2026-11-02. Mend one of the two days.',
      'waivers.yml:9:9 The rule `waiver-is-used` is about waivers themselves, and that cannot be waived. Mend what it finds, and remove this waiver.',
      'waivers.yml:12:15 Dana Whitfield holds the role that owns `plan` and cannot accept its faults. Ask somebody else.',
      'waivers.yml:14:10 This waiver holds up to 2027-12-31, over 180 days after it was accepted on 2026-11-02. Let it end on 2027-05-01 or before.',
      'waivers.yml:19:15 Omar Haddad holds the role that owns `checklists/account-taken-over` and cannot accept its faults. Ask somebody else.',
      'waivers.yml:27:10 This waiver of `entry-has-summary` holds up to 2026-10-31 and accepts nothing after that. Mend what it covers and remove it, or have it accepted anew. [from 2026-11-01]',
      'waivers.yml:21:10 This waiver of `entry-is-reachable` holds up to 2027-01-31 and accepts nothing after that. Mend what it covers and remove it, or have it accepted anew. [from 2027-02-01]',
    ],
  },

  *checkShared({ content, rules }) {
    const owners = new Map<string, Contact | null>();
    const named = new Set(content.waivers.map((waiver) => waiver.plan));
    for (const plan of content.plans) {
      if (named.has(plan.id)) for (const entry of plan.entries) owners.set(nameOf(entry), entry.owner?.heldBy ?? null);
    }
    for (const waiver of content.waivers) {
      yield* ofRule(waiver, rules);
      yield* ofApproval(waiver, owners);
      yield* ofEnd(waiver);
    }
  },
};

function nameOf(entry: Plain): string {
  return `${entry.plan.id}/${entry.name}`;
}

function* ofRule(waiver: Waiver, rules: ReadonlyMap<string, Concern>): Iterable<Told> {
  const concern = rules.get(waiver.rule);
  if (concern === undefined) {
    const near = nearest(waiver.rule, [...rules.keys()]);
    const cure = near === null ? 'Copy the id from the finding.' : `Did you mean \`${near}\`?`;
    yield [waiver.spot('rule'), `There is no rule ${show(waiver.rule)}. ${cure}`];
  } else if (NEVER_WAIVED.includes(concern)) {
    const about = concern === 'form' ? 'the form of files' : 'waivers themselves';
    yield [
      waiver.spot('rule'),
      `The rule ${show(waiver.rule)} is about ${about}, and that cannot be waived. Mend what it finds, and remove this waiver.`,
    ];
  }
}

function* ofApproval(waiver: Waiver, owners: ReadonlyMap<string, Contact | null>): Iterable<Told> {
  const reason = waiver.reason?.trim() ?? '';
  if (reason === '') {
    yield [waiver.spot('reason'), 'This waiver gives no reason. Say in `reason` why the finding can be lived with.'];
  } else if (reason.length < SHORTEST_REASON) {
    yield [
      waiver.spot('reason'),
      `The reason ${show(reason)} is too short to be judged. Say in ${SHORTEST_REASON} characters or more why the finding can be lived with.`,
    ];
  }
  if (waiver.approvedBy === undefined) {
    yield [waiver.spot('approvedBy'), 'Nobody has accepted this finding. Name the contact who did as `approvedBy`.'];
  } else {
    // Without an entry a waiver concerns the plan as a whole.
    const holder = owners.get(`${waiver.plan}/${waiver.entry ?? 'plan'}`);
    if (holder && holder.id === waiver.approvedBy) {
      yield [
        waiver.spot('approvedBy'),
        `${holder.name} holds the role that owns \`${waiver.entry ?? 'plan'}\` and cannot accept its faults. Ask somebody else.`,
      ];
    }
  }
  if (waiver.approvedOn === undefined) {
    yield [waiver.spot('approvedOn'), 'This waiver does not say when it was accepted. Write the day as `approvedOn`.'];
  }
}

function* ofEnd({ approvedOn, until, spot, rule }: Waiver): Iterable<Told> {
  if (until === undefined) {
    yield [
      spot('until'),
      `This waiver has no end. Write its last day as \`until\`, at most ${MOST_DAYS} days after it was accepted.`,
    ];
    return;
  }
  if (approvedOn !== undefined && until < approvedOn) {
    yield [
      spot('until'),
      `This waiver ends on ${until}, before it was accepted on ${approvedOn}. Mend one of the two days.`,
    ];
    return;
  }
  const last = approvedOn === undefined ? until : addDuration(approvedOn, `P${MOST_DAYS}D`);
  if (until > last) {
    yield [
      spot('until'),
      `This waiver holds up to ${until}, over ${MOST_DAYS} days after it was accepted on ${approvedOn}. Let it end on ${last} or before.`,
    ];
    return;
  }
  yield [
    spot('until'),
    `This waiver of ${show(rule)} holds up to ${until} and accepts nothing after that. Mend what it covers and remove it, or have it accepted anew.`,
    nextDay(until),
  ];
}
