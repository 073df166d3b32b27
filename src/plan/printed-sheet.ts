import type { BlockContent, DefinitionContent, ListItem, RootContent } from 'mdast';
import { treeOf } from './body.ts';
import { destroys } from './destroys.ts';
import { digestOf } from './digest.ts';
import type { Checklist, Contact, Plan, Role } from './plan.ts';
import type { Sheet } from './sheet.ts';
import type { TreeStep } from './step.ts';
import { textOf } from './text.ts';

/** The fixed words of every blank sheet. */
const WORDS = {
  sheet: 'Sheet',
  of: 'of',
  useWhen: 'Use when',
  doNotUseWhen: 'Do not use when',
  goal: 'Goal',
  incident: 'Incident',
  date: 'Date',
  level: 'Level',
  aware: 'Aware at',
  clock: 'Clock used',
  offset: 'off by',
  update: 'Next update',
  onCall: 'On-call number today',
  reader: 'Reader',
  commander: 'IC',
  doNot: 'DO NOT',
  deviate: 'If not as expected: stop, tell',
  write: 'Write the time, and what you see, or "not done" and why.',
  time: 'Time, UTC',
  seen: 'Seen / why',
  expect: 'Expect:',
  final: 'Cannot be undone: two people',
  initials: 'Initials',
  pause: 'PAUSE POINT',
  said: 'Time',
  next: 'Next: sheet',
  last: 'Last sheet',
  notes: 'Notes',
  useUntil: 'Do not use after',
  copy: 'Copy number',
  destroy: 'Spare or replaced: shred. Written on: file with the log until its hold ends.',
  demo: 'DEMO',
} as const;

/** One number at the head of a sheet. */
export interface SheetCall {
  label: string;
  name: string;
  number: string;
}

/** One row of a sheet. */
export interface SheetRow {
  number: number;
  /** Condition, actor and action as one line. */
  words: string;
  expect: string | null;
  /** It destroys something for good: two people do it, and both initial it. */
  final: boolean;
  code: string | null;
  /** Whatever else stands below the step. */
  detail: string[];
}

/** All text of a blank sheet but its dates and its identity line: what a page prints, and what its digest covers. */
export interface PrintedSheet {
  words: typeof WORDS;
  demo: boolean;
  checklist: string;
  title: string;
  mode: 'READ-DO' | 'DO-CONFIRM' | null;
  number: number;
  of: number;
  useWhen: string | null;
  doNotUseWhen: string | null;
  goal: string | null;
  calls: SheetCall[];
  /** Who writes a name here: who leads, who reads aloud, and who acts on this sheet. */
  names: string[];
  /** What those callsigns stand for, where they do not say so themselves. */
  legend: { callsign: string; title: string }[];
  intro: string[];
  doNot: string[];
  rows: SheetRow[];
  pause: string | null;
  after: string[];
  /** The sheet to go on with. */
  next: string | null;
}

/** The blank sheet as it is printed. Numbers come from contacts, so that a new number makes a new sheet. */
export function printedSheet(checklist: Checklist, { number }: Sheet): PrintedSheet {
  const { data, plan, sheets } = checklist;
  const sheet = treeOf(checklist.source)?.sheets[number - 1];
  if (!sheet) throw new Error(`${checklist.name} has no sheet ${number}`);
  const names = namesOf(checklist, sheet.steps);
  return {
    words: WORDS,
    demo: plan.content.organization?.profile === 'demo',
    checklist: checklist.title,
    title: sheet.heading.text,
    mode: data.mode === undefined ? null : data.mode === 'read-do' ? 'READ-DO' : 'DO-CONFIRM',
    number: sheet.number,
    of: sheets.length,
    useWhen: data.useWhen ?? null,
    doNotUseWhen: data.doNotUseWhen ?? null,
    goal: data.goal ?? null,
    calls: callsOf(plan),
    names: names.map(({ label }) => label),
    legend: legendOf(plan, names),
    intro: sheet.intro.map(blockText),
    doNot: sheet.doNot.flatMap((quote) => quote.children.map(blockText)),
    rows: sheet.steps.map(rowOf),
    pause: sheet.pause,
    after: sheet.after.map(blockText),
    next: sheets[sheet.number]?.heading.text ?? null,
  };
}

