import { button, element } from '../components/elements.ts';
import { clockText, END, elapsed, missingIn, NOT_BEGUN, type Play, type Played, resultOf, START } from './result.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * The facilitator's run of a drill: a clock that can stop, stamps on injects and evaluator lines, and every field kept
 * on this device. The page reads and prints without it; this adds the time, and a result to record.
 */
class DrillPlay extends HTMLElement {
  #played = JSON.parse(this.dataset.played ?? '{}') as Played;
  #key = `muster.exercise.${this.#played.plan}/${this.#played.drill}.${this.#played.digest}.${this.#played.seed ?? ''}`;
  #play: Play = structuredClone(NOT_BEGUN);
  #clock = this.#part('.clock');
  #saved = this.#part('.saved');
  #buttons = this.#part('.clock-buttons');

  connectedCallback(): void {
    this.#read();
    for (const field of this.#fields()) this.#fill(field);
    this.addEventListener('input', (event) => this.#typed(event.target as Field));
    for (const place of this.querySelectorAll<HTMLElement>('[data-stamp]')) this.#drawStamp(place);
    this.#part('.export').append(
      button('Save the result as a file', () => this.#save()),
      button('Print all', () => window.print()),
      button('Begin anew', () => this.#clear()),
    );
    this.#draw();
    setInterval(() => this.#draw(), 5000);
  }

  #part(selector: string): HTMLElement {
    return this.querySelector(selector) as HTMLElement;
  }

  #fields(): NodeListOf<Field> {
    return this.querySelectorAll<Field>('input[name], textarea[name], select[name]');
  }

  #read(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Play | null;
      if (kept?.values && kept.stamps && Array.isArray(kept.pauses)) this.#play = kept;
    } catch {
      // Nothing kept that could be read: the play begins anew.
    }
  }

