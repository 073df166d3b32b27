import { fill, type Part } from '../plan/message-text.ts';
import { fileName, fileText, LONGEST_MAIL_LINK, mailLink, oneLine } from '../site/message.ts';
import { element } from './elements.ts';

/** One blank: where it is filled in, where its value stands in the message, and what paper says about it. */
interface Field {
  label: string;
  required: boolean;
  input: HTMLTextAreaElement;
  error: HTMLElement;
  places: HTMLElement[];
  asked: HTMLElement[];
}

/**
 * Turns the list of what to fill in into fields, shows the message as it grows, and hands it over once nothing required
 * is missing. What is typed lives in the page and nowhere else.
 */
class MessageForm extends HTMLElement {
  #fields: Field[] = [];
  #subject: Part[] = [];
  #body: Part[] = [];
  #list: HTMLElement | null = null;
  #left = element('p', 'left');
  #wrong = element('div', 'wrong');
  #told = element('div', 'told');
  #guarded: HTMLButtonElement[] = [];

  connectedCallback(): void {
    const text = this.querySelector('.draft');
    const message = this.querySelector<HTMLElement>('.message');
    if (this.#body.length > 0 || !text || !message) return;
    const subject = this.querySelector('.subject span');
    this.#subject = subject ? partsOf(subject) : [];
    this.#body = partsOf(message);
    // It scrolls by itself, so the keyboard must reach it.
    message.tabIndex = 0;
    message.role = 'group';
    message.ariaLabel = 'The message so far';
    this.#list = this.querySelector('dl')?.parentElement ?? null;
    if (this.#list) {
      text.before(this.#form(this.#list));
      text.querySelector('.subject, .message')?.before(this.#left);
    }
    this.#wrong.role = 'alert';
    this.#told.role = 'status';
    (this.querySelector('.approve') ?? text).after(this.#buttons(), this.#wrong, this.#told);
    this.#show();
  }

  /** The list with a field under each blank; the list itself stays for paper. */
  #form(list: Element): HTMLElement {
    const form = element('section', 'form');
    form.append(...list.querySelectorAll('.unkept'));
    form.prepend(...copies(list.querySelectorAll('h2')));
    for (const [index, term] of [...list.querySelectorAll('dt')].entries())
      form.append(...this.#field(term, `muster.blank-${index + 1}`));
    list.classList.add('on-paper');
    return form;
  }

  #field(term: HTMLElement, id: string): HTMLElement[] {
    const [, label = '', need] = /^(.*) \((\w+)\)$/.exec(term.textContent ?? '') ?? [];
    const asks = term.nextElementSibling as HTMLElement;
    const [name, hint, error, input] = [
      element('label'),
      element('p', 'hint'),
      element('p', 'error'),
      element('textarea'),
    ];
    name.htmlFor = input.id = id;
    hint.id = `${id}-hint`;
    error.id = `${id}-error`;
    name.textContent = term.textContent;
    hint.append(...copies(asks.childNodes));
    error.textContent = 'Still empty: fill this in first.';
    error.hidden = true;
    input.setAttribute('aria-describedby', hint.id);
    input.autocomplete = 'off';
    // Some browsers send what they check to their maker.
    input.spellcheck = false;
    const field: Field = {
      label,
      required: need !== 'optional',
      input,
      error,
      places: [...this.querySelectorAll('var')].filter((place) => place.textContent === `[${label}]`),
      asked: [term, asks],
    };
    input.addEventListener('input', () => this.#show());
    input.addEventListener('focus', () => this.#follow(field));
    this.#fields.push(field);
    return [name, hint, error, input];
  }

  #buttons(): HTMLElement {
    const row = element('div', 'buttons');
    const add = (words: string, act: () => void, name = '') => {
      const button = element('button', 'button');
      button.type = 'button';
      button.textContent = words;
      if (name) button.ariaLabel = name;
      button.addEventListener('click', act);
      row.append(button);
      return button;
    };
    const guarded = (words: string, otherwise: string, act: () => void, name = '') =>
      this.#guarded.push(add(words, () => this.#unlessMissing(otherwise, act), name));
    const title = document.querySelector('h1')?.textContent ?? '';
    guarded('Copy', 'Not copied', () => this.#copy(this.#text(this.#body)), `Copy ${title}`);
    if (this.#subject.length > 0) guarded('Copy subject', 'Not copied', () => this.#copy(this.#subjectLine()));
    if (this.dataset.mail !== undefined) guarded('Open in mail', 'No mail opened', () => this.#mail());
    guarded('Save as .txt', 'Not saved', () => this.#save());
    add('Print with write-in lines', () => window.print());
    return row;
  }

  #text(parts: readonly Part[]): string {
    return fill(parts, new Map(this.#fields.map(({ label, input }) => [label, input.value.trim()])));
  }

  #subjectLine(): string {
    return oneLine(this.#text(this.#subject));
  }

  #missing(): Field[] {
    return this.#fields.filter(({ required, input }) => required && input.value.trim() === '');
  }

  #show(): void {
    for (const { label, input, error, places, asked } of this.#fields) {
      const value = input.value.trim();
      for (const place of places) {
        place.classList.toggle('filled', value !== '');
        place.closest('.optional')?.classList.toggle('out', value === '');
        const mark = element('i');
        mark.textContent = ': to fill';
        place.replaceChildren(...(value === '' ? [`[${label}`, mark, ']'] : [value]));
      }
      // Paper asks only for what is still to be filled in.
      for (const each of asked) each.hidden = value !== '';
      if (value !== '') markAsWrong(input, error, false);
    }
    if (this.#list) this.#list.hidden = this.#fields.every(({ asked }) => asked[0]?.hidden);
    const missing = this.#missing();
    this.#left.textContent = left(missing);
    for (const button of this.#guarded) button.ariaDisabled = missing.length > 0 ? 'true' : null;
    this.#guarded[0]?.classList.toggle('button-main', missing.length === 0);
    if (missing.length === 0) this.#wrong.replaceChildren();
    this.#told.replaceChildren();
  }

  /** Brings the place of a blank into sight while its field has the focus. */
  #follow({ places }: Field): void {
    for (const each of this.querySelectorAll('.now')) each.classList.remove('now');
    for (const place of places) place.classList.add('now');
    const message = this.querySelector('.message');
    const place = places.find((each) => message?.contains(each) && each.offsetParent);
    if (!message || !place) return;
    const above = place.getBoundingClientRect().top - message.getBoundingClientRect().top;
    message.scrollTop += above - message.clientHeight / 3;
  }

  #unlessMissing(otherwise: string, act: () => void): void {
    const missing = this.#missing();
    const list = element('ul');
    for (const { label, input, error } of missing) {
      const link = element('a');
      link.href = `#${input.id}`;
      link.textContent = label;
      const item = element('li');
      item.append(link);
      list.append(item);
      markAsWrong(input, error, true);
    }
    if (missing.length > 0) this.#fail(`${otherwise}: ${count(missing)} left to fill in.`, list);
    else {
      this.#wrong.replaceChildren();
      act();
    }
    missing[0]?.input.focus();
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#tell(`Copied, ${number(text.length)} characters. Copying is not sending.`);
    } catch {
      const whole = element('textarea');
      whole.readOnly = true;
      whole.ariaLabel = 'Text to copy';
      whole.value = text;
      this.#tell(
        'This browser does not copy by itself. The text is selected: press Ctrl+C, or hold it and choose Copy.',
      );
      this.#told.append(whole);
      whole.select();
    }
  }

  #mail(): void {
    const link = mailLink(this.#subjectLine(), this.#text(this.#body));
    if (link.length > LONGEST_MAIL_LINK) {
      const size = `${number(link.length)} characters long, and mail programs take ${number(LONGEST_MAIL_LINK)}`;
      this.#fail(`No mail opened: the link would be ${size}. Use Copy, and paste the text into a new mail.`);
      return;
    }
    location.assign(link);
    this.#tell('Your mail program opens with the text. Nothing has left yet.');
  }

  #save(): void {
    const { plan = '', template = '', demo } = this.dataset;
    const text = fileText(this.#subjectLine(), this.#text(this.#body), demo !== undefined);
    const link = element('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    link.download = fileName(plan, template, new Date(), demo !== undefined);
    link.click();
    URL.revokeObjectURL(link.href);
    this.#tell(`Saved as ${link.download}. Saving is not sending.`);
  }

  #tell(words: string): void {
    this.#told.replaceChildren(element('p', '', words));
  }

  #fail(words: string, ...more: HTMLElement[]): void {
    this.#told.replaceChildren();
    this.#wrong.replaceChildren(element('p', '', words), ...more);
  }
}

/** The parts of a message, read from the page that shows it. */
function partsOf(element: Element): Part[] {
  return [...element.childNodes].map((node) => {
    if (!(node instanceof Element)) return node.textContent ?? '';
    if (node.localName === 'var') return { blank: (node.textContent ?? '').slice(1, -1) };
    return { as: node.className === 'optional' ? 'optional' : 'together', of: partsOf(node) };
  });
}

function markAsWrong(input: HTMLTextAreaElement, error: HTMLElement, wrong: boolean): void {
  error.hidden = !wrong;
  input.ariaInvalid = wrong ? 'true' : null;
  input.setAttribute('aria-describedby', wrong ? `${input.id}-hint ${error.id}` : `${input.id}-hint`);
}

function copies(nodes: Iterable<Node>): Node[] {
  return [...nodes].map((node) => node.cloneNode(true));
}

function count(fields: readonly Field[]): string {
  return fields.length === 1 ? '1 blank' : `${fields.length} blanks`;
}

/** Names what is left once it is few. */
function left(missing: readonly Field[]): string {
  if (missing.length === 0) return 'No required blank is left.';
  if (missing.length > 5) return `${count(missing)} left. Next: ${missing[0]?.label}`;
  return `${count(missing)} left: ${missing.map(({ label }) => label).join(', ')}`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

customElements.define('message-form', MessageForm);

export type { MessageForm };
