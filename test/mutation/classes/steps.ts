import { anywhere, atOffset, type FaultClass, inFile, type Shipped, type Spot, spotIn } from '../fault.ts';
import { type Line, linesOf, type Page } from '../page.ts';
import { lineChanged } from '../slips.ts';

const GRAMMAR = 'steps-are-steps';

const isStep = ({ is }: Line) => is === 'step';
/** How many characters stand before a step's words. */
const numberOf = (text: string) => /^\d+\. /.exec(text)?.[0].length ?? 0;
/** A step in its parts; null where it spans lines or begins with a condition. */
function partsOf(text: string): { number: string; actor: string; words: string; end: string } | null {
  const [, number, actor, words, end] =
    /^(\d+\. )([A-Z][A-Za-z ]*): (.*?)((?:, within \d+ (?:min|h|days?))?\.)$/.exec(text) ?? [];
  return number && actor && words && end && !/^(?:If|When|Unless)\b/.test(actor) ? { number, actor, words, end } : null;
}

const NAMED = anywhere('a drill names the step by its first words', 'reference-exists');
const FULL = inFile('the step takes another line of its sheet', 'sheet-fits-a-page');

/** The headings of a page with the lines up to the next of the same level. */
function* sectionsOf(page: Page): Iterable<{ heading: Line; steps: Line[]; rest: Line[] }> {
  let section: { heading: Line; steps: Line[]; rest: Line[] } | null = null;
  for (const line of linesOf(page)) {
    if (line.text.startsWith('## ')) {
      if (section) yield section;
      section = { heading: line, steps: [], rest: [] };
    } else if (section) {
      (line.is === 'step' ? section.steps : section.rest).push(line);
    }
  }
  if (section) yield section;
}

type Section = { heading: Line; steps: Line[]; rest: Line[] };

function inSections(
  kind: Page['kind'],
  each: (page: Page, section: Section, index: number) => Spot | null,
): FaultClass['spots'] {
  return function* ({ pages }: Shipped) {
    for (const page of pages) {
      if (page.kind !== kind) continue;
      let index = 0;
      for (const section of sectionsOf(page)) yield each(page, section, index++);
    }
  };
}

/** Some lines before or behind another. */
function insert(page: Page, line: Line, put: string, rule: string, at: number): Spot | null {
  return spotIn(page, line.text.slice(0, 60), [{ from: line.offset, to: line.offset, put }], atOffset(rule, page, at));
}

/** Faults of the grammar of steps and sheets. */
export const GRAMMAR_OF_STEPS: FaultClass[] = [
  {
    name: 'a list that begins at 3',
    rule: GRAMMAR,
    spots: lineChanged(
      GRAMMAR,
      ({ text, is }) => is === 'step' && text.startsWith('1. '),
      (text) => ({ text: text.replace('1', '3'), column: 1 }),
    ),
  },
  {
    name: 'a step without the space behind its number',
    rule: GRAMMAR,
    spots: lineChanged(
      GRAMMAR,
      ({ text, is }, page) =>
        is === 'step' && !text.startsWith('1. ') && page.kind !== 'checklist' && partsOf(text) !== null,
      (text) => ({ text: text.replace('. ', '.'), column: 1 }),
    ),
    follows: [NAMED, inFile('the step before it now holds its words and what it expects', 'step-is-short', GRAMMAR)],
  },
  {
    name: 'what to expect, said twice',
    rule: GRAMMAR,
    spots: lineChanged(
      GRAMMAR,
      ({ text }) => /^ {3,4}Expect: /.test(text),
      (text) => ({ text: `${text} Expect: more.`, column: text.length + 2 }),
    ),
    follows: [FULL],
  },
  {
    name: 'what to expect, in prose',
    rule: GRAMMAR,
    spots: lineChanged(
      GRAMMAR,
      ({ is }, page) => is === 'prose' && page.kind !== 'template',
      (text) => ({ text: `${text} Expect: a voice.`, column: text.length + 2 }),
    ),
  },
  {
    name: 'a warning between two steps of a sheet',
    rule: GRAMMAR,
    spots: inSections('checklist', (page, { heading, steps }) => {
      const [, second] = steps;
      // The list is cut in two, and the second one begins anew.
      return second
        ? insert(page, { ...second, text: heading.text }, '\n> DO NOT wait.\n\n', GRAMMAR, heading.offset)
        : null;
    }),
    follows: [inFile('the second list does not begin at 1', GRAMMAR), NAMED],
  },
  {
    name: 'a pause before the steps',
    rule: GRAMMAR,
    spots: inSections('checklist', (page, { steps: [first] }) =>
      first ? insert(page, first, 'Pause: IC says "Go".\n\n', GRAMMAR, first.offset) : null,
    ),
    follows: [inFile('the sheet has its own pause after its steps', GRAMMAR)],
  },
  {
    name: 'a sheet without steps',
    rule: GRAMMAR,
    spots: inSections('checklist', (page, { heading }) =>
      insert(page, heading, '## Before all\n\nRead this.\n\n', GRAMMAR, heading.offset),
    ),
  },
  {
    name: 'a block that left its list',
    rule: GRAMMAR,
    spots: inSections('guide', (page, { heading, rest: [first] }) =>
      first
        ? insert(
            page,
            { ...heading, offset: first.offset },
            '\n  Words that are indented.\n',
            GRAMMAR,
            first.offset + 3,
          )
        : null,
    ),
  },
];

