import type { ClockEvent } from '../site/clock-events.ts';
import { fieldValue, inBoth, momentAt } from '../site/local-moment.ts';
import { button, element } from './elements.ts';

/** Where the time of one event is entered, with what it is in UTC. Times that come twice or never are told. */
export class EventField {
  readonly id: string;
  readonly row: HTMLElement;
  readonly name: string;
  #input = element('input');
  #label = element('label', '', this.#input);
  #line: HTMLElement;
  #at = element('p', 'at');
  #wrong = element('p', 'error');
  #other: HTMLButtonElement;
  #zone = 'UTC';
  #value: string | null = null;
  #tell: (id: string, at: string | null) => void;

  /** Upgrades the row of a page, or makes one for an event that the page does not have. */
  constructor(event: ClockEvent, row: HTMLElement | null, tell: (id: string, at: string | null) => void) {
    this.id = event.id;
    this.name = event.name;
    this.#tell = tell;
    this.row = row ?? rowOf(event);
    this.#line = this.row.querySelector('.line') ?? element('p');
    this.#input.type = 'datetime-local';
    this.#input.id = `muster.at.${event.id}`;
    this.#wrong.id = `${this.#input.id}.wrong`;
    this.#wrong.setAttribute('role', 'alert');
    this.#input.setAttribute('aria-describedby', this.#wrong.id);
    this.#input.addEventListener('input', () => this.#read());
    const now = button('Now', () => this.#put(new Date().toISOString()), `Now: ${event.name}`);
    this.#other = button('', () => this.#swap());
    for (const each of [now, this.#other]) each.className = 'button';
    this.row
      .querySelector('dd')
      ?.append(element('div', 'filters', this.#label, now, this.#other), this.#at, this.#wrong);
  }

  /** Shows an instant in a zone; where the field holds a time that cannot be counted from, it stays until it is mended. */
  show(at: string | null, zone: string): void {
    const moved = zone !== this.#zone;
    this.#zone = zone;
    this.#label.firstChild !== this.#input && this.#label.firstChild?.remove();
    this.#label.prepend(zone);
    this.#input.ariaLabel = `${this.name}, ${zone}`;
    this.#value = at;
    if (at !== null || moved || this.#wrong.textContent === '') {
      const value = at === null ? '' : fieldValue(Temporal.Instant.from(at), zone);
      if (this.#input.value !== value) this.#input.value = value;
      this.#fail('');
    }
    this.#tellMoment();
  }

  /** Says what stands in the field: in UTC, in the future, twice that night. */
  #tellMoment(): void {
    const at = this.#value === null ? null : Temporal.Instant.from(this.#value);
    this.#line.hidden = at !== null;
    this.#other.hidden = true;
    this.#at.textContent = '';
    if (at === null) return;
    const late = at.epochMilliseconds > Date.now() ? ' This lies ahead: is it right?' : '';
    this.#at.append(element('strong', '', inBoth(at, this.#zone)), late);
    const moment = momentAt(this.#input.value, this.#zone);
    if (moment?.is !== 'two') return;
    const [which, other] = moment.at.equals(at)
      ? (['first', moment.second] as const)
      : (['second', moment.at] as const);
    const clock = this.#input.value.slice(11);
    this.#at.append(` ${clock} came twice that night. Counted from the ${which}.`);
    this.#other.textContent = `It was the other ${clock}, ${other.toString().slice(11, 16)} UTC`;
    this.#other.hidden = false;
  }

  #read(): void {
    const moment = momentAt(this.#input.value, this.#zone);
    if (moment?.is === 'none') {
      this.#value = null;
      this.#tellMoment();
      this.#fail(
        `${this.#input.value.slice(11)} did not exist that night: clocks went from ${moment.from} to ${moment.to}. Nothing is counted from it. Correct it.`,
      );
      this.#tell(this.id, null);
      return;
    }
    this.#fail('');
    this.#put(moment === null ? null : moment.at.toString());
  }

  #put(at: string | null): void {
    this.#fail('');
    this.#tell(this.id, at === null ? null : `${at.slice(0, 16)}:00Z`);
  }

  #swap(): void {
    const moment = momentAt(this.#input.value, this.#zone);
    if (moment?.is !== 'two') return;
    const first = moment.at.toString().slice(0, 16) === this.#value?.slice(0, 16);
    this.#put((first ? moment.second : moment.at).toString());
  }

  #fail(words: string): void {
    if (this.#wrong.textContent !== words) this.#wrong.textContent = words;
    this.#input.ariaInvalid = words === '' ? null : 'true';
  }
}

function rowOf({ id, name, meaning }: ClockEvent): HTMLElement {
  const row = element(
    'div',
    '',
    element('dt', '', name),
    element('dd', '', element('p', '', meaning), element('p', 'line on-paper')),
  );
  row.dataset.event = id;
  return row;
}
