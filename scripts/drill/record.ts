import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { load } from '../../src/check.ts';
import { addParts } from '../../src/edit/add-parts.ts';
import { setValues } from '../../src/edit/set-values.ts';
import type { DrillResult } from '../../src/facilitator/result.ts';
import { choice } from '../../src/plan/directory.ts';
import type { Data } from '../../src/plan/front-matter.ts';
import type { Drill } from '../../src/plan/plan.ts';
import type { Fault, Files, Source } from '../../src/plan/source.ts';
import { fail, shown } from '../command.ts';
import { edited, faultsIn, recordedOn } from '../record.ts';
import { rewrite } from '../write.ts';

/** The content folder as the command read it. */
export interface Folder {
  directory: string;
  folder: string;
  files: Files;
}

/** Parts of a record that are lists; empty ones are not written. */
const LISTS = ['given', 'ratings', 'strengths', 'gaps', 'attendance', 'actions'] as const;
const LOW = ['M', 'U'];

/**
 * Writes a drill's result into its file: status, day, ratings, attendance, actions, and when each inject was given.
 * Ends the command, and changes nothing, where the result is of another drill or would make a file that is at fault.
 * Gives what to print.
 */
export function recordResult(drill: Drill, file: string, { directory, folder, files }: Folder): string {
  const { path } = drill.source;
  const before = files.get(path) as string;
  const { result, lineOf } = readResult(file, drill);
  const { record } = result;
  if (drill.data.status !== 'planned')
    fail(`${folder}/${path} is ${drill.data.status} already. A drill is recorded once; write what is missing by hand.`);
  recordedOn(record.heldOn, files);

  const parts: Record<string, Data> = { heldOn: record.heldOn };
  if (drill.data.facilitator === undefined && record.facilitator !== undefined) parts.facilitator = record.facilitator;
  if (record.seed !== undefined) parts.seed = record.seed;
  for (const key of LISTS) {
    if (Array.isArray(record[key]) && record[key].length > 0) parts[key] = record[key] as Data;
  }
  const after = edited(`${folder}/${path}`, () =>
    addParts(path, setValues(path, before, [], { status: 'held' }), parts),
  );

  const [fault] = [...faultsIn(path, after), ...strangersIn(drill, after, files)];
  if (fault) fail(`${file}${lineOf(fault.spot.path)}: ${fault.message} Mend it; nothing was written.`);
  rewrite(directory, [{ path, before, after }]);
  return told(result, drill, folder);
}

interface Read {
  result: DrillResult;
  /** `:LINE` of a value of the record, or of the nearest one around it. */
  lineOf(path: readonly (string | number)[]): string;
}

/** Reads a result. What makes it no result of this drill ends the command. */
function readResult(file: string, drill: Drill): Read {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail(code === 'ENOENT' ? `There is no file ${shown(file)}.` : `${shown(file)} cannot be read (${code}).`);
  }
  let result: Partial<DrillResult>;
  try {
    result = JSON.parse(text) as Partial<DrillResult>;
  } catch {
    return fail(`${shown(file)} is no JSON. Take the file that the facilitator's pack saved.`);
  }
  if (result === null || typeof result !== 'object' || result.muster !== 'drill-result' || !isRecord(result.record))
    return fail(`${shown(file)} is no result of a drill. Take the file that the facilitator's pack saved.`);
  if (result.version !== 1)
    return fail(`${shown(file)} was saved by another version of Muster. Save it again from a pack of this one.`);
  if (result.plan !== drill.plan.id || result.drill !== drill.id)
    return fail(
      `${shown(file)} is the result of ${shown(`${result.plan}/${result.drill}`)}, not of \`${drill.plan.id}/${drill.id}\`. Name that drill, or take the other file.`,
    );
  if (typeof result.record.heldOn !== 'string' || result.record.heldOn === '')
    return fail(
      `${shown(file)} does not say when the drill was held. Start the clock in the pack, or write \`heldOn\`.`,
    );
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  return {
    result: result as DrillResult,
    lineOf(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const node = document.getIn(['record', ...path.slice(0, length)], true) as { range?: [number] } | undefined;
        if (node?.range) return `:${lines.linePos(node.range[0]).line}`;
      }
      return '';
    },
  };
}

function isRecord(value: unknown): value is DrillResult['record'] {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Names in the new record that nothing bears: objectives, injects, contacts and roles. */
function* strangersIn(drill: Drill, after: string, files: Files): Iterable<Pick<Fault, 'message' | 'spot'>> {
  const { path } = drill.source;
  const source = load(new Map([...files, [path, after]])).sources.get(path) as Source;
  yield* source.faults.filter(({ rule }) => rule === 'reference-exists' || rule === 'id-is-unique');
  const known = {
    inject: (drill.data.injects ?? []).map(({ id }) => id),
    objective: (drill.data.objectives ?? []).map(({ id }) => id),
  };
  const { given = [], ratings = [] } = source.data as unknown as Drill['data'];
  const named = [
    ...given.map(({ inject }, index) => ['given', index, 'inject', inject] as const),
    ...ratings.map(({ objective }, index) => ['ratings', index, 'objective', objective] as const),
  ];
  for (const [list, index, what, id] of named) {
    if (known[what].includes(id)) continue;
    yield {
      spot: { source, path: [list, index, what] },
      message: `This drill has no ${what} ${shown(id)}. ${choice(id, known[what])}`,
    };
  }
}

/** What was recorded, what is missing, and what to do next. */
function told({ digest, record }: DrillResult, drill: Drill, folder: string): string {
  const { objectives = [] } = drill.data;
  const { actions = [], attendance = [], ratings = [] } = record;
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const marks = ['P', 'S', 'M', 'U']
    .map((rating) => ({ rating, number: ratings.filter((each) => each.rating === rating).length }))
    .filter(({ number }) => number > 0)
    .map(({ rating, number }) => `${number} ${rating}`)
    .join(', ');
  const unrated = objectives.filter(({ id }) => !ratings.some(({ objective }) => objective === id));
  const low = ratings.filter(({ rating }) => LOW.includes(rating));
  const name = `${drill.plan.id}/${drill.name}`;
  const changed =
    digest === drill.digest()
      ? []
      : ['The drill was changed since its pack was made: see that ratings and injects still fit.'];
  return `${[
    `${folder}/${drill.source.path}: held on ${record.heldOn}; ${count(ratings.length, 'objective')} rated${marks && ` (${marks})`}; ${attendance.length} attended; ${count(actions.length, 'action')}`,
    ...changed,
    ...unrated.map(({ id }) => `${id} has no rating: the check asks for it.`),
    ...(low.length > 0 && actions.length === 0
      ? [`${low.map(({ objective }) => objective).join(', ')}: rated M or U without an action. Add one, and a retest.`]
      : []),
    `Read it over, then record its review: npm run review -- ${name} --by CONTACT`,
  ].join('\n')}\n`;
}
