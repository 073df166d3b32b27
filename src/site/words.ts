import { inWords } from '../plan/day.ts';
import type { KindName } from '../plan/kinds.ts';
import { dialledFrom } from '../plan/phone.ts';
import type { Contact } from '../plan/plan.ts';
import type { Channel, Dependency, Hours } from '../plan/schema-types.ts';
import type { Concern } from '../rules/rule.ts';
import { placeOf } from './local-time.ts';

/** What a reader calls each kind on the site; one entry, and several. */
export const KIND_WORDS: Readonly<Record<KindName, string>> = {
  organization: 'Organisation',
  contacts: 'Contacts',
  waivers: 'Accepted findings',
  framework: 'Framework',
  plan: 'Plan',
  scenario: 'Scenario',
  checklist: 'Checklist',
  role: 'Role',
  severity: 'Severity',
  phase: 'Phase',
  template: 'Template',
  guide: 'Guide',
  system: 'System',
  authority: 'Authority',
  obligations: 'Obligations',
  routines: 'Routines',
  drill: 'Drill',
  training: 'Training',
  'after-action': 'After-action review',
};

export const DEPENDENCY_WORDS: Readonly<Record<Dependency, string>> = {
  sso: 'company sign-in (SSO)',
  'corporate-mail': 'company mail',
  'corporate-chat': 'company chat',
  'corporate-phones': 'company phones',
  'office-network': 'office network',
  vpn: 'VPN',
  'cloud-account': 'cloud account',
  internet: 'internet',
};

const CHANNEL_WORDS: Readonly<Record<Channel['kind'], string>> = {
  phone: 'Phone',
  short: 'Extension',
  sms: 'Text message',
  chat: 'Chat',
  email: 'Mail',
  portal: 'Portal',
  inPerson: 'In person',
};

export const FORM_WORDS = {
  tabletop: 'Tabletop',
  functional: 'Functional',
  'full-scale': 'Full scale',
  card: 'Card',
} as const;
export const STATUS_WORDS = { planned: 'Planned', held: 'Held', cancelled: 'Cancelled' } as const;
export const MODE_WORDS = { 'read-do': 'READ-DO', 'do-confirm': 'DO-CONFIRM' } as const;
export const MODE_MEANING = {
  'read-do': 'Read a step, do it, tick it, go on.',
  'do-confirm': 'Do what you know by heart, then confirm each step here.',
} as const;
export const RATING_WORDS = {
  P: 'Performed without challenges',
  S: 'Performed with some challenges',
  M: 'Performed with major challenges',
  U: 'Unable to be performed',
} as const;

/** A channel as a reader sees it: its name, its value as written, and what to follow. */
export interface Way {
  label: string;
  value: string;
  href: string | null;
  note: string | null;
  needs: string | null;
  /** It works while company sign-in, mail and chat are lost. */
  apart: boolean;
}

const COMPANY: ReadonlySet<Dependency> = new Set(['sso', 'corporate-mail', 'corporate-chat']);

/** A contact's channels, in the order to try them. */
export function waysOf(contact: Contact): Way[] {
  return (contact.channels ?? []).map((channel) => ({
    label: CHANNEL_WORDS[channel.kind],
    value: channel.value,
    href: hrefOf(channel),
    note: channel.note ?? null,
    needs:
      channel.dependsOn && channel.dependsOn.length > 0
        ? channel.dependsOn.map((each) => DEPENDENCY_WORDS[each]).join(', ')
        : null,
    apart: !channel.dependsOn?.some((each) => COMPANY.has(each)),
  }));
}

function hrefOf({ kind, value }: Channel): string | null {
  if (kind === 'phone') return telOf(value);
  if (kind === 'email') return /^[^\s<>?&:/@]+@[^\s<>?&:/]+$/.test(value) ? `mailto:${value}` : null;
  if (kind === 'portal') return /^https:\/\//.test(value) && URL.canParse(value) ? value : null;
  return null;
}

/** The address that dials a number; null where it cannot be dialled from everywhere. */
export function telOf(written: string): string | null {
  const dialled = dialledFrom(written);
  return dialled && `tel:${dialled.number}`;
}

/** The first number to dial a contact by. */
export function phoneOf(contact: Contact | null): Way | null {
  return contact ? (waysOf(contact).find((way) => way.href?.startsWith('tel:')) ?? null) : null;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY_WORDS: Readonly<Record<(typeof DAYS)[number], string>> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

/** When a contact can be reached, in local time; null when nobody said. */
export function hoursOf(contact: Contact): string | null {
  if (contact.hours === undefined) return null;
  if (contact.hours === 'always') return 'At any hour';
  return contact.hours
    .map((span) => `${daysOf(span)} ${span.from} to ${span.to}${span.to <= span.from ? ' the next day' : ''}`)
    .join('; ');
}

/** The same, with the zone that these times are in: the contact's own, or that of the organisation. */
export function hoursInZone(contact: Contact, ownZone: string): string | null {
  const hours = hoursOf(contact);
  if (hours === null || contact.hours === 'always') return hours;
  return `${hours} (${placeOf(contact.timeZone ?? ownZone)} time)`;
}

/** The same for scripts: days as digits from Monday, then the times, as in `12345 09:00-17:30`; empty without limits. */
export function hoursForScripts({ hours }: Contact): string {
  if (hours === undefined || hours === 'always') return '';
  return hours
    .map(({ days, from, to }) => `${days.map((day) => DAYS.indexOf(day) + 1).join('')} ${from}-${to}`)
    .join(';');
}

function daysOf({ days }: Hours): string {
  const places = days.map((day) => DAYS.indexOf(day)).sort((a, b) => a - b);
  if (places.length === 7) return 'Every day';
  const row = places.every((place, index) => index === 0 || place === (places[index - 1] as number) + 1);
  const word = (place: number) => DAY_WORDS[DAYS[place] as (typeof DAYS)[number]];
  if (row && places.length > 2) return `${word(places[0] as number)} to ${word(places.at(-1) as number)}`;
  return places.map(word).join(', ');
}

/** A title as it stands within a sentence: in small letters, but for what is written in capitals. */
export function inSentence(title: string): string {
  return title.replace(/\S+/g, (word) => (/^\P{Ll}{2,}$/u.test(word) ? word : word.toLowerCase()));
}

/** A deadline in words. */
export function deadlineInWords(deadline: string): string {
  return deadline === 'without-undue-delay' ? 'without undue delay' : inWords(deadline);
}

/** A kebab-case word of the data as words: `elapsed-hours` is "elapsed hours". */
export function asWords(id: string): string {
  return id.replaceAll('-', ' ');
}

/** What rules are about, in the order of their list. */
export const CONCERN_WORDS: Readonly<Record<Concern, string>> = {
  form: 'Form',
  links: 'Links',
  blanks: 'Blanks',
  contacts: 'Contacts',
  reviews: 'Reviews',
  severity: 'Severity',
  procedure: 'Procedure',
  messages: 'Messages',
  exercise: 'Exercise',
  coverage: 'Coverage',
  waivers: 'Waivers',
};
