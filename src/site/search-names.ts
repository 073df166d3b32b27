import { existsSync } from 'node:fs';
import { notificationsOf } from '../plan/directory.ts';
import { KINDS } from '../plan/kinds.ts';
import type { Contact, Plain, Plan } from '../plan/plan.ts';
import { RULES } from '../rules/index.ts';
import type { PlanPage } from './address.ts';
import { contactsOf } from './contacts.ts';
import type { Site } from './load.ts';
import type { Named, Names } from './search-rank.ts';
import { asWords, KIND_WORDS, phoneOf } from './words.ts';

/** What people type, by the word that plans use for it. What belongs to one plan alone is its `alsoCalled`. */
const SAID: Readonly<Record<string, string>> = {
  legal: 'lawyer attorney solicitor',
  executive: 'boss ceo cfo director',
  colleague: 'employee coworker worker staff',
  press: 'journalist reporter media newspaper news',
  insurer: 'insurance cyberinsurance',
  malware: 'virus trojan worm rootkit',
  stranger: 'hacker hacked intruder attacker',
  compromise: 'hacked breached owned',
  laptop: 'computer macbook notebook',
  phone: 'mobile smartphone cell telephone',
  lost: 'missing',
  mail: 'inbox',
  repository: 'github gitlab bitbucket repo gist',
  pipeline: 'ci cicd jenkins runner',
  package: 'npm pypi library dependency',
  slow: 'timeout lag unresponsive',
  outage: 'offline unavailable crash',
  regulator: 'authority supervisor dpa',
  ico: 'gdpr',
  recovery: 'restore restoring undelete',
  taking: 'stealing steal theft',
  credential: 'secret',
  out: 'leaked leak exposed',
  email: 'mail',
  money: 'bitcoin payment pay',
  bridge: 'conference meeting',
};

/** What people look for when they want one of these pages of a plan. */
const PAGES: Readonly<Record<PlanPage, { title: string; asked: string[] }>> = {
  call: { title: 'Who to call', asked: ['Who to call, phone numbers, contacts, nobody answers, on call'] },
  deadlines: {
    title: 'Deadlines',
    asked: ['Deadline, clock, 72 hours, 24 hours, by when to tell the authority, gdpr notice, legal limit, countdown'],
  },
  owner: { title: 'Owner', asked: ['What is open, due and overdue'] },
  about: { title: 'About this copy', asked: ['Version, digest, is this copy current'] },
  audit: { title: 'Audit', asked: ['Coverage of frameworks, evidence for auditors, compliance'] },
  read: { title: 'Read the plan', asked: ['The plan in order, glossary, words'] },
  print: { title: 'Print', asked: ['Paper, sheets, binder, wallet card'] },
  index: { title: 'All pages, A to Z', asked: ['List of everything'] },
};

/** What search knows of a site by name. `dist` is where it was built: pages that are not there are left out. */
export function namesOf(site: Site, dist: string): Names {
  const { content, address } = site;
  const below = (href: string) => href.slice(address.base.length);
  const pages = [
    ...content.plans.flatMap((plan) => [
      ...plan.entries.map((entry) => ({ at: below(address.entry(entry)), ...entryNamed(entry) })),
      ...(Object.keys(PAGES) as PlanPage[]).map((page) => ({
        at: below(address.plan(plan, page)),
        kind: page === 'call' ? 'Contact' : 'Page',
        ...PAGES[page],
      })),
      ...contactsOf(plan).map((contact) => ({
        at: below(address.contact(plan, contact.id)),
        ...contactNamed(contact, plan),
      })),
    ]),
    ...[...content.frameworks.values()].map((framework) => ({
      at: below(address.framework(framework)),
      title: framework.title,
      kind: 'Framework',
      more: [`${framework.version}, ${framework.publisher}`],
    })),
    ...RULES.map(({ id, summary }) => ({
      at: below(address.rule(id)),
      title: id,
      kind: 'Rule',
      more: [summary.replaceAll('`', '')],
    })),
    ...KINDS.map(({ name }) => ({
      at: below(address.schema(name)),
      title: `${KIND_WORDS[name]} files`,
      kind: 'Schema',
    })),
  ];
  return {
    plans: Object.fromEntries(content.plans.map(({ id, title }) => [id, title])),
    said: saidFor(),
    pages: pages.filter(({ at }) => existsSync(`${dist}/${at.replace(/#.*/, '')}index.html`)),
  };
}

