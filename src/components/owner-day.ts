import { inCounts } from '../report/verdict.ts';
import type { FreshState, Told } from '../site/freshness.ts';
import { element } from './elements.ts';
import type { ReaderDay } from './reader-day.ts';

const NOTICE = 30;

/**
 * The check's findings on the reader's day. What it will find on later days is a file of its own, which is fetched only
 * where the page is read on another day than it was judged on.
 */
export class OwnerFindings extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const day = this.closest<ReaderDay>('reader-day');
    const { from = '', rules = '', unassessed } = this.dataset;
    if (day === null || day.today === day.asOf) return;
    let all: Told[];
    try {
      const response = await fetch(from);
      if (!response.ok) throw new Error(response.statusText);
      all = await response.json();
    } catch {
      const note = element('p');
      note.textContent = `These are the findings of ${day.asOf}. What has fallen due since stands in the table; its words could not be loaded.`;
      this.prepend(note);
      return;
    }
    const { today } = day;
    const soon = day.in(NOTICE);
    const told = all
      .filter(({ on = '', follows }) => on <= (follows ? today : soon))
      .map((each) => ({ ...each, label: labelOf(each, today) }));
    const summary = { error: 0, warning: 0, notice: 0, waived: 0, unassessed: Number(unassessed) };
    for (const { label } of told) summary[label] += 1;
    const list = element('ul');
    list.className = 'findings';
    list.append(...told.map((each) => item(each, day, rules)));
    const count = element('p');
    count.textContent = `On ${today}: ${inCounts(summary)}.`;
    this.replaceChildren(count, list);
  }
}

/** What a finding weighs on a day. */
function labelOf({ level, on = '', waivedUntil = '' }: Told, today: string): Told['level'] | 'waived' {
  if (waivedUntil >= today) return 'waived';
  return on > today ? 'notice' : level;
}

function item(told: Told & { label: string }, day: ReaderDay, rules: string): HTMLLIElement {
  const { file, line, column, label, message, on, rule, waivedUntil } = told;
  const row = element('li');
  // The one markup that findings use: what stands between backticks is code.
  const words = message
    .trim()
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? part : element('code', '', part)));
  const link = element('a', 'rule', rule) as HTMLAnchorElement;
  link.href = `${rules}${rule}/`;
  row.append(element('span', `level level-${label}`, label), ' ', ...words, ' ');
  if (on) row.append(element('span', 'when', day.when(on)), ' ');
  if (label === 'waived') row.append(element('span', 'when', `Accepted until ${waivedUntil}.`), ' ');
  row.append(element('code', 'place', `${file}:${line}:${column}`), ' ', link);
  return row;
}

/** The columns of what falls due, and of the state. */
const DUES = 3;
const STATE = 5;

/** How fresh each row is on the reader's day, and how many rows there are of each kind. */
export class FreshRows extends HTMLElement {
  connectedCallback(): void {
    const day = this.closest<ReaderDay>('reader-day');
    if (day === null || day.today === day.asOf) return;
    const { today } = day;
    const counts = new Map<string, number>();
    for (const { cells } of this.querySelector('tbody')?.rows ?? []) {
      // Each line begins with the last day in time, unless a waiver holds longer.
      const last = [...(cells[DUES]?.children ?? [])].map(lastDay).sort()[0] ?? '9999';
      const gaps = cells[STATE]?.textContent?.includes(':') === true;
      const state = last < today ? 'overdue' : gaps ? 'incomplete' : last < day.in(NOTICE) ? SOON : 'fresh';
      cells[STATE]?.firstChild?.replaceWith(state === 'fresh' ? state : element('b', '', state));
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    for (const each of this.querySelectorAll<HTMLElement>('[data-count]'))
      each.textContent = String(counts.get(each.dataset.count ?? '') ?? 0);
  }
}

const SOON: FreshState = 'due in 30 days';

function lastDay(line: Element): string {
  const text = line.textContent ?? '';
  const due = text.slice(0, 10);
  const accepted = /accepted until (\S+)/.exec(text)?.[1] ?? '';
  return accepted > due ? accepted : due;
}
