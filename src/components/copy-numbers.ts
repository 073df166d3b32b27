/** Puts a button beside each number to call inside it, which copies the number as it is written. */
class CopyNumbers extends HTMLElement {
  connectedCallback(): void {
    // Without a secure address a browser has no clipboard to write to.
    if (!navigator.clipboard) return;
    const status = document.createElement('p');
    status.setAttribute('role', 'status');
    status.className = 'visually-hidden';
    this.append(status);
    for (const link of this.querySelectorAll('.person a.button')) {
      const number = link.querySelector('.call-number')?.textContent ?? '';
      const name = link.querySelector('.call-who b')?.textContent ?? '';
      const button = document.createElement('button');
      button.type = 'button';
      const say = (word: string) => {
        button.textContent = word;
        button.setAttribute('aria-label', `${word} number of ${name}`);
      };
      say('Copy');
      button.addEventListener('click', async () => {
        try {
          await navigator.clipboard.writeText(number);
          say('Copied');
          status.textContent = `Number of ${name} copied.`;
        } catch {
          say('Not copied');
          status.textContent = `Not copied: the browser did not allow it. The number of ${name} is ${number}.`;
        }
      });
      link.after(button);
    }
  }
}

customElements.define('copy-numbers', CopyNumbers);

export type { CopyNumbers };
