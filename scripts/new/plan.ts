import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemaComment } from '../../src/edit/schema-comment.ts';
import { setValues } from '../../src/edit/set-values.ts';
import { addDuration, type Day } from '../../src/plan/day.ts';
import { read } from '../../src/read.ts';

/** A whole content folder with one plan, written as content so that it is linted and judged like any other. */
const STARTER = fileURLToPath(new URL('starter', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
/** The plan's folder in it. */
const FROM = 'plan/';

/** What a new plan is called, and the day from which it counts. */
export interface NewPlan {
  id: string;
  title: string;
  inForceSince: Day;
}

/**
 * The files of a new plan and those that all plans share, by their paths in a content folder (`directory`, where they
 * will lie). What nobody but its owner can know is marked `TODO:` or left out for the checker to ask.
 */
export function planTexts({ id, title, inForceSince }: NewPlan, directory: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [path, text] of starterTexts()) {
    const [to, filled] = path.startsWith(FROM)
      ? ownText(path.slice(FROM.length), text, { id, title, inForceSince })
      : [path, text];
    texts.set(to, editorLine(to, directory) + filled);
  }
  return texts;
}

/** The text of one file of the starter, such as `contacts.yml`, for a content folder that lacks it. */
export function sharedText(path: string, directory: string): string {
  return editorLine(path, directory) + (starterTexts().get(path) ?? '');
}

function starterTexts(): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [path, text] of read(STARTER).files) {
    if (typeof text !== 'string') throw new Error(`${join(STARTER, path)}: ${text.unreadable}`);
    texts.set(path, text);
  }
  return texts;
}

/** A file of the plan with its own names and days, and the path where it goes. */
function ownText(path: string, text: string, { id, title, inForceSince }: NewPlan): [path: string, text: string] {
  if (path === 'plan.mdx') return [`${id}/${path}`, setValues(path, text, [], { title, inForceSince })];
  if (!path.startsWith('drills/')) return [`${id}/${path}`, text];
  const plannedFor = firstDrill(inForceSince);
  const dated = path.replace(/\d{4}-\d{2}-\d{2}/, plannedFor);
  return [`${id}/${dated}`, setValues(path, text, [], { plannedFor })];
}

/** A Tuesday soon enough for the plan's cadence of drills: eight weeks on, or the days after. */
function firstDrill(inForceSince: Day): Day {
  const day = addDuration(inForceSince, 'P8W');
  return addDuration(day, `P${(9 - Temporal.PlainDate.from(day).dayOfWeek) % 7}D`);
}

/**
 * The line by which editors find the schema of a YAML file. Empty outside this repository: a path to its schemas would
 * hold on this machine only.
 */
export function editorLine(path: string, directory: string): string {
  const comment = schemaComment(path, relative(resolve(directory), join(REPOSITORY, 'schemas')).replaceAll(sep, '/'));
  const inside = relative(REPOSITORY, resolve(directory));
  return comment === null || inside === '' || inside.split(sep)[0] === '..' ? '' : `${comment}\n`;
}
