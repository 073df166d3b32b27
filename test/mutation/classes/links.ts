import {
  anywhere,
  at,
  atOffset,
  type Consequence,
  type Expected,
  type FaultClass,
  inFile,
  inPlan,
  naming,
  OTHER_CLAIMS,
  ofItsClaims,
  pathOf,
  type Shipped,
  type Spot,
  spotIn,
} from '../fault.ts';
import { linesOf, type Page, pageOf, placeOf, pointAt, replacing } from '../page.ts';
import { referencesOf } from '../references.ts';

const LINK = 'link-resolves';
const REFERENCE = 'reference-exists';

const UNREACHED = anywhere('nothing else leads to what it named', 'entry-is-reachable');
const UNUSED = anywhere('who is named nowhere else is in no use', 'contact-is-verified');

interface LinkIn {
  page: Page;
  /** Where its bracket opens, and its address. */
  offset: number;
  address: number;
  url: string;
}

/** The relative links of a page's body, outside code. */
function* linksOf(page: Page): Iterable<LinkIn> {
  for (const { text, offset } of linesOf(page)) {
    const bare = text.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));
    for (const match of bare.matchAll(/\[([^[\]]+)\]\(([^()]+)\)/g)) {
      const [, words = '', url = ''] = match;
      if (/^[a-z]+:/.test(url)) continue;
      yield { page, url, offset: offset + match.index, address: offset + match.index + words.length + 3 };
    }
  }
}

function atLinks(each: (link: LinkIn) => string | null): FaultClass['spots'] {
  return function* ({ pages }: Shipped) {
    for (const page of pages) {
      for (const link of linksOf(page)) {
        const put = each(link);
        if (put === null) continue;
        const edit = { from: link.address, to: link.address + link.url.length, put };
        yield spotIn(page, link.url, [edit], atOffset(LINK, page, link.offset));
      }
    }
  };
}

/** The entry that a link's address names, and its anchor. */
function targetOf({ page, url }: LinkIn): { path: string; anchor: string } {
  const { pathname, hash } = new URL(url, `https://example.com/${page.path}`);
  return { path: decodeURI(pathname.slice(1)), anchor: hash.slice(1) };
}

/** References of one kind, each with its id misspelt. */
function misspelt(refersTo: string): FaultClass {
  return {
    name: `a ${refersTo} misspelt`,
    rule: REFERENCE,
    *spots({ pages }) {
      for (const page of pages) {
        for (const { path, value, refersTo: kind } of referencesOf(page)) {
          if (kind !== refersTo || typeof value !== 'string') continue;
          const edits = replacing(page, path, `'${value}-x'`);
          yield spotIn(page, path, edits, (text) => [
            at(REFERENCE, page.path, placeOf(pageOf(page.path, text) as Page, path)),
          ]);
        }
      }
    },
    follows: CONSEQUENCES[refersTo] ?? [],
    hides: [...(CONSEQUENCES[refersTo] ?? []), ...(HIDDEN[refersTo] ?? [])],
  };
}

const NOT_ASKED: Consequence = {
  because: 'a contact claims a requirement of a framework that is none',
  explains: ({ rule, file }, _, { isNew }) => rule === 'claim-is-designed' && file === 'content/contacts.yml' && !isNew,
};

const HIDDEN: Record<string, FaultClass['hides']> = {
  contact: [UNUSED],
  requirement: [inFile('it claimed nothing else', 'claim-is-designed')],
};

const CONSEQUENCES: Record<string, FaultClass['follows']> = {
  checklist: [
    UNREACHED,
    anywhere('what the sheet saves is not on the way any more', 'evidence-before-destruction'),
    anywhere('the alerts lead to the triage that the plan no longer names', 'alert-has-scenario'),
  ],
  template: [UNREACHED],
  entry: [
    UNREACHED,
    anywhere('it is neither a scenario nor the triage checklist', 'alert-has-scenario'),
    naming('the drill shows the entry no more', 'claim-is-exercised'),
  ],
  scenario: [inPlan('the drill plays the scenario no more', 'scenario-is-exercised')],
  level: [inFile('whether the scenario starts at the worst level is unknown', 'scenario-is-exercised')],
  role: [inPlan('no training takes the role', 'holder-is-trained')],
  contact: [
    inPlan('the contact attended no session, or holds no role', 'holder-is-trained'),
    inFile('fewer people stand behind the role', 'no-single-point', 'hours-are-covered'),
  ],
  framework: [
    OTHER_CLAIMS,
    inPlan(
      'a framework that is none asks nothing',
      'claim-is-designed',
      'claim-is-exercised',
      'requirement-is-claimed',
    ),
    NOT_ASKED,
  ],
  requirement: [
    ofItsClaims('the claim, or the exemption, is none any more', 'requirement-is-claimed', 'claim-is-exercised'),
  ],
};

