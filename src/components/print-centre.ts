import { element } from './elements.ts';
import { formOf, line } from './print-forms.ts';
import type { documentsOf, Missing, Piece, Wanted } from './printed-set.ts';

/** A set as it was asked for. */
interface Order {
  title: string;
  wanted: Wanted[];
  /** With cover and contents. */
  binder?: boolean;
  exercise?: boolean;
  /** Wallet cards only: nothing to fetch. */
  cards?: boolean;
}

/** So many pages are fetched at a time, and so many wallet cards fit on a page. */
const AT_A_TIME = 4;
const CARDS = 4;

/**
 * Puts sets of pages together to print them as one. What it offers stands as links in its list already; it fetches the
 * pages themselves, so that a set always holds what the site says, and prints blank copies: ticks belong to the pages.
 */
class PrintCentre extends HTMLElement {
  #pages: Wanted[] = [];
  #forms = element('div', 'print-forms');
  #panel = element('section', 'print-panel');
  #heading = element('h2');
  #status = element('p');
  #wrong = element('div', 'print-wrong');
  #contents = element('div', 'print-contents');
  #print = element('button', 'button button-main', 'Print');
  #again = element('button', 'button', 'Try again');
  #close = element('button', 'button', 'Close');
  #set = element('div', 'set on-paper');
  #opener: HTMLElement | null = null;
  #stop = new AbortController();
  #order: Order = { title: '', wanted: [] };
  #title = document.title;

