/**
 * Holds the days inside it against the reader's own day, or against a demo's fixed one. A page knows no today when it
 * is built: what falls due later says so, and turns into "since" when its day has come.
 */
class ReaderDay extends HTMLElement {
  /** The day that it is read on. */
  get today(): string {
    return this.dataset.fixed === undefined ? todayIn(this.dataset.timeZone ?? 'UTC') : this.asOf;
  }

  /** The day that it was judged on. */
  get asOf(): string {
    return this.dataset.asOf ?? '';
  }

  /** The day so many days after the one it is read on. */
  in(days: number): string {
    return new Date(Date.parse(this.today) + days * 86_400_000).toISOString().slice(0, 10);
  }

  /** Since when something holds, or when it will. */
  when(on: string): string {
    const { today } = this;
    return on <= today ? `Since ${on} (${far(on, today)}).` : `Falls due on ${on} (${far(on, today)}).`;
  }

  connectedCallback(): void {
    const { today } = this;
    if (today === '') return;
    for (const element of this.querySelectorAll<HTMLElement>('[data-on]')) {
      const on = element.dataset.on ?? '';
      if (on <= today) element.hidden = false;
      const label = element.querySelector<HTMLElement>('[data-level]');
      if (label && on <= today) {
        label.textContent = label.dataset.level ?? '';
        label.className = `level level-${label.dataset.level}`;
      }
      const when = element.querySelector<HTMLElement>('[data-when]');
      if (when) when.textContent = this.when(on);
    }
    if (this.querySelector('[data-on]:not([hidden])'))
      this.querySelector<HTMLElement>('[data-held]')?.removeAttribute('hidden');
    for (const element of this.querySelectorAll<HTMLElement>('[data-day]')) {
      element.append(` (${far(element.dataset.day ?? today, today)})`);
    }
    for (const element of this.querySelectorAll<HTMLElement>('[data-ready-until]')) {
      const until = element.dataset.readyUntil ?? '';
      if (until <= today)
        element.textContent = `Not ready since ${until}: something has fallen due since this copy was made.`;
    }
  }
}

function todayIn(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date());
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

function far(day: string, today: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (days === 0) return 'today';
  const count = `${Math.abs(days)} day${Math.abs(days) === 1 ? '' : 's'}`;
  return days < 0 ? `${count} ago` : `in ${count}`;
}

customElements.define('reader-day', ReaderDay);

export type { ReaderDay };
