import { chainOf, type EvaluatorLine, handedOver, playedInjects } from '../plan/drill.ts';
import type { Contact, Drill, Role } from '../plan/plan.ts';
import type { DrillArtefact, DrillInject, DrillObjective } from '../plan/schema-types.ts';
import type { Path } from '../plan/source.ts';
import { contentFolder, site } from '../site/load.ts';

/** A step of the plan as the pack names it: the sheet or page, its place there and its words. */
export interface NamedStep {
  where: string;
  number: number;
  words: string;
}

/** A line of an evaluator's sheet, with the step that it is. */
export interface Line extends EvaluatorLine {
  step: NamedStep | null;
}

/** What a facilitator's pack holds of one drill. */
export interface Pack {
  drill: Drill;
  /** The seed that drew the cards; null where nothing is drawn. */
  seed: string | null;
  /** Those that are played, in order. */
  injects: { inject: DrillInject; lines: Line[] }[];
  artefacts: DrillArtefact[];
  objectives: { objective: DrillObjective; lines: Line[] }[];
  roles: Role[];
  /** The people who may take part. */
  people: Contact[];
  /** Tells results of one version of the drill from those of another. */
  digest: string;
}

/** Which drill the process makes the pack of: `MUSTER_DRILL` is `PLAN/drills/ID`, `MUSTER_SEED` draws its cards. */
export function packOfProcess(env: Readonly<Record<string, string | undefined>>): Pack {
  const name = env.MUSTER_DRILL ?? '';
  for (const plan of site().content.plans) {
    const drill = plan.drills.find((each) => `${plan.id}/${each.name}` === name);
    if (drill) return packOf(drill, env.MUSTER_SEED ?? '');
  }
  throw new Error(`There is no drill \`${name}\` in ${contentFolder()}. Make packs with npm run drill -- pack ID.`);
}

/** The pack of a drill whose cards a seed draws. */
export function packOf(drill: Drill, seed: string): Pack {
  const { data, plan } = drill;
  const injects = playedInjects(data, seed);
  const played = new Set(injects);
  const withStep = (line: EvaluatorLine): Line => ({ ...line, step: stepAt(drill, [...line.path, 'step']) });
  const chain = chainOf(drill);
  const lines = chain.lines.map(({ objective, lines: all }) => ({
    objective,
    lines: all.filter(({ inject }) => played.has(inject)).map(withStep),
  }));
  return {
    drill,
    seed: (data.injects ?? []).some((each) => each.drawn) ? seed : null,
    injects: injects.map((inject) => {
      const at = (data.injects ?? []).indexOf(inject);
      const own = (inject.expected ?? []).map(
        (expected, index): EvaluatorLine => ({ inject, expected, path: ['injects', at, 'expected', index] }),
      );
      return { inject, lines: own.map(withStep) };
    }),
    artefacts: handedOver(data, injects),
    // Where cards are drawn, an objective that none of them calls for cannot be seen this time.
    objectives: lines.filter((each) => each.lines.length > 0),
    roles: plan.roles,
    people: [...plan.contactsUsed]
      .flatMap((id) => plan.content.contacts.get(id) ?? [])
      .filter((contact) => contact.kind === 'person')
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    digest: drill.digest(),
  };
}

/** The step that a reference in a drill's data leads to. */
function stepAt(drill: Drill, path: Path): NamedStep | null {
  const key = path.join('/');
  const target = drill.references.find((each) => each.kind === 'step' && each.path.join('/') === key)?.target;
  if (target?.type !== 'heading') return null;
  const section = target.source.body?.sections.find((each) => each.heading === target.heading);
  const step = section?.steps.find((each) => each.number === target.step);
  if (!step) return null;
  const title = (target.source.data as { title?: string }).title ?? target.source.id;
  return {
    where: `${title}, ${target.heading.text}`,
    number: step.number,
    words: `${step.actor ? `${step.actor}: ` : ''}${step.action}`,
  };
}
