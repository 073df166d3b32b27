import { element } from './elements.ts';
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

/** A form to choose a set by; `chosen` gets what was ticked. */
export function formOf<T>(kind: Kind<T>, chosen: (values: T[], opener: HTMLElement) => void): HTMLFormElement {
  const form = element('form', 'print-kind');
  const boxes = kind.choices.map(({ label, value, ticked = false, item }) => {
    const box = element('input');
    box.type = 'checkbox';
    box.checked = ticked;
    if (item?.id) {
      box.id = item.id;
      item.removeAttribute('id');
    }
    return { box, value, row: element('label', '', box, label) };
  });
  const wrong = element('p', 'print-wrong');
  wrong.setAttribute('role', 'alert');
  const button = element('button', 'button', kind.button);
  const heading = element('h2', '', kind.title);
  const about = element('p', '', kind.about);
  form.append(
    element('fieldset', '', element('legend', '', heading), about, ...boxes.map(({ row }) => row)),
    wrong,
    button,
  );
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
  return element('p', className, ...(start ? [element('strong', '', start)] : []), rest);
}
