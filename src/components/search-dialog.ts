/** What Pagefind gives, as far as it is used here. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(
    term: string | null,
    options: { filters: Record<string, string> },
  ): Promise<{ results: { data(): Promise<Found> }[] }>;
}

interface Found {
  url: string;
  excerpt: string;
  meta: { title?: string; kind?: string; plan?: string };
  sub_results: { title: string; url: string; excerpt: string }[];
}

const SHOWN = 12;
const PAUSE = 120;

let opened: SearchDialog | null = null;

/** Opens the search; `index` is the page to offer when search cannot work. */
export function openSearch(base: string, index: string): void {
  opened ??= new SearchDialog(base, index);
  opened.show();
}

class SearchDialog {
  readonly #dialog = document.createElement('dialog');
  readonly #term = input();
  readonly #kind = select('Kind', 'All kinds');
  readonly #plan = select('Plan', 'All plans');
  readonly #status = withText('p', '');
  readonly #list = document.createElement('ol');
  readonly #base: string;
  readonly #index: string;
  #pagefind: Promise<Pagefind | null> | null = null;
  #asked = 0;
  #waiting: number | undefined;

  constructor(base: string, index: string) {
    this.#base = base;
    this.#index = index;
    this.#dialog.className = 'search';
    this.#dialog.setAttribute('aria-label', 'Search');
    this.#status.setAttribute('role', 'status');
    const close = withText('button', 'Close');
    close.type = 'button';
    close.addEventListener('click', () => this.#dialog.close());
    const fields = document.createElement('div');
    fields.className = 'search-fields';
    fields.append(
      labelled('Search for', this.#term),
      close,
      labelled('Kind', this.#kind),
      labelled('Plan', this.#plan),
    );
    this.#dialog.append(fields, this.#status, this.#list);
    document.body.append(this.#dialog);
    this.#term.addEventListener('input', () => {
      clearTimeout(this.#waiting);
      this.#waiting = window.setTimeout(() => this.#search(), PAUSE);
    });
    for (const field of [this.#kind, this.#plan]) field.addEventListener('change', () => this.#search());
    this.#dialog.addEventListener('keydown', (event) => this.#move(event));
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#list.addEventListener('click', (event) => {
      if ((event.target as Element).closest('a')) this.#dialog.close();
    });
  }

  show(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#term.focus();
    this.#term.select();
    this.#pagefind ??= this.#load();
  }

  async #load(): Promise<Pagefind | null> {
    try {
      const pagefind = (await import(/* @vite-ignore */ `${this.#base}pagefind/pagefind.js`)) as Pagefind;
      await pagefind.options({ baseUrl: this.#base, excerptLength: 24 });
      await pagefind.init();
      const filters = await pagefind.filters();
      fill(this.#kind, Object.keys(filters.kind ?? {}));
      fill(this.#plan, Object.keys(filters.plan ?? {}));
      (this.#plan.closest('label') as HTMLElement).hidden = Object.keys(filters.plan ?? {}).length < 2;
      return pagefind;
    } catch {
      const link = withText('a', 'the list of all pages');
      link.href = this.#index;
      this.#status.replaceChildren('Search could not be loaded. Use ', link, '.');
      return null;
    }
  }

  async #search(): Promise<void> {
    const asked = ++this.#asked;
    const pagefind = await this.#pagefind;
    if (!pagefind || asked !== this.#asked) return;
    const term = this.#term.value.trim();
    const filters: Record<string, string> = {};
    if (this.#kind.value) filters.kind = this.#kind.value;
    if (this.#plan.value) filters.plan = this.#plan.value;
    if (term === '' && Object.keys(filters).length === 0) {
      this.#status.textContent = '';
      this.#list.replaceChildren();
      return;
    }
    const { results } = await pagefind.search(term === '' ? null : term, { filters });
    const found = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    if (asked !== this.#asked) return;
    const count = results.length === 1 ? '1 page' : `${results.length} pages`;
    this.#status.textContent =
      results.length > SHOWN
        ? `${count}, the best ${SHOWN} below`
        : results.length === 0
          ? 'Nothing found. Try fewer or other words.'
          : count;
    this.#list.replaceChildren(...found.map(rowOf));
  }

  /** Arrow keys walk through the results; Enter in the field opens the first. */
  #move(event: KeyboardEvent): void {
    const links = [...this.#list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const inList = at >= 0 || document.activeElement === this.#term;
    if (event.key === 'ArrowDown' && inList) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)]?.focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (links[at - 1] ?? this.#term).focus();
    } else if (event.key === 'Enter' && document.activeElement === this.#term) {
      event.preventDefault();
      links[0]?.click();
    }
  }
}

function rowOf(found: Found): HTMLLIElement {
  const row = document.createElement('li');
  const part = found.sub_results[0];
  const link = withText('a', found.meta.title ?? found.url);
  link.href = part?.url ?? found.url;
  const where = withText('p', [found.meta.kind, found.meta.plan].filter(Boolean).join(', '));
  where.className = 'search-where';
  const excerpt = document.createElement('p');
  if (part && part.title !== found.meta.title) excerpt.append(`${part.title}: `);
  excerpt.append(...marked(part?.excerpt ?? found.excerpt));
  row.append(link, where, excerpt);
  return row;
}

/** Excerpts come as HTML; only their words and marks are taken over. */
function marked(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) =>
    node.nodeName === 'MARK'
      ? withText('mark', node.textContent ?? '')
      : document.createTextNode(node.textContent ?? ''),
  );
}

function input(): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'search';
  field.autocomplete = 'off';
  field.spellcheck = false;
  return field;
}

function select(name: string, all: string): HTMLSelectElement {
  const field = document.createElement('select');
  field.name = name;
  field.append(new Option(all, ''));
  return field;
}

function fill(field: HTMLSelectElement, values: string[]): void {
  field.append(...values.sort().map((value) => new Option(value, value)));
}

function labelled(text: string, field: HTMLElement): HTMLLabelElement {
  const label = withText('label', text);
  label.append(field);
  return label;
}

function withText<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
