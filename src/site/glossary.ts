import GithubSlugger from 'github-slugger';
import { compareText } from '../plan/finding.ts';
import type { Plan } from '../plan/plan.ts';
import type { Addresses } from './address.ts';
import { recordAnchor } from './paths.ts';

/** One word of a plan, or of Muster, and what it stands for. */
export interface Term {
  term: string;
  id: string;
  /** What it is, with the page that tells the rest; words before that link and after it. */
  before: string;
  is: { text: string; href: string } | null;
  after: string;
}

/** What Muster's own words mean; those of rules and schemas are explained where they stand. */
const OWN: Readonly<Record<string, string>> = {
  'After-action review': 'What an incident or a drill has shown, and what is put right because of it.',
  Backup: 'Who takes a role when its holder does not answer.',
  Blank: 'Words in square brackets in a message, to be filled in before it is sent.',
  Callsign: 'What steps and people call a role.',
  'Card drill': 'Ten to twenty minutes with one question on a card.',
  Checklist: 'Ordered steps to do and tick, on one or more sheets.',
  Claimed: 'An entry says that it meets a requirement.',
  Contact: 'A person or an organisation, and how it is reached.',
  Designed: 'Every entry that claims a requirement is free of errors and reviewed in time.',
  Digest: 'A fingerprint of a text: two copies with the same digest say the same.',
  'DO-CONFIRM': 'Do what you know by heart, then confirm each step on the sheet.',
  Drill: 'A planned exercise. It plays a scenario, and leaves ratings and actions.',
  Exercised: 'A drill or a session of training has shown that it works.',
  Expect: 'What you should see or hear after a step. If it is something else, stop and say so.',
  'Full-scale drill': 'An exercise with the real people, places and tools.',
  'Functional drill': 'An exercise in which people really do some of the steps.',
  Inject: 'An event that is fed to the players of a drill at some minute.',
  Obligation: 'A duty by contract to tell somebody.',
  Operated: 'A dated record shows that it happened.',
  'Pause point': 'The end of a sheet: words to say aloud before anyone goes on.',
  Phase: 'A stage of the response, from preparation to lessons learned.',
  'READ-DO': 'Read a step, do it, tick it, go on.',
  Review: 'A dated look at a page by whoever keeps it right. An edit voids it.',
  Role: 'A duty in the response. A contact holds it, and others back it up.',
  Routine: 'What recurs besides reviews, drills and training, with a dated record each time.',
  Scenario: 'One kind of incident: how to recognise it, what not to do, and what to do.',
  Severity: 'How bad an incident is.',
  Sheet: 'One screen and one printed page of a checklist. It ends at a pause point.',
  Step: 'One action: who, what and by when.',
  'Tabletop drill': 'An exercise in which people talk through what they would do.',
  Template: 'A message prepared in advance, with who may approve it.',
  You: 'In a step: whoever took the report.',
};

/** The words of a plan with what they stand for, from A to Z. */
export function glossaryOf(plan: Plan, address: Addresses): Term[] {
  const terms: Omit<Term, 'id'>[] = Object.entries(OWN).map(([term, means]) => ({
    term,
    before: means,
    is: null,
    after: '',
  }));
  for (const role of plan.roles) {
    if (role.callsign === role.title) continue;
    const is = { text: role.title, href: address.entry(role) };
    terms.push({ term: role.callsign, before: 'Callsign of ', is, after: '.' });
  }
  for (const { id, name, rank, meaning } of plan.levels) {
    const href = plan.severity && address.entry(plan.severity, id);
    terms.push({
      term: name,
      before: '',
      is: href ? { text: `Severity ${rank}`, href } : null,
      after: toldBy(meaning),
    });
  }
  for (const scenario of plan.scenarios) {
    const is = { text: scenario.title, href: address.entry(scenario) };
    for (const term of scenario.data.alsoCalled ?? []) terms.push({ term, before: 'See ', is, after: '.' });
  }
  for (const { id, name, means, word } of recordsOf(plan)) {
    const { system } = plan;
    const href = system && address.entry(system, recordAnchor(system, id) ?? null);
    terms.push({ term: name, before: '', is: href ? { text: word, href } : null, after: toldBy(means) });
  }
  const key = ({ term, is }: Omit<Term, 'id'>) => `${term.toLowerCase()} ${is?.text ?? ''}`;
  terms.sort((a, b) => compareText(key(a), key(b)));
  const slugger = new GithubSlugger();
  return terms.map((each) => ({ ...each, id: slugger.slug(each.term) || slugger.slug('word') }));
}

/** The first sentence of a text, behind what it tells of. */
function toldBy(text: string | undefined): string {
  if (text === undefined) return '.';
  const first = /^.+?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
  return `: ${first}${/[.!?]$/.test(first) ? '' : '.'}`;
}

/** What the system is made of, each with a sentence where its name does not say it all. */
function recordsOf({ system }: Plan): { id: string; name: string; means?: string | undefined; word: string }[] {
  const { parts = [], logs = [], keys = [], switches = [], stores = [] } = system?.data ?? {};
  return [
    ...parts.map(({ id, name, what }) => ({ id, name, means: what, word: 'Part of the system' })),
    ...logs.map(({ id, name }) => ({ id, name, word: 'Log' })),
    ...keys.map(({ id, name, opens }) => ({ id, name, means: opens, word: 'Key' })),
    ...switches.map(({ id, name, effect }) => ({ id, name, means: effect, word: 'Switch' })),
    ...stores.map(({ id, name }) => ({ id, name, word: 'Store' })),
  ];
}
