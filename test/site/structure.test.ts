import { beforeAll, describe, expect, test } from 'vitest';
import { filesOf } from './built.ts';
import { typeOf, typesOf } from './page-types.ts';
import { dist, LONG, model, siteInBrowser } from './site.ts';

const site = siteInBrowser();

/** What a browser's parser finds on one built page; no page is opened for it. */
function read(html: string) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = (selector: string) => [...page.querySelectorAll(selector)];
  const start = (each: Element) => each.outerHTML.slice(0, 120);
  return {
    movedOn: all('meta[http-equiv="refresh"]').length > 0,
    lang: page.documentElement.lang,
    title: page.title,
    main: all('main').map((each) => each.id),
    header: all('body > header').length,
    footer: all('body > footer').length,
    first: page.body.firstElementChild?.getAttribute('href') ?? null,
    navs: all('nav').map(
      (nav) =>
        nav.getAttribute('aria-label') ??
        page.getElementById(nav.getAttribute('aria-labelledby') ?? '')?.textContent ??
        '',
    ),
    levels: all('h1, h2, h3, h4, h5, h6').map((each) => Number(each.localName[1])),
    tables: all('table')
      .filter((each) => !each.querySelector('caption')?.textContent?.trim() || each.querySelector('th') === null)
      .map(start),
    headers: all('th:not([scope])').map(start),
    pictures: all('svg:not([aria-hidden="true"], [role="img"][aria-label]), img:not([alt])').map(start),
    tabs: all('[tabindex]:not([tabindex="0"], [tabindex="-1"]), [accesskey]').map(start),
    lists: all('ol > :not(li, script, template), ul > :not(li, script, template)').map(start),
    unnamed: all('input:not([type="hidden"]), select, textarea')
      .filter(
        (each) =>
          !(each as HTMLInputElement).labels?.length &&
          !each.hasAttribute('aria-label') &&
          !(each.getAttribute('aria-labelledby') ?? '').split(' ').some((id) => page.getElementById(id)?.textContent),
      )
      .map(start),
  };
}

let pages: [path: string, found: ReturnType<typeof read>][];

beforeAll(async () => {
  const { context, page } = await site.watched();
  pages = [];
  for (const [path, html] of filesOf(dist, ['.html'])) {
    const found = await page.evaluate(read, html);
    // What leads on from an old address shows nothing of its own.
    if (!found.movedOn) pages.push([path, found]);
  }
  await context.close();
}, LONG.timeout);

/** Pages on which something is found that should not be. */
const pagesWith = (fault: (found: ReturnType<typeof read>, path: string) => unknown) =>
  pages.flatMap(([path, found]) => {
    const what = fault(found, path);
    return what && (!Array.isArray(what) || what.length > 0) ? [`${path}: ${JSON.stringify(what)}`] : [];
  });

describe('every page', () => {
  test('is of a type that the tests of pages look at', () => {
    const known = new Set(typesOf().map(typeOf));
    expect(pages.length).toBeGreaterThan(known.size);
    expect(pages.map(([path]) => path).filter((path) => !known.has(typeOf(path)))).toEqual([]);
  });

  test('names its language, itself and its plan', () => {
    const owner = model.content.organization?.name ?? '';
    const planOf = (path: string) => model.content.plans.find(({ id }) => path.startsWith(`${id}/`))?.title ?? owner;
    expect(pagesWith(({ lang }) => lang !== 'en')).toEqual([]);
    expect(
      pagesWith(({ title }, path) => title !== planOf(path) && !title.endsWith(` - ${planOf(path)}`) && title),
    ).toEqual([]);
  });

  test('has its landmarks once, every way round it by a name of its own, and first of all the way to the content', () => {
    expect(
      pagesWith(({ main, header, footer }) => main.join() !== 'muster.main' || header !== 1 || footer !== 1),
    ).toEqual([]);
    expect(pagesWith(({ navs }) => navs.includes('') || (new Set(navs).size < navs.length && navs))).toEqual([]);
    expect(pagesWith(({ first }) => first !== '#muster.main' && (first ?? 'nothing'))).toEqual([]);
  });

  test('has one heading of the first level, before all others, and skips no level below it', () => {
    expect(pagesWith(({ levels }) => levels.filter((level) => level === 1).length !== 1)).toEqual([]);
    expect(pagesWith(({ levels }) => levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1))).toEqual(
      [],
    );
  });

  test('has tables with a caption, and headers that say what they head', () => {
    expect(pagesWith(({ tables }) => tables)).toEqual([]);
    expect(pagesWith(({ headers }) => headers)).toEqual([]);
  });

  test('has lists of items, pictures that are hidden or named, fields with a name, and no order of its own for the Tab key', () => {
    expect(pagesWith(({ lists }) => lists)).toEqual([]);
    expect(pagesWith(({ pictures }) => pictures)).toEqual([]);
    expect(pagesWith(({ unnamed }) => unnamed)).toEqual([]);
    expect(pagesWith(({ tabs }) => tabs)).toEqual([]);
  });
});
