/** Opens the search dialog on its link or Ctrl+K; the dialog and the index are loaded when first asked for. */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    link?.setAttribute('role', 'button');
    link?.setAttribute('aria-haspopup', 'dialog');
    link?.setAttribute('aria-keyshortcuts', 'Control+K');
    link?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.open();
    });
    link?.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      this.open();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      this.open();
    });
  }

  private async open(): Promise<void> {
    const { openSearch } = await import('./search-dialog.ts');
    openSearch(this.dataset.base ?? '/', this.querySelector('a')?.href ?? '/');
  }
}

customElements.define('site-search', SiteSearch);

export type { SiteSearch };
