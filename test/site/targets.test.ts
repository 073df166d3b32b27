import { describe, expect, test } from 'vitest';
import { typesOf } from './page-types.ts';
import { LONG, siteInBrowser } from './site.ts';

const site = siteInBrowser();

/**
 * What can be tapped and is smaller than 44 x 44 px, or lies over another target. A link in a sentence is as high as its
 * line (WCAG 2.5.8, inline): one whose block holds words besides it. Targets of this size need no room between them.
 */
function faults(within: string): string[] {
  const LEAST = 44;
  /** What rounding may take. */
  const ROUNDED = 0.5;
  const WORDS = 'p, li, dd, dt, td, th, figcaption, caption, h1, h2, h3, h4, blockquote, label, pre';
  const text = (each: Element) => (each.textContent ?? '').trim().replace(/\s+/g, ' ');
  const isInSentence = (each: Element): boolean => {
    const block = each.localName === 'a' && getComputedStyle(each).display === 'inline' ? each.closest(WORDS) : null;
    return block !== null && text(block) !== text(each);
  };
  const isOutOfReach = (each: Element): boolean =>
    !each.checkVisibility({ visibilityProperty: true }) || each.matches('.skip:not(:focus)');
  // The page scrolls under a bar, and ends above it.
  const isOnBar = (each: Element | null): boolean =>
    each !== null && (getComputedStyle(each).position === 'fixed' || isOnBar(each.parentElement));
  // A box is ticked through its label.
  const whole = (each: Element): Element =>
    each instanceof HTMLInputElement && /^(checkbox|radio)$/.test(each.type)
      ? // The label of a step lies over its whole row.
        (each.closest('.sheet-steps > li') ?? each.labels?.[0] ?? each)
      : each;
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
    (each) => each.closest(within) !== null,
  );
  const targets = [...new Set(all.filter((each) => !isOutOfReach(each) && !isInSentence(each)).map(whole))].map(
    (each) => ({
      each,
      box: each.getBoundingClientRect(),
      name: `<${each.localName} class="${each.className}"> "${text(each).slice(0, 40)}"`,
    }),
  );
  const small = targets.flatMap(({ box: { width, height }, name }) =>
    Math.min(width, height) < LEAST - ROUNDED ? [`${name} is ${Math.round(width)} x ${Math.round(height)} px`] : [],
  );
  const over = targets.flatMap(({ each, box, name }, place) =>
    targets.slice(place + 1).flatMap((next) => {
      if (each.contains(next.each) || next.each.contains(each) || isOnBar(each) !== isOnBar(next.each)) return [];
      const across = Math.min(box.right, next.box.right) - Math.max(box.left, next.box.left);
      const down = Math.min(box.bottom, next.box.bottom) - Math.max(box.top, next.box.top);
      return across > 1 && down > 1
        ? [`${name} lies over ${next.name} by ${Math.round(across)} x ${Math.round(down)} px`]
        : [];
    }),
  );
  return [...small, ...over];
}

describe('UX-15 targets', () => {
  test.each([320, 360])('are large enough for a thumb at %i px', LONG, async (width) => {
    const { context, page } = await site.watched({ viewport: { width, height: 740 }, hasTouch: true });
    const found = new Map<string, string>();
    for (const path of typesOf()) {
      await page.goto(site.at(path));
      await page.locator('site-search:defined').waitFor();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
      });
      for (const fault of await page.evaluate(faults, 'body')) if (!found.has(fault)) found.set(fault, path);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').fill('Rowan');
    await page
      .getByRole('dialog')
      .getByRole('status')
      .filter({ hasText: /pages?\.$/ })
      .waitFor();
    for (const fault of await page.evaluate(faults, 'dialog')) found.set(fault, 'search');
    expect([...found].map(([fault, path]) => `${path} ${fault}`)).toEqual([]);
    await context.close();
  });
});
