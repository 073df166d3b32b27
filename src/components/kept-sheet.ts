/** One thing that happened to a step: when, and whether it was ticked or the tick was taken back. */
type Mark = [at: string, done: boolean];

/** What this device keeps of one text of a sheet. Marks are added, never removed. */
interface Kept {
  /** The words of each step that was ever ticked, by its number. */
  words: Record<string, string>;
  marks: Record<string, Mark[]>;
}

/** All texts of one sheet that were ever ticked, by digest. */
type Shelf = Record<string, Kept>;

const PREFIX = 'muster.sheet.';

/**
 * Keeps the ticks of one sheet on this device, under the digest of its text. Ticks on another text of the sheet are
 * shown as what they are and never moved. Without storage the ticks last as long as the page, and the page says so.
 */
class KeptSheet extends HTMLElement {
  #kept: Kept = { words: {}, marks: {} };
  #cleared: Kept | null = null;
  #boxes: HTMLInputElement[] = [];
  #status = document.createElement('p');
  #clear = document.createElement('button');
  #old = document.createElement('div');

  connectedCallback(): void {
    this.#boxes = [...this.querySelectorAll<HTMLInputElement>('.sheet-steps input')];
    this.#status.className = 'sheet-status';
    this.#status.setAttribute('role', 'status');
    this.#clear.type = 'button';
    this.#clear.addEventListener('click', () => this.#clearOrBring());
    this.#old.className = 'old-ticks';
    const bar = document.createElement('div');
    bar.className = 'sheet-bar';
    bar.append(this.#status, this.#clear);
    this.querySelector('.pause')?.after(bar, this.#old);
    for (const [index, box] of this.#boxes.entries())
      box.addEventListener('change', () => this.#mark(index, box.checked));
    window.addEventListener('storage', (event) => {
      if (event.key === this.#key) this.#read();
    });
    // Some browsers put their own memory of boxes back after scripts ran.
    window.addEventListener('pageshow', () => this.#read());
    this.#read();
  }

  get #key(): string {
    return `${PREFIX}${this.dataset.sheet}`;
  }

  get #digest(): string {
    return this.dataset.digest ?? '';
  }

  #shelf(): Shelf {
    try {
      const shelf: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '{}');
      return shelf !== null && typeof shelf === 'object' ? (shelf as Shelf) : {};
    } catch {
      return {};
    }
  }

  #read(): void {
    const { [this.#digest]: own, ...others } = this.#shelf();
    this.#kept = { words: own?.words ?? {}, marks: own?.marks ?? {} };
    this.#show();
    this.#showOld(others);
    this.#tell('');
  }

  #mark(index: number, done: boolean): void {
    const number = String(index + 1);
    this.#cleared = null;
    this.#kept.words[number] = this.#wordsOf(index);
    this.#kept.marks[number] = [...(this.#kept.marks[number] ?? []), [new Date().toISOString(), done]];
    this.#save();
  }

  #save(): void {
    this.#show();
    let said: string;
    try {
      localStorage.setItem(this.#key, JSON.stringify({ ...this.#shelf(), [this.#digest]: this.#kept }));
      said = `Saved on this device ${new Date().toISOString().slice(11, 19)} UTC. `;
    } catch {
      said = 'Not saved: this browser keeps nothing. The ticks last until the page is left. ';
    }
    this.#tell(said);
  }

  #clearOrBring(): void {
    if (this.#cleared) {
      this.#kept = this.#cleared;
      this.#cleared = null;
    } else {
      this.#cleared = this.#kept;
      this.#kept = { words: {}, marks: {} };
    }
    this.#save();
  }

  #show(): void {
    for (const [index, box] of this.#boxes.entries()) {
      const last = this.#kept.marks[String(index + 1)]?.at(-1);
      box.checked = last?.[1] === true;
      const row = box.closest('li');
      row?.toggleAttribute('data-done', box.checked);
      const stamp = row?.querySelector('.stamp');
      if (!stamp) continue;
      stamp.replaceChildren();
      if (!last) continue;
      const time = document.createElement('time');
      time.dateTime = last[0];
      time.textContent = `${last[0].slice(11, 16)} UTC`;
      if (last[1]) {
        const undo = document.createElement('button');
        undo.type = 'button';
        undo.textContent = 'Undo';
        undo.setAttribute('aria-label', `Undo step ${index + 1}`);
        undo.addEventListener('click', () => {
          this.#mark(index, false);
          box.focus();
        });
        stamp.append(time, undo);
      } else {
        stamp.append('taken back ', time);
      }
    }
  }

  #tell(first: string): void {
    const all = this.#boxes.length;
    const done = this.#boxes.filter((box) => box.checked).length;
    this.#status.textContent = `${first}Done ${done} of ${all}, ${all - done} open.`;
    const ticked = Object.keys(this.#kept.marks).length > 0;
    this.#clear.textContent = this.#cleared ? 'Bring the ticks back' : 'Start a blank sheet';
    this.#clear.hidden = !ticked && !this.#cleared;
  }

  #showOld(others: Shelf): void {
    this.#old.replaceChildren();
    for (const [digest, kept] of Object.entries(others)) {
      const ticked = Object.entries(kept.marks ?? {}).filter(([, marks]) => marks.at(-1)?.[1]);
      if (ticked.length === 0) continue;
      const list = document.createElement('ul');
      for (const [number, marks] of ticked) {
        const item = document.createElement('li');
        item.textContent = `${marks.at(-1)?.[0].slice(0, 16).replace('T', ' ')} UTC, step ${number}: ${kept.words?.[number] ?? ''}`;
        list.append(item);
      }
      const head = document.createElement('h3');
      head.textContent = `Ticks on another text of this sheet (sha256 ${digest})`;
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = 'Remove these old ticks';
      remove.addEventListener('click', () => this.#remove(digest));
      this.#old.append(head, list, remove);
    }
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
    const words = this.#boxes[index]?.closest('li')?.querySelector('.words')?.cloneNode(true) as
      | HTMLElement
      | undefined;
    words?.querySelector('.visually-hidden')?.remove();
    return words?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }
}

customElements.define('kept-sheet', KeptSheet);

export type { KeptSheet };
