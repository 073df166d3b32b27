import { button, element } from './elements.ts';
import { countOf, type StepState, timeOf } from './kept-marks.ts';
import { whyForm } from './why-form.ts';

/** What the view needs of the sheet that it reads from; a mark made here is a mark made there. */
export interface ReadSheet extends HTMLElement {
  readonly slug: string;
  readonly rows: readonly HTMLLIElement[];
  readonly states: StepState[];
  mark(index: number, done: boolean, why?: string): void;
  readAloud(): Promise<void>;
}

/** One screen at a time: the warning, each step, the pause point. */
type Screen = { is: 'warning' } | { is: 'step'; index: number } | { is: 'pause' };

/** Shows a sheet one step at a time, large enough to be read aloud from arm's length, and keeps the screen awake. */
export class ReadAloud {
  #sheet: ReadSheet;
  #dialog: HTMLDialogElement | null = null;
  #screens: Screen[] = [];
  #at = 0;
  #opener: HTMLElement | null = null;
  #awake: WakeLockSentinel | null = null;
  #shown = element('div', 'aloud-screen');
  #then = element('p', 'aloud-then');
  #back = button('Back', () => this.#go(-1));
  #other = button('', () => this.#takeBackOrAsk());
  #on = button('', () => this.#doneOrOn());

  constructor(sheet: ReadSheet) {
    this.#sheet = sheet;
  }

  get isOpen(): boolean {
    return this.#dialog?.open === true;
  }

