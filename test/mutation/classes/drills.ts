import { at, type Expected, type FaultClass, inFile, naming, type Shipped, spotIn } from '../fault.ts';
import { dataAt, type Page, type Path, placeOf, removing, replacing, type Value, valuesOf } from '../page.ts';
import { changed, isAt, leftOut } from '../slips.ts';

const HELD = 'drill-can-be-held';
const CHAIN = 'drill-hangs-together';
const MARK = 'drill-says-exercise';
const CLOCK = 'inject-fits-the-clock';

const inPlanned =
  (...forms: string[]) =>
  (value: Value, page: Page) =>
    page.kind === 'drill' && dataAt(page, ['status']) === 'planned' && forms.some((form) => isAt(value.path, form));

const CHAINED = inFile('the rest of the chain leads there no more', CHAIN);
const SHOWS = naming('the drill shows otherwise what it will show', 'claim-is-exercised');

/** What needs a part of a planned drill that is taken away, told at its status. */
const needed = (key: string): FaultClass => ({
  name: `a planned drill without its \`${key}\``,
  rule: HELD,
  spots: leftOut(
    HELD,
    (value, page) => inPlanned(key)(value, page) && isNeeded(key, page),
    () => ['status'],
  ),
  follows: [CHAINED, SHOWS],
  hides: [CHAINED],
});

/** A card is played without a story and without anyone outside the crew. */
function isNeeded(key: string, page: Page): boolean {
  return dataAt(page, ['form']) !== 'card' || !['truth', 'controlCell'].includes(key);
}

/** A name within the drill leads nowhere: told where it stands, and where what it named is missed. */
function astray(form: string, missed: (page: Page, path: Path) => Path | null): FaultClass['spots'] {
  return function* ({ pages }: Shipped) {
    for (const page of pages) {
      for (const value of valuesOf(page)) {
        if (!inPlanned(form)(value, page)) continue;
        const expected: Expected[] = [at(CHAIN, page.path, placeOf(page, value.path))];
        const other = missed(page, value.path);
        if (other) expected.push(at(CHAIN, page.path, placeOf(page, other)));
        yield spotIn(page, value.path, replacing(page, value.path, 'nothing-of-the-kind'), () => expected);
      }
    }
  };
}

/** The id of an artefact that only this hand gives. */
function onlyHand(page: Page, path: Path): Path | null {
  const id = dataAt(page, path);
  const hands = valuesOf(page).filter((value) => isAt(value.path, 'injects.*.hands.*') && value.value === id);
  const artefacts = dataAt(page, ['artefacts']) as unknown as { id: string }[];
  return hands.length > 1 ? null : ['artefacts', artefacts.findIndex((each) => each.id === id), 'id'];
}

/** Faults of drills that are yet to be held. */
export const DRILLS: FaultClass[] = [
  ...['lasts', 'objectives', 'injects', 'stopWords', 'notToTouch', 'earlyEnd', 'truth', 'controlCell'].map(needed),
  {
    name: 'more cards than the deck has',
    rule: HELD,
    spots: changed(HELD, inPlanned('draws'), () => '40'),
  },
  {
    name: 'words for players that do not begin with EXERCISE',
    rule: MARK,
    spots: changed(MARK, inPlanned('injects.*.text', 'artefacts.*.text'), () => "'Here it is. EXERCISE.'"),
  },
  {
    name: 'words for players that do not end with EXERCISE',
    rule: MARK,
    spots: changed(MARK, inPlanned('injects.*.text', 'artefacts.*.text'), () => "'EXERCISE. Here it is.'"),
  },
  {
    name: 'an inject later than the drill lasts',
    rule: CLOCK,
    spots: changed(CLOCK, inPlanned('injects.*.latest'), () => 'PT900M'),
  },
  {
    name: 'an inject whose latest time comes before its earliest',
    rule: CLOCK,
    spots: changed(
      CLOCK,
      inPlanned('injects.*.earliest'),
      () => 'PT900M',
      (path) => [...path.slice(0, -1), 'latest'],
    ),
  },
  {
    name: 'an inject without its earliest or latest time',
    rule: CLOCK,
    spots: leftOut(CLOCK, inPlanned('injects.*.earliest', 'injects.*.latest'), (path) => [...path.slice(0, -1), 'id']),
  },
  {
    name: 'an artefact named otherwise by an inject',
    rule: CHAIN,
    spots: astray('injects.*.hands.*', onlyHand),
  },
  {
    name: 'a pause after an inject that is none',
    rule: CHAIN,
    spots: astray('pauses.*.after', () => null),
  },
  {
    name: 'an expected action of an objective that is none',
    rule: CHAIN,
    spots: astray('injects.*.expected.*.objective', () => null),
    follows: [CHAINED],
  },
  {
    name: 'an inject that expects nothing',
    rule: CHAIN,
    *spots({ pages }) {
      for (const page of pages) {
        for (const { path } of valuesOf(page).filter((value) => inPlanned('injects.*.expected')(value, page)))
          yield spotIn(page, path, removing(page, path), () => [
            at(CHAIN, page.path, placeOf(page, [...path.slice(0, -1), 'id'])),
          ]);
      }
    },
    follows: [CHAINED],
  },
];