/** Faults of what steps say and of how many there are. */
export const STEPS: FaultClass[] = [
  {
    name: 'a step of nobody',
    rule: 'step-has-actor',
    spots: lineChanged('step-has-actor', isStep, (text) => {
      const parts = partsOf(text);
      return parts && { text: `${parts.number}${parts.words}${parts.end}`, column: parts.number.length + 1 };
    }),
    follows: [anywhere('its words may hold a colon of their own', 'reference-exists')],
  },
  {
    name: 'a step of somebody unknown',
    rule: 'step-has-actor',
    spots: lineChanged('step-has-actor', isStep, (text) => {
      const parts = partsOf(text);
      return parts && { text: text.replace(`${parts.actor}:`, 'Ops:'), column: parts.number.length + 1 };
    }),
  },
  {
    name: 'a step that says too much',
    rule: 'step-is-short',
    spots: lineChanged('step-is-short', isStep, (text) => {
      const parts = partsOf(text);
      if (!parts || text.includes('`')) return null;
      const more = ' and tell all whom you meet on the way'.repeat(3);
      return {
        text: `${parts.number}${parts.actor}: ${parts.words}${more}${parts.end}`,
        column: parts.number.length + 1,
      };
    }),
    follows: [FULL],
  },
  {
    name: 'a vague word in a step',
    rule: 'step-is-definite',
    spots: lineChanged('step-is-definite', isStep, (text) => {
      const parts = partsOf(text);
      if (!parts || text.length > 75) return null;
      return {
        text: `${parts.number}${parts.actor}: ${parts.words} if needed${parts.end}`,
        column: parts.number.length + 1,
      };
    }),
    follows: [FULL],
  },
  {
    name: 'more steps than a page holds',
    rule: 'sheet-fits-a-page',
    spots: inSections('checklist', (page, { heading, steps }) => {
      const last = steps.at(-1);
      if (!last) return null;
      const put = '9. Scribe: Write the time.\n'.repeat(10 - steps.length);
      return insert(page, { ...last, text: heading.text }, put, 'sheet-fits-a-page', heading.offset);
    }),
  },
  {
    name: 'more lines than a page holds',
    rule: 'sheet-fits-a-page',
    spots: inSections('checklist', (page, { heading, rest }) => {
      const line = rest.find(({ text }) => /^ {3}Expect: .*\.$/.test(text));
      if (!line) return null;
      const edit = {
        from: line.offset + line.text.length,
        to: line.offset + line.text.length,
        put: ' It is all there.'.repeat(60),
      };
      return spotIn(page, heading.text, [edit], atOffset('sheet-fits-a-page', page, heading.offset));
    }),
  },
];

const START = 'scenario-starts-in-15-minutes';
const LIMIT = /, within \d+ min\.$/;

/** Faults of a scenario's first minutes and of the order of its acts. */
export const SCENARIOS: FaultClass[] = [
  {
    name: 'a first step without its limit',
    rule: START,
    spots: firstSteps((text) => text.replace(LIMIT, '.')),
  },
  {
    name: 'a first step after the first 15 minutes',
    rule: START,
    spots: firstSteps((text) => text.replace(LIMIT, ', within 25 min.')),
    follows: [inFile('those behind it now stand out of order', START)],
  },
  {
    name: 'a first step out of order',
    rule: START,
    spots: firstSteps((text, index) => (index === 0 ? text : text.replace(LIMIT, ', within 0 min.'))),
  },
  {
    name: 'more first steps than can be done',
    rule: START,
    spots: inSections('scenario', (page, { heading, steps }, index) => {
      const [first] = steps;
      const limit = LIMIT.exec(first?.text ?? '')?.[0];
      if (index > 0 || !first || !limit) return null;
      const put = `1. Scribe: Write the time${limit}\n`.repeat(10 - steps.length);
      return insert(page, { ...first, text: heading.text }, put, START, heading.offset);
    }),
  },
  {
    name: 'another heading before the first',
    rule: START,
    spots: inSections('scenario', (page, { heading }, index) =>
      index > 0 ? null : insert(page, heading, '## What this is\n\nRead this.\n\n', START, heading.offset),
    ),
  },
  {
    name: 'a first step that destroys',
    rule: 'evidence-before-destruction',
    spots: inSections('scenario', (page, { heading, steps }, index) => {
      const [first] = steps;
      const limit = /,? within \d+ \w+\.$|\.$/.exec(first?.text ?? '')?.[0];
      if (index > 0 || !first || !limit || steps.length > 8) return null;
      const put = `1. Tech lead: Wipe the host${limit}\n`;
      return insert(page, { ...first, text: heading.text }, put, 'evidence-before-destruction', first.offset + 3);
    }),
  },
];

/** The steps under the first heading of a scenario that has haste, each changed. */
function firstSteps(change: (text: string, index: number) => string): FaultClass['spots'] {
  return function* ({ pages }: Shipped) {
    for (const page of pages) {
      if (page.kind !== 'scenario') continue;
      const [section] = sectionsOf(page);
      if (section?.heading.text !== '## First 15 minutes') continue;
      for (const [index, { text, offset }] of section.steps.entries()) {
        const put = change(text, index);
        if (put === text) continue;
        const edit = { from: offset, to: offset + text.length, put };
        yield spotIn(page, text.slice(0, 60), [edit], atOffset(START, page, offset + numberOf(text)));
      }
    }
  };
}
