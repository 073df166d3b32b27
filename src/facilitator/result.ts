/** What a played drill leaves behind: what `npm run drill -- record` reads. `record` is what goes into the drill's file. */
export interface DrillResult {
  muster: 'drill-result';
  version: 1;
  exercise: true;
  plan: string;
  drill: string;
  /** The version of the drill that was played. */
  digest: string;
  startedAt: string;
  endedAt: string;
  record: {
    heldOn: string;
    facilitator?: string;
    seed?: string;
    given: { inject: string; at: string }[];
    ratings: { objective: string; rating: string; seen?: string; by?: string }[];
    strengths: string[];
    gaps: string[];
    attendance: { contact: string; role?: string }[];
    actions: { id: string; what: string; owner?: string; due?: string }[];
  };
  /** What was noted beside injects and evaluator lines, by their names. */
  notes: Record<string, string>;
}

/** The drill that is played, as the page tells it. */
export interface Played {
  plan: string;
  drill: string;
  digest: string;
  seed: string | null;
  /** The zone whose days count. */
  timeZone: string;
  facilitator: string | null;
  injects: string[];
  objectives: string[];
}

/** What the facilitator's device holds: the values of fields by name, and the instants of stamps by name (ISO 8601). */
export interface Play {
  values: Record<string, string>;
  stamps: Record<string, string>;
  /** Stops of the clock; the last one may still go on. */
  pauses: { from: string; to: string | null }[];
}

/** Nothing has happened yet. */
export const NOT_BEGUN: Play = { values: {}, stamps: {}, pauses: [] };
/** The stamps of the start and of the end. */
export const START = 'start';
export const END = 'end';
/** How many rows there are for actions. */
export const ACTION_ROWS = 8;

/** How long the clock ran until an instant, in milliseconds: time since the start without the stops; 0 before it. */
export function elapsed({ stamps, pauses }: Play, until: number): number {
  const start = Date.parse(stamps[START] ?? '');
  if (Number.isNaN(start) || until <= start) return 0;
  const stopped = pauses.reduce((sum, { from, to }) => {
    const begin = Math.max(Date.parse(from), start);
    const end = Math.min(to === null ? until : Date.parse(to), until);
    return sum + Math.max(0, end - begin);
  }, 0);
  return until - start - stopped;
}

/** Whole minutes on the drill's clock, as run sheets write them. */
export function clockText(milliseconds: number): string {
  return `T+${Math.floor(milliseconds / 60_000)}`;
}

/** What is still missing for a full record, in words; M, U and what nobody rated need an action. */
export function missingIn(play: Play, played: Played): string[] {
  const { actions, attendance, ratings } = recordOf(play, played);
  const rated = new Map(ratings.map(({ objective, rating }) => [objective, rating]));
  const unrated = played.objectives.filter((id) => !rated.has(id));
  const low = [...rated.values()].filter((rating) => rating === 'M' || rating === 'U').length;
  return [
    ...(play.stamps[START] ? [] : ['The clock was never started.']),
    ...(play.stamps[END] || !play.stamps[START] ? [] : ['The end is not stamped.']),
    ...unrated.map((id) => `${id} has no rating.`),
    ...(low > 0 && actions.length === 0 ? ['An objective is rated M or U: write an action and a retest.'] : []),
    ...(attendance.length === 0 ? ['Nobody is marked as present.'] : []),
  ];
}

/** The result of a play; `now` stands for the end where none was stamped. */
export function resultOf(play: Play, played: Played, now: Date): DrillResult {
  const startedAt = play.stamps[START] ?? now.toISOString();
  return {
    muster: 'drill-result',
    version: 1,
    exercise: true,
    plan: played.plan,
    drill: played.drill,
    digest: played.digest,
    startedAt,
    endedAt: play.stamps[END] ?? now.toISOString(),
    record: recordOf({ ...play, stamps: { ...play.stamps, [START]: startedAt } }, played),
    notes: Object.fromEntries(
      Object.entries(play.values).filter(([name, value]) => /^(?:did\.|line\.|change$)/.test(name) && value),
    ),
  };
}

function recordOf(play: Play, played: Played): DrillResult['record'] {
  const { stamps, values } = play;
  const words = (name: string) => (values[name] ?? '').trim();
  const lines = (name: string) =>
    words(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const given = played.injects.flatMap((inject) => {
    const at = stamps[`given.${inject}`];
    return at ? [{ inject, at: `PT${Math.floor(elapsed(play, Date.parse(at)) / 60_000)}M` }] : [];
  });
  const taken = new Set<string>();
  const actions = Array.from({ length: ACTION_ROWS }, (_, row) => `action.${row}`).flatMap((row) => {
    const what = words(`${row}.what`);
    if (what === '') return [];
    return [{ id: idOf(what, taken), what, ...kept({ owner: words(`${row}.owner`), due: words(`${row}.due`) }) }];
  });
  return {
    heldOn: dayIn(played.timeZone, stamps[START] ?? ''),
    ...kept({ facilitator: played.facilitator ?? '', seed: played.seed ?? '' }),
    given,
    ratings: played.objectives.flatMap((objective) => {
      const rating = words(`rating.${objective}`);
      if (rating === '') return [];
      return [{ objective, rating, ...kept({ seen: words(`seen.${objective}`), by: words(`by.${objective}`) }) }];
    }),
    strengths: lines('worked'),
    gaps: lines('failed'),
    attendance: Object.keys(values)
      .filter((name) => name.startsWith('present.') && values[name] !== '')
      .map((name) => name.slice('present.'.length))
      .sort()
      .map((contact) => ({ contact, ...kept({ role: words(`role.${contact}`) }) })),
    actions,
  };
}

/** The properties that say something. */
function kept<T extends Record<string, string>>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Partial<T>;
}

/** A short name of an action: its first words in kebab-case, numbered where two begin alike. */
function idOf(what: string, taken: Set<string>): string {
  const words = what
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9 -]/g, '')
    .split(/[ -]+/)
    .filter((word) => word !== '')
    .slice(0, 5);
  const name = words.join('-') || 'action';
  let id = name;
  for (let number = 2; taken.has(id); number += 1) id = `${name}-${number}`;
  taken.add(id);
  return id;
}

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
function dayIn(timeZone: string, at: string): string {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return '';
  // The Swedish way of writing a date is that of ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}
