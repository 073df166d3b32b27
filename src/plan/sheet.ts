import type { Blockquote, Paragraph, RootContent } from 'mdast';
import type { Heading, Reading, TreeSection } from './body.ts';
import type { Step, TreeStep } from './step.ts';
import { textOf } from './text.ts';

/** One printed page of a checklist: a `##` of its body with exactly one list of steps. */
export interface Sheet {
  /** Its place in the checklist, from 1. */
  number: number;
  heading: Heading;
  steps: Step[];
  /** The words to say when the list is done. */
  pause: string | null;
}

/** A sheet with its part of the tree. */
export interface TreeSheet extends Sheet {
  steps: TreeStep[];
  /** The words under the heading before the warning and the list. */
  intro: RootContent[];
  /** What must not be done, said before the first step. */
  doNot: Blockquote[];
  /** What else follows the list. */
  after: RootContent[];
}

const MOST_CODE_LINES = 3;
const PAUSE = /^Pause:(?:\s|$)/;

/** The sheets of a checklist's body. Reports sections that are no sheet. */
export function readSheets(sections: readonly TreeSection[], reading: Reading): TreeSheet[] {
  const sheets: TreeSheet[] = [];
  for (const section of sections) {
    const lists = section.nodes.filter((node) => node.type === 'list' && node.ordered);
    if (!section.heading) {
      const [list] = lists;
      if (list)
        reading.fault(
          'steps-are-steps',
          list,
          'These steps stand on no sheet. Put a heading `## Name of the sheet` before them.',
        );
      continue;
    }
    if (lists.length !== 1) {
      const words =
        lists.length === 0
          ? 'This sheet has no list of steps. Add one, or move the text into a guide.'
          : 'This sheet has more than one list of steps. Join them, or begin a new sheet with `##`.';
      reading.source.faults.push({ rule: 'steps-are-steps', message: words, spot: section.heading.spot });
    }
    sheets.push(readSheet(section, section.heading, sheets.length + 1, reading));
  }
  return sheets;
}

function readSheet(section: TreeSection, heading: Heading, number: number, reading: Reading): TreeSheet {
  const sheet: TreeSheet = { number, heading, intro: [], doNot: [], steps: section.steps, pause: null, after: [] };
  let listSeen = false;
  for (const node of section.nodes) {
    if (node.type === 'list' && node.ordered) {
      listSeen = true;
    } else if (node.type === 'paragraph' && PAUSE.test(textOf(node))) {
      readPause(sheet, node, listSeen, reading);
    } else if (listSeen) {
      sheet.after.push(node);
    } else if (node.type === 'blockquote') {
      sheet.doNot.push(node);
    } else {
      sheet.intro.push(node);
    }
  }
  for (const step of section.steps) checkDetail(step, reading);
  return sheet;
}

function readPause(sheet: TreeSheet, node: Paragraph, listSeen: boolean, reading: Reading): void {
  if (!listSeen || sheet.pause !== null) {
    reading.fault(
      'steps-are-steps',
      node,
      'A sheet has one pause point, after its steps. Move this paragraph there, or begin a new sheet.',
    );
    return;
  }
  sheet.pause = textOf(node).replace(PAUSE, '').trim();
  if (sheet.pause === '')
    reading.fault('steps-are-steps', node, '`Pause:` is empty. Say the words of the pause, or remove it.');
}

/** Beside its words and what to expect, a step on a sheet holds a little code and nothing else: the sheet must fit a page. */
function checkDetail({ detail }: TreeStep, reading: Reading): void {
  const code = detail.filter((node) => node.type === 'code');
  const [first, second] = code;
  const other = detail.find((node) => node.type !== 'code');
  if (other)
    reading.fault(
      'steps-are-steps',
      other,
      'A step on a sheet has one paragraph and one code block at most. Move this into a guide and link it.',
    );
  if (second)
    reading.fault(
      'steps-are-steps',
      second,
      'A step on a sheet has one code block at most. Move this one into a guide and link it.',
    );
  if (first && first.value.split('\n').length > MOST_CODE_LINES) {
    reading.fault(
      'steps-are-steps',
      first,
      `A code block on a sheet has ${MOST_CODE_LINES} lines at most. Move it into a guide and link it.`,
    );
  }
}
