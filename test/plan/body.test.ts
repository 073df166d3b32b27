import { describe, expect, test } from 'vitest';
import { type Body, spotInProse, type Tree, treeOf } from '../../src/plan/body.ts';
import { locate, readSource, type Source } from '../../src/plan/source.ts';
import { textOf } from '../../src/plan/text.ts';

const FRONT = '---\ntitle: Evidence\n---\n';
const FRONT_LINES = 3;

type Folder = 'guides' | 'checklists' | 'templates' | 'scenarios';

/** A source whose body is a text; its first line counts as line 1 in what `told` gives. */
function sourceOf(body: string, folder: Folder = 'guides'): Source {
  return readSource(`task-list/${folder}/evidence.mdx`, FRONT + body);
}

/** The faults of a body, as `line:column rule message`. */
function told(body: string, folder?: Folder): string[] {
  return sourceOf(body, folder).faults.map(({ rule, message, spot }) => {
    const { line, column } = locate(spot, '');
    return `${line - FRONT_LINES}:${column} ${rule} ${message}`;
  });
}

function bodyOf(text: string, folder?: Folder): Body {
  const { body } = sourceOf(text, folder);
  if (!body) throw new Error('This body cannot be read');
  return body;
}

function treeIn(text: string, folder?: Folder): Tree {
  const tree = treeOf(sourceOf(text, folder));
  if (!tree) throw new Error('This body has no tree');
  return tree;
}

const UNREAD = (line: string) =>
  `The line \`${line}\` looks like a step but is part of a paragraph. Leave a blank line before the list, a space after the number, or reflow the text.`;
const EXPECT = "`Expect:` stands where it is not read. Begin a line of the step's first paragraph with it, once.";
const LEFT = 'This block is indented but belongs to no list. Indent it as far as the words of its item, or not at all.';
const NO_WORDS = 'This step has no words of its own. Begin it with `Actor: Action.`';
const begins = (number: number) =>
  `This list begins at ${number}. Steps begin at 1: join it to the list before, or number it from 1.`;

