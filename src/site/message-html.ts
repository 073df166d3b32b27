import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { type Part, unfilled } from '../plan/message-text.ts';

/**
 * A message as the inside of a preformatted element: its text is the plain text, to the letter. So that paper can give
 * each blank its room to write, one that words follow is `inner`, one that begins its line `own`; what only closes the
 * line behind a blank is set apart.
 */
export function messageHtml(parts: readonly Part[]): string {
  const all = unfilled(parts);
  let at = 0;
  const elements = (some: readonly Part[]): ElementContent[] =>
    some.flatMap((part): ElementContent[] => {
      const start = at;
      if (typeof part === 'string') {
        at += part.length;
        const closing = all[start - 1] === ']' ? (CLOSING.exec(part)?.[0] ?? '') : '';
        const text: ElementContent[] = [{ type: 'text', value: part.slice(closing.length) }];
        return closing === '' ? text : [element('u', {}, [{ type: 'text', value: closing }]), ...text];
      }
      if ('blank' in part) {
        at += part.blank.length + 2;
        return [element('var', classed(room(all, start, at)), [{ type: 'text', value: `[${part.blank}]` }])];
      }
      const children = elements(part.of);
      if ('slug' in part) return [element('b', { id: part.slug }, children)];
      return [element('span', classed(part.as === 'optional' ? 'optional' : null), children)];
    });
  return toHtml(elements(parts));
}

/** What may stand between a blank and the end of its line. */
const CLOSING = /^[.,;?]?["']?(?=\n|$)/;

function room(text: string, start: number, end: number): string | null {
  if (!CLOSING.test(text.slice(end))) return 'inner';
  return start === 0 || text[start - 1] === '\n' ? 'own' : null;
}

function classed(name: string | null): Properties {
  return name === null ? {} : { className: [name] };
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
