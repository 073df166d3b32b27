import { box } from './clock-record.ts';
import { element } from './elements.ts';
import type { ClockEntries } from './kept-clocks.ts';

/** Which rules are counted: those of the plan at first, others when they are switched on. Their clocks are fetched then. */
export class RegimeList {
  #boxes = new Map<string, HTMLInputElement>();
  #listed = new Set<string>();
  #fetched = new Map<string, Promise<HTMLElement[]>>();
  #frameworks: string;

  constructor(list: Element | null, frameworks: string, change: (id: string, on: boolean) => void) {
    this.#frameworks = frameworks;
    for (const item of list?.querySelectorAll<HTMLElement>('[data-regime]') ?? []) {
      const id = item.dataset.regime ?? '';
      const { input } = box('');
      const label = element('label', '', input, item.textContent?.trim() ?? '');
      if (item.dataset.listed !== undefined) this.#listed.add(id);
      input.addEventListener('change', () => change(id, input.checked));
      item.replaceChildren(label);
      this.#boxes.set(id, input);
    }
    list?.classList.add('print-kind');
  }

  /** Is a regime counted? Where nobody said, those of the plan are. */
  isOn(id: string, { switches }: ClockEntries): boolean {
    return switches[id] ?? this.#listed.has(id);
  }

  /** Shows which ones are on; gives those whose clocks are not on the page by themselves. */
  show(entries: ClockEntries): string[] {
    for (const [id, input] of this.#boxes) input.checked = this.isOn(id, entries);
    return [...this.#boxes.keys()].filter((id) => !this.#listed.has(id) && this.isOn(id, entries));
  }

  /** The clocks of a framework, from its own page. Throws where that cannot be had. */
  fetch(id: string): Promise<HTMLElement[]> {
    const known = this.#fetched.get(id) ?? this.#sectionsOf(id);
    this.#fetched.set(id, known);
    known.catch(() => this.#fetched.delete(id));
    return known;
  }

  async #sectionsOf(id: string): Promise<HTMLElement[]> {
    const response = await fetch(`${this.#frameworks}${id}/`, { signal: AbortSignal.timeout(20_000) });
    if (!response.ok) throw new Error(`The site answered ${response.status}.`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return [...page.querySelectorAll<HTMLElement>('section[data-limit]')].map((each) =>
      document.importNode(each, true),
    );
  }
}