describe('a step', () => {
  const NONE = { condition: null, actor: null, unknownActor: null, within: null, expect: null };

  test.each<[name: string, step: string, parts: Record<string, unknown>]>([
    ['has an actor', 'IC: Name the level.', { actor: 'IC', action: 'Name the level.' }],
    ['has an actor of two words', 'Tech lead: Copy it.', { actor: 'Tech lead', action: 'Copy it.' }],
    ['has an actor of three words', 'Head of legal: Copy it.', { actor: 'Head of legal', action: 'Copy it.' }],
    ['is for You', 'You: Call the IC.', { actor: 'You', action: 'Call the IC.' }],
    [
      'is for Everyone',
      'Everyone: Write nothing down twice.',
      { actor: 'Everyone', action: 'Write nothing down twice.' },
    ],
    ['names its actor as a link', '[IC](../roles/ic.mdx): Call.', { actor: 'IC', action: 'Call.' }],
    ['names its actor in bold', '**Tech lead**: Call.', { actor: 'Tech lead', action: 'Call.' }],
    ['names its actor as a link in bold', '**[IC](../roles/ic.mdx)**: Call.', { actor: 'IC', action: 'Call.' }],
    ['names its actor as a bold link', '[**IC**](../roles/ic.mdx): Call.', { actor: 'IC', action: 'Call.' }],
    ['knows no actor in italics', '*IC*: Call.', { unknownActor: 'IC', action: 'IC: Call.' }],
    [
      'knows no two actors',
      '**IC** and **Scribe**: Call.',
      { unknownActor: 'IC and Scribe', action: 'IC and Scribe: Call.' },
    ],
    ['knows no actor whose colon is bold too', '**IC:** Call.', { action: 'IC: Call.' }],
    [
      'knows no actor of four words',
      'Head of the team: Call.',
      { unknownActor: 'Head of the team', action: 'Head of the team: Call.' },
    ],
    ['knows no actor in small letters', 'tech lead: Call.', { unknownActor: 'tech lead', action: 'tech lead: Call.' }],
    ['knows no actor with a digit', 'Lead 2: Call.', { unknownActor: 'Lead 2', action: 'Lead 2: Call.' }],
    ['knows no actor without a space behind the colon', 'IC:Call.', { action: 'IC:Call.' }],
    ['may have no actor', 'Call the bank.', { action: 'Call the bank.' }],
    ['keeps later colons as text', 'IC: Say this: we know: now.', { actor: 'IC', action: 'Say this: we know: now.' }],
    [
      'keeps times and addresses as text',
      'IC: Call at 12:30 or see https://example.com/a.',
      { actor: 'IC', action: 'Call at 12:30 or see https://example.com/a.' },
    ],
    ['keeps the marks of its action', 'IC: Open **the** `log`.', { actor: 'IC', action: 'Open the log.' }],
    ['begins its action with code', 'IC: `stop` it.', { actor: 'IC', action: 'stop it.' }],
    ['begins its action with a link', '**IC**: [Stop](../guides/stop.mdx) it.', { actor: 'IC', action: 'Stop it.' }],

    [
      'has a condition: If',
      'If the count is 0: IC: Stop.',
      { condition: 'If the count is 0', actor: 'IC', action: 'Stop.' },
    ],
    ['has a condition: When', 'When it rings: IC: Stop.', { condition: 'When it rings', actor: 'IC', action: 'Stop.' }],
    [
      'has a condition: Unless',
      'Unless the DPO says no: IC: Stop.',
      { condition: 'Unless the DPO says no', actor: 'IC', action: 'Stop.' },
    ],
    [
      'has a condition before a link',
      'If it rings: [IC](../roles/ic.mdx): Stop.',
      { condition: 'If it rings', actor: 'IC', action: 'Stop.' },
    ],
    [
      'has a condition before bold',
      'If it rings:  **IC**: Stop.',
      { condition: 'If it rings', actor: 'IC', action: 'Stop.' },
    ],
    [
      'has a condition that begins in bold',
      '**If** it rings: IC: Stop.',
      { condition: 'If it rings', actor: 'IC', action: 'Stop.' },
    ],
    [
      'has a condition with a comma',
      'If, by then, it rings: IC: Stop.',
      { condition: 'If, by then, it rings', actor: 'IC', action: 'Stop.' },
    ],
    [
      'has a condition with code',
      'If `status: down` shows: IC: Stop.',
      { condition: 'If status: down shows', actor: 'IC', action: 'Stop.' },
    ],
    [
      'has a condition with a link',
      'If [the row: count](../guides/rows.mdx) grows: IC: Stop.',
      { condition: 'If the row: count grows', actor: 'IC', action: 'Stop.' },
    ],
    [
      'keeps the colons behind condition and actor',
      'If so far: IC: Say this: stop: now.',
      { condition: 'If so far', actor: 'IC', action: 'Say this: stop: now.' },
    ],
    ['has a condition without an actor', 'If it rings: stop it.', { condition: 'If it rings', action: 'stop it.' }],
    [
      'has a condition and an unknown actor',
      'If it rings: the lead: stop it.',
      { condition: 'If it rings', unknownActor: 'the lead', action: 'the lead: stop it.' },
    ],
    ['has no condition without a separator', 'If it rings stop it.', { action: 'If it rings stop it.' }],
    ['has no condition in a word that begins alike', 'Iffy: Stop it.', { actor: 'Iffy', action: 'Stop it.' }],
    ['has no condition further on', 'IC: If it rings: Stop.', { actor: 'IC', action: 'If it rings: Stop.' }],

    [
      'is not separated by an escaped colon',
      'IC\\: lead: Stop.',
      { unknownActor: 'IC: lead', action: 'IC: lead: Stop.' },
    ],
    [
      'is not separated by an entity',
      'IC&colon; lead&#58; it&#x3a; all: Stop.',
      { unknownActor: 'IC: lead: it: all', action: 'IC: lead: it: all: Stop.' },
    ],
    [
      'has an escaped colon in its condition',
      'If a\\: b: IC: Stop.',
      { condition: 'If a: b', actor: 'IC', action: 'Stop.' },
    ],
    [
      'has entities in its condition',
      'If A &amp; B: IC: Stop \\* all.',
      { condition: 'If A & B', actor: 'IC', action: 'Stop * all.' },
    ],
    [
      'has a backslash before a separator',
      'If a \\\\: IC: Stop.',
      { condition: 'If a \\', actor: 'IC', action: 'Stop.' },
    ],

    [
      'is within minutes',
      'IC: Call, within 10 min.',
      { actor: 'IC', action: 'Call, within 10 min.', within: { amount: 10, unit: 'min' } },
    ],
    [
      'is within hours',
      'IC: Call, within 4 h.',
      { actor: 'IC', action: 'Call, within 4 h.', within: { amount: 4, unit: 'h' } },
    ],
    [
      'is within a day',
      'IC: Call, within 1 day',
      { actor: 'IC', action: 'Call, within 1 day', within: { amount: 1, unit: 'days' } },
    ],
    [
      'is within days',
      'IC: Call, within 3 days.',
      { actor: 'IC', action: 'Call, within 3 days.', within: { amount: 3, unit: 'days' } },
    ],
    [
      'is within a bold limit',
      'IC: Call, **within 3 h**.',
      { actor: 'IC', action: 'Call, within 3 h.', within: { amount: 3, unit: 'h' } },
    ],
    [
      'is within a limit on its next line',
      'IC: Call,\n   within 3 h.',
      { actor: 'IC', action: 'Call, within 3 h.', within: { amount: 3, unit: 'h' } },
    ],
    [
      'has no limit without a comma',
      'IC: Show who came within 3 h.',
      { actor: 'IC', action: 'Show who came within 3 h.' },
    ],
    [
      'has no limit amid its words',
      'IC: Call, within 3 h of it, the IC.',
      { actor: 'IC', action: 'Call, within 3 h of it, the IC.' },
    ],
    ['has no limit in other units', 'IC: Call, within 3 weeks.', { actor: 'IC', action: 'Call, within 3 weeks.' }],

    ['expects something', 'IC: Call.\n   Expect: a voice.', { actor: 'IC', action: 'Call.', expect: 'a voice.' }],
    [
      'expects something on a line that is not indented',
      'IC: Call.\nExpect: a voice.',
      { actor: 'IC', action: 'Call.', expect: 'a voice.' },
    ],
    [
      'expects something on two lines',
      'IC: Call.\n   Expect: a voice\n   that answers.',
      { actor: 'IC', action: 'Call.', expect: 'a voice that answers.' },
    ],
    [
      'expects something behind a hard break',
      'IC: Call.\\\n   Expect: a voice.',
      { actor: 'IC', action: 'Call.', expect: 'a voice.' },
    ],
    [
      'expects something from the next line on',
      'IC: Call.\n   Expect:\n   a voice.',
      { actor: 'IC', action: 'Call.', expect: 'a voice.' },
    ],
    [
      'expects code',
      'IC: Call `a`.\n   Expect: `200` and more.',
      { actor: 'IC', action: 'Call a.', expect: '200 and more.' },
    ],
    [
      'expects something with colons',
      'IC: Call.\n   Expect: this: 1.',
      { actor: 'IC', action: 'Call.', expect: 'this: 1.' },
    ],
    ['expects nothing in an escaped word', 'IC: Call.\n   Expect\\: no.', { actor: 'IC', action: 'Call. Expect: no.' }],
    ['expects nothing in code', 'IC: Write `Expect: no`.', { actor: 'IC', action: 'Write Expect: no.' }],
    [
      'has its limit before what to expect',
      'IC: Call, within 5 min.\n   Expect: a voice.',
      { actor: 'IC', action: 'Call, within 5 min.', within: { amount: 5, unit: 'min' }, expect: 'a voice.' },
    ],

    ['wraps', 'Tech lead: Copy\n   the rows.', { actor: 'Tech lead', action: 'Copy the rows.' }],
    ['wraps to the margin', 'Tech lead: Copy\nthe rows.', { actor: 'Tech lead', action: 'Copy the rows.' }],
    ['wraps behind its actor', 'Tech lead:\n   Copy the rows.', { actor: 'Tech lead', action: 'Copy the rows.' }],
    ['wraps within its actor', 'Tech\n   lead: Copy.', { actor: 'Tech lead', action: 'Copy.' }],
    [
      'wraps behind its condition',
      'If it rings:\n   Tech lead: Copy.',
      { condition: 'If it rings', actor: 'Tech lead', action: 'Copy.' },
    ],
    [
      'wraps within its condition',
      'If it\n   rings: Tech lead: Copy.',
      { condition: 'If it rings', actor: 'Tech lead', action: 'Copy.' },
    ],
    ['breaks its line', 'IC: Call.<br/>Wait.', { actor: 'IC', action: 'Call. Wait.' }],
  ])('%s', (_, text, parts) => {
    expect(told(`1. ${text}\n`)).toEqual([]);
    const [step, ...others] = bodyOf(`1. ${text}\n`).steps;
    expect(others).toEqual([]);
    expect(step).toMatchObject({ ...NONE, number: 1, ...parts });
    const { condition, actor, action, expect: seen } = treeIn(`1. ${text}\n`).steps[0]?.nodes ?? {};
    const words = [condition, actor, action, seen].map((nodes) => textOf(nodes ?? []).trim());
    expect(words).toEqual([step?.condition ?? '', step?.actor ?? '', step?.action, step?.expect ?? '']);
  });

  test('reads the same with Windows line ends', () => {
    const text = '1. If it\n   rings: Tech lead: Copy,\n   within 5 min.\n   Expect: a count.\n\n2. IC: Call.\n';
    const parts = (body: Body) => body.steps.map(({ spot: _, ...step }) => step);
    expect(parts(bodyOf(text.replaceAll('\n', '\r\n')))).toEqual(parts(bodyOf(text)));
    expect(told(text.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  test.each<[name: string, step: string, length: number]>([
    ['all its words', 'IC: Call.', 9],
    ['not what to expect', 'IC: Call.\n   Expect: a voice that answers.', 9],
    ['a line end as a space', 'IC: Call\n   now.', 13],
    ['the words of a link, not its address', 'IC: [Call](https://example.com/a/b/c).', 9],
    ['the words of code and bold, not their marks', '**IC**: `Call`.', 9],
    ['an entity as what it shows', 'IC: A &amp; B', 9],
    ['what a reader sees as one character as one', 'IC: Cafe\u0301 👩‍💻🇬🇧', 11],
  ])('counts %s', (_, text, length) => {
    expect(bodyOf(`1. ${text}\n`).steps[0]?.length).toBe(length);
  });

  test('stands where its words do', () => {
    const [first, second] = bodyOf('1. IC: Call.\n   Wait.\n2.  IC: Go.\n').steps;
    expect(first && locate(first.spot, '')).toMatchObject({ line: 4, column: 4, endLine: 5, endColumn: 9 });
    expect(second && locate(second.spot, '')).toMatchObject({ line: 6, column: 5 });
  });

  test('gives its parts the places of their words', () => {
    const {
      steps: [step],
      text,
    } = treeIn('1. If A &amp; B: Tech lead: Copy\n   it, within 5 min.\n   Expect: a count.\n');
    const typed = Object.values(step?.nodes ?? {}).map(([node]) =>
      text.slice(node?.position?.start.offset, node?.position?.end.offset),
    );
    expect(typed).toEqual(['If A &amp; B', 'Tech lead', 'Copy\n   it, within 5 min.', 'a count.']);
  });
});

describe('a list of steps', () => {
  test.each<[name: string, body: string, actions: string[]]>([
    ['numbers its steps', '1. IC: A.\n2. IC: B.\n3. IC: C.', ['1 A.', '2 B.', '3 C.']],
    ['numbers its steps whatever their numbers', '1. IC: A.\n1. IC: B.\n7. IC: C.', ['1 A.', '2 B.', '3 C.']],
    ['may be loose', '1. IC: A.\n\n2. IC: B.\n', ['1 A.', '2 B.']],
    ['may have brackets', '1) IC: A.\n2) IC: B.\n', ['1 A.', '2 B.']],
    ['holds detail', '1. IC: A.\n\n   More.\n   - IC: No step.\n   1. IC: No step.\n\n2. IC: B.', ['1 A.', '2 B.']],
    ['is no step in a quote', '> 1. IC: A.\n> 2. IC: B.\n', []],
    ['is no step in bullets', '- a\n  1. IC: A.\n', []],
    ['counts anew under each heading', '1. IC: A.\n\n## B\n\n1. IC: B.\n', ['1 A.', '1 B.']],
    ['is split by a bullet', '1. IC: A.\n- a\n\n1. IC: B.\n', ['1 A.', '1 B.']],
  ])('%s', (_, body, actions) => {
    expect(told(body)).toEqual([]);
    expect(bodyOf(body).steps.map(({ number, action }) => `${number} ${action}`)).toEqual(actions);
  });

  test('has no steps in a template', () => {
    const body = '3. Reset your password.\n4.Call us.\n\n   Expect: a call.\n\n1. `x`\n';
    expect(told(body, 'templates')).toEqual([]);
    expect(bodyOf(body, 'templates')).toMatchObject({
      steps: [],
      sheets: [],
      sections: [{ heading: null, steps: [] }],
    });
  });

  test.each<[name: string, body: string, findings: string[]]>([
    ['begins at 3', '3. IC: A.\n4. IC: B.', [`1:1 steps-are-steps ${begins(3)}`]],
    ['begins at 0', '0. IC: A.', [`1:1 steps-are-steps ${begins(0)}`]],
    ['is split by a bullet', '1. IC: A.\n- note\n2. IC: B.', [`3:1 steps-are-steps ${begins(2)}`]],
    ['is split by a paragraph', '1. IC: A.\n\nSo.\n\n2. IC: B.', [`5:1 steps-are-steps ${begins(2)}`]],
    ['is split by a heading', '1. IC: A.\n\n### So\n\n2. IC: B.', [`5:1 steps-are-steps ${begins(2)}`]],
    ['changes from `.` to `)`', '1. IC: A.\n2) IC: B.', [`2:1 steps-are-steps ${begins(2)}`]],
    ['lacks a space', '1. IC: A.\n2.Tech lead: B.', [`2:1 steps-are-steps ${UNREAD('2.Tech lead: B.')}`]],
    ['lacks a space before bold', '1. IC: A.\n2.**IC**: B.', [`2:1 steps-are-steps ${UNREAD('2.**IC**: B.')}`]],
    [
      'lacks a space before a link',
      '1. IC: A.\n   2)[IC](../roles/ic.mdx): B.',
      [`2:4 steps-are-steps ${UNREAD('2)[IC](../roles/ic.mdx): B.')}`],
    ],
    ['lacks a space in its first item', '1.Tech lead: B.', [`1:1 steps-are-steps ${UNREAD('1.Tech lead: B.')}`]],
    ['became prose', 'Do this:\n2. IC: B.', [`2:1 steps-are-steps ${UNREAD('2. IC: B.')}`]],
    ['became prose of a step', '1. IC: A.\n   2. IC: B.', [`2:4 steps-are-steps ${UNREAD('2. IC: B.')}`]],
    ['became prose of a detail', '1. IC: A.\n\n   So:\n   2. IC: B.', [`4:4 steps-are-steps ${UNREAD('2. IC: B.')}`]],
    ['lacks a number', '1. IC: A.\nTech lead: Go.', [`2:1 steps-are-steps ${UNREAD('Tech lead: Go.')}`]],
    [
      'lacks a number behind a wrapped line',
      '1. IC: A\n   and b.\n   Tech lead: Go.',
      [`3:4 steps-are-steps ${UNREAD('Tech lead: Go.')}`],
    ],
    ['swallows a pause', '1. IC: A.\nPause: all done.', [`2:1 steps-are-steps ${UNREAD('Pause: all done.')}`]],
    ['lost an indented paragraph', '1. IC: A.\n\n  More.', [`3:3 steps-are-steps ${LEFT}`]],
    ['lost indented code', '1. IC: A.\n\n  ```sh\n  x\n  ```', [`3:3 steps-are-steps ${LEFT}`]],
    ['lost an indented list', '1. IC: A.\n\nSo.\n\n   - x', [`5:4 steps-are-steps ${LEFT}`]],
    ['stands far to the right', 'Text.\n\n    1. IC: A.', [`3:5 steps-are-steps ${LEFT}`]],
    ['has a step that begins with code', '1. ```sh\n   x\n   ```', [`1:4 steps-are-steps ${NO_WORDS}`]],
    ['has a step that begins with a quote', '1. > x', [`1:4 steps-are-steps ${NO_WORDS}`]],
    ['has a step that begins with a list', '1. 1. IC: A.', [`1:4 steps-are-steps ${NO_WORDS}`]],
    ['has an empty step', '1. IC: A.\n2.\n3. IC: C.', [`2:1 steps-are-steps ${NO_WORDS}`]],
    ['expects twice', '1. IC: A.\n   Expect: b.\n   Expect: c.', [`3:4 steps-are-steps ${EXPECT}`]],
    ['expects amid a line', '1. IC: A. Expect: b.', [`1:11 steps-are-steps ${EXPECT}`]],
    ['expects at once', '1. Expect: b.', [`1:4 steps-are-steps ${EXPECT}`]],
    ['expects behind a line break of its own', '1. IC: A.<br/>Expect: b.', [`1:15 steps-are-steps ${EXPECT}`]],
    ['expects in bold', '1. IC: A.\n   **Expect:** b.', [`2:6 steps-are-steps ${EXPECT}`]],
    ['expects in small letters', '1. IC: A.\n   expect: b.', [`2:4 steps-are-steps ${EXPECT}`]],
    ['expects without a space', '1. IC: A.\n   Expect:b.', [`2:4 steps-are-steps ${EXPECT}`]],
    [
      'expects nothing',
      '1. IC: A.\n   Expect:',
      ['1:4 steps-are-steps `Expect:` is empty. Say what is seen or heard, or remove it.'],
    ],
    ['expects in a second paragraph', '1. IC: A.\n\n   Expect: b.', [`3:4 steps-are-steps ${EXPECT}`]],
    ['expects in a nested list', '1. IC: A.\n   - Expect: b.', [`2:6 steps-are-steps ${EXPECT}`]],
    ['expects in a table', '| What | Seen |\n| --- | --- |\n| a | Expect: b. |', [`3:7 steps-are-steps ${EXPECT}`]],
    ['expects in a quote', '> Expect: b.', [`1:3 steps-are-steps ${EXPECT}`]],
    ['expects in a bullet', '- IC: A.\n  Expect: b.', [`2:3 steps-are-steps ${EXPECT}`]],
  ])('%s', (_, body, findings) => {
    expect(told(body)).toEqual(findings);
  });

  test.each([
    ['a number at the end of a line', '1. IC: Wait for\n   10 minutes.\n'],
    ['an address', 'Use\n192.168.0.1 instead.\n'],
    ['a decimal', 'About\n2.5 hours.\n'],
    ['a year', 'Since\n2026. Then more.\n'],
    ['a note', 'So.\nNote: This is fine.\n'],
    ['expectations in prose', 'We expect: nothing.\n'],
    ['expectations in code', '```\nExpect: x\n```\n'],
  ])('does not take %s for a step', (_, body) => {
    expect(told(body)).toEqual([]);
  });
});

describe('a sheet', () => {
  test('has a heading, words, a warning, steps and a pause', () => {
    const body =
      '## Stop the key\n\nDo it at once.\n\n> Do not delete it.\n\n1. IC: A.\n2. IC: B.\n\n> Later.\n\nPause: All said.\n\n## Next\n\n1. IC: C.\n';
    expect(told(body, 'checklists')).toEqual([]);
    const { sheets, sections, steps } = treeIn(body, 'checklists');
    expect(bodyOf(body, 'checklists').sheets).toEqual(
      sheets.map(({ intro: _, doNot: __, after: ___, steps: own, ...sheet }) => ({
        ...sheet,
        heading: { ...sheet.heading, spot: expect.anything() },
        steps: own.map(({ nodes: _, detail: __, ...step }) => ({ ...step, spot: expect.anything() })),
      })),
    );
    expect(sheets.map(({ number, heading, pause }) => ({ number, slug: heading.slug, pause }))).toEqual([
      { number: 1, slug: 'stop-the-key', pause: 'All said.' },
      { number: 2, slug: 'next', pause: null },
    ]);
    expect([sheets[0]?.intro, sheets[0]?.doNot, sheets[0]?.after].map((nodes) => textOf(nodes ?? []))).toEqual([
      'Do it at once.',
      'Do not delete it.',
      'Later.',
    ]);
    expect(sections.map((section) => section.steps.length)).toEqual([2, 1]);
    expect(steps).toEqual(sheets.flatMap((sheet) => sheet.steps));
  });

  test('belongs to checklists alone', () => {
    expect(bodyOf('## A\n\n1. IC: A.\n', 'scenarios')).toMatchObject({
      sheets: [],
      sections: [{ heading: { slug: 'a' }, steps: [{ action: 'A.' }] }],
    });
  });

  const tail = '\n\n1. IC: A.\n';
  const code = (lines: number) => `   \`\`\`sh\n${'   x\n'.repeat(lines)}   \`\`\`\n`;
  test.each<[name: string, body: string, findings: string[]]>([
    [
      'has no list',
      '## A\n\nWords.',
      ['1:1 steps-are-steps This sheet has no list of steps. Add one, or move the text into a guide.'],
    ],
    [
      'has two lists',
      '## A\n\n1. IC: A.\n\nSo.\n\n1. IC: B.',
      ['1:1 steps-are-steps This sheet has more than one list of steps. Join them, or begin a new sheet with `##`.'],
    ],
    [
      'has steps before it',
      '1. IC: A.\n\n## A\n\n1. IC: B.',
      ['1:1 steps-are-steps These steps stand on no sheet. Put a heading `## Name of the sheet` before them.'],
    ],
    [
      'pauses before its steps',
      `## A\n\nPause: Ready?${tail}`,
      [
        '3:1 steps-are-steps A sheet has one pause point, after its steps. Move this paragraph there, or begin a new sheet.',
      ],
    ],
    [
      'pauses twice',
      `## A${tail}\nPause: Ready?\n\nPause: Set?`,
      [
        '7:1 steps-are-steps A sheet has one pause point, after its steps. Move this paragraph there, or begin a new sheet.',
      ],
    ],
    [
      'pauses without words',
      `## A${tail}\nPause:`,
      ['5:1 steps-are-steps `Pause:` is empty. Say the words of the pause, or remove it.'],
    ],
    [
      'has code of four lines',
      `## A${tail}\n${code(4)}`,
      ['5:4 steps-are-steps A code block on a sheet has 3 lines at most. Move it into a guide and link it.'],
    ],
    [
      'has two blocks of code',
      `## A${tail}\n${code(1)}\n${code(1)}`,
      ['9:4 steps-are-steps A step on a sheet has one code block at most. Move this one into a guide and link it.'],
    ],
    [
      'has a second paragraph in a step',
      `## A${tail}\n   More.\n`,
      [
        '5:4 steps-are-steps A step on a sheet has one paragraph and one code block at most. Move this into a guide and link it.',
      ],
    ],
    [
      'has a list in a step',
      '## A\n\n1. IC: A.\n   - more\n',
      [
        '4:4 steps-are-steps A step on a sheet has one paragraph and one code block at most. Move this into a guide and link it.',
      ],
    ],
    [
      'has a heading in a step',
      `## A${tail}\n   ## B\n`,
      [
        '5:4 body-parses This heading stands inside a list or a quote and begins no section. Begin its line at the margin, or make it bold words.',
        '5:4 steps-are-steps A step on a sheet has one paragraph and one code block at most. Move this into a guide and link it.',
      ],
    ],
    ['has code of three lines', `## A${tail}\n${code(3)}`, []],
    ['has a loose list', '## A\n\n1. IC: A.\n\n2. IC: B.\n', []],
    ['has a third-level heading', `## A\n\n### B${tail}`, []],
  ])('%s', (_, body, findings) => {
    expect(told(body, 'checklists')).toEqual(findings);
  });
});

describe('a blank', () => {
  test.each<[name: string, body: string, labels: string[]]>([
    ['is a label in brackets', 'Dear [Name],', ['Name']],
    ['has two characters', 'Dear [Ab] [N] [A],', ['Ab']],
    ['begins with a capital', 'Dear [name] [1st name] [Ähm],', []],
    ['has at most 41 characters', `[${'A'.repeat(41)}] [${'A'.repeat(42)}]`, ['A'.repeat(41)]],
    ['is no link', '[Name](https://example.com/)', []],
    ['is followed by words in brackets', '[Name] (if known)', ['Name']],
    ['is no reference', '[Name][Other one]', ['Other one']],
    ['is followed by no colon', 'So [Name]: yes', []],
    ['is not escaped', 'So \\[Name] and \\[Name\\]', []],
    ['is not code', 'So `[Name]` and ``a [Name] b``', []],
    ['is in a link', '[see [Name] here](https://example.com/) and [[Other]](https://example.com/)', ['Name', 'Other']],
    ['is in an address', '[see](https://example.com/[Case])', ['Case']],
    ['is in a heading', '## For [Name]', ['Name']],
    ['is in a table', '| a |\n| --- |\n| [Name] |', ['Name']],
    ['is in a list and a quote', '- [Name]\n\n> [Other]', ['Name', 'Other']],
    ['is bold', '**[Name]**', ['Name']],
    ['holds marks', '[Name *of* it] and [Name **all**]', ['Name *of* it', 'Name **all**']],
    ['goes across marks', '[Na*me] x*', ['Na*me']],
    ['holds no brackets', '[Name [of] it]', []],
    ['stands on one line', '[Name\nof it]', []],
    ['is found once for each place', '[Name] and [Name]', ['Name', 'Name']],
    ['may hold anything else', '[Name, e.g. "Ann" – 100 % & more]', ['Name, e.g. "Ann" – 100 % & more']],
  ])('%s', (_, body, labels) => {
    expect(bodyOf(body, 'templates').blanks.map((blank) => blank.label)).toEqual(labels);
  });

  test('stands where it is typed', () => {
    const [first, second] = bodyOf('> 👩‍💻 &amp; \\* [Name]\n> so `[x]` [Other *one*]\n', 'templates').blanks;
    expect(first && locate(first.spot, '')).toMatchObject({ line: 4, column: 18, endLine: 4, endColumn: 24 });
    expect(second && locate(second.spot, '')).toMatchObject({ line: 5, column: 12, endLine: 5, endColumn: 25 });
  });
});

describe('headings', () => {
  test('have slugs that stand once', () => {
    const body = bodyOf('## Seal it\n\n### Seal it\n\n## `code` & *Größe*\n\n## Seal it\n');
    expect(body.headings.map(({ depth, text, slug }) => `${depth} ${text} #${slug}`)).toEqual([
      '2 Seal it #seal-it',
      '3 Seal it #seal-it-1',
      '2 code & Größe #code--größe',
      '2 Seal it #seal-it-2',
    ]);
    expect(body.sections.map((section) => section.heading?.slug)).toEqual(['seal-it', 'code--größe', 'seal-it-2']);
  });

  test('begin sections; what stands before the first has none', () => {
    const { sections } = treeIn('Words.\n\n## A\n\nMore.\n\n### B\n');
    expect(sections.map(({ heading, nodes }) => [heading?.slug ?? null, nodes.map((node) => node.type)])).toEqual([
      [null, ['paragraph']],
      ['a', ['paragraph', 'heading']],
    ]);
  });
});

test('links and prose are collected with their places', () => {
  const source = sourceOf('See [the *log*](../guides/log.mdx#a "t") or https://example.com/x.\n\n`no prose`\n');
  const { links = [] } = source.body ?? {};
  const { prose = [] } = treeOf(source) ?? {};
  expect(links.map(({ url, text }) => [url, text])).toEqual([
    ['../guides/log.mdx#a', 'the log'],
    ['https://example.com/x', 'https://example.com/x'],
  ]);
  expect(links.map(({ spot }) => locate(spot, '').column)).toEqual([5, 45]);
  expect(prose.map(({ slice }) => slice)).toEqual(['See ', 'the ', 'log', ' or ', 'https://example.com/x', '.']);
  expect(prose[2] && locate(spotInProse(source, prose[2], 1, 3), '')).toMatchObject({
    line: 4,
    column: 12,
    endColumn: 14,
  });
});

describe('a body may not hold', () => {
  const TAG = (tag: string) =>
    `The tag \`${tag}\` is not allowed in a body. Use Markdown; of all tags only \`<br/>\` works.`;
  const BRACES = 'Text in braces is code in MDX. Write `\\{`, or put it into backticks.';
  const ANGLE = 'A bare `<` begins a tag in MDX. Write `&lt;`, put it into code, or leave a space after it.';
  const MODULE =
    'This line is code: it begins with `import` or `export`. Remove it, or begin the line with another word.';
  const FOOTNOTE = 'Footnotes are not shown where they are needed. Put the note into the text.';
  const scheme = (url: string, name: string) =>
    `The link \`${url}\` begins with \`${name}:\`. Only https, mailto, tel and relative links are allowed.`;

  test.each<[name: string, body: string, findings: string[]]>([
    [
      'a heading of first level',
      '# A',
      ['1:1 body-parses A heading of first level: the title is the only one. Begin the line with `##`.'],
    ],
    [
      'an underlined heading of first level',
      'A\n===',
      ['1:1 body-parses A heading of first level: the title is the only one. Begin the line with `##`.'],
    ],
    [
      'a heading without words',
      '##',
      ['1:1 body-parses This heading has no words. Name what follows it, or remove it.'],
    ],
    [
      'a heading in a quote',
      '> ## A',
      [
        '1:3 body-parses This heading stands inside a list or a quote and begins no section. Begin its line at the margin, or make it bold words.',
      ],
    ],
    [
      'task boxes',
      '- [ ] a\n- [x] b',
      [
        '1:1 body-parses A task box is drawn for every step by itself. Remove `[ ]` or `[x]`.',
        '2:1 body-parses A task box is drawn for every step by itself. Remove `[ ]` or `[x]`.',
      ],
    ],
    [
      'a definition',
      '[Severity]: high',
      [
        '1:1 body-parses This line is a link definition and vanishes from the page. Put words before the bracket, or write the link in full.',
      ],
    ],
    [
      'a step that is a definition',
      '1. [IC]: high',
      [
        '1:4 body-parses This line is a link definition and vanishes from the page. Put words before the bracket, or write the link in full.',
        `1:4 steps-are-steps ${NO_WORDS}`,
      ],
    ],
    [
      'a reference link',
      'So [a][b].\n\n[b]: https://example.com',
      [
        '1:4 body-parses This is a reference link. Write the link in full: `[text](address)`.',
        '3:1 body-parses This line is a link definition and vanishes from the page. Put words before the bracket, or write the link in full.',
      ],
    ],
    ['a footnote', 'So.[^1]\n\n[^1]: Because.', [`1:4 body-parses ${FOOTNOTE}`, `3:1 body-parses ${FOOTNOTE}`]],
    ['an image', '![a](b.png)', ['1:1 body-parses Images are not shown. Say in words what the reader needs to see.']],
    ['an import', "import A from './a.js'", [`1:1 content-is-not-code ${MODULE}`]],
    ['an export behind a heading', '## A\nexport const a = 1', [`2:1 content-is-not-code ${MODULE}`]],
    ['an export of many lines', 'export const a = {\n  b: 1\n}', [`1:1 content-is-not-code ${MODULE}`]],
    ['an expression', 'So {1 + 1}.', [`1:4 content-is-not-code ${BRACES}`]],
    ['an expression on its own', '{1 + 1}', [`1:1 content-is-not-code ${BRACES}`]],
    ['two expressions', '{a} and {b}', [`1:1 content-is-not-code ${BRACES}`, `1:9 content-is-not-code ${BRACES}`]],
    ['nested braces', '{{a} and {b}}', [`1:1 content-is-not-code ${BRACES}`]],
    ['an expression across marks', '{a *b* c}', [`1:1 content-is-not-code ${BRACES}`]],
    ['an expression in a cell', '| a |\n| --- |\n| {b} |', [`3:3 content-is-not-code ${BRACES}`]],
    ['an expression in a heading', '## A {#a}', [`1:6 content-is-not-code ${BRACES}`]],
    ['a comment in braces', '{/* <b> */}', [`1:1 content-is-not-code ${BRACES}`]],
    [
      'a bare brace',
      'So { it is.',
      ['1:4 body-parses A bare `{` begins an expression in MDX. Write `\\{`, or put it into code.'],
    ],
    ['a brace behind an escaped backslash', 'So \\\\{a}', [`1:6 content-is-not-code ${BRACES}`]],
    ['a brace in what only looks like code', 'So \\`{a}\\`', [`1:6 content-is-not-code ${BRACES}`]],
    ['a tag', '<b>So</b>', [`1:1 content-is-not-code ${TAG('<b>')}`]],
    ['a tag on its own', '<details>\n\nSo.\n\n</details>', [`1:1 content-is-not-code ${TAG('<details>')}`]],
    [
      'a tag with attributes',
      '<a href="http://example.com" onclick={x}>So</a>',
      [`1:1 content-is-not-code ${TAG('<a>')}`],
    ],
    ['a spread', '<Note {...props}/>', [`1:1 content-is-not-code ${TAG('<Note>')}`]],
    [
      'a tag named as what every object has',
      '<constructor/> <toString/>',
      [`1:1 content-is-not-code ${TAG('<constructor>')}`, `1:16 content-is-not-code ${TAG('<toString>')}`],
    ],
    ['a closing tag', 'So</b>', [`1:3 content-is-not-code ${TAG('</b>')}`]],
    ['an empty tag', '<>So</>', [`1:1 content-is-not-code ${TAG('<>')}`]],
    ['a tag that never ends', '<script', [`1:1 content-is-not-code ${TAG('<script>')}`]],
    [
      'a line break with attributes',
      'a<br id="a"/>b',
      ['1:2 content-is-not-code `<br/>` takes no attributes and no content. Write it bare.'],
    ],
    [
      'a line break without a slash',
      'a<br>b',
      ['1:2 content-is-not-code `<br/>` takes no attributes and no content. Write it bare.'],
    ],
    ['a comment', '<!-- So -->', ['1:1 body-parses A comment `<!-- -->` does not work in MDX. Remove it.']],
    [
      'an address in angle brackets',
      '<https://example.com>',
      [
        '1:1 body-parses An address in angle brackets does not work in MDX. Leave the brackets out, or write `[text](address)`.',
      ],
    ],
    [
      'a mail address in angle brackets',
      '<dana@example.com>',
      [
        '1:1 body-parses An address in angle brackets does not work in MDX. Leave the brackets out, or write `[text](address)`.',
      ],
    ],
    ['a bare angle', 'Under <4h or 1<2.', [`1:7 body-parses ${ANGLE}`, `1:15 body-parses ${ANGLE}`]],
    [
      'a link that runs',
      '[a](javascript:alert)',
      [`1:1 content-is-not-code ${scheme('javascript:alert', 'javascript')}`],
    ],
    [
      'a link that hides that it runs',
      '[a](java&#x0A;script&colon;alert)',
      [`1:1 content-is-not-code ${scheme('java script:alert', 'javascript')}`],
    ],
    [
      'a link in capitals that runs',
      '[a](JaVaScRiPt:alert)',
      [`1:1 content-is-not-code ${scheme('JaVaScRiPt:alert', 'javascript')}`],
    ],
    ['a link to data', '[a](data:text/html,b)', [`1:1 content-is-not-code ${scheme('data:text/html,b', 'data')}`]],
    [
      'a link without encryption',
      'See http://example.com/.',
      [`1:5 content-is-not-code ${scheme('http://example.com/', 'http')}`],
    ],
    [
      'a link to another host',
      '[a](//example.com)',
      ['1:1 content-is-not-code The link `//example.com` names another host without https. Write the address in full.'],
    ],
    [
      'a link to another host by backslashes',
      '[a](/\\example.com)',
      [
        '1:1 content-is-not-code The link `/\\example.com` names another host without https. Write the address in full.',
      ],
    ],
  ])('%s', (_, body, findings) => {
    expect(told(body)).toEqual(findings);
  });

  test.each([
    ['escaped braces', 'So \\{a\\} and \\<b>', 'So {a} and <b>'],
    ['braces by entity', 'So &#123;a&#125; &lt;b&gt;', 'So {a} <b>'],
    ['braces and tags in code', 'So `{a} <b> \\{`', 'So {a} <b> \\{'],
    ['braces in long code', 'So ``{` {a}``', 'So {` {a}'],
    ['lone angles and closing braces', 'a < b > c } d', 'a < b > c } d'],
    ['words of modules', 'So we\nimport it', 'So we import it'],
    ['imported things', 'imported and exported', 'imported and exported'],
  ])('but it may hold %s', (_, body, text) => {
    expect(told(body)).toEqual([]);
    expect(textOf(treeIn(body).root)).toBe(text);
  });

  test('but code keeps what its author typed', () => {
    const body = '```json {1,2}\nimport a\n{ "a": "\\{<b>" }\n```\n\n- [a](../guides/a.mdx "{t}")\n';
    expect(told(body)).toEqual([]);
    expect(treeIn(body).root.children).toMatchObject([
      { type: 'code', lang: 'json', meta: '{1,2}', value: 'import a\n{ "a": "\\{<b>" }' },
      { children: [{ children: [{ children: [{ type: 'link', title: '{t}' }] }] }] },
    ]);
    expect(JSON.stringify(treeIn(body).root)).not.toMatch(/[\uFDD0-\uFDEF]/);
  });
});
