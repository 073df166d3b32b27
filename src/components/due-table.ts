import { inBoth } from '../site/local-moment.ts';
import type { ClockRecord } from './clock-record.ts';
import { button, element } from './elements.ts';

const MINUTE = 60_000;

/** All clocks that count, in the order of their ends: when each is due and what is left. */
export class DueTable {
  readonly section: HTMLElement;
  #body = element('tbody');
  #asOf = element('p', 'note');
  #saveAll: HTMLButtonElement;
  #shown: { record: ClockRecord; when: Text; left: Text }[] = [];

  constructor(save: (due: readonly ClockRecord[]) => void) {
    const title = element('h2', '', 'Due');
    title.id = 'muster.due';
    const heads = ['Clock', 'Due', 'Time'].map((text) => {
      const cell = element('th', '', text);
      cell.scope = 'col';
      return cell;
    });
    this.#saveAll = button('Save all to calendar', () =>
      save(this.#shown.map(({ record }) => record).filter(({ due }) => due.is === 'due')),
    );
    this.#saveAll.className = 'button';
    this.section = element(
      'section',
      '',
      element(
        'table',
        'rows',
        element('caption', '', title),
        element('thead', '', element('tr', '', ...heads)),
        this.#body,
      ),
      this.#asOf,
      element('div', 'filters', this.#saveAll),
    );
    this.section.setAttribute('aria-labelledby', title.id);
  }

  /** Shows how clocks stand at an instant. Rows stay while the clocks are the same, so nobody loses their place. */
  show(records: readonly ClockRecord[], now: number, zone: string): void {
    const same = records.length === this.#shown.length && records.every((each, i) => each === this.#shown[i]?.record);
    if (!same) {
      this.#shown = records.map((record) => ({ record, when: new Text(), left: new Text() }));
      this.#body.replaceChildren(...this.#shown.map(rowOf));
    }
    for (const { record, when, left } of this.#shown) {
      when.data = ` ${record.when}`;
      left.data = ` ${record.left(now)}`;
    }
    this.#saveAll.hidden = !records.some(({ due }) => due.is === 'due');
    const minute = Temporal.Instant.fromEpochMilliseconds(now - (now % MINUTE));
    this.#asOf.textContent = `As of ${inBoth(minute, zone)}. Legal confirms.`;
  }
}

function rowOf({ record, when, left }: { record: ClockRecord; when: Text; left: Text }): HTMLElement {
  const link = element('a', '', record.name);
  link.href = `#${record.id}`;
  const head = element('th', '', link);
  head.scope = 'row';
  return element(
    'tr',
    '',
    head,
    element('td', '', element('b', '', 'Due'), when),
    element('td', '', element('b', '', 'Time'), left),
  );
}
