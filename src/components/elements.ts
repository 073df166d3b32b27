/** A new element with its classes, and with words and elements in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A new button; `name` is what it is called aloud, where that says more than its words. */
export function button(text: string, press?: () => void, name?: string): HTMLButtonElement {
  const made = element('button', '', text);
  made.type = 'button';
  if (name) made.setAttribute('aria-label', name);
  if (press) made.addEventListener('click', press);
  return made;
}

/** The words of a node on one line; none where there is no node. */
export function textOf(node: Node | null | undefined): string {
  return node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
