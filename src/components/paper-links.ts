/** Where no link is numbered: what leads elsewhere without being part of what the page says. */
const NOT_HERE =
  'nav, .kinds, .strip, .entry-foot, .button, .actor, .call-now, .call, .person, .facts, .letter, .sheet, .notes';

/** What a page's links were given for paper, to be taken back after printing. */
const given = new WeakMap<Element, Element[]>();

/**
 * Gives each link below `root` its number for paper and lists each address once at the end; links to pages that `known`
 * has a word for get that word instead. The page's own address stands first in the list.
 */
export function noteLinks(root: Element, here: URL, known: (url: URL) => string | null = () => null): void {
  unnoteLinks(root);
  const added: Element[] = [];
  const numbers = new Map<string, number>();
  const mark = (link: Element, text: string) => {
    const place = document.createElement('span');
    place.className = 'noted on-paper';
    place.textContent = ` ${text}`;
    link.after(place);
    added.push(place);
  };
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const url = new URL(link.getAttribute('href') ?? '', here);
    if (!/^https?:$/.test(url.protocol) || link.closest(NOT_HERE)) continue;
    if (url.origin === here.origin && url.pathname === here.pathname) continue;
    // People are reached by the call list, not by an address of it.
    if (url.hash !== '' && url.pathname.endsWith('/call/')) continue;
    if (link.textContent?.includes(short(url))) continue;
    const word = known(url);
    if (word !== null) {
      mark(link, `(${word})`);
      continue;
    }
    const address = short(url);
    const number = numbers.get(address) ?? numbers.size + 1;
    numbers.set(address, number);
    mark(link, `[${number}]`);
  }
  added.push(listOf([...numbers.keys()], here));
  root.append(added.at(-1) as Element);
  root.setAttribute('data-noted', '');
  given.set(root, added);
}

/** Takes back what `noteLinks` added. */
export function unnoteLinks(root: Element): void {
  for (const each of given.get(root) ?? []) each.remove();
  given.delete(root);
  root.removeAttribute('data-noted');
}

/** A page's address as printed sheets give it: that of its own site, wherever this copy was read. */
export function publicAddress(): URL {
  return new URL(location.pathname, document.documentElement.dataset.site ?? location.href);
}

/** What a person types from paper: the address without its scheme. */
export function short(url: URL): string {
  return `${url.host}${url.pathname}${url.search}${url.hash}`;
}

function listOf(addresses: string[], here: URL): Element {
  const place = document.createElement('section');
  place.className = 'notes on-paper';
  const own = document.createElement('p');
  const [plan = ''] = /^[^/]+(\/[^/]+)+(?=\/)/.exec(short(home(here))) ?? [];
  const shared = plan !== '' && addresses.some((address) => address.startsWith(`${plan}/`));
  own.textContent = `This page: ${short(here)}${shared ? ` | An address that begins with a slash goes on from ${plan}` : ''}`;
  const list = document.createElement('ol');
  for (const [index, address] of addresses.entries()) {
    const item = document.createElement('li');
    item.textContent = `[${index + 1}] ${shared && address.startsWith(`${plan}/`) ? address.slice(plan.length) : address}`;
    list.append(item);
  }
  place.append(own);
  if (addresses.length > 0) place.append(list);
  return place;
}

/** The start page of the plan that a page belongs to: the link of its name. */
function home(here: URL): URL {
  return new URL(document.querySelector<HTMLAnchorElement>('.site-name a')?.pathname ?? '/', here);
}

/** Makes the links of a page readable on paper for as long as it is printed. Sheets say their own address; a role's card is one side, and has no room. */
const main = document.querySelector('main:not(:has(.sheet, print-centre, .kind-role))');
if (main) {
  window.addEventListener('beforeprint', () => noteLinks(main, publicAddress()));
  window.addEventListener('afterprint', () => unnoteLinks(main));
}
