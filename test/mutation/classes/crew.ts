import { anywhere, at, type FaultClass, inFile, moved, type Spot, spotIn } from '../fault.ts';
import { dataAt, extentAt, type Page, pageOf, placeOf, replacing } from '../page.ts';

// Who is left when somebody is away or asleep, worked out by trying everything.

interface Crew {
  page: Page;
  /** The holder, then the backups. */
  people: string[];
}

/** The crews of the roles that lead or are told at the two worst levels of a plan, by the roles' names. */
function worstCrews(pages: readonly Page[], plan: string | null): Crew[] {
  const own = pages.filter((page) => page.plan === plan);
  const severity = own.find(({ kind }) => kind === 'severity');
  const levels = ((severity && dataAt(severity, ['levels'])) ?? []) as unknown as { lead: string; notify: string[] }[];
  const told = new Set(levels.slice(0, 2).flatMap(({ lead, notify }) => [lead, ...notify]));
  return own
    .filter(({ kind, entry }) => kind === 'role' && told.has(entry.slice('roles/'.length)))
    .map((page) => ({
      page,
      people: [dataAt(page, ['heldBy']), ...(dataAt(page, ['backups']) as string[])] as string[],
    }))
    .sort((a, b) => (a.page.path < b.page.path ? -1 : 1));
}

/** Can each of some roles have somebody of its own? A person takes as many as they hold in the plan, and one at least. */
function canAllBeTaken(crews: readonly Crew[], most: ReadonlyMap<string, number>, away: string): boolean {
  const [first, ...others] = crews;
  if (!first) return true;
  return first.people.some((person) => {
    const left = most.get(person) ?? 1;
    return person !== away && left > 0 && canAllBeTaken(others, new Map([...most, [person, left - 1]]), away);
  });
}

/** For each person who may be away, the first role in order that cannot be taken beside those before it. */
function leftOver(crews: readonly Crew[]): Set<Crew> {
  const most = new Map<string, number>();
  for (const { people } of crews) most.set(people[0] as string, (most.get(people[0] as string) ?? 0) + 1);
  const found = new Set<Crew>();
  for (const away of new Set(crews.flatMap(({ people }) => people))) {
    const count = crews.findIndex((_, index) => !canAllBeTaken(crews.slice(0, index + 1), most, away));
    const crew = crews[count];
    if (crew) found.add(crew);
  }
  return found;
}

const SLOT = 30;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

interface Hours {
  days: string[];
  from: string;
  to: string;
}

/** Can a contact be reached in a slot of a week, told in another zone's minutes since Monday? */
function isThere(hours: Hours[] | 'always' | undefined, minute: number): boolean {
  if (hours === undefined || hours === 'always') return hours === 'always';
  const [day, time] = [Math.floor(minute / 1440), minute % 1440];
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return hours.some(({ days, from, to }) => {
    const [start, end] = [minutes(from), minutes(to)];
    const yesterday = DAYS[(day + 6) % 7] as string;
    if (end > start) return days.includes(DAYS[day] as string) && time >= start && time < end;
    return (days.includes(DAYS[day] as string) && time >= start) || (days.includes(yesterday) && time < end);
  });
}

const ZONE = 'Europe/London';

/** Is there a slot in some week of the year in which none of a crew can be reached? */
function hasGap(contacts: Page, people: readonly string[]): boolean {
  const crew = people.map(
    (id) => dataAt(contacts, [id]) as unknown as { hours?: Hours[] | 'always'; timeZone?: string },
  );
  const first = Temporal.PlainDateTime.from('2026-01-07T12:00');
  const ahead = (zone: string, week: number) =>
    first.add({ weeks: week }).toZonedDateTime(zone).offsetNanoseconds / 60e9;
  for (let week = 0; week < 52; week += 1) {
    const shifts = crew.map(({ timeZone }) => ahead(timeZone ?? ZONE, week) - ahead(ZONE, week));
    for (let minute = 0; minute < 7 * 1440; minute += SLOT) {
      const reached = crew.some(({ hours }, index) =>
        isThere(hours, (minute + (shifts[index] as number) + 7 * 1440) % (7 * 1440)),
      );
      if (!reached) return true;
    }
  }
  return false;
}

const UNUSED = anywhere('who is named nowhere else is in no use', 'contact-is-verified');

/** Faults of who is left. */
export const CREWS: FaultClass[] = [
  {
    name: 'a role with the people of another',
    rule: 'no-single-point',
    *spots({ pages }) {
      for (const role of pages.filter(({ kind }) => kind === 'role')) {
        const crews = worstCrews(pages, role.plan);
        for (const { page, people } of crews) if (page !== role) yield withPeople(role, people, crews);
      }
    },
    follows: [
      anywhere('fewer people stand behind the role', 'hours-are-covered'),
      anywhere('one person holds two roles', 'sender-is-not-sole-approver', 'decision-has-two-deciders'),
      inFile('who holds the role now takes its trainings', 'holder-is-trained'),
      moved('whoever holds two roles is told at the other one', 'holder-is-trained'),
    ],
    hides: [
      UNUSED,
      inFile('who does not hold the role need not be trained for it', 'holder-is-trained'),
      moved('whoever holds two roles is told at the other one', 'holder-is-trained'),
    ],
  },
  {
    name: 'a contact who can be reached one hour a week',
    rule: 'hours-are-covered',
    *spots({ pages }) {
      const contacts = pages.find(({ kind }) => kind === 'contacts');
      if (!contacts) return;
      const crews = [...new Set(pages.map(({ plan }) => plan))].flatMap((plan) => worstCrews(pages, plan));
      for (const id of new Set(crews.flatMap(({ people }) => people))) yield withHours(contacts, id, crews);
    },
  },
];

function withPeople(role: Page, people: readonly string[], crews: readonly Crew[]): Spot | null {
  const now = crews.map((crew) => (crew.page === role ? { page: role, people: [...people] } : crew));
  const left = [...leftOver(now)];
  const [holder = '', ...backups] = people;
  const edits = [replacing(role, ['heldBy'], holder), replacing(role, ['backups'], `[${backups.join(', ')}]`)];
  if (left.length === 0) return null;
  return spotIn(
    role,
    `as ${holder}`,
    edits.flatMap((each) => each ?? []),
    (text) =>
      left.map(({ page }) =>
        at(
          'no-single-point',
          page.path,
          placeOf(page === role ? (pageOf(role.path, text) as Page) : page, ['backups']),
        ),
      ),
  );
}

function withHours(contacts: Page, id: string, crews: readonly Crew[]): Spot | null {
  const edits =
    extentAt(contacts, [id, 'hours']) &&
    replacing(contacts, [id, 'hours'], "[{ days: [mon], from: '09:00', to: '10:00' }]");
  const [edit] = edits ?? [];
  if (!edit) return null;
  const text = contacts.text.slice(0, edit.from) + edit.put + contacts.text.slice(edit.to);
  const now = pageOf(contacts.path, text) as Page;
  const short = crews.filter(({ people }) => people.includes(id) && hasGap(now, people));
  if (short.length === 0) return null;
  return spotIn(contacts, id, edits, () =>
    short.map(({ page }) => at('hours-are-covered', page.path, placeOf(page, ['backups']))),
  );
}
