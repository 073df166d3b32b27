import {
  at,
  type Consequence,
  type Expected,
  type FaultClass,
  inFile,
  inPlan,
  naming,
  type Shipped,
  type Spot,
  spotIn,
} from '../fault.ts';
import { dataAt, type Page, type Path, placeOf, removing, replacing, type Value, valuesOf } from '../page.ts';
import { changed, isAt, leftOut } from '../slips.ts';

const RATED = 'objective-is-rated';
const APPROVED = 'plan-is-approved';
const ACTION = 'drill-action-not-overdue';
const TRAINING = 'training-not-overdue';
const DRILL = 'drill-not-overdue';
const PLANNED = 'planned-drill-is-held';
const RECORDED = 'held-drill-is-recorded';
const PLAYED = 'scenario-is-exercised';
/** What a drill that is yet to be held must have. */
const TO_BE_HELD = ['drill-can-be-held', 'drill-hangs-together', 'drill-says-exercise', 'inject-fits-the-clock'];
const TRAINED = 'holder-is-trained';

const inKind = (kind: Page['kind'], form: string) => (value: Value, page: Page) =>
  page.kind === kind && isAt(value.path, form);
const inDrill = (status: string, form: string) => (value: Value, page: Page) =>
  inKind('drill', form)(value, page) && dataAt(page, ['status']) === status;
const inAction = (key: string, test: (action: Record<string, string>) => boolean) => (value: Value, page: Page) =>
  (page.kind === 'drill' || page.kind === 'after-action') &&
  isAt(value.path, `actions.*.${key}`) &&
  test(dataAt(page, value.path.slice(0, -1)) as Record<string, string>);
const isOpen = ({ closedOn }: Record<string, string>) => closedOn === undefined;

const anew = (rule: string) => inFile('the day on which it falls due is another', rule);
const SHOWS = naming('the drill, or the training, shows otherwise what it showed', 'claim-is-exercised');
const NOT_HELD = [SHOWS, inPlan('the drill counts for no interval', DRILL, PLAYED)];

/** The same consequences, whether findings come or go. */
const either = (...consequences: Consequence[]) => ({ follows: consequences, hides: consequences });

/** Another objective is named by a rating; told there, and at the objective that has no rating now. */
function renamedRatings(other: (page: Page, path: Path) => string | null): FaultClass['spots'] {
  return function* ({ pages }: Shipped) {
    for (const page of pages) {
      for (const value of valuesOf(page)) {
        if (!inDrill('held', 'ratings.*.objective')(value, page)) continue;
        const id = other(page, value.path);
        if (id === null) continue;
        yield spotIn(page, value.path, replacing(page, value.path, id), () => [
          at(RATED, page.path, placeOf(page, value.path)),
          at(RATED, page.path, placeOf(page, ['objectives', objectiveOf(page, value.path), 'id'])),
        ]);
      }
    }
  };
}

/** The place of the objective that a rating is about. */
function objectiveOf(page: Page, path: Path): number {
  const id = dataAt(page, [...path.slice(0, 2), 'objective']);
  return (dataAt(page, ['objectives']) as unknown as { id: string }[]).findIndex((objective) => objective.id === id);
}

