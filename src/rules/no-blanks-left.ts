import { blanksIn, spotInProse, treeOf } from '../plan/body.ts';
import { type Data, shorten } from '../plan/front-matter.ts';
import type { Plain } from '../plan/plan.ts';
import type { Path, Source, Spot } from '../plan/source.ts';
import { show } from '../plan/source.ts';
import type { Rule, Told } from './rule.ts';

/** As much of a note as a message quotes. */
const LONGEST_NOTE = 90;

/** What writers put where words are to follow; nothing of it is inside a longer word. */
const UNFINISHED = new RegExp(
  [
    '(?<![\\p{L}\\p{N}])(?:TBD|X{3,}|[Ll]orem\\s+[Ii]psum)(?![\\p{L}\\p{N}])',
    // With the first sentence of the note, so that the finding reads by itself.
    `(?<![\\p{L}\\p{N}])TODO:[^\\n\`.]{0,${LONGEST_NOTE}}\\.?`,
    '\\\\?(?:<|&lt;)\\s*[Ff]ill[ -]in\\b[^<>\\n]{0,60}?(?:>|&gt;)',
  ].join('|'),
  'gu',
);

/** No mark is without one of these; looking for them is what most text ends with. */
const TRACES = ['TBD', 'XXX', 'TODO:', 'psum'];
const FILL_IN = /(?:<|&lt;)\s*[Ff]ill/;
const hasTrace = (text: string) => TRACES.some((trace) => text.includes(trace)) || FILL_IN.test(text);

const CODE = /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g;

export const noBlanksLeft: Rule = {
  id: 'no-blanks-left',
  concern: 'blanks',
  level: 'error',
  summary: 'Nothing is left to be filled in, but for the declared blanks of templates.',
  why: `A blank is a question that its author put off. At 03:00 the responder has to answer it, with less
    time and less knowledge.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
summary: Write \`[Case]\` where the number goes.
---

Search the log for \`TODO:\` and \`XXX\`. The field \\[Case] stays empty until the case has a number.
-- templates/customer-notice.mdx --
---
title: Notice to customers
subject: Your account on [Day]
fields: [{ label: Day }]
---

On [Day] somebody else signed in to your account.
`,
  bad: {
    files: `
-- contacts.yml --
dana-whitfield:
  name: '[Name of the lead]'
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 XXXX' }
omar-haddad: { name: Omar Haddad, kind: person }
priya-nair: { name: Priya Nair, kind: person }
-- authority.yml --
decisions:
  - id: shut-down
    decision: TBD
-- guides/evidence.mdx --
---
title: Evidence
summary: Lorem ipsum.
---

Call [Name] and say that [TBD] is TBD.

- TODO: say who seals it.
- The room is \\<fill in the number>.
-- templates/customer-notice.mdx --
---
title: Notice to customers
neverSay: ['[Product] is secure']
---

Dear customer, lorem ipsum.
`,
    findings: [
      'contacts.yml:2:9 `[Name of the lead]` is a blank, and only templates have blanks. Fill it in, or put it into backticks if it is meant.',
      'contacts.yml:5:29 `XXXX` marks unfinished work. Write what belongs here, or put it into backticks if it is meant.',
      'authority.yml:3:15 `TBD` marks unfinished work. Write what belongs here, or put it into backticks if it is meant.',
      'guides/evidence.mdx:3:10 `Lorem ipsum` marks unfinished work. Write what belongs here, or put it into backticks if it is meant.',
      'guides/evidence.mdx:6:6 `[Name]` is a blank, and only templates have blanks. Fill it in, or put it into backticks if it is meant.',
      'guides/evidence.mdx:6:26 `[TBD]` is a blank, and only templates have blanks. Fill it in, or put it into backticks if it is meant.',
      'guides/evidence.mdx:6:35 `TBD` marks unfinished work. Write what belongs here, or put it into backticks if it is meant.',
      'guides/evidence.mdx:8:3 `TODO: say who seals it.` marks unfinished work. Write what belongs here, or put it into backticks if it is meant.',
      'guides/evidence.mdx:9:15 `\\<fill in the number>` marks unfinished work. Write what belongs here, or put it into backticks if it is meant.',
      'templates/customer-notice.mdx:3:12 `[Product]` is a blank, and only templates have blanks. Fill it in, or put it into backticks if it is meant.',
      'templates/customer-notice.mdx:6:16 `lorem ipsum` marks unfinished work. Write what belongs here, or put it into backticks if it is meant.',
    ],
  },

  *check({ plan }) {
    for (const entry of plan.entries.filter(isDoubtful)) {
      const template = entry.kind === 'template';
      yield* inData(entry.source, template);
      if (!entry.body) continue;
      if (!template) for (const { label, spot } of entry.body.blanks) yield unfilled(spot, `[${label}]`);
      if (!hasTrace(entry.source.text)) continue;
      for (const prose of treeOf(entry.source)?.prose ?? []) {
        for (const { words, start, end } of unfinishedIn(prose.slice))
          yield unfilled(spotInProse(entry.source, prose, start, end), words);
      }
    }
  },

  *checkShared({ content }) {
    for (const source of content.shared) if (source.kind?.name !== 'framework') yield* inData(source, false);
  },
};

