import { schemaAt } from '../../../src/plan/schema.ts';
import {
  allInFile,
  anywhere,
  atOffset,
  type Consequence,
  type FaultClass,
  inPlan,
  moved,
  OTHER_CLAIMS,
  spotIn,
} from '../fault.ts';
import { keyAt, type Page, type Value, valuesOf } from '../page.ts';
import { added, changed, isAt, leftOut } from '../slips.ts';

const LEVELS_UNKNOWN: Consequence = {
  because: 'whether a scenario starts at the worst level is unknown while severity.mdx cannot be read',
  explains: ({ rule, plan }, { changes }) => rule === 'scenario-is-exercised' && changes.has(`${plan}/severity.mdx`),
};

/** A file whose shape is wrong leaves the walk: what was told of it, and of what only it names, is gone and not told anew. */
export const LEAVES: Pick<FaultClass, 'follows' | 'hides' | 'unassessed'> = {
  hides: [
    allInFile('nothing else is told of a file that cannot be trusted'),
    {
      because: 'intervals are those of `plan.mdx`',
      explains: ({ timed }, { changes }) => timed && [...changes.keys()].some((path) => path.endsWith('/plan.mdx')),
    },
    {
      because: 'with contacts.yml all who hold a role are hidden, and with a training those whom it trains',
      explains: ({ rule }, { changes }) =>
        rule === 'holder-is-trained' && [...changes.keys()].some((path) => /^contacts\.yml$|\/training\//.test(path)),
    },
    {
      because: 'what a drill exercises is unknown while it cannot be read',
      explains: ({ rule }, { changes }) =>
        ['drill-not-overdue', 'scenario-is-exercised'].includes(rule) &&
        [...changes.keys()].some((path) => path.includes('/drills/')),
    },
    moved('whoever holds two roles is told at the other one', 'holder-is-trained'),
    LEVELS_UNKNOWN,
    inPlan('what a file claims, and what it shows, is unknown while it cannot be read', 'claim-is-exercised'),
    {
      because: 'what a framework asks is unknown while it cannot be read',
      explains: ({ rule }, { changes }) =>
        /^(claim|requirement)-is-/.test(rule) && [...changes.keys()].some((path) => path.startsWith('frameworks/')),
    },
    anywhere(
      'a contact that only this file names is in no use, and all are hidden with contacts.yml',
      'contact-is-verified',
    ),
  ],
  unassessed: [
    'step-has-actor',
    'review-not-overdue',
    'routine-not-overdue',
    'contact-is-verified',
    'entry-is-reachable',
    'alert-has-scenario',
    'limit-meets-deadline',
    'requirement-is-claimed',
    'claim-is-exercised',
    'claim-is-operated',
    'scenario-is-exercised',
    'drill-not-overdue',
    'holder-is-trained',
  ],
  follows: [
    moved('whoever holds two roles is told at the other one', 'holder-is-trained'),
    OTHER_CLAIMS,
    LEVELS_UNKNOWN,
  ],
};

const isText = ({ value, schema }: Value) => typeof value === 'string' && schema?.type === 'string';
const isDay = ({ schema }: Value) => schema?.format === 'date';
const isWord = ({ schema }: Value) => schema?.pattern === '^[a-z0-9]+(-[a-z0-9]+)*$';
const isDuration = ({ schema }: Value) => schema?.pattern?.startsWith('^P(') === true;

/** Is a property one that its group must have? */
function isRequired({ path }: Value, page: Page): boolean {
  return schemaAt(page.kind, path.slice(0, -1))?.required?.includes(String(path.at(-1))) === true;
}

/** Is a property one that its group may have, and no other? */
function isKnown({ path }: Value, page: Page): boolean {
  return schemaAt(page.kind, path.slice(0, -1))?.properties?.[String(path.at(-1))] !== undefined;
}

const shape = (name: string, spots: FaultClass['spots']): FaultClass => ({
  name,
  rule: 'matches-schema',
  spots,
  ...LEAVES,
});
const RULE = 'matches-schema';

/** Faults of the data's shape. */
export const SHAPE: FaultClass[] = [
  shape(
    'a property that no kind has',
    added(RULE, isKnown, () => 'deputy: somebody'),
  ),
  shape('a property misspelt', function* (shipped) {
    for (const page of shipped.pages) {
      for (const value of valuesOf(page)) {
        const key = keyAt(page, value.path);
        if (!key || !isKnown(value, page) || isRequired(value, page)) continue;
        const edit = { from: key[1], to: key[1], put: 'x' };
        yield spotIn(page, value.path, [edit], atOffset(RULE, page, key[0]));
      }
    }
  }),
  shape('a property that must be there is left out', leftOut(RULE, isRequired)),
  shape(
    'text without quotes that reads as true',
    changed(RULE, isText, () => 'true'),
  ),
  shape(
    'a phone number without quotes',
    changed(
      RULE,
      ({ path, value }) => isAt(path, '*.channels.*.value') && /^\+\d/.test(String(value)),
      ({ value }) => String(value).replaceAll(' ', ''),
    ),
  ),
  shape(
    'a word that is none of the few',
    changed(
      RULE,
      (value) => isText(value) && value.schema?.enum !== undefined,
      () => 'somehow',
    ),
  ),
  shape(
    'a day that no calendar has',
    changed(RULE, isDay, ({ value }) => `'${String(value).slice(0, 4)}-02-30'`),
  ),
  shape(
    'an interval in words',
    changed(RULE, isDuration, () => 'two weeks'),
  ),
  shape(
    'an id with capitals and a space',
    changed(RULE, isWord, () => 'Somebody Else'),
  ),
  shape(
    'text that is empty',
    changed(
      RULE,
      (value) => isText(value) && value.schema?.title === 'Text',
      () => "''",
    ),
  ),
  shape(
    'a property without its value',
    changed(
      RULE,
      (value, page) => isText(value) && keyAt(page, value.path) !== null,
      () => 'null',
    ),
  ),
  shape(
    'one word in place of a list',
    changed(
      RULE,
      ({ schema }) => schema?.type === 'array',
      () => 'somebody',
    ),
  ),
  shape(
    'words in place of a number',
    changed(
      RULE,
      ({ schema }) => schema?.type === 'integer',
      () => 'soon',
    ),
  ),
  shape(
    'a number below the lowest',
    changed(
      RULE,
      ({ schema }) => schema?.type === 'integer',
      () => '-5',
    ),
  ),
];