/** Faults of links and references. */
export const LINKS: FaultClass[] = [
  {
    name: 'a link to a file that is not there',
    rule: LINK,
    spots: atLinks(({ url }) => (/\.(mdx|ya?ml)/.test(url) ? url.replace(/\.(mdx|ya?ml)/, '-x.$1') : null)),
    follows: [UNREACHED],
    hides: [UNUSED],
  },
  {
    name: 'a link to a heading that is not there',
    rule: LINK,
    spots: atLinks(({ url }) => (url.includes('#') ? `${url}-x` : null)),
    hides: [UNUSED],
  },
  {
    name: 'a link that begins with a slash',
    rule: LINK,
    spots: atLinks(({ url }) => (url.startsWith('#') ? null : `/${url}`)),
    follows: [UNREACHED],
    hides: [UNUSED],
  },
  {
    name: 'a heading renamed that others link',
    rule: LINK,
    *spots({ pages }) {
      const to = new Map<string, LinkIn[]>();
      for (const link of pages.flatMap((page) => [...linksOf(page)])) {
        const { path, anchor } = targetOf(link);
        if (anchor !== '') to.set(`${path}#${anchor}`, [...(to.get(`${path}#${anchor}`) ?? []), link]);
      }
      for (const page of pages) {
        for (const { text, offset, is } of linesOf(page)) {
          if (is !== 'heading') continue;
          const links = to.get(`${page.path}#${slugOf(text)}`);
          if (!links) continue;
          const edit = { from: offset + text.length, to: offset + text.length, put: ' anew' };
          yield spotIn(page, text, [edit], (now) =>
            links.map((link) =>
              at(LINK, link.page.path, pointAt(link.page === page ? now : link.page.text, movedTo(link, page, edit))),
            ),
          );
        }
      }
    },
    follows: [
      anywhere('a drill names the sheet by its heading', REFERENCE),
      anywhere('a scenario begins with a heading of this name', 'scenario-starts-in-15-minutes'),
    ],
  },
  ...[
    'role',
    'contact',
    'checklist',
    'template',
    'scenario',
    'entry',
    'level',
    'log',
    'framework',
    'requirement',
    'notification',
  ].map(misspelt),
  {
    name: 'the words of a step misquoted',
    rule: REFERENCE,
    *spots({ pages }) {
      for (const page of pages) {
        for (const { path, refersTo } of referencesOf(page)) {
          if (refersTo !== 'step') continue;
          const edits = replacing(page, [...path, 'step'], 'Dance');
          yield spotIn(page, path, edits, (text) => [
            at(REFERENCE, page.path, placeOf(pageOf(page.path, text) as Page, [...path, 'step'])),
          ]);
        }
      }
    },
  },
  {
    name: 'an entry taken away',
    rule: REFERENCE,
    *spots({ pages }) {
      for (const page of pages) {
        if (!['checklist', 'template', 'scenario'].includes(page.kind)) continue;
        yield takenAway(page, pages);
      }
    },
    follows: [
      UNREACHED,
      anywhere('what the sheet saves is not on the way any more', 'evidence-before-destruction'),
      anywhere('it was the triage checklist, or what an alert leads to', 'alert-has-scenario'),
      ofItsClaims('it claims nothing any more', 'requirement-is-claimed', 'claim-is-exercised'),
    ],
    hides: [
      UNUSED,
      ofItsClaims('it claims nothing any more', 'claim-is-exercised'),
      {
        because: 'nothing is told of a file that is gone',
        explains: ({ file }, { changes }) => changes.get(pathOf(file)) === null,
      },
    ],
  },
  {
    name: 'an entry that nothing leads to',
    rule: 'entry-is-reachable',
    *spots({ pages }) {
      for (const page of pages) {
        if (!['checklist', 'template', 'guide'].includes(page.kind)) continue;
        const path = page.path.replace('.mdx', '-copy.mdx');
        const [line, column] = [2, 1];
        yield {
          file: path,
          at: 'a copy',
          group: `${page.plan} ${page.kind}`,
          make: () => ({
            changes: new Map([[path, page.text]]),
            expected: [{ rule: 'entry-is-reachable', file: path, line, column }],
          }),
        };
      }
    },
    follows: [anywhere('the copy is to be reviewed like every entry', 'review-not-overdue')],
    unassessed: ['limit-meets-deadline'],
  },
];

function movedTo({ page, offset }: LinkIn, edited: Page, { from, put }: { from: number; put: string }): number {
  return page === edited && offset >= from ? offset + put.length : offset;
}

/** A heading's anchor, as far as headings of letters, digits and hyphens go. */
function slugOf(heading: string): string {
  return heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** A file removed: told wherever an id or a link names it. */
function takenAway(page: Page, pages: readonly Page[]): Spot {
  const others = pages.filter((other) => other !== page && other.plan === page.plan);
  return {
    file: page.path,
    at: 'the file',
    group: `${page.plan} ${page.kind}`,
    make: () => ({
      changes: new Map([[page.path, null]]),
      expected: others.flatMap((other) => [...namesOf(page, other)]),
    }),
  };
}

/** Where another page names one, by its id or by a link. */
function* namesOf(page: Page, other: Page): Iterable<Expected> {
  const id = page.entry.split('/')[1];
  for (const { path, value, refersTo } of referencesOf(other)) {
    const isNamed =
      (refersTo === page.kind && value === id) ||
      (refersTo === 'entry' && value === page.entry) ||
      (refersTo === 'step' && (value as { sheet: string }).sheet.split('#')[0] === page.entry);
    if (isNamed) yield at(REFERENCE, other.path, placeOf(other, refersTo === 'step' ? [...path, 'sheet'] : path));
  }
  for (const link of linksOf(other))
    if (targetOf(link).path === page.path) yield at(LINK, other.path, pointAt(other.text, link.offset));
}