  #keep(): void {
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#play));
      this.#saved.textContent = `Saved on this device ${new Date().toISOString().slice(11, 19)} UTC.`;
    } catch {
      this.#saved.textContent = 'This browser keeps nothing. Leave the page open, and save the result as a file.';
    }
    this.#draw();
  }

  #fill(field: Field): void {
    const value = this.#play.values[field.name] ?? '';
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox'))
      field.checked = value !== '' && (field.type === 'checkbox' || field.value === value);
    else field.value = value;
    // On paper a date without a value would print the form of a date.
    if (field.type === 'date') field.classList.toggle('empty', field.value === '');
  }

  #typed(field: Field): void {
    if (!field.name) return;
    const ticked = !(field instanceof HTMLInputElement && field.type === 'checkbox') || field.checked;
    this.#play.values[field.name] = ticked ? field.value : '';
    if (field.type === 'date') field.classList.toggle('empty', field.value === '');
    this.#keep();
  }

  #stamp(name: string, at: string | null): void {
    if (at === null) delete this.#play.stamps[name];
    else this.#play.stamps[name] = at;
    this.#keep();
  }

  /** The place of a stamp: a button while it is open, the time and a way back once it is set. */
  #drawStamp(place: HTMLElement): void {
    const { stamp: name = '', stampWords: words = '', stampName: about = '' } = place.dataset;
    const at = this.#play.stamps[name];
    const time = at ? `${at.slice(11, 16)} UTC, ${clockText(elapsed(this.#play, Date.parse(at)))}` : '';
    const press = (value: string | null) => {
      this.#stamp(name, value);
      this.#drawStamp(place);
      place.querySelector('button')?.focus();
    };
    place.replaceChildren(
      ...(at
        ? [element('b', '', time), button('Undo', () => press(null), `Undo: ${about}`)]
        : [button(words, () => press(new Date().toISOString()), `${words}: ${about}`)]),
    );
  }

  #draw(): void {
    const { stamps, pauses } = this.#play;
    const now = Date.now();
    const stopped = pauses.at(-1)?.to === null;
    const state = !stamps[START] ? 'before' : stamps[END] ? 'ended' : stopped ? 'stopped' : 'running';
    const until = stamps[END] ? Date.parse(stamps[END]) : now;
    const text = state === 'before' ? 'Not started' : clockText(elapsed(this.#play, until));
    const words = { before: '', running: '', stopped: ' (clock stopped)', ended: ' (ended)' }[state];
    if (this.#clock.textContent !== text + words) this.#clock.textContent = text + words;
    if (this.dataset.state !== state) {
      this.dataset.state = state;
      this.#drawButtons(state);
    }
    this.#drawNext(elapsed(this.#play, until) / 60_000, state !== 'before');
    const missing = missingIn(this.#play, this.#played).join(' ');
    const place = this.#part('.missing');
    const line = missing === '' ? 'The record is whole.' : `Still open: ${missing}`;
    if (place.textContent !== line) place.textContent = line;
  }

  #drawButtons(state: string): void {
    const had = this.#buttons.contains(document.activeElement);
    const now = () => new Date().toISOString();
    const clock = {
      before: [button('Start the clock', () => this.#stamp(START, now()))],
      running: [
        button('Stop the clock', () => this.#pause(now())),
        button('End of exercise', () => this.#stamp(END, now())),
      ],
      stopped: [button('Go on', () => this.#goOn(now())), button('End of exercise', () => this.#end(now()))],
      ended: [button('Not ended yet', () => this.#stamp(END, null))],
    }[state];
    this.#buttons.replaceChildren(...(clock ?? []));
    if (had) this.#buttons.querySelector('button')?.focus();
  }

  #pause(from: string): void {
    this.#play.pauses.push({ from, to: null });
    this.#keep();
  }

  #goOn(to: string): void {
    const last = this.#play.pauses.at(-1);
    if (last) last.to = to;
    this.#keep();
  }

  #end(at: string): void {
    this.#goOn(at);
    this.#stamp(END, at);
  }

  /** Marks the inject that comes next, and says whether its time has come. */
  #drawNext(minute: number, isRunning: boolean): void {
    let next = true;
    for (const item of this.querySelectorAll<HTMLElement>('[data-inject]')) {
      const isGiven = this.#play.stamps[`given.${item.dataset.inject}`] !== undefined;
      item.classList.toggle('given', isGiven);
      item.classList.toggle('next', !isGiven && next);
      const due = item.querySelector('.due') as HTMLElement;
      const text = isGiven || !next ? '' : dueWords(item.dataset, minute, isRunning);
      if (due.textContent !== text) due.textContent = text;
      if (!isGiven) next = false;
    }
  }

  #save(): void {
    const result = resultOf(this.#play, this.#played, new Date());
    const link = element('a');
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(result, null, 2)}\n`], { type: 'application/json' }));
    link.download = `EXERCISE-${this.#played.plan}-${this.#played.drill}-result.json`;
    link.click();
    URL.revokeObjectURL(link.href);
    this.#saved.textContent = `${link.download} was made. Record it: npm run drill -- record ${this.#played.plan}/${this.#played.drill} ${link.download}`;
  }

  /** Takes everything back, and offers it again until the page is left. */
  #clear(): void {
    const before = this.#play;
    const show = (play: Play) => {
      this.#play = play;
      for (const field of this.#fields()) this.#fill(field);
      for (const place of this.querySelectorAll<HTMLElement>('[data-stamp]')) this.#drawStamp(place);
      this.#keep();
    };
    show(structuredClone(NOT_BEGUN));
    this.#saved.replaceChildren(
      'Everything was cleared. ',
      button('Undo', () => show(before)),
    );
  }
}

function dueWords({ earliest, latest }: DOMStringMap, minute: number, isRunning: boolean): string {
  const from = Number(earliest);
  const to = Number(latest);
  if (!isRunning) return 'Next.';
  if (earliest !== undefined && minute < from) return `Next. Not before T+${from}.`;
  if (latest !== undefined && minute >= to) return `Next. Give it now: T+${to} has passed.`;
  return latest === undefined ? 'Next.' : `Next. Any time until T+${to}.`;
}

customElements.define('drill-play', DrillPlay);