  connectedCallback(): void {
    const parts = [...this.querySelectorAll<HTMLElement>('[data-tab]')];
    const drills = this.querySelector<HTMLElement>('[data-drills]');
    const wantedOf = (tab: string, part: Element): Wanted[] =>
      [...part.querySelectorAll('a')].map((link) => ({ tab, title: link.textContent ?? '', href: link.href }));
    const tabs = parts.map((part) => ({ tab: part.dataset.tab ?? '', pages: wantedOf(part.dataset.tab ?? '', part) }));
    this.#pages = [...tabs.flatMap(({ pages }) => pages), ...(drills ? wantedOf('Drill', drills) : [])];
    this.#status.setAttribute('role', 'status');
    this.#wrong.setAttribute('role', 'alert');
    this.#heading.tabIndex = -1;
    for (const button of [this.#print, this.#again, this.#close]) button.type = 'button';
    this.#print.addEventListener('click', () => window.print());
    this.#again.addEventListener('click', () => this.#prepare());
    this.#close.addEventListener('click', () => this.#shut());
    this.#panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#shut();
    });
    const bar = element('div', 'print-bar', this.#print, this.#again, this.#close);
    this.#panel.append(this.#heading, this.#status, this.#wrong, bar, this.#contents);
    this.#panel.hidden = true;

    const sets = (part: Element | null | undefined) =>
      [...(part?.querySelectorAll<HTMLElement>('li[data-set]') ?? [])].map((item) => ({
        label: item.textContent?.trim() ?? '',
        // Pages lead here with the scenario whose set they want.
        item,
        ticked: item.id !== '' && location.hash === `#${item.id}`,
        value: { title: item.querySelector('a')?.textContent ?? '', places: item.dataset.set?.split(' ') ?? [] },
      }));
    const pagesAt = (places: string[]) => [...new Set(places)].flatMap((place) => this.#pages[Number(place)] ?? []);
    const inOrder = (pages: Wanted[]) => {
      const rank = ({ tab }: Wanted) => tabs.findIndex((each) => each.tab === tab);
      return pages.sort((a, b) => rank(a) - rank(b));
    };
    const [call] = this.#pages;
    const scenarios = sets(parts.find((part) => part.dataset.tab === 'Scenarios'));
    const played = sets(drills);
    this.#forms.append(
      formOf(
        {
          title: 'A scenario’s set',
          about: 'Who to call in short, the scenario, its sheets in order, its messages with lines to write on.',
          choices: scenarios,
          button: 'Prepare the set',
          nothing: 'Nothing is ticked. Tick at least one scenario.',
        },
        (chosen, opener) =>
          this.#start(opener, {
            title: `Set: ${chosen.map(({ title }) => title).join('; ')}`,
            wanted: [
              ...(call ? [{ ...call, brief: true }] : []),
              ...inOrder(pagesAt(chosen.flatMap(({ places }) => places))),
            ],
          }),
      ),
      ...(played.length > 0
        ? [
            formOf(
              {
                title: 'A drill’s set',
                about:
                  'The players’ page, then the scenarios it plays with sheets and messages. EXERCISE on every page.',
                choices: played,
                button: 'Prepare the drill set',
                nothing: 'Nothing is ticked. Tick the drill to print for.',
              },
              (chosen, opener) =>
                this.#start(opener, {
                  title: `EXERCISE: ${chosen.map(({ title }) => title).join('; ')}`,
                  wanted: inOrder(pagesAt(chosen.flatMap(({ places }) => places))),
                  exercise: true,
                }),
            ),
          ]
        : []),
      formOf(
        {
          title: 'The whole binder',
          about: 'A cover with the edition and a line for the date, contents with numbers, a tab for each part.',
          choices: tabs.map(({ tab, pages }) => ({ label: `${tab} (${pages.length})`, value: pages, ticked: true })),
          button: 'Prepare the binder',
          nothing: 'Nothing is ticked. Tick at least one part.',
        },
        (chosen, opener) => this.#start(opener, { title: 'Binder', wanted: chosen.flat(), binder: true }),
      ),
    );
    const cards = element('button', 'button', `Prepare ${CARDS} cards`);
    cards.type = 'button';
    cards.addEventListener('click', () => this.#start(cards, { title: 'Wallet cards', wanted: [], cards: true }));
    this.querySelector('.wallet')?.append(cards);
    this.prepend(this.#forms, this.#panel);
    this.append(this.#set);
    this.#forms.querySelector<HTMLElement>('form:first-child :checked')?.focus();
  }

  #start(opener: HTMLElement, order: Order): void {
    this.#opener = opener;
    this.#order = order;
    this.toggleAttribute('data-busy', true);
    this.#panel.hidden = false;
    this.#heading.textContent = order.title;
    this.#heading.focus();
    document.title = `${order.title} - ${this.#planName}`;
    this.#prepare();
  }

  async #prepare(): Promise<void> {
    this.#stop.abort();
    const stop = new AbortController();
    this.#stop = stop;
    this.#print.hidden = true;
    this.#again.hidden = true;
    this.#wrong.replaceChildren();
    this.#contents.replaceChildren();
    this.#set.replaceChildren();
    this.#set.classList.toggle('exercise-set', this.#order.exercise === true);
    if (this.#order.cards) {
      this.#showCards();
      return;
    }
    const { wanted } = this.#order;
    const made = await import('./printed-set.ts');
    const got: (Piece[] | Missing)[] = [];
    let done = 0;
    const tell = () => {
      this.#status.textContent = `${done} of ${wanted.length} pages ready`;
    };
    tell();
    const waiting = [...wanted.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next && !stop.signal.aborted; next = waiting.shift()) {
        const [index, each] = next;
        got[index] = await made.piecesOf(each, this.dataset.digest ?? '', stop.signal).catch((error: unknown) => ({
          wanted: each,
          why: error instanceof Error ? error.message : String(error),
        }));
        done += 1;
        if (!stop.signal.aborted) tell();
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    if (!stop.signal.aborted) this.#show(got, made.documentsOf);
  }

  #show(got: readonly (Piece[] | Missing)[], asDocuments: typeof documentsOf): void {
    const pieces = got.flatMap((each) => (Array.isArray(each) ? each : []));
    const missing = got.flatMap((each) => (Array.isArray(each) ? [] : each));
    const { binder = false, exercise = false } = this.#order;
    const documents = asDocuments(pieces, {
      plan: this.#planName,
      exercise,
      demo: document.querySelector('.demo') !== null,
    });
    if (binder) {
      const demo = document.querySelector('.demo') ? ' | DEMO' : '';
      const head = line('doc-head', 'Contents', ` | ${this.#planName} | plan digest ${this.dataset.digest}${demo}`);
      const contents = element('section', 'doc', head, ...this.#listOf(pieces, missing, 'h1'));
      this.#set.append(this.#cover(), contents);
    }
    this.#set.append(...documents);
    this.#contents.append(...this.#listOf(pieces, missing, 'h3'));
    if (missing.length > 0) {
      this.#wrong.append(
        element('p', '', `${missing.length} of ${got.length} pages could not be had:`),
        element(
          'ul',
          '',
          ...missing.map(({ wanted, why }) => element('li', '', element('a', '', wanted.title), ` ${why}`)),
        ),
        element(
          'p',
          '',
          'What is ready is safe. Try again, or print without them: open each from the list below and print it on its own.',
        ),
      );
      for (const [index, link] of [...this.#wrong.querySelectorAll('a')].entries())
        link.href = missing[index]?.wanted.href ?? '';
    }
    this.#print.hidden = pieces.length === 0;
    this.#again.hidden = missing.length === 0;
    this.#status.textContent = `${got.length - missing.length} of ${got.length} pages ready: ${pieces.length} documents to print.`;
  }

  #showCards(): void {
    const card = this.querySelector('.wallet-card');
    const cards = Array.from({ length: CARDS }, () => card?.cloneNode(true) ?? '');
    this.#set.append(element('section', 'doc cards', ...cards));
    this.#print.hidden = false;
    this.#status.textContent = `${CARDS} cards on one page. Print at 100 %, not fitted to the page.`;
  }

  #cover(): HTMLElement {
    const cover = element('section', 'doc cover');
    const template = this.querySelector('template');
    if (template) cover.append(document.importNode(template.content, true));
    return cover;
  }

  /** The numbers of all documents by tab, and what is missing. */
  #listOf(pieces: readonly Piece[], missing: readonly Missing[], level: 'h1' | 'h3'): HTMLElement[] {
    const parts = Map.groupBy([...pieces.entries()], ([, { wanted }]) => wanted.tab);
    const list = element('ol', 'print-list-of');
    for (const [tab, own] of parts) {
      const rows = own.map(([index, { title }]) => element('li', '', line('', `${index + 1}`, ` ${title}`)));
      list.append(element('li', '', element('p', '', element('b', '', tab)), element('ol', '', ...rows)));
    }
    const names = missing.map(({ wanted }) => `${wanted.tab}: ${wanted.title}`).join('; ');
    const note = names ? [line('', 'Missing from this copy: ', names)] : [];
    return [element(level, '', 'Contents'), ...note, list];
  }

  #shut(): void {
    this.#stop.abort();
    this.#set.replaceChildren();
    this.#panel.hidden = true;
    this.toggleAttribute('data-busy', false);
    document.title = this.#title;
    this.#opener?.focus();
  }

  get #planName(): string {
    return [...document.querySelectorAll('.site-name > *')].map((each) => each.textContent?.trim()).join(' ');
  }
}

customElements.define('print-centre', PrintCentre);

export type { PrintCentre };