  /** Opens at the warning, where there is one; closing gives the focus to the opener. */
  open(opener: HTMLElement): void {
    this.#dialog ??= this.#build();
    this.#opener = opener;
    this.#screens = [
      ...(this.#part('.do-not') ? [{ is: 'warning' } as const] : []),
      ...this.#sheet.rows.map((_, index) => ({ is: 'step', index }) as const),
      { is: 'pause' },
    ];
    this.#at = this.#screens[0]?.is === 'warning' ? 0 : this.#firstOpen();
    this.#dialog.showModal();
    address(this.#sheet.slug);
    this.show();
    this.#on.focus();
    this.#stayAwake();
  }

  /** Shows where the sheet stands now. */
  show(): void {
    const screen = this.#screens[this.#at];
    if (!this.isOpen || !screen || this.#shown.querySelector('form')) return;
    const state = screen.is === 'step' ? this.#sheet.states[screen.index] : undefined;
    const isOpen = state?.is === 'open';
    this.#shown.replaceChildren(...this.#contentOf(screen, state));
    this.#shown.scrollTop = 0;
    this.#then.hidden = screen.is === 'pause';
    this.#back.hidden = this.#at === 0;
    this.#other.hidden = state === undefined;
    this.#other.textContent = isOpen ? 'Not done' : 'Undo';
    this.#on.textContent = isOpen
      ? 'Done'
      : screen.is === 'step'
        ? 'Next'
        : screen.is === 'warning'
          ? `Go to step ${this.#firstStep() + 1}`
          : this.#nextSheet()
            ? 'Next sheet'
            : 'Close';
  }

  #build(): HTMLDialogElement {
    const dialog = element('dialog', 'aloud');
    const title = element('h2');
    title.append(...copies(this.#part('h2')));
    title.id = `${this.#sheet.slug}.aloud`;
    dialog.setAttribute('aria-labelledby', title.id);
    const head = element('header');
    head.append(
      title,
      button('Print', () => window.print()),
      button('Close', () => dialog.close()),
    );
    this.#shown.setAttribute('aria-live', 'polite');
    this.#shown.tabIndex = 0;
    this.#shown.setAttribute('role', 'group');
    this.#shown.setAttribute('aria-label', 'Step');
    const pause = this.#part('.pause > p:not(.sheet-next)')?.textContent?.trim();
    this.#then.textContent = `Then: ${pause ?? 'the sheet is done'}`;
    const buttons = element('div', 'aloud-buttons');
    buttons.append(this.#back, this.#other, this.#on);
    const all = element('div');
    all.append(head, this.#shown, this.#then, buttons);
    dialog.append(all);
    dialog.addEventListener('close', () => this.#closed());
    dialog.addEventListener('keydown', (event) => {
      if (event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'ArrowRight') this.#go(1);
      else if (event.key === 'ArrowLeft') this.#go(-1);
      else return;
      event.preventDefault();
    });
    document.addEventListener('visibilitychange', () => this.#stayAwake());
    this.#sheet.append(dialog);
    return dialog;
  }

  #contentOf(screen: Screen, state: StepState | undefined): Node[] {
    if (screen.is === 'warning') return copies(this.#part('.do-not'));
    if (screen.is === 'pause') {
      const states = this.#sheet.states;
      const open = states.flatMap((each, index) => (each.is === 'open' ? [index + 1] : []));
      return [
        ...copies(this.#part('.pause')).slice(0, -1),
        element('p', 'after', open.length > 0 ? `${countOf(states)} Still open: ${open.join(', ')}.` : countOf(states)),
      ];
    }
    const row = this.#sheet.rows[screen.index];
    const label = element('p');
    label.append(...copies(row?.querySelector('label')));
    for (const part of label.querySelectorAll('input, small')) part.remove();
    // A finger that misses must not lead away from the sheet.
    for (const link of label.querySelectorAll('.actor')) link.replaceWith(element('b', '', link.textContent ?? ''));
    const also = element('p', 'also');
    also.append(...copies(row?.querySelector('label + p[id]')));
    const code = row?.querySelector('pre')?.cloneNode(true);
    const content: Node[] = [element('p', 'count', `${screen.index + 1} of ${this.#sheet.rows.length}`), label, also];
    if (code) content.push(code);
    if (state && state.is !== 'open') {
      const why = state.is === 'not-done' ? `: ${state.why}` : '';
      const what = state.is === 'done' ? 'Done' : 'Not done';
      content.push(element('p', 'after', `${what} ${timeOf(state.at, new Date())}${why}`));
    }
    return content;
  }

  #doneOrOn(): void {
    const screen = this.#screens[this.#at];
    if (screen?.is === 'pause') this.#leave();
    else if (screen?.is === 'warning') this.#goTo(this.#firstOpen());
    else {
      if (screen && this.#sheet.states[screen.index]?.is === 'open') this.#sheet.mark(screen.index, true);
      this.#go(1);
    }
  }

  #takeBackOrAsk(): void {
    const screen = this.#screens[this.#at];
    if (screen?.is !== 'step') return;
    if (this.#sheet.states[screen.index]?.is !== 'open') {
      this.#sheet.mark(screen.index, false);
      return;
    }
    const form = whyForm(screen.index + 1, (why) => {
      form.remove();
      if (why === null) {
        this.#other.focus();
        return;
      }
      this.#sheet.mark(screen.index, false, why);
      this.#go(1);
      this.#on.focus();
    });
    this.#shown.append(form);
    form.querySelector('input')?.focus();
  }

  #go(by: number): void {
    this.#goTo(Math.min(Math.max(this.#at + by, 0), this.#screens.length - 1));
  }

  #goTo(at: number): void {
    this.#shown.querySelector('form')?.remove();
    this.#at = at;
    const held = document.activeElement;
    this.show();
    if (held instanceof HTMLElement && held.hidden) this.#on.focus();
  }

  /** The first step that is open, else the first. */
  #firstStep(): number {
    return Math.max(
      0,
      this.#sheet.states.findIndex((state) => state.is === 'open'),
    );
  }

  #firstOpen(): number {
    const first = this.#firstStep();
    return this.#screens.findIndex((screen) => screen.is === 'step' && screen.index === first);
  }

  #nextSheet(): ReadSheet | null {
    const slug = this.#part<HTMLAnchorElement>('.sheet-next a')?.hash.slice(1);
    return slug ? (document.getElementById(decodeURIComponent(slug))?.closest<ReadSheet>('kept-sheet') ?? null) : null;
  }

  #leave(): void {
    const next = this.#nextSheet();
    this.#dialog?.close();
    next?.readAloud();
  }

  #closed(): void {
    this.#shown.querySelector('form')?.remove();
    this.#awake?.release().catch(() => {});
    this.#awake = null;
    if (document.querySelector('dialog.aloud[open]')) return;
    address(null);
    this.#opener?.focus();
  }

  #stayAwake(): void {
    if (!this.isOpen || document.visibilityState !== 'visible') return;
    // A screen that may not stay awake goes dark as always.
    navigator.wakeLock?.request('screen').then(
      (lock) => {
        if (this.isOpen) this.#awake = lock;
        else lock.release().catch(() => {});
      },
      () => {},
    );
  }

  #part<E extends Element = HTMLElement>(selector: string): E | null {
    return this.#sheet.querySelector<E>(selector);
  }
}

/** Puts the view into the page's address, so that it can be sent; or takes it out. */
function address(slug: string | null): void {
  const url = new URL(location.href);
  if (slug === null) url.searchParams.delete('aloud');
  else url.searchParams.set('aloud', slug);
  history.replaceState(history.state, '', url);
}

function copies(node: Element | null | undefined): Node[] {
  return [...(node?.childNodes ?? [])].map((child) => child.cloneNode(true));
}