/** The digest that a sheet carries: the first 12 hex digits over all its text. Ticks are kept under it. */
export function sheetDigest(printed: PrintedSheet): string {
  return digestOf(printed, 12);
}

/** The role that is called first: of the ladder's first rung, else the lead of the worst level, else the first role. */
export function firstToCall(plan: Plan): Role | null {
  const ladder = [...(plan.home?.data.escalation ?? [])].sort((a, b) => a.minute - b.minute);
  const id = ladder[0]?.call ?? plan.levels[0]?.lead;
  return plan.roles.find((role) => role.id === id) ?? plan.roles[0] ?? null;
}

/** So many backups stand on a sheet: at night the first may sleep, and the head has two lines. */
const MOST_BACKUPS = 2;

/** The numbers at the head of every sheet of a plan: who is called first, the backups, the bridge. */
export function callsOf(plan: Plan): SheetCall[] {
  const role = firstToCall(plan);
  const calls: SheetCall[] = [];
  const add = (label: string, contact: Contact | null | undefined) => {
    const channel = contact?.channels?.find((each) => each.kind === 'phone' || each.kind === 'short');
    if (contact && channel) calls.push({ label, name: contact.name, number: channel.value });
  };
  add(role?.callsign ?? '', role?.heldBy ?? role?.appointedBy?.heldBy);
  const backups = (role?.backups ?? []).filter((each) => each !== null).slice(0, MOST_BACKUPS);
  for (const [index, backup] of backups.entries()) add(index === 0 ? 'Backup' : `Backup ${index + 1}`, backup);
  add('Bridge', plan.content.contacts.get(plan.home?.data.bridge ?? ''));
  return calls;
}

/** A line for a name, and the callsigns of those whose name it takes. */
interface NameLine {
  label: string;
  callsigns: string[];
}

/** One line for each who acts on a sheet. Whoever reads aloud gets no second one, and who holds a role is not printed. */
function namesOf({ data, plan }: Checklist, steps: readonly TreeStep[]): NameLine[] {
  const commander = firstToCall(plan)?.callsign ?? WORDS.commander;
  const reader = plan.roles.find((role) => role.id === data.reader)?.callsign;
  const actors = new Set(steps.map((step) => step.actor));
  const others = plan.roles
    .map((role) => role.callsign)
    .filter((callsign) => actors.has(callsign) && callsign !== commander && callsign !== reader);
  return [
    { label: commander, callsigns: [commander] },
    reader === undefined || reader === commander
      ? { label: WORDS.reader, callsigns: [] }
      : { label: `${WORDS.reader}, ${reader}`, callsigns: [reader] },
    ...others.map((callsign) => ({ label: callsign, callsigns: [callsign] })),
  ];
}

function legendOf(plan: Plan, names: readonly NameLine[]): PrintedSheet['legend'] {
  const used = new Set(names.flatMap(({ callsigns }) => callsigns));
  return plan.roles
    .filter(({ callsign, title }) => used.has(callsign) && callsign.toLowerCase() !== title.toLowerCase())
    .map(({ callsign, title }) => ({ callsign, title }));
}

function rowOf(step: TreeStep): SheetRow {
  const code = step.detail.find((node) => node.type === 'code');
  const condition = step.condition === null ? '' : `${step.condition}: `;
  const actor = step.actor === null ? '' : `${step.actor}: `;
  return {
    number: step.number,
    words: `${condition}${actor}${step.action}`,
    expect: step.expect,
    final: destroys(step.action) !== null,
    code: code?.value ?? null,
    detail: step.detail.filter((node) => node !== code).map(blockText),
  };
}

/** The text of a block, its parts set apart by spaces. */
function blockText(node: RootContent | BlockContent | DefinitionContent | ListItem): string {
  switch (node.type) {
    case 'list':
    case 'listItem':
    case 'blockquote':
      return node.children.map(blockText).join(' ');
    case 'table':
      return node.children.map((row) => row.children.map((cell) => textOf(cell)).join(' ')).join(' ');
    default:
      return textOf(node);
  }
}