/** The same table by what is typed. */
function saidFor(): Names['said'] {
  const pairs = Object.entries(SAID).flatMap(([word, typed]) => typed.split(' ').map((each) => ({ each, word })));
  const said = Map.groupBy(pairs, ({ each }) => each);
  return Object.fromEntries([...said].map(([each, list]) => [each, list.map(({ word }) => word)]));
}

function entryNamed(entry: Plain): Omit<Named, 'at'> {
  const { asked = [], more = [], severity } = askedOf(entry);
  const texts = { asked, more: [entry.data.summary, ...more].filter((text) => text !== undefined) };
  return {
    title: entry.title,
    kind: KIND_WORDS[entry.kind],
    ...(severity && { severity }),
    ...Object.fromEntries(Object.entries(texts).filter(([, list]) => list.length > 0)),
  };
}

type Asked = Pick<Named, 'asked' | 'more' | 'severity'>;

/** What an entry is asked for by, over its title and summary. Drills say no more than these: the rest is the facilitator's. */
function askedOf(entry: Plain): Asked {
  const { plan } = entry;
  const within = <E extends Plain>(list: readonly E[]) => list.find((each) => each === entry);
  const scenario = within(plan.scenarios);
  if (scenario) {
    const { alsoCalled = [], seenAs = [], signs = [] } = scenario.data;
    const level = scenario.severity;
    return {
      asked: [...alsoCalled, ...seenAs],
      more: signs,
      ...(level && { severity: `${level.rank} ${level.name}` }),
    };
  }
  const checklist = within(plan.checklists);
  if (checklist) {
    const { useWhen, goal } = checklist.data;
    return {
      more: [
        ...checklist.sheets.map(({ heading }) => heading.text),
        ...[useWhen, goal].filter((text) => text !== undefined),
      ],
    };
  }
  const role = within(plan.roles);
  if (role) {
    const people = [role.heldBy, ...role.backups].flatMap((contact) => contact?.name ?? []);
    return { asked: [role.callsign], more: people.length > 0 ? [people.join(', ')] : [] };
  }
  const template = within(plan.templates);
  if (template) {
    const { subject, recipients = [], channel } = template.data;
    return {
      asked: [[...recipients, ...(channel ? [channel] : [])].map(asWords).join(', '), ...(subject ? [subject] : [])],
    };
  }
  const text = within([...plan.phases, ...plan.guides]);
  if (text) return { more: [(text.body?.headings ?? []).map((heading) => heading.text).join('. ')] };
  if (entry === plan.severity)
    return { asked: ['Severity: how bad is it?', plan.levels.map(({ name }) => name).join(', ')] };
  if (entry === plan.authority)
    return {
      asked: ['Who may decide? What am I allowed to do?'],
      more: (plan.authority.data.decisions ?? []).map(({ decision }) => decision),
    };
  if (entry === plan.obligations)
    return {
      asked: ['Deadlines, duties to tell, notify'],
      more: notificationsOf(plan.content, plan).map(({ recipient }) => recipient),
    };
  if (entry === plan.system) {
    const { parts = [], alerts = [], logs = [], keys = [], switches = [], stores = [] } = plan.system.data;
    const lists = { Parts: parts, Alerts: alerts, Logs: logs, Keys: keys, Switches: switches, Stores: stores };
    return {
      more: Object.entries(lists).flatMap(([label, list]) =>
        list.length > 0 ? [`${label}: ${list.map(({ name }) => name).join(', ')}`] : [],
      ),
    };
  }
  return {};
}

function contactNamed(contact: Contact, plan: Plan): Omit<Named, 'at'> {
  const phone = phoneOf(contact);
  const duties = plan.roles.flatMap((role) => {
    if (role.heldBy === contact) return [`${role.title} (${role.callsign})`];
    return role.backups.includes(contact) ? [`Backup: ${role.title} (${role.callsign})`] : [];
  });
  return {
    title: contact.name,
    kind: 'Contact',
    ...(contact.kind === 'bridge' && { asked: ['Bridge'] }),
    ...(duties.length > 0 && { more: [duties.join(', ')] }),
    ...(phone?.href && { phone: [phone.value, phone.href] as [string, string] }),
  };
}
