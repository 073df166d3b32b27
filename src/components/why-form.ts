import { button, element } from './elements.ts';

let count = 0;

/**
 * Asks why a step is not done, in its place. An empty reason is refused beside its field; recording or leaving takes the
 * form away and tells which it was.
 */
export function whyForm(step: number, end: (why: string | null) => void): HTMLFormElement {
  count += 1;
  const form = element('form', 'why');
  form.noValidate = true;
  const label = element('label', '', `Why is step ${step} not done?`);
  const input = element('input');
  input.required = true;
  input.maxLength = 120;
  input.autocomplete = 'off';
  label.append(input);
  const error = element('p');
  error.id = `muster.why.${count}`;
  const buttons = element('div');
  const record = button('Record not done');
  record.type = 'submit';
  buttons.append(
    record,
    button('Cancel', () => end(null)),
  );
  form.append(label, buttons);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const why = input.value.trim();
    if (why) {
      end(why);
      return;
    }
    error.setAttribute('role', 'alert');
    error.textContent = `Not recorded: the reason is empty. Nothing else changed. Write why step ${step} is not done.`;
    label.after(error);
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', error.id);
    input.focus();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(null);
  });
  return form;
}
