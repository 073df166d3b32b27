import { anywhere, at, atOffset, type FaultClass, inFile, type Shipped, spotIn } from '../fault.ts';
import { addingBefore, dataAt, extentAt, type Page, pageOf, placeOf, type Value, valuesOf } from '../page.ts';
import { changed, isAt, leftOut, said } from '../slips.ts';

const BLANKS = 'no-blanks-left';
const isTemplate = ({ kind }: Page) => kind === 'template';
const isEntry = ({ plan }: Page) => plan !== null;
const isTop =
  (name: string) =>
  ({ path }: Value, page: Page) =>
    isEntry(page) && path.length === 1 && path[0] === name;
const isProse = ({ path, value, schema }: Value, page: Page) =>
  page.kind !== 'framework' &&
  typeof value === 'string' &&
  schema?.pattern === undefined &&
  schema?.enum === undefined &&
  schema?.format === undefined &&
  !path.includes('review') &&
  !path.includes('fields') &&
  !path.includes('covers') &&
  !path.includes('content') &&
  path.at(-1) !== 'subject' &&
  path.at(-1) !== 'version' &&
  path.at(-1) !== 'step' &&
  path.at(-1) !== 'sheet' &&
  path.at(-1) !== 'channels' &&
  /^[A-Z][a-z]+ [a-z ,]+\.?$/.test(value);

const TITLED = inFile(
  'its title, which is another, is in the message',
  'training-not-overdue',
  'routine-not-overdue',
  'scenario-is-exercised',
);

const unfinished = (name: string, words: string, mark?: string, templates = true): FaultClass => ({
  name,
  rule: BLANKS,
  spots: said(BLANKS, words, mark, (page) => templates || !isTemplate(page)),
});

/** Faults of what is left open. */
export const OPEN: FaultClass[] = [
  unfinished('a blank in a body', ' Call [Name].', '[Name]', false),
  unfinished('TBD in a body', ' Who calls: TBD.', 'TBD'),
  unfinished('a note to oneself', ' TODO: say who calls.', 'TODO'),
  unfinished('crosses for a number', ' Call XXXX.', 'XXXX'),
  unfinished('filler text', ' Lorem ipsum.', 'Lorem'),
  unfinished('a form’s own words', ' Call \\<fill in the number>.', '\\<fill'),
  {
    name: 'TBD in data',
    rule: BLANKS,
    spots: changed(BLANKS, isProse, ({ value }) => `'${String(value).replaceAll("'", "''")} TBD'`),
    follows: [TITLED],
    hides: [TITLED],
  },
  {
    name: 'a blank in data',
    rule: BLANKS,
    spots: changed(BLANKS, isProse, ({ value }) => `'${String(value).replaceAll("'", "''")} [Name of the lead]'`),
    follows: [TITLED],
    hides: [TITLED],
  },
  { name: 'an entry of nobody', rule: 'entry-is-owned', spots: leftOut('entry-is-owned', isTop('owner')) },
  {
    name: 'an entry without a summary',
    rule: 'entry-has-summary',
    spots: leftOut('entry-has-summary', isTop('summary')),
  },
  {
    name: 'a blank that is no field',
    rule: 'field-is-declared',
    spots: said('field-is-declared', ' Ask [Somebody else].', '[Somebody else]', isTemplate),
  },
  {
    name: 'a field that stands nowhere',
    rule: 'field-is-used',
    spots: changedFields,
  },
];

/** A field's label changed where it is declared: unused there, undeclared wherever it stands. */
function* changedFields({ pages }: Shipped): ReturnType<FaultClass['spots']> {
  for (const page of pages) {
    for (const { path } of valuesOf(page)) {
      if (page.kind !== 'template' || !isAt(path, 'fields.0')) continue;
      const [from] = extentAt(page, path) ?? [];
      const line = page.text.lastIndexOf('\n', from) + 1;
      const put = '  - label: Moon phase\n    hint: From the almanac.\n';
      yield spotIn(
        page,
        path,
        [{ from: line, to: line, put }],
        atOffset('field-is-used', page, line + put.indexOf('Moon')),
      );
    }
  }
}

const inSeverity =
  (form: string) =>
  ({ path }: Value, { kind }: Page) =>
    kind === 'severity' && isAt(path, form);
const worse = (page: Page, { path }: Value, name: string) => dataAt(page, ['levels', Number(path[1]) - 1, name]);

