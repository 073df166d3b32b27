import { DeadlineForm } from './deadline-form.ts';
import { element } from './elements.ts';

/**
 * Counts deadlines from what happened and when. What counts is the checker's own module; the browser's calendar is
 * brought along only where it has none.
 */
class DeadlineClocks extends HTMLElement {
  #begun = false;

  async connectedCallback(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    try {
      if (!('Temporal' in globalThis)) await import('./bring-calendar.ts');
      new DeadlineForm(this).begin();
    } catch (error) {
      this.prepend(
        element(
          'p',
          'open',
          'Nothing is counted: a file of this page could not be loaded. Count by hand, as each clock says.',
        ),
      );
      throw error;
    }
  }
}

customElements.define('deadline-clocks', DeadlineClocks);

export type { DeadlineClocks };