/** Does a file hold anything that could be a blank? Few do, and those that do not need no second look. */
function isDoubtful({ source: { text } }: Plain): boolean {
  // An escape may stand for part of a mark.
  return hasTrace(text) || /\[[A-Z]/.test(text) || text.includes('\\');
}

function unfilled(spot: Spot, words: string): Told {
  return words.startsWith('[')
    ? [
        spot,
        `${show(words)} is a blank, and only templates have blanks. Fill it in, or put it into backticks if it is meant.`,
      ]
    : [
        spot,
        `\`${shorten(words, 'TODO:'.length + LONGEST_NOTE + 1)}\` marks unfinished work. Write what belongs here, or put it into backticks if it is meant.`,
      ];
}

/** The unfinished strings of a source's data; a template's subject may hold blanks. */
function* inData(source: Source, template: boolean): Iterable<Told> {
  for (const { text, path } of doubtfulIn(source.data ?? null)) {
    const prose = text.includes('`') ? text.replace(CODE, (code) => ' '.repeat(code.length)) : text;
    if (!(template && path[0] === 'subject')) {
      for (const { label } of blanksIn(prose)) yield unfilled({ source, path }, `[${label}]`);
    }
    for (const { words } of unfinishedIn(prose)) yield unfilled({ source, path }, words);
  }
}

/** The strings of some data that a closer look is worth. Every string of a plan passes here, so it only looks. */
function doubtfulIn(data: Data): { text: string; path: Path }[] {
  const found: { text: string; path: Path }[] = [];
  const path: (string | number)[] = [];
  const walk = (value: Data): void => {
    if (typeof value === 'string') {
      if (value.includes('[') || hasTrace(value)) found.push({ text: value, path: [...path] });
    } else if (value !== null && typeof value === 'object') {
      const list = Array.isArray(value);
      for (const key in value) {
        path.push(list ? Number(key) : key);
        walk((value as Record<string, Data>)[key] as Data);
        path.pop();
      }
    }
  };
  walk(data);
  return found;
}

/** The marks of unfinished work in a text, those within a blank aside. */
function unfinishedIn(text: string): { words: string; start: number; end: number }[] {
  if (!hasTrace(text)) return [];
  const marks = [...text.matchAll(UNFINISHED)].map(({ 0: words, index }) => ({
    words,
    start: index,
    end: index + words.length,
  }));
  const blanks = blanksIn(text);
  return marks.filter((mark) => !blanks.some((blank) => blank.start < mark.start && mark.end < blank.end));
}
