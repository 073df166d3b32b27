import { isOpen, localTime, placeOf } from '../site/local-time.ts';

/**
 * Asks whether somebody is asleep, with the time it is there, once that lies outside their hours; of those in another
 * zone it tells the time at any hour. It follows the clock each minute and is no live region: nobody asked to be told.
 */
class LocalHours extends HTMLElement {
  connectedCallback(): void {
    this.tell();
    setTimeout(() => this.connectedCallback(), MINUTE - (Date.now() % MINUTE));
  }

  private tell(): void {
    const { zone = 'UTC', hours, closed, away } = this.dataset;
    const { minute, clock } = localTime(zone, new Date());
    const outside = hours !== undefined && !isOpen(hours, minute);
    const place = zone.includes('/') ? `in ${placeOf(zone)}` : zone;
    const question = closed === undefined ? 'Asleep now?' : 'Closed now?';
    const time = `It is ${clock} ${place}.`;
    this.textContent = outside ? `${question} ${time}` : away === undefined ? '' : time;
    this.classList.toggle('outside', outside);
  }
}

const MINUTE = 60_000;
customElements.define('local-hours', LocalHours);

export type { LocalHours };
