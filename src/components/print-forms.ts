/** What can be ticked: a label, and what it stands for. */
export interface Choice<T> {
  label: string;
  value: T;
  ticked?: boolean;
  /** The item of the list that it stands for; the box takes its name over, so that links to it lead here. */
  item?: Element;
}

/** One kind of set to choose, told in words. */
export interface Kind<T> {
  title: string;
  about: string;
  choices: Choice<T>[];
  button: string;
  /** Said when nothing was ticked. */
  nothing: string;
}

/** Makes an element with classes and words. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { className = '', text = '' }: { className?: string; text?: string } = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...(text ? [text] : []), ...children);
  return element;
}

/** A form to choose a set by; `chosen` gets what was ticked. */
export function formOf<T>(kind: Kind<T>, chosen: (values: T[], opener: HTMLElement) => void): HTMLFormElement {
  const form = make('form', { className: 'print-kind' });
  const boxes = kind.choices.map(({ label, value, ticked = false, item }) => {
    const box = make('input');
    box.type = 'checkbox';
    box.checked = ticked;
    if (item?.id) {
      box.id = item.id;
      item.removeAttribute('id');
    }
    return { box, value, row: make('label', {}, box, label) };
  });
  const wrong = make('p', { className: 'print-wrong' });
  wrong.setAttribute('role', 'alert');
  const button = make('button', { className: 'button', text: kind.button });
  const heading = make('h2', { text: kind.title });
  const about = make('p', { text: kind.about });
  form.append(make('fieldset', {}, make('legend', {}, heading), about, ...boxes.map(({ row }) => row)), wrong, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const values = boxes.filter(({ box }) => box.checked).map(({ value }) => value);
    wrong.textContent = values.length === 0 ? kind.nothing : '';
    if (values.length === 0) boxes[0]?.box.focus();
    else chosen(values, button);
  });
  return form;
}

/** A line with a strong start. */
export function line(className: string, start: string, rest: string): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  if (start) element.append(make('strong', { text: start }));
  element.append(rest);
  return element;
}
