import { isDay } from '../plan/day.ts';
import { clockEvent, inOrder } from '../site/clock-events.ts';
import { calendarFile, saveFile } from './clock-calendar.ts';
import { box, byDue, ClockRecord } from './clock-record.ts';
import { DueTable } from './due-table.ts';
import { button, element } from './elements.ts';
import { EventField } from './event-field.ts';
import { type ClockEntries, clocksFrom, isBlank, type KeptClocks, noEntries, type ZoneChoice } from './kept-clocks.ts';
import { RegimeList } from './regime-list.ts';

const MINUTE = 60_000;

/** The form of all clocks of a plan: what was entered, kept on this device alone, and what follows from it. */
export class DeadlineForm {
  #host: HTMLElement;
  #kept: KeptClocks = clocksFrom(null);
  #cleared: ClockEntries | null = null;
  #records: ClockRecord[] = [];
  #fields = new Map<string, EventField>();
  #regimes: RegimeList;
  #exercise = box('This is an exercise');
  #banner = element(
    'p',
    'exercise',
    element('strong', '', 'EXERCISE'),
    '. None of it is real. It has entries of its own: untick it, and the real ones stand here.',
  );
  #zone = element('select');
  #status = element('p');
  #clear = button('Start anew', () => this.#clearOrBring());
  #table = new DueTable((due) => this.#save(due));
  #daysOff = element('textarea');
  #daysOffPart = element('div', 'form');
  #daysOffWrong = element('p', 'error');
  #title = document.title;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#regimes = new RegimeList(host.querySelector('.regimes'), host.dataset.frameworks ?? '', (id, on) =>
      this.#change((entries) => {
        entries.switches[id] = on;
      }),
    );
  }

  /** Puts all that scripts add in its place, and counts. */
  begin(): void {
    for (const section of this.#host.querySelectorAll<HTMLElement>('section[data-limit]')) this.#add(section);
    this.#lay();
    window.addEventListener('storage', ({ key }) => key === this.#key && this.#read());
    window.addEventListener('pageshow', () => this.#read());
    this.#read();
    this.#tick();
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }

  #lay(): void {
    const { zone = 'UTC' } = this.#host.dataset;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const choices = [
      ['own', `${own}, this device`],
      ...(zone === own ? [] : [['office', `${zone}, the organisation`]]),
      ...(own === 'UTC' || zone === 'UTC' ? [] : [['utc', 'UTC']]),
    ] as const;
    for (const [value, text] of choices) this.#zone.append(new Option(text, value));
    this.#zone.addEventListener('change', () => {
      this.#kept.zone = this.#zone.value as ZoneChoice;
      this.#store();
    });
    this.#exercise.input.addEventListener('change', () => {
      this.#kept.exercise = this.#exercise.input.checked;
      this.#cleared = null;
      this.#store();
    });
    this.#clear.className = 'button';
    this.#status.setAttribute('role', 'status');
    this.#daysOffWrong.setAttribute('role', 'alert');
    this.#host.prepend(
      this.#banner,
      element('div', 'print-kind', this.#exercise.label),
      element('div', 'filters', element('label', '', 'Times and days are those of', this.#zone), this.#clear),
      element('div', 'told', this.#status),
    );
    const regimes = this.#host.querySelector('.regimes')?.parentElement;
    regimes?.before(this.#table.section);
    const label = element('label', '', 'Public holidays, one date a line: 2026-12-25');
    label.htmlFor = this.#daysOff.id = 'muster.days-off';
    this.#daysOff.addEventListener('input', () =>
      this.#change((entries) => {
        entries.daysOff = this.#daysOff.value;
      }),
    );
    const hint = 'Some clocks count working days, or move on days off. Saturdays and Sundays are known.';
    this.#daysOffPart.append(label, element('p', '', hint), this.#daysOff, this.#daysOffWrong);
    regimes?.append(this.#daysOffPart);
  }

  get #key(): string {
    return `muster.deadlines.${this.#host.dataset.plan}`;
  }

  get #entries(): ClockEntries {
    return this.#kept.exercise ? this.#kept.played : this.#kept.real;
  }

  get #zoneName(): string {
    if (this.#kept.zone === 'utc') return 'UTC';
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return this.#kept.zone === 'office' ? (this.#host.dataset.zone ?? own) : own;
  }

  #add(section: HTMLElement): void {
    const record = new ClockRecord(section, {
      apply: (id, applies) =>
        this.#change((entries) => {
          entries.switches[id] = applies;
        }),
      relieve: (id, relieved) =>
        this.#change((entries) => {
          entries.relief[id] = relieved;
        }),
      save: (each) => this.#save([each]),
    });
    this.#records.push(record);
  }

  #read(): void {
    try {
      this.#kept = clocksFrom(localStorage.getItem(this.#key));
    } catch {
      // Without storage what is entered lasts as long as the page.
    }
    this.#show();
    this.#tell(isBlank(this.#entries) ? 'Nothing is entered.' : 'As kept on this device.');
  }

  #change(how: (entries: ClockEntries) => void): void {
    const entries = this.#entries;
    entries.since ||= new Date().toISOString().replace(/\D/g, '');
    how(entries);
    this.#cleared = null;
    this.#store();
  }

  #store(): void {
    this.#show();
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#kept));
      this.#tell(
        `Saved on this device ${new Date().toISOString().slice(11, 19)} UTC. It leaves this browser by calendar or paper only.`,
      );
    } catch {
      this.#tell('Not saved: this browser keeps nothing. What is entered lasts until the page is left. Print it.');
    }
  }

  #clearOrBring(): void {
    const before = this.#entries;
    const [next, cleared] = this.#cleared ? [this.#cleared, null] : [noEntries(), before];
    this.#kept[this.#kept.exercise ? 'played' : 'real'] = next;
    this.#cleared = cleared;
    this.#store();
  }

  #counted(): ClockRecord[] {
    return this.#records.filter(({ regime, applies }) => applies && this.#regimes.isOn(regime, this.#entries));
  }

  #show(): void {
    const entries = this.#entries;
    const { exercise } = this.#kept;
    this.#exercise.input.checked = exercise;
    this.#banner.hidden = !exercise;
    this.#host.toggleAttribute('data-exercise', exercise);
    document.title = `${exercise ? 'EXERCISE ' : ''}${this.#title}`;
    this.#zone.value = this.#kept.zone;
    if (this.#zone.selectedIndex < 0) this.#zone.value = 'own';
    this.#clear.textContent = this.#cleared ? 'Bring it back' : 'Start anew';
    this.#clear.disabled = isBlank(entries) && !this.#cleared;
    for (const id of this.#regimes.show(entries))
      if (!this.#records.some(({ regime }) => regime === id)) this.#bring(id);
    if (this.#daysOff.value !== entries.daysOff) this.#daysOff.value = entries.daysOff;
    const days = entries.daysOff.split(/[\s,;]+/).filter(Boolean);
    const wrong = days.filter((day) => !isDay(day));
    this.#daysOffWrong.textContent =
      wrong.length > 0 ? `Not counted: ${wrong.join(', ')}. Write days as 2026-12-25.` : '';
    const standing = { entries, zone: this.#zoneName, daysOff: new Set(days.filter(isDay)) };
    for (const record of this.#records) record.count(standing);
    const counted = this.#counted();
    for (const record of this.#records) record.section.hidden = !this.#regimes.isOn(record.regime, entries);
    this.#daysOffPart.hidden = !counted.some(({ needsDaysOff }) => needsDaysOff);
    this.#showEvents(new Set(counted.flatMap(({ events }) => events)), entries);
    this.#sort();
    this.#showDue();
  }

  /** Has the clocks of a framework that the plan does not list. */
  async #bring(id: string): Promise<void> {
    try {
      const sections = await this.#regimes.fetch(id);
      if (this.#records.some(({ regime }) => regime === id)) return;
      for (const section of sections) {
        this.#host.querySelector('.clocks')?.append(section);
        this.#add(section);
      }
      this.#show();
    } catch {
      this.#tell(
        'The clocks of that framework could not be had. Try again once the network is back, or open its own page.',
      );
      this.#entries.switches[id] = false;
      this.#regimes.show(this.#entries);
    }
  }

  #showEvents(wanted: ReadonlySet<string>, entries: ClockEntries): void {
    const list = this.#host.querySelector('section > dl');
    const rows = [...this.#host.querySelectorAll<HTMLElement>('[data-event]')];
    for (const id of inOrder([...rows.map(({ dataset }) => dataset.event ?? ''), ...wanted])) {
      let field = this.#fields.get(id);
      if (!field) {
        const row = rows.find(({ dataset }) => dataset.event === id) ?? null;
        field = new EventField(clockEvent(id), row, (event, at) =>
          this.#change(({ events }) => {
            if (at === null) delete events[event];
            else events[event] = at;
          }),
        );
        this.#fields.set(id, field);
        if (!row) {
          const next = inOrder([...this.#fields.keys()]);
          const after = this.#fields.get(next[next.indexOf(id) - 1] ?? '');
          if (after) after.row.after(field.row);
          else list?.append(field.row);
        }
      }
      field.show(entries.events[id] ?? null, this.#zoneName);
      field.row.hidden = !wanted.has(id) && id !== 'first-sign' && entries.events[id] === undefined;
    }
  }

  /** Puts the clocks in the order of their ends, and leaves the focus where it was. */
  #sort(): void {
    const off = ({ applies }: ClockRecord) => (applies ? 0 : 1);
    const sorted = [...this.#records].sort((a, b) => off(a) - off(b) || byDue(a, b));
    if (sorted.every((each, index) => each === this.#records[index])) return;
    this.#records = sorted;
    const focused = document.activeElement as HTMLElement | null;
    this.#host.querySelector('.clocks')?.append(...sorted.map(({ section }) => section));
    if (focused !== document.activeElement) focused?.focus();
  }

  #showDue(): void {
    const now = Date.now();
    const counted = this.#counted();
    for (const record of counted) record.tell(now);
    this.#table.show(counted, now, this.#zoneName);
  }

  /** Follows the clock each minute. */
  #tick(): void {
    setTimeout(
      () => {
        this.#showDue();
        this.#tick();
      },
      MINUTE - (Date.now() % MINUTE),
    );
  }

  #save(records: readonly ClockRecord[]): void {
    const { plan = '', title = '', demo } = this.#host.dataset;
    const marks = {
      plan,
      title,
      demo: demo !== undefined,
      exercise: this.#kept.exercise,
      incident: this.#entries.since,
      page: `${location.origin}${location.pathname}`,
    };
    const file = calendarFile(records, marks, Date.now());
    saveFile(file, 'text/calendar;charset=utf-8');
    this.#tell(`Saved as ${file.name}.`);
  }

  #tell(words: string): void {
    this.#status.textContent = words;
  }
}