/** Faults of what was to be exercised and approved. */
export const EXERCISE: FaultClass[] = [
  {
    name: 'an objective without its rating',
    rule: RATED,
    *spots({ pages }) {
      for (const page of pages) {
        for (const { path } of valuesOf(page).filter((value) => inDrill('held', 'ratings.*')(value, page)))
          yield spotIn(page, path, removing(page, path), () => [
            at(RATED, page.path, placeOf(page, ['objectives', objectiveOf(page, path), 'id'])),
          ]);
      }
    },
    ...either(SHOWS),
  },
  {
    name: 'a rating of an objective that is none',
    rule: RATED,
    spots: renamedRatings(() => 'nothing-of-the-kind'),
    ...either(SHOWS),
  },
  {
    name: 'an objective rated twice',
    rule: RATED,
    spots: renamedRatings((page, path) =>
      Number(path[1]) > 0 ? String(dataAt(page, ['ratings', 0, 'objective'])) : null,
    ),
    ...either(SHOWS),
  },
  {
    name: 'a drill without objectives',
    rule: RATED,
    spots: leftOut(RATED, inDrill('held', 'objectives'), () => ['status']),
    follows: [SHOWS, inFile('its ratings are of no objective', RATED)],
    hides: [SHOWS],
  },
  {
    name: 'a plan approved two years ago',
    rule: APPROVED,
    spots: changed(APPROVED, inKind('plan', 'approved.on'), () => "'2024-11-20'"),
    hides: [anew(APPROVED)],
  },
  {
    name: 'a plan that nobody approved',
    rule: APPROVED,
    spots: leftOut(APPROVED, inKind('plan', 'approved'), () => ['inForceSince']),
    hides: [anew(APPROVED)],
  },
  ...['by', 'on'].map(
    (part): FaultClass => ({
      name: `an approval without its \`${part}\``,
      rule: APPROVED,
      spots: leftOut(APPROVED, inKind('plan', `approved.${part}`), () => ['approved']),
      hides: [anew(APPROVED)],
    }),
  ),
  {
    name: 'an action of a drill that is overdue',
    rule: ACTION,
    spots: changed(ACTION, inAction('due', isOpen), () => "'2026-11-25'"),
    follows: [SHOWS],
    hides: [SHOWS, anew(ACTION)],
  },
  {
    name: 'an action of a drill that was due and is not closed',
    rule: ACTION,
    spots: leftOut(
      ACTION,
      inAction('closedOn', ({ due = '' }) => due < '2026-12-01'),
      ([list = '', index = 0]) => [list, index, 'due'],
    ),
    ...either(SHOWS),
  },
  ...['owner', 'due'].map(
    (part): FaultClass => ({
      name: `an open action without its \`${part}\``,
      rule: ACTION,
      spots: leftOut(ACTION, inAction(part, isOpen), (path) => path.slice(0, 2)),
      follows: [SHOWS],
      hides: [SHOWS, anew(ACTION)],
    }),
  ),
  {
    name: 'an action closed without proof',
    rule: 'closed-action-has-proof',
    spots: leftOut(
      'closed-action-has-proof',
      inAction('proof', (action) => !isOpen(action)),
      ([list = '', index = 0]) => [list, index, 'closedOn'],
    ),
  },
  {
    name: 'drills of every day',
    rule: DRILL,
    spots: changed(DRILL, inKind('plan', 'cadence.drill'), () => 'P1D'),
    hides: [anew(DRILL)],
  },
  {
    name: 'the newest drill played as a card',
    rule: DRILL,
    *spots({ pages }) {
      for (const plan of pages.filter(({ kind }) => kind === 'plan')) {
        const held = pages.filter(
          (page) => page.plan === plan.plan && dataAt(page, ['status']) === 'held' && dataAt(page, ['form']) !== 'card',
        );
        const newest = held.sort((a, b) => (a.entry < b.entry ? 1 : -1))[0];
        if (newest)
          yield spotIn(newest, 'form', replacing(newest, ['form'], 'card'), () => [
            at(DRILL, plan.path, placeOf(plan, ['cadence', 'drill'])),
          ]);
      }
    },
    ...either(inPlan('a card counts neither for the plan nor for the worst level', DRILL, PLAYED)),
  },
  {
    name: 'a drill whose day has passed',
    rule: PLANNED,
    spots: changed(PLANNED, inDrill('planned', 'plannedFor'), () => "'2026-11-25'"),
    follows: [inPlan('the day of the next drill is in the message', DRILL)],
    hides: [anew(PLANNED), inPlan('the day of the next drill is in the message', DRILL)],
  },
  {
    name: 'a drill planned for no day',
    rule: PLANNED,
    spots: leftOut(PLANNED, inDrill('planned', 'plannedFor'), () => ['status']),
    follows: [inPlan('no next drill is planned', DRILL)],
    hides: [anew(PLANNED), inPlan('no next drill is planned', DRILL)],
  },
  ...['heldOn', 'facilitator', 'attendance'].map(
    (part): FaultClass => ({
      name: `a drill without its \`${part}\``,
      rule: RECORDED,
      spots: leftOut(RECORDED, inDrill('held', part), () => ['status']),
      ...(part === 'heldOn' ? either(...NOT_HELD) : {}),
    }),
  ),
  {
    name: 'a drill that was held and is said to be planned',
    rule: RECORDED,
    spots: changed(
      RECORDED,
      inDrill('held', 'status'),
      () => 'planned',
      () => ['heldOn'],
    ),
    follows: [
      ...NOT_HELD,
      inFile('its day has passed', PLANNED),
      inFile('it is to be held by somebody else', ...TO_BE_HELD),
    ],
    hides: NOT_HELD,
  },
  {
    name: 'a scenario to be played every day',
    rule: PLAYED,
    spots: changed(PLAYED, inKind('scenario', 'exerciseEvery'), () => 'P1D'),
    hides: [anew(PLAYED)],
  },
];

