import { atOffset, atPath, type FaultClass, inFile, type Shipped, spotIn } from '../fault.ts';
import { dataAt, extentAt, type Page, removing, replacing, type Value } from '../page.ts';
import { changed, isAt, leftOut, said } from '../slips.ts';

const INSIDE = ['responders', 'staff', 'executives'];
const isOutside = (page: Page) =>
  page.kind === 'template' &&
  ((dataAt(page, ['recipients']) ?? ['public']) as string[]).some((recipient) => !INSIDE.includes(recipient));
const inTemplate =
  (form: string, test: (page: Page) => boolean = () => true) =>
  ({ path }: Value, page: Page) =>
    page.kind === 'template' && isAt(path, form) && test(page);

const DEADLINE = 'limit-meets-deadline';
const COMPLETE = 'notice-is-complete';

/** Is a page's message one whose deadline the checker judges, with a number and a clock from knowing? */
function hasDeadline({ pages, unassessed }: Shipped) {
  const open = new Set(unassessed.filter(({ rule }) => rule === DEADLINE).map(({ plan, entry }) => `${plan}/${entry}`));
  return (page: Page) =>
    dataAt(page, ['notification']) !== undefined && !open.has(`${page.plan}/${page.entry}`) && pages.includes(page);
}

/** The fields of a message that cover something, with what each covers. */
function coversOf(page: Page): { covers: string[]; required: boolean }[] {
  return ((dataAt(page, ['fields']) ?? []) as unknown as { covers?: string[]; required?: boolean }[]).map((field) => ({
    covers: field.covers ?? [],
    required: field.required === true,
  }));
}

/** Does this field alone cover all that it covers? */
function isAlone(page: Page, index: number): boolean {
  const fields = coversOf(page);
  const own = fields[index]?.covers ?? [];
  return (
    own.length === 1 && fields.every((field, other) => other === index || !field.covers.includes(own[0] as string))
  );
}

/** Faults of messages prepared in advance. */
export const MESSAGES: FaultClass[] = [
  {
    name: 'a message outside that nobody approves',
    rule: 'template-has-approver',
    spots: leftOut('template-has-approver', inTemplate('approvers', isOutside)),
  },
  {
    name: 'a message without its subject',
    rule: 'template-has-subject',
    spots: leftOut(
      'template-has-subject',
      inTemplate('subject', (page) => ['email', 'letter', 'portal'].includes(String(dataAt(page, ['channel'])))),
      () => ['channel'],
    ),
    follows: [inFile('the field stood in the subject alone', 'field-is-used')],
  },
  {
    name: 'a message approved by its sender alone',
    rule: 'sender-is-not-sole-approver',
    spots: changed(
      'sender-is-not-sole-approver',
      inTemplate('approvers', (page) => dataAt(page, ['sender']) !== undefined),
      (_, page) => `\n  - { role: ${dataAt(page, ['sender'])}, silence: PT1M }`,
    ),
  },
  {
    name: 'a word of the trade in a message',
    rule: 'words-are-plain',
    spots: said('words-are-plain', ' No threat actor was seen.', 'threat', isOutside),
  },
  {
    name: 'a word of the trade in a subject',
    rule: 'words-are-plain',
    spots: changed(
      'words-are-plain',
      inTemplate('subject', isOutside),
      ({ value }) => `'${String(value).replaceAll("'", "''")}, mitigated'`,
    ),
  },
  {
    name: 'a message that covers less than it must',
    rule: COMPLETE,
    *spots({ pages }) {
      for (const page of pages) {
        if (page.kind !== 'template') continue;
        for (const [index] of coversOf(page).entries()) {
          if (!isAlone(page, index)) continue;
          yield spotIn(
            page,
            `fields.${index}`,
            removing(page, ['fields', index, 'covers']),
            atPath(COMPLETE, page, ['notification']),
          );
        }
      }
    },
  },
  {
    name: 'a field that must be filled and need not',
    rule: COMPLETE,
    *spots({ pages }) {
      for (const page of pages) {
        if (page.kind !== 'template') continue;
        for (const [index, { required }] of coversOf(page).entries()) {
          if (!required || !isAlone(page, index)) continue;
          const path = ['fields', index, 'required'];
          yield spotIn(page, path, replacing(page, path, 'false'), atPath(COMPLETE, page, path));
        }
      }
    },
  },
  {
    name: 'a field that covers what nobody asks for',
    rule: COMPLETE,
    *spots({ pages }) {
      for (const page of pages) {
        if (page.kind !== 'template' || dataAt(page, ['notification']) === undefined) continue;
        for (const [index, { covers }] of coversOf(page).entries()) {
          if (covers.length === 0) continue;
          const list = ['fields', index, 'covers'];
          const [from] = extentAt(page, list) ?? [0];
          if (page.text[from] !== '[') continue;
          const edit = { from: from + 1, to: from + 1, put: 'phase of the moon, ' };
          yield spotIn(page, `fields.${index}`, [edit], atOffset(COMPLETE, page, from + 1));
        }
      }
    },
  },
  {
    name: 'a message that leaves too late',
    rule: DEADLINE,
    spots: (shipped) => changed(DEADLINE, inTemplate('sendWithin', hasDeadline(shipped)), () => 'P400D')(shipped),
  },
  {
    name: 'a message that nobody must send',
    rule: DEADLINE,
    spots: (shipped) => leftOut(DEADLINE, inTemplate('sendWithin', hasDeadline(shipped)))(shipped),
  },
  {
    name: 'an approver who may be silent for ever',
    rule: DEADLINE,
    spots: (shipped) =>
      leftOut(DEADLINE, inTemplate('approvers.*.silence', hasDeadline(shipped)), (path) => path.slice(0, 2))(shipped),
  },
  {
    name: 'a plan without a time for Legal',
    rule: DEADLINE,
    spots: leftOut(DEADLINE, ({ path }, page) => page.kind === 'severity' && isAt(path, 'legalWithin')),
    follows: [inFile('every message with a deadline waits for Legal', DEADLINE)],
  },
];
