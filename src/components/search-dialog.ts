import { type Hit, type Named, type Names, type Rank, rankerOf } from '../site/search-rank.ts';
import { element } from './elements.ts';
import { type Look, loadTexts, type Text } from './search-text.ts';

const SHOWN = 12;
const PAUSE = 150;

let opened: SearchDialog | null = null;

/** Opens the search; `index` is the page to offer when search cannot work, and says which plan is being read. */
export function openSearch(base: string, index: string): void {
  opened ??= new SearchDialog(base, index);
  opened.show();
}

/** The way to ask: names answer at once, the texts of pages a moment later below them. */
class SearchDialog {
  readonly #dialog = element('dialog');
  readonly #term = element('input');
  readonly #kind = element('select');
  readonly #plan = element('select');
  readonly #status = element('p');
  readonly #list = element('ol');
  readonly #base: string;
  readonly #index: string;
  #names: Names | null = null;
  #rank: Rank | null = null;
  #look: Promise<Look | null> | null = null;
  #loading: Promise<void> | null = null;
  #asked = 0;
  #waiting: number | undefined;

  constructor(base: string, index: string) {
    this.#base = base;
    this.#index = index;
    this.#dialog.className = 'search';
    this.#dialog.setAttribute('aria-label', 'Search');
    this.#status.setAttribute('role', 'status');
    this.#term.type = 'search';
    this.#term.autocomplete = 'off';
    this.#term.spellcheck = false;
    const close = element('button', '', 'Close');
    close.addEventListener('click', () => this.#dialog.close());
    const fields = element('div');
    fields.className = 'search-fields';
    fields.append(
      labelled('Search for', this.#term),
      close,
      labelled('Kind', this.#kind),
      labelled('Plan', this.#plan),
    );
    this.#dialog.append(fields, this.#status, this.#list);
    document.body.append(this.#dialog);
    this.#term.addEventListener('input', () => this.#search(PAUSE));
    for (const field of [this.#kind, this.#plan]) field.addEventListener('change', () => this.#search());
    this.#dialog.addEventListener('keydown', (event) => this.#move(event));
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog || (event.target as Element).closest('li a')) this.#dialog.close();
    });
  }

  show(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#term.focus();
    this.#term.select();
    this.#loading ??= this.#load();
  }

  async #load(): Promise<void> {
    this.#look = loadTexts(this.#base).catch(() => null);
    try {
      const response = await fetch(`${this.#base}pagefind/names.json`);
      const names: Names = await response.json();
      this.#names = names;
      this.#rank = rankerOf(names);
      fill(
        this.#kind,
        'All kinds',
        [...new Set(names.pages.map(({ kind }) => kind))].sort().map((kind) => [kind, kind]),
      );
      fill(this.#plan, 'All plans', Object.entries(names.plans));
      const here = planOf(new URL(this.#index).pathname.slice(this.#base.length));
      if (Object.hasOwn(names.plans, here)) this.#plan.value = here;
      (this.#plan.parentElement as HTMLElement).hidden = Object.keys(names.plans).length < 2;
      this.#search();
    } catch {
      const link = element('a', '', 'the list of all pages');
      link.href = this.#index;
      this.#status.replaceChildren('Search could not be loaded. Use ', link, '.');
    }
  }

  /** Shows what answers by name, and after a pause in typing what answers in the text. */
  async #search(pause = 0): Promise<void> {
    const asked = ++this.#asked;
    clearTimeout(this.#waiting);
    if (!this.#rank || !this.#names) return;
    const term = this.#term.value.trim();
    const kind = this.#kind.value;
    let plan = this.#plan.value;
    if (term === '') {
      const all = kind ? this.#names.pages.filter((page) => isWanted(page, kind, plan)) : [];
      this.#list.replaceChildren(...all.map((page) => this.#row({ page, why: page.more?.[0] ?? '' })));
      this.#status.textContent = kind ? counted(all.length) : '';
      return;
    }
    let answer = this.#rank(term, (page) => isWanted(page, kind, plan));
    const rows = (hits: Hit[]) => hits.slice(0, SHOWN).map((hit) => this.#row(hit, answer.answers));
    this.#list.replaceChildren(...rows(answer.hits));
    await new Promise((done) => {
      this.#waiting = window.setTimeout(done, pause);
    });
    const look = await this.#look;
    const texts = async () => {
      const filters = { ...(kind && { kind }), ...(plan && { plan }) };
      const found = (await look?.(answer.words, SHOWN, filters)) ?? [];
      const named = new Set(answer.hits.slice(0, SHOWN).map(({ page }) => this.#base + page.at));
      return found.filter(({ url }) => !named.has(url)).slice(0, Math.max(0, SHOWN - answer.hits.length));
    };
    let found = await texts();
    let elsewhere = '';
    if (plan && answer.hits.length + found.length === 0) {
      elsewhere = `Nothing found in ${this.#names.plans[plan]}. In all plans: `;
      plan = '';
      answer = this.#rank(term, (page) => isWanted(page, kind, plan));
      found = await texts();
    }
    if (asked !== this.#asked) return;
    // Rows that stand already stay: the focus may be on one.
    if (elsewhere) this.#list.replaceChildren(...rows(answer.hits));
    this.#list.append(...found.map((text) => this.#textRow(text)));
    const shown = this.#list.childElementCount;
    const mended = answer.mended.map(([typed, taken]) => `Shown for "${taken}" (you typed "${typed}"). `).join('');
    const unread = look ? '' : ' The texts of pages could not be searched, only their names.';
    this.#status.textContent =
      (shown === 0 ? 'Nothing found. Try fewer or other words.' : `${mended}${elsewhere}${counted(shown)}.`) + unread;
  }

  #row({ page, why }: Hit, answers = (_: string) => false): HTMLLIElement {
    const row = this.#head(page);
    const text = element('p');
    text.append(...marked(why, answers));
    if (page.phone) {
      const [value, href] = page.phone;
      const call = element('a', '', `Call ${value}`);
      call.href = href;
      call.setAttribute('aria-label', `Call ${page.title}, ${value}`);
      row.append(call);
    }
    if (why) row.append(text);
    return row;
  }

  #textRow({ url, excerpt, sub_results }: Text): HTMLLIElement {
    const at = url.slice(this.#base.length);
    const page = this.#names?.pages.find((each) => each.at === at) ?? { at, title: at, kind: 'Page' };
    const [part] = sub_results;
    const row = this.#head(page, part?.url);
    const text = element('p');
    if (part && part.url !== url) text.append(`${part.title}: `);
    text.append(...taken(part?.excerpt ?? excerpt));
    row.append(text);
    return row;
  }

  #head({ at, title, kind, severity }: Named, href = this.#base + at): HTMLLIElement {
    const row = element('li');
    const link = element('a', '', title);
    link.href = href;
    const where = [
      kind,
      severity && `start at ${severity}`,
      planOf(at) !== this.#plan.value && this.#names?.plans[planOf(at)],
    ];
    const line = element('p', '', where.filter(Boolean).join(', '));
    line.className = 'search-where';
    row.append(link, line);
    return row;
  }

  /** Arrow keys walk through the results; Enter in the field opens the first; Escape leaves. */
  async #move(event: KeyboardEvent): Promise<void> {
    const { activeElement } = document;
    const links = () => [...this.#list.querySelectorAll<HTMLAnchorElement>('li > a:first-child')];
    const at = links().findIndex((link) => link.parentElement === activeElement?.parentElement);
    const typing = activeElement === this.#term;
    if (event.key === 'ArrowDown' && (typing || at >= 0)) {
      event.preventDefault();
      links()[at + 1]?.focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (links()[at - 1] ?? this.#term).focus();
    } else if (event.key === 'Escape') {
      // A search field would only be emptied by it.
      event.preventDefault();
      this.#dialog.close();
    } else if (event.key === 'Enter' && typing) {
      event.preventDefault();
      await this.#loading;
      if (this.#list.childElementCount === 0) await this.#search();
      links()[0]?.click();
    }
  }
}

function isWanted(page: Named, kind: string, plan: string): boolean {
  return (kind === '' || page.kind === kind) && (plan === '' || planOf(page.at) === plan);
}

function planOf(at: string): string {
  return at.split('/', 1)[0] as string;
}

function counted(pages: number): string {
  return pages === 1 ? '1 page' : `${pages} pages`;
}

/** A text with the words marked that answer. */
function marked(text: string, answers: (word: string) => boolean): (Node | string)[] {
  return text
    .split(/([\p{L}\p{N}'’]+)/u)
    .map((part, place) => (place % 2 === 1 && answers(part) ? element('mark', '', part) : part));
}

/** Excerpts come as HTML; only their words and marks are taken over. */
function taken(html: string): (Node | string)[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) => {
    const text = node.textContent ?? '';
    return node.nodeName === 'MARK' ? element('mark', '', text) : text;
  });
}

function fill(field: HTMLSelectElement, all: string, options: [value: string, text: string][]): void {
  field.append(new Option(all, ''), ...options.map(([value, text]) => new Option(text, value)));
}

function labelled(text: string, field: HTMLElement): HTMLLabelElement {
  const label = element('label', '', text);
  label.append(field);
  return label;
}
