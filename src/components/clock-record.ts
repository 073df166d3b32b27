import { dueAt, type Limit, WITHOUT_UNDUE_DELAY } from '../plan/deadline.ts';
import { limitFromPage } from '../site/clock-data.ts';
import { clockEvent, enteredFor } from '../site/clock-events.ts';
import { inBoth, lengthInWords, untilInWords } from '../site/local-moment.ts';
import { button, element, textOf } from './elements.ts';
import type { ClockEntries } from './kept-clocks.ts';

/** What clocks are counted with. */
export interface Standing {
  entries: ClockEntries;
  zone: string;
  daysOff: ReadonlySet<string>;
}

/** How a clock stands: due at an instant, running without a number since one, or not begun. */
export type Due = { is: 'due'; at: number } | { is: 'running'; since: number } | { is: 'not-started' };

/** What a record asks of the form it stands in. */
export interface RecordActs {
  apply(id: string, applies: boolean): void;
  relieve(id: string, relieved: boolean): void;
  save(record: ClockRecord): void;
}

/** One clock on the page, counted from what was entered. */
export class ClockRecord {
  readonly section: HTMLElement;
  readonly limit: Limit;
  readonly events: readonly string[];
  due: Due = { is: 'not-started' };
  applies = true;
  #zone = 'UTC';
  #applies = box('Applies');
  #relief: { label: HTMLElement; input: HTMLInputElement } | null = null;
  #told = element('p');
  #save: HTMLButtonElement;
  #line: HTMLElement | null;
  #facts: HTMLElement | null;

  constructor(section: HTMLElement, acts: RecordActs) {
    this.section = section;
    this.limit = limitFromPage(section.dataset.limit ?? '');
    const { clockStartsAt, second } = this.limit;
    this.events = [clockStartsAt, ...(second ? [second.clockStartsAt] : [])].map(enteredFor);
    this.#facts = section.querySelector('dl');
    if (!section.querySelector('.due'))
      this.#facts?.prepend(
        element('div', '', element('dt', '', 'Due'), element('dd', 'due', element('span', 'line on-paper'))),
      );
    const place = section.querySelector('.due');
    this.#line = place?.querySelector<HTMLElement>('.line') ?? null;
    this.#save = button('Save to calendar', () => acts.save(this), `Save to calendar: ${this.name}`);
    this.#save.className = 'button';
    const bar = element('div', 'filters', this.#save);
    place?.append(this.#told, bar);
    this.#applies.input.ariaLabel = `Applies: ${this.name}`;
    this.#applies.input.addEventListener('change', () => acts.apply(this.id, this.#applies.input.checked));
    this.#facts?.before(element('div', 'print-kind', this.#applies.label));
    const { relief } = section.dataset;
    if (relief) {
      this.#relief = box(`A day off moves it to noon of the next working day: ${relief}`);
      const { input } = this.#relief;
      input.addEventListener('change', () => acts.relieve(this.id, input.checked));
      place?.append(element('div', 'print-kind', this.#relief.label));
    }
  }

  get id(): string {
    return this.section.id;
  }

  get name(): string {
    return textOf(this.section.querySelector('h3'));
  }

  get regime(): string {
    return this.section.dataset.regime ?? '';
  }

  /** Do days off matter to it? */
  get needsDaysOff(): boolean {
    return this.limit.counting === 'business-days' || this.limit.movesToNoon || this.#relief !== null;
  }

  /** The words of one of its facts. */
  fact(name: string): string {
    const term = [...this.section.querySelectorAll('dt')].find((each) => each.textContent === name);
    return textOf(term?.nextElementSibling);
  }

  /** Counts anew. */
  count({ entries, zone, daysOff }: Standing): void {
    const [first, second] = this.events.map((id) => entries.events[id]);
    const movesToNoon = entries.relief[this.id] ?? this.limit.movesToNoon;
    this.#zone = zone;
    this.applies = entries.switches[this.id] ?? true;
    this.#applies.input.checked = this.applies;
    if (this.#relief) this.#relief.input.checked = movesToNoon;
    if (this.#facts) this.#facts.hidden = !this.applies;
    if (!first) this.due = { is: 'not-started' };
    else if (this.limit.deadline === WITHOUT_UNDUE_DELAY) this.due = { is: 'running', since: Date.parse(first) };
    else {
      const due = dueAt(this.limit, Temporal.Instant.from(first), {
        timeZone: zone,
        holidays: daysOff,
        movesToNoon,
        ...(second && { second: Temporal.Instant.from(second) }),
      });
      this.due = due ? { is: 'due', at: due.epochMilliseconds } : { is: 'not-started' };
    }
    if (this.#line) this.#line.hidden = this.due.is !== 'not-started';
    this.#save.parentElement?.toggleAttribute('hidden', this.due.is !== 'due');
  }

  /** When it is due, in UTC and on the wall. */
  get when(): string {
    if (this.due.is === 'due') return inBoth(Temporal.Instant.fromEpochMilliseconds(this.due.at), this.#zone);
    return this.due.is === 'running' ? 'Without undue delay' : 'Not started';
  }

  /** What is left, or what it waits for. */
  left(now: number): string {
    if (this.due.is === 'due') return untilInWords(this.due.at, now);
    if (this.due.is === 'running')
      return this.due.since > now ? 'starts later' : `running for ${lengthInWords(now - this.due.since)}`;
    return `starts with: ${clockEvent(this.events[0] ?? '').name}`;
  }

  /** Tells how it stands now. */
  tell(now: number): void {
    const left = this.left(now);
    this.#told.replaceChildren(element('strong', '', this.when), `, ${left}`);
  }
}

/** Due ones by their instant, then those without a number, then what has not begun. */
export function byDue(a: ClockRecord, b: ClockRecord): number {
  return rank(a.due) - rank(b.due) || instantOf(a.due) - instantOf(b.due);
}

function rank({ is }: Due): number {
  return is === 'due' ? 0 : is === 'running' ? 1 : 2;
}

function instantOf(due: Due): number {
  return due.is === 'due' ? due.at : due.is === 'running' ? due.since : 0;
}

/** A box to tick and its words. */
export function box(words: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const input = element('input');
  input.type = 'checkbox';
  return { input, label: element('label', '', input, words) };
}
