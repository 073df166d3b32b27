import { anywhere, at, type Consequence, type FaultClass, inFile, moved, type Shipped, spotIn } from '../fault.ts';
import { dataAt, type Page, type Path, placeOf, replacing, type Value, valuesOf } from '../page.ts';
import { changed, isAt, leftOut } from '../slips.ts';

const inKind = (kind: Page['kind'], form: string) => (value: Value, page: Page) =>
  page.kind === kind && isAt(value.path, form);
const recordOf = (path: Path, depth = 1): Path => path.slice(0, depth);

const UNUSED = anywhere('who is named nowhere else is in no use', 'contact-is-verified');
const CREW = anywhere('fewer people stand behind the role', 'no-single-point', 'hours-are-covered');
const OTHER_ROLE = moved('whoever holds two roles is told at the other one', 'holder-is-trained');
const NOT_THEIRS = inFile('who does not hold the role need not be trained for it', 'holder-is-trained');
const REACHED: Consequence = anywhere(
  'one way less leads to the contact',
  'contact-has-second-channel',
  'path-leads-to-a-person',
);

interface Channel {
  kind: string;
  value: string;
}

const kindOf = (page: Page, path: Path) => (dataAt(page, path.slice(0, -1)) as unknown as Channel).kind;
const isChannel = (kind: string) => (value: Value, page: Page) =>
  inKind('contacts', '*.channels.*.value')(value, page) && kindOf(page, value.path) === kind;
const phonesOf = (page: Page, id: string | number) =>
  ((dataAt(page, [id, 'channels']) ?? []) as unknown as Channel[]).filter(
    ({ kind }) => kind === 'phone' || kind === 'short',
  );

/** Faults of roles: who holds them, who stands behind. */
export const ROLES: FaultClass[] = [
  {
    name: 'a role that nobody holds',
    rule: 'role-is-filled',
    spots: leftOut('role-is-filled', inKind('role', 'heldBy')),
    follows: [OTHER_ROLE],
    hides: [UNUSED, NOT_THEIRS],
  },
  {
    name: 'a role without a backup',
    rule: 'role-has-backup',
    spots: leftOut('role-has-backup', inKind('role', 'backups')),
    follows: [CREW, OTHER_ROLE],
    hides: [UNUSED, NOT_THEIRS],
  },
  {
    name: 'a backup who is the holder',
    rule: 'backup-is-someone-else',
    spots: changed('backup-is-someone-else', inKind('role', 'backups.*'), (_, page) =>
      String(dataAt(page, ['heldBy'])),
    ),
    follows: [CREW, OTHER_ROLE],
    hides: [UNUSED, NOT_THEIRS],
  },
  {
    name: 'a mailbox of somebody else',
    rule: 'demo-is-fictional',
    spots: changed('demo-is-fictional', inKind('role', 'mailbox'), ({ value }) =>
      String(value).replace(/@.*/, '@harbour-tools.org'),
    ),
  },
];