const TAKES = naming('the training is another for those whom it trains', TRAINED);

/** Faults of who is trained. */
export const TRAININGS: FaultClass[] = [
  {
    name: 'a training of every day',
    rule: TRAINING,
    spots: changed(
      TRAINING,
      inKind('training', 'every'),
      () => 'P1D',
      () => ['sessions'],
    ),
    follows: [TAKES, SHOWS],
    hides: [TAKES, SHOWS, anew(TRAINING)],
  },
  {
    name: 'a training never given',
    rule: TRAINING,
    spots: leftOut(TRAINING, inKind('training', 'sessions')),
    follows: [TAKES, SHOWS, naming('no session is on record', 'claim-is-operated')],
    hides: [TAKES, SHOWS, anew(TRAINING)],
  },
  {
    name: 'a role that no training takes any more',
    rule: TRAINED,
    *spots({ pages }) {
      for (const { page, path, role } of audienceIn(pages)) {
        if (audienceIn(pages).some((each) => each.role === role && each.page !== page)) continue;
        yield spotIn(page, path, removing(page, path), () => [at(TRAINED, role.path, placeOf(role, ['callsign']))]);
      }
    },
    follows: [TAKES],
    hides: [TAKES],
  },
  {
    name: 'a person who was not there',
    rule: TRAINED,
    *spots({ pages }) {
      for (const page of pages) {
        for (const { path } of valuesOf(page).filter((value) =>
          inKind('training', 'sessions.*.attended.*')(value, page),
        ))
          yield notThere(page, path, pages);
      }
    },
    hides: [TAKES],
  },
];

/** The roles that trainings take, each with where a training says so. */
function audienceIn(pages: readonly Page[]): { page: Page; path: Path; role: Page }[] {
  return pages.flatMap((page) =>
    valuesOf(page)
      .filter((value) => inKind('training', 'audience.*')(value, page))
      .flatMap(({ path, value }) => {
        const role = pages.find((each) => each.plan === page.plan && each.entry === `roles/${value}`);
        return role ? [{ page, path, role }] : [];
      }),
  );
}

/** Somebody left out of the newest session that they attended; told at the first role that they hold and the training takes. */
function notThere(page: Page, path: Path, pages: readonly Page[]): Spot | null {
  const person = dataAt(page, path);
  const sessions = dataAt(page, ['sessions']) as unknown as { on: string; attended?: string[] }[];
  const days = sessions.filter(({ attended = [] }) => attended.includes(String(person))).map(({ on }) => on);
  if (sessions[Number(path[1])]?.on !== days.sort().at(-1)) return null;
  const roles = audienceIn(pages).flatMap((each) => (each.page === page ? each.role : []));
  const places = roles
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((role) =>
      valuesOf(role)
        .filter(({ path: own, value }) => (isAt(own, 'heldBy') || isAt(own, 'backups.*')) && value === person)
        .map(({ path: own }): Expected => at(TRAINED, role.path, placeOf(role, own))),
    );
  return places[0] ? spotIn(page, path, removing(page, path), () => places.slice(0, 1)) : null;
}
