import { digestOf } from './digest.ts';
import type { Drill } from './plan.ts';
import type {
  DrillArtefact as Artefact,
  ExpectedAction as Expected,
  DrillInject as Inject,
  DrillObjective as Objective,
} from './schema-types.ts';
import type { Path } from './source.ts';

/** What of a drill's data its players may read. All else is for those who run it, also what a later version adds. */
const FOR_PLAYERS: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'owner',
  'since',
  'review',
  'reviewEvery',
  'formerly',
  'satisfies',
  'form',
  'status',
  'plannedFor',
  'heldOn',
  'lasts',
  'facilitator',
  'scenarios',
  'stopWords',
  'notToTouch',
  'artificial',
  'attendance',
  'actions',
]);

/** May players read this part of a drill's data? */
export function isForPlayers(key: string): boolean {
  return FOR_PLAYERS.has(key);
}

/** One thing that an evaluator looks for: an expected action, and the inject that calls for it. */
export interface EvaluatorLine {
  inject: Inject;
  expected: Expected;
  /** Where the expected action stands in the drill's data. */
  path: Path;
}

/** How objectives, steps, injects and evaluator lines of a drill hang together. */
export interface Chain {
  /** Each objective with the lines that show it, in the order of the injects. */
  lines: { objective: Objective; lines: EvaluatorLine[] }[];
  /** Steps of objectives that no inject calls for. */
  uncalled: { objective: Objective; path: Path }[];
  /** Expected actions that show no objective. */
  stray: EvaluatorLine[];
}

/**
 * The chain of a drill. Steps are compared by where they lead, so each may be named in its own words. While some step
 * leads nowhere, or into a file that cannot be read, nobody can say what hangs on it: then nothing is called stray or
 * uncalled because of it.
 */
export function chainOf(drill: Drill): Chain {
  const leadsTo = new Map(
    drill.references.flatMap(({ kind, path, target }) =>
      kind === 'step' && target?.type === 'heading'
        ? [[path.join('/'), `${target.source.entry}#${target.heading.slug}/${target.step}`]]
        : [],
    ),
  );
  const { injects = [], objectives = [] } = drill.data;
  const all = injects.flatMap((inject, at) =>
    (inject.expected ?? []).map(
      (expected, index): EvaluatorLine => ({ inject, expected, path: ['injects', at, 'expected', index] }),
    ),
  );
  const stepOf = ({ path }: EvaluatorLine) => leadsTo.get([...path, 'step'].join('/'));
  const called = new Set(all.map(stepOf));
  const isKnown = all.every((line) => line.expected.step === undefined || stepOf(line) !== undefined);
  let areObjectivesKnown = true;
  const shown = new Set<EvaluatorLine>();
  const uncalled: Chain['uncalled'] = [];

  const lines = objectives.map((objective, at) => {
    const steps = (objective.steps ?? []).map((_, index): Path => ['objectives', at, 'steps', index]);
    const own = new Set<string | undefined>(steps.map((path) => leadsTo.get(path.join('/'))));
    if (own.delete(undefined)) areObjectivesKnown = false;
    for (const path of steps) {
      const step = leadsTo.get(path.join('/'));
      if (isKnown && step !== undefined && !called.has(step)) uncalled.push({ objective, path });
    }
    const showing = all.filter((line) => own.has(stepOf(line)) || line.expected.objective === objective.id);
    for (const line of showing) shown.add(line);
    return { objective, lines: showing };
  });
  const isStray = (line: EvaluatorLine) =>
    !shown.has(line) && (line.expected.step === undefined || (areObjectivesKnown && stepOf(line) !== undefined));
  return { lines, uncalled, stray: all.filter(isStray) };
}

/**
 * The injects that are played, in order: those that are always played, then the cards that the seed draws. The same seed
 * draws the same cards in the same order: cards are ranked by the SHA-256 of seed and id.
 */
export function playedInjects(
  { injects = [], draws }: Pick<Drill['data'], 'injects' | 'draws'>,
  seed: string,
): Inject[] {
  const deck = injects
    .filter(({ drawn }) => drawn === true)
    .map((inject) => ({ inject, rank: digestOf([seed, inject.id], 16) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return [
    ...injects.filter(({ drawn }) => drawn !== true),
    ...deck.slice(0, draws ?? deck.length).map(({ inject }) => inject),
  ];
}

/** The artefacts that go with some injects, each once, in the order in which they are handed over. */
export function handedOver(
  { artefacts = [] }: Pick<Drill['data'], 'artefacts'>,
  injects: readonly Inject[],
): Artefact[] {
  const ids = [...new Set(injects.flatMap(({ hands = [] }) => hands))];
  return ids.flatMap((id) => artefacts.find((each) => each.id === id) ?? []);
}