/** Faults of the ways to reach people. */
export const CONTACTS: FaultClass[] = [
  {
    name: 'a number without its country',
    rule: 'contact-can-be-called',
    spots: changed('contact-can-be-called', isChannel('phone'), () => "'020 7946 0101'"),
  },
  {
    name: 'a contact without any channel',
    rule: 'contact-can-be-called',
    spots: leftOut('contact-can-be-called', inKind('contacts', '*.channels')),
    follows: [REACHED],
  },
  {
    name: 'a person without a phone',
    rule: 'contact-can-be-called',
    spots: changed(
      'contact-can-be-called',
      (value, page) => {
        const [id = ''] = value.path;
        return (
          inKind('contacts', '*.channels.*.kind')(value, page) &&
          value.value === 'phone' &&
          phonesOf(page, id).length === 1 &&
          dataAt(page, [id, 'kind']) !== 'party'
        );
      },
      () => 'inPerson',
      (path) => path.slice(0, 2),
    ),
    follows: [REACHED],
  },
  {
    name: 'a single channel',
    rule: 'contact-has-second-channel',
    spots: changed(
      'contact-has-second-channel',
      inKind('contacts', '*.channels'),
      ({ value }) => {
        const [first] = value as unknown as Channel[];
        return first ? `\n    - { kind: ${first.kind}, value: '${first.value.replaceAll("'", "''")}' }` : null;
      },
      (path) => [...path, 0],
    ),
    follows: [anywhere('one way less leads to the contact', 'contact-can-be-called', 'path-leads-to-a-person')],
  },
  {
    name: 'a number that may be somebody’s',
    rule: 'demo-is-fictional',
    spots: changed('demo-is-fictional', isChannel('phone'), () => "'+44 20 7123 4567'"),
  },
  {
    name: 'an address that may be somebody’s',
    rule: 'demo-is-fictional',
    spots: changed(
      'demo-is-fictional',
      isChannel('email'),
      ({ value }) => `'${String(value).replace(/@.*/, '@harbour-tools.org')}'`,
    ),
  },
  {
    name: 'a demo declared live',
    rule: 'contact-is-real',
    *spots({ pages }) {
      const contacts = pages.find(({ kind }) => kind === 'contacts');
      const page = pages.find(({ kind }) => kind === 'organization');
      if (!contacts || !page) return;
      const invented = valuesOf(contacts).filter(
        ({ path, value }) =>
          isAt(path, '*.channels.*.value') &&
          (kindOf(contacts, path) === 'phone' ||
            (['email', 'portal'].includes(kindOf(contacts, path)) && /example\.com/.test(String(value)))),
      );
      yield spotIn(page, 'profile', replacing(page, ['profile'], 'live'), () =>
        invented.map(({ path }) => at('contact-is-real', contacts.path, placeOf(contacts, path))),
      );
    },
  },
  {
    name: 'a contact last reached long ago',
    rule: 'contact-is-verified',
    spots: changed('contact-is-verified', isVerification, () => "'2026-08-03'"),
    hides: [inFile('the day on which it falls due is another', 'contact-is-verified')],
  },
  {
    name: 'a contact never reached',
    rule: 'contact-is-verified',
    *spots({ pages, findings }) {
      for (const page of pages) {
        for (const value of valuesOf(page)) {
          const verified = recordOf(value.path, 2);
          if (!isVerification(value) || !isUsed(findings, page, value.path)) continue;
          yield* leftOut(
            'contact-is-verified',
            ({ path }, { kind }) => kind === 'contacts' && path.join() === verified.join(),
          )({ files: new Map(), pages: [page], findings, unassessed: [] });
        }
      }
    },
    hides: [inFile('the day on which it falls due is another', 'contact-is-verified')],
  },
];

function isVerification({ path }: Value): boolean {
  return isAt(path, '*.verified.on');
}

/** Has the sound content a day on which a contact falls due? Then some plan uses it. */
function isUsed(findings: Shipped['findings'], page: Page, path: Path): boolean {
  const { line } = placeOf(page, path);
  return findings.some((finding) => finding.rule === 'contact-is-verified' && finding.line === line);
}

/** Faults of who decides. */
export const DECISIONS: FaultClass[] = [
  {
    name: 'a decision of nobody',
    rule: 'decision-has-two-deciders',
    spots: leftOut('decision-has-two-deciders', inKind('authority', 'decisions.*.decides')),
  },
  {
    name: 'a decision of one role alone',
    rule: 'decision-has-two-deciders',
    spots: leftOut('decision-has-two-deciders', inKind('authority', 'decisions.*.ifUnreachable')),
  },
  {
    name: 'a decision that falls back to itself',
    rule: 'decision-has-two-deciders',
    spots: changed('decision-has-two-deciders', inKind('authority', 'decisions.*.ifUnreachable'), ({ path }, page) =>
      String(dataAt(page, [...path.slice(0, -1), 'decides'])),
    ),
  },
  {
    name: 'a decision that waits for ever',
    rule: 'decision-has-two-deciders',
    spots: leftOut('decision-has-two-deciders', inKind('authority', 'decisions.*.after')),
  },
];
