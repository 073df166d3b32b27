import { element, textOf } from './elements.ts';
import { noteLinks, publicAddress } from './paper-links.ts';
import { line } from './print-forms.ts';

/** One page that a set is to hold. */
export interface Wanted {
  tab: string;
  title: string;
  href: string;
  /** Only whom to call first and the roles, not everyone. */
  brief?: boolean;
}

/** One document of a set: a page, or one sheet of a checklist. */
export interface Piece {
  wanted: Wanted;
  title: string;
  content: Element;
  /** What its page says of itself in its footer. */
  foot: string;
  /** The addresses at which others refer to it. */
  paths: string[];
}

/** Pages that could not be had, with the reason. */
export interface Missing {
  wanted: Wanted;
  why: string;
}

/** Whatever a page has for the screen only, and whatever could run. */
const NOT_PRINTED = `script, style, link, template, noscript, iframe, object, button, dialog, nav:not(:has(.strip)),
  .entry-foot, .sheet-bar, .old-ticks, .kind-drill > section:not(.for-players), [hidden]`;

/** What ties parts of a page to each other; in a set the same names would come twice. */
const TIES = ['id', 'for', 'aria-labelledby', 'aria-describedby', 'tabindex', 'checked', 'autocomplete'];

/** Who is not called first: what a short call page leaves out. */
const NOT_IN_SHORT = 'section:not(.call-now, [aria-labelledby="muster.ladder"], [aria-labelledby="muster.roles"])';

/** Longer than this nobody waits for a page of one's own site. */
const PATIENCE = 20_000;

/** Fetches a page of this site and takes what is to be printed of it. Throws the reason in words. */
export async function piecesOf(wanted: Wanted, digest: string, signal: AbortSignal): Promise<Piece[]> {
  const response = await fetch(wanted.href, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) }).catch(
    () => {
      throw new Error('No answer: is the network down, and the page not kept offline?');
    },
  );
  if (!response.ok) throw new Error(`The site answered ${response.status}.`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const main = page.querySelector('main');
  const foot = textOf(page.querySelector('footer.site > p'));
  if (!main) throw new Error('What came is not a page of this site.');
  // A set of two editions would be worse than none.
  if (!page.querySelector('footer.site')?.textContent?.includes(digest))
    throw new Error('It is of another edition of the plan. Reload this page, then prepare the set again.');
  for (const each of main.querySelectorAll(NOT_PRINTED)) each.remove();
  if (wanted.brief) for (const each of main.querySelectorAll(NOT_IN_SHORT)) each.remove();
  const path = new URL(wanted.href, location.href).pathname;
  const sheets = [...main.querySelectorAll('.sheet')];
  if (sheets.length === 0) {
    return [{ wanted, title: wanted.title, content: inert(wholeOf(main)), foot, paths: [path] }];
  }
  return sheets.map((sheet, index) => {
    const heading = sheet.querySelector('h2');
    return {
      wanted,
      title: `${textOf(heading)} (${index + 1}\u00a0of\u00a0${sheets.length})`,
      paths: [...(index === 0 ? [path] : []), ...(heading?.id ? [`${path}#${heading.id}`] : [])],
      content: inert(sheet),
      foot,
    };
  });
}

/** Puts a set's documents in order, each with its number, where it belongs, and references to the others by number. */
export function documentsOf(
  pieces: readonly Piece[],
  marks: { plan: string; exercise: boolean; demo: boolean },
): HTMLElement[] {
  const numbers = new Map(pieces.flatMap(({ paths }, index) => paths.map((path) => [path, index + 1])));
  const here = publicAddress();
  return pieces.map(({ wanted, content, foot, paths: [path] }, index) => {
    const number = `No. ${index + 1} of ${pieces.length}`;
    const words = [...(marks.exercise ? ['EXERCISE'] : []), ...(marks.demo ? ['DEMO'] : [])];
    const made = element('section', `doc tab-${wanted.tab.toLowerCase()}`);
    made.dataset.number = String(index + 1);
    if (content.matches('.sheet')) {
      markSheet(content, [...(marks.exercise ? ['EXERCISE'] : []), `No. ${index + 1}`]);
      made.append(content);
      return made;
    }
    const head = line('doc-head', number, ` | ${wanted.tab} | ${marks.plan}`);
    for (const word of words) head.append(' | ', element('strong', '', word));
    made.append(head, content);
    if (marks.exercise) markMessages(content);
    noteLinks(content, new URL(path ?? '/', here), (url) => {
      const number = numbers.get(url.pathname + url.hash) ?? numbers.get(url.pathname);
      return url.origin === here.origin && number !== undefined ? `No. ${number}` : null;
    });
    made.append(line('doc-foot', '', foot));
    return made;
  });
}

/** A sheet fills its page, so what a set says of it goes among the marks of its own head. */
function markSheet(sheet: Element, words: string[]): void {
  const marks = sheet.querySelector('.sheet-marks') ?? sheet.querySelector('header') ?? sheet;
  for (const word of words) marks.append(element('strong', 'mark', word));
}

/** An exercise's messages say so in front and at the end, for they are read out and passed on. */
function markMessages(content: Element): void {
  for (const message of content.querySelectorAll('pre.message')) {
    message.before(line('exercise-mark', 'EXERCISE', ''));
    message.after(line('exercise-mark', 'EXERCISE', ''));
  }
}

/** What a page says as one element: its article, or all of its main part where it has none. */
function wholeOf(main: Element): Element {
  const article = main.querySelector(':scope > article');
  if (article) return article;
  const all = document.createElement('div');
  all.append(...main.childNodes);
  return all;
}

/** A copy that does nothing in this page: no name twice, no element that would come to life, nothing ticked. */
function inert(part: Element): Element {
  const copy = document.importNode(part, true);
  for (const each of [copy, ...copy.querySelectorAll('*')]) for (const name of TIES) each.removeAttribute(name);
  const living = [...copy.querySelectorAll('*'), copy].filter((each) => customElements.get(each.localName));
  for (const each of living) {
    const plain = document.createElement('div');
    plain.className = each.className;
    plain.append(...each.childNodes);
    if (each === copy) return plain;
    each.replaceWith(plain);
  }
  return copy;
}