/** Faults of the levels of severity. */
export const SEVERITY: FaultClass[] = [
  {
    name: 'a level without a response time',
    rule: 'response-time-order',
    spots: leftOut('response-time-order', inSeverity('levels.*.respondWithin')),
  },
  {
    name: 'a level as fast as the worse one',
    rule: 'response-time-order',
    spots: changed(
      'response-time-order',
      inSeverity('levels.*.respondWithin'),
      (value, page) => (worse(page, value, 'respondWithin') as string) ?? null,
    ),
  },
  {
    name: 'a level without news',
    rule: 'update-time-order',
    spots: leftOut('update-time-order', inSeverity('levels.*.updateEvery')),
  },
  {
    name: 'a level with news more often than the worse one',
    rule: 'update-time-order',
    spots: changed('update-time-order', inSeverity('levels.*.updateEvery'), (value, page) =>
      worse(page, value, 'updateEvery') ? 'PT1M' : null,
    ),
    follows: [inFile('the next level has more rarely what a worse one has', 'update-time-order')],
  },
  {
    name: 'an example of two levels',
    rule: 'example-has-one-level',
    spots: changed('example-has-one-level', inSeverity('levels.*.examples.*'), (value, page) => {
      const example = (worse(page, value, 'examples') as string[] | undefined)?.[0];
      return example === undefined ? null : `'The ${example.toLowerCase().replaceAll("'", "''")}'`;
    }),
  },
  {
    name: 'a level without tests',
    rule: 'level-has-a-test',
    spots: leftOut('level-has-a-test', inSeverity('levels.*.tests')),
  },
  {
    name: 'a test that is no question',
    rule: 'level-has-a-test',
    spots: changed('level-has-a-test', inSeverity('levels.*.tests.*'), () => 'It is bad'),
  },
];

const phaseLacks = (name: string): FaultClass => ({
  name: `a phase without its \`${name}\``,
  rule: 'phase-has-exit',
  spots: leftOut(
    'phase-has-exit',
    ({ path }, page) => page.kind === 'phase' && isAt(path, name) && (name === 'leaveWhen' || isLater(page)),
  ),
});

/** Is a phase one of the line, and not its first? */
function isLater(page: Page): boolean {
  return dataAt(page, ['track']) !== 'parallel' && Number(dataAt(page, ['order'])) > 1;
}

const inSystem =
  (form: string) =>
  ({ path }: Value, { kind }: Page) =>
    kind === 'system' && isAt(path, form);

/** Faults of phases and of where alerts lead. */
export const PROCEDURE: FaultClass[] = [
  phaseLacks('leaveWhen'),
  phaseLacks('goBackWhen'),
  {
    name: 'an alert that leads nowhere',
    rule: 'alert-has-scenario',
    spots: leftOut('alert-has-scenario', inSystem('alerts.*.leadsTo')),
  },
  {
    name: 'an alert that leads to a role',
    rule: 'alert-has-scenario',
    spots: changed('alert-has-scenario', inSystem('alerts.*.leadsTo'), () => 'severity'),
  },
  {
    name: 'a number that fails with what is lost',
    rule: 'path-leads-to-a-person',
    *spots({ pages }) {
      const contacts = pages.find(({ kind }) => kind === 'contacts');
      if (!contacts) return;
      for (const id of holdersAtWorst(pages)) {
        const channels = dataAt(contacts, [id, 'channels']) as unknown as { kind: string }[];
        const phones = channels.flatMap(({ kind }, index) => (kind === 'phone' || kind === 'short' ? [index] : []));
        const path = [id, 'channels', phones[0] ?? 0, 'value'];
        if (phones.length !== 1) continue;
        const edits = addingBefore(
          contacts,
          path,
          'dependsOn: [sso, corporate-mail, corporate-chat, corporate-phones, office-network, vpn, cloud-account, internet]',
        );
        yield spotIn(contacts, id, edits, (text) => [
          at('path-leads-to-a-person', contacts.path, placeOf(pageOf(contacts.path, text) as Page, [id, 'channels'])),
        ]);
      }
    },
    follows: [anywhere('every way now stands on one thing', 'contact-has-second-channel')],
  },
];

/** The contacts that hold a role which is told at a level that some scenario of its plan takes, with something lost. */
function holdersAtWorst(pages: readonly Page[]): Set<string> {
  const found = new Set<string>();
  for (const scenario of pages.filter(({ kind }) => kind === 'scenario')) {
    if (((dataAt(scenario, ['assumeLost']) as string[] | undefined) ?? []).length === 0) continue;
    const own = pages.filter(({ plan }) => plan === scenario.plan);
    const severity = own.find(({ kind }) => kind === 'severity') as Page;
    const levels = (dataAt(severity, ['levels']) ?? []) as unknown as { id: string; notify?: string[] }[];
    const told = levels.find(({ id }) => id === dataAt(scenario, ['severity']))?.notify ?? [];
    for (const role of own.filter(
      ({ kind, entry }) => kind === 'role' && told.includes(entry.slice('roles/'.length)),
    )) {
      const holder = dataAt(role, ['heldBy']);
      if (typeof holder === 'string') found.add(holder);
    }
  }
  return found;
}
