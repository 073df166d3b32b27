import { describe, expect, test } from 'vitest';
import { typesOf } from './page-types.ts';
import { LONG, siteInBrowser } from './site.ts';

const site = siteInBrowser();

const VIEWS = {
  'a narrow phone': { width: 320, height: 640 },
  '400 % zoom': { width: 320, height: 256 },
  landscape: { width: 740, height: 360 },
};

/** WCAG 1.4.12: what a reader may set, and nothing may be lost. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }`;

/** What scrolls sideways without being a data table, is cut off, or lies outside the window; and bars that leave no room. */
function faults(): string[] {
  const named = (each: Element) =>
    `<${each.localName} class="${each.getAttribute('class') ?? ''}"> "${(each.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  const wide = document.documentElement.scrollWidth - innerWidth;
  const all = [...document.body.querySelectorAll('*')].filter(
    (each) =>
      each.checkVisibility({ visibilityProperty: true }) &&
      each.closest('.skip, svg') === null &&
      // What only screen readers get is clipped to a point.
      getComputedStyle(each).clipPath !== 'inset(50%)',
  );
  const isTable = (each: Element) => each.matches('.table') && each.querySelector('table') !== null;
  const cut = all.filter((each) => {
    const { overflowX, overflowY } = getComputedStyle(each);
    const sideways = overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1;
    const down = /hidden|clip/.test(overflowY) && each.scrollHeight > each.clientHeight + 1;
    return (sideways && !isTable(each) && !each.matches('input, select, textarea')) || down;
  });
  const outside = all.filter((each) => {
    if (each.closest('.table') !== null || each.childElementCount > 0 || each.textContent?.trim() === '') return false;
    const { left, right, width } = each.getBoundingClientRect();
    return width > 0 && (left < -1 || right > innerWidth + 1);
  });
  const bars = all
    .filter((each) => /fixed|sticky/.test(getComputedStyle(each).position))
    .reduce((sum, each) => sum + each.getBoundingClientRect().height, 0);
  return [
    ...(wide > 0 ? [`the page is ${wide} px too wide`] : []),
    ...cut.map((each) => `cut off or scrolling: ${named(each)}`),
    ...outside.map((each) => `outside: ${named(each)}`),
    ...(bars > innerHeight / 3 ? [`bars take ${bars} of ${innerHeight} px`] : []),
  ];
}

describe('UX-17 reflow', () => {
  test.each(Object.entries(VIEWS))('nothing is lost on %s', LONG, async (_, viewport) => {
    const { context, page } = await site.watched({ viewport });
    const found: string[] = [];
    for (const path of typesOf()) {
      await page.goto(site.at(path));
      found.push(...(await page.evaluate(faults)).map((fault) => `${path} ${fault}`));
    }
    expect(found).toEqual([]);
    await context.close();
  });

  test('nothing is lost with the spacing of text that a reader needs', LONG, async () => {
    // The policy of pages forbids what the reader's own browser may do.
    const { context, page } = await site.watched({ viewport: { width: 320, height: 640 }, bypassCSP: true });
    const found: string[] = [];
    for (const path of typesOf()) {
      await page.goto(site.at(path));
      await page.addStyleTag({ content: SPACING });
      found.push(...(await page.evaluate(faults)).map((fault) => `${path} ${fault}`));
    }
    expect(found).toEqual([]);
    await context.close();
  });
});
