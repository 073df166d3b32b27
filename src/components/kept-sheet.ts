import { button, element, textOf } from './elements.ts';
import {
  countOf,
  type Kept,
  type Mark,
  type Shelf,
  type StepState,
  shelfFrom,
  stateAfter,
  timeOf,
} from './kept-marks.ts';
import type { ReadAloud } from './read-aloud.ts';
import { textOfSheet } from './sheet-text.ts';
import { whyForm } from './why-form.ts';

const PREFIX = 'muster.sheet.';

/**
 * Keeps what was done on one sheet on this device, under the digest of its text. Marks on another text of the sheet are
 * shown as what they are and never moved. Without storage they last as long as the page, and the page says so.
 */
export class KeptSheet extends HTMLElement {
  #kept: Kept = { words: {}, marks: {} };
  #cleared: Kept | null = null;
  #rows: HTMLLIElement[] = [];
  #names: HTMLInputElement[] = [];
  #status = element('p', 'sheet-status');
  #clear = button('', () => this.#clearOrBring());
  #old = element('div', 'old-ticks');
  #aloudButton = button('Read aloud', () => this.readAloud());
  #aloud: ReadAloud | null = null;

  connectedCallback(): void {
    this.#rows = [...this.querySelectorAll<HTMLLIElement>('.sheet-steps > li')];
    this.#names = [...this.querySelectorAll<HTMLInputElement>('.names input')];
    this.#status.setAttribute('role', 'status');
    this.querySelector('.sheet-marks')?.append(this.#aloudButton);
    const copy = button('Copy ', () => this.#copy());
    copy.append(element('span', 'only-heard', `${this.name} `), 'as text');
    const print = button('Print this sheet', () => this.#print());
    const buttons = element('div', 'sheet-buttons');
    buttons.append(print, copy, this.#clear);
    const bar = this.querySelector('.sheet-bar');
    bar?.append(this.#status, buttons);
    bar?.after(this.#old);
    for (const [index, row] of this.#rows.entries())
      boxOf(row)?.addEventListener('change', ({ target }) => this.mark(index, (target as HTMLInputElement).checked));
    for (const input of this.#names) {
      input.addEventListener('input', () => this.#sign(input));
      input.addEventListener('change', () => this.#tell(this.#store()));
    }
    window.addEventListener('storage', (event) => {
      if (event.key === this.#key) this.#read();
    });
    // Some browsers put their own memory of boxes back after scripts ran.
    window.addEventListener('pageshow', () => this.#read());
    window.addEventListener('beforeprint', () => this.#aloud?.isOpen && this.setAttribute('data-alone', ''));
    window.addEventListener('afterprint', () => this.removeAttribute('data-alone'));
    this.#read();
    if (new URLSearchParams(location.search).get('aloud') === this.slug) this.readAloud();
  }

  /** The sheet's own part of its address. */
  get slug(): string {
    return this.querySelector('h2')?.id ?? '';
  }

  /** What the sheet is called on its page. */
  get name(): string {
    return this.querySelector('h2')?.lastChild?.textContent ?? '';
  }

  /** Its steps, in order. */
  get rows(): readonly HTMLLIElement[] {
    return this.#rows;
  }

  /** Where each step stands. */
  get states(): StepState[] {
    return this.#rows.map((_, index) => stateAfter(this.#marksOf(index)));
  }

  /** Opens the view that shows one step at a time; its script is loaded when it is first asked for. */
  async readAloud(): Promise<void> {
    try {
      const { ReadAloud } = await import('./read-aloud.ts');
      this.#aloud ??= new ReadAloud(this);
    } catch {
      this.#tell('Read aloud did not open: its file could not be loaded. The sheet works without it. ');
      return;
    }
    this.#aloud.open(this.#aloudButton);
  }

  /** Marks a step done, not done for a reason, or open again, and keeps it. */
  mark(index: number, done: boolean, why?: string): void {
    const number = String(index + 1);
    const now = new Date().toISOString();
    this.#cleared = null;
    this.#kept.words[number] = this.#wordsOf(index);
    this.#kept.marks[number] = [...this.#marksOf(index), why === undefined ? [now, done] : [now, done, why]];
    this.#save();
  }

  get #key(): string {
    return `${PREFIX}${this.dataset.sheet}`;
  }

  get #digest(): string {
    return this.dataset.digest ?? '';
  }

  #marksOf(index: number): Mark[] {
    return this.#kept.marks[String(index + 1)] ?? [];
  }

  #shelf(): Shelf {
    try {
      return shelfFrom(localStorage.getItem(this.#key));
    } catch {
      return {};
    }
  }

  #read(): void {
    const { [this.#digest]: own, ...others } = this.#shelf();
    if (own) this.#kept = own;
    this.#show();
    this.#showOld(others);
    this.#tell('');
  }

  /** Ticks on other texts of the sheet are rare, and so is what shows them. */
  async #showOld(others: Shelf): Promise<void> {
    const any = Object.keys(others).length > 0;
    const shown = any ? (await import('./old-ticks.ts')).oldTicks(others, (digest) => this.#remove(digest)) : [];
    this.#old.replaceChildren(...shown);
  }

  #save(): void {
    this.#show();
    this.#tell(this.#store());
  }

  /** Writes down what there is; gives the words that say how it went. */
  #store(): string {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ ...this.#shelf(), [this.#digest]: this.#kept }));
      return `Saved on this device ${new Date().toISOString().slice(11, 19)} UTC. `;
    } catch {
      return 'Not saved: this browser keeps nothing. The ticks last until the page is left. ';
    }
  }

  #sign(input: HTMLInputElement): void {
    this.#kept.names = { ...this.#kept.names, [callsignOf(input)]: input.value };
    this.#store();
  }

  #clearOrBring(): void {
    [this.#kept, this.#cleared] = this.#cleared ? [this.#cleared, null] : [{ words: {}, marks: {} }, this.#kept];
    this.#save();
  }

  #show(): void {
    for (const [index, row] of this.#rows.entries()) this.#showRow(row, index, stateAfter(this.#marksOf(index)));
    for (const input of this.#names) {
      const name = this.#kept.names?.[callsignOf(input)] ?? '';
      if (input.value !== name) input.value = name;
    }
    this.#aloud?.show();
  }

  #showRow(row: HTMLLIElement, index: number, state: StepState): void {
    const box = boxOf(row);
    if (box) box.checked = state.is === 'done';
    const stamp = row.querySelector<HTMLElement>('.stamp');
    const shown = `${state.is} ${state.at}`;
    if (!stamp || stamp.dataset.shown === shown) return;
    stamp.dataset.shown = shown;
    row.querySelector('.because')?.remove();
    row.querySelector('.why')?.remove();
    if (state.is === 'open') delete row.dataset.state;
    else row.dataset.state = state.is;
    if (state.is === 'not-done') stamp.before(element('p', 'because', `Not done: ${state.why}`));
    stamp.replaceChildren();
    if (state.at !== null) {
      const said = element('span', '', state.is === 'open' ? 'taken back ' : '');
      const time = element('time', '', timeOf(state.at, new Date()));
      time.dateTime = state.at;
      said.append(time);
      stamp.append(said);
    }
    stamp.append(
      state.is === 'open'
        ? this.#whyButton(row, index)
        : button('Undo', () => this.#markFrom(index, undefined), `Undo step ${index + 1}`),
    );
  }

  #whyButton(row: HTMLLIElement, index: number): HTMLButtonElement {
    const made = button(
      'Not done',
      () => {
        if (row.querySelector('.why')) return;
        const form = whyForm(index + 1, (why) => {
          form.remove();
          if (why === null) made.focus();
          else this.#markFrom(index, why);
        });
        row.querySelector('.stamp')?.before(form);
        form.querySelector('input')?.focus();
      },
      `Not done: why, step ${index + 1}`,
    );
    made.className = 'quiet';
    return made;
  }

  /** Takes a mark back or says why there is none; the button pressed is gone then, so the box takes the focus. */
  #markFrom(index: number, why: string | undefined): void {
    this.mark(index, false, why);
    boxOf(this.#rows[index])?.focus();
  }

  #tell(first: string): void {
    this.#status.textContent = `${first}${countOf(this.states)}`;
    const blank = Object.keys(this.#kept.marks).length + Object.values(this.#kept.names ?? {}).filter(Boolean).length;
    this.#clear.textContent = this.#cleared ? 'Bring the ticks back' : 'Start a blank sheet';
    this.#clear.disabled = blank === 0 && !this.#cleared;
  }

  #print(): void {
    this.setAttribute('data-alone', '');
    window.print();
  }

  #copy(): void {
    const texts = (selector: string) => [...this.querySelectorAll(selector)].map(textOf).filter(Boolean);
    const text = textOfSheet({
      head: [
        ...texts('.sheet-head h2'),
        texts('.sheet-marks > :not(button)').join(' | '),
        ...texts('.identity p:not(.write)'),
      ],
      names: this.#names.map((input) => [callsignOf(input), input.value]),
      doNot: texts('.do-not > *'),
      steps: this.#rows.map((row, index) => ({
        words: this.#wordsOf(index),
        also: textOf(row.querySelector('label + p[id]')),
        code: row.querySelector('pre')?.textContent?.trimEnd() ?? '',
        marks: this.#marksOf(index),
      })),
      pause: texts('.pause > p:not(.sheet-next)').join(' '),
    });
    // Not every browser lends its clipboard; then the text is laid out to be copied by hand.
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => this.#tell('Copied as text. '),
      () => this.#layOut(text),
    );
  }

  #layOut(text: string): void {
    this.querySelector('textarea')?.remove();
    const field = element('textarea');
    field.readOnly = true;
    field.rows = 8;
    field.value = text;
    field.setAttribute('aria-label', `${this.name} as text`);
    this.#old.before(field);
    field.focus();
    field.select();
    this.#tell('Not copied: this browser does not allow it. The text is below, selected: copy it from there. ');
  }

  #remove(digest: string): void {
    const { [digest]: _, ...rest } = this.#shelf();
    try {
      localStorage.setItem(this.#key, JSON.stringify(rest));
    } catch {
      return;
    }
    this.#read();
  }

  #wordsOf(index: number): string {
    const words = this.#rows[index]?.querySelector('label')?.cloneNode(true) as HTMLElement | undefined;
    words?.querySelector('small')?.remove();
    return textOf(words);
  }
}

function boxOf(row: Element | undefined): HTMLInputElement | null {
  return row?.querySelector<HTMLInputElement>('input[type="checkbox"]') ?? null;
}

function callsignOf(input: HTMLInputElement): string {
  return textOf(input.parentElement);
}

customElements.define('kept-sheet', KeptSheet);
