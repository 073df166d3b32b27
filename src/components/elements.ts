/** A new element with its class and its words. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
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
