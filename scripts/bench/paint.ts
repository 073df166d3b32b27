import type { Browser, Page } from 'playwright-core';

/** How many marks a sheet holds when its ticks are measured, and how much slower than this machine a phone is. */
export const MARKS = 500;
const SLOWER = 4;
/** The shortest time that browsers report. */
const FLOOR = 16;

/** Milliseconds from a tick to the paint that shows it, one for each step of the sheet, rising. */
export async function tickToPaint(browser: Browser, url: string): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await fill(page);
    // The marks are now read from where they are kept, as on the day after.
    await page.reload();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.evaluate(watchTicks, FLOOR);
    const boxes = page.locator('[data-measured] input[type="checkbox"]');
    await page.evaluate(markLongest);
    const ticks = await boxes.count();
    for (let index = 0; index < ticks; index += 1) {
      await boxes.nth(index).click();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    }
    const seen = await page.evaluate(() => (globalThis as unknown as Watching).ticks);
    const slow = Object.values(seen);
    return [...slow, ...Array(Math.max(0, ticks - slow.length)).fill(FLOOR)].sort((a, b) => a - b);
  } finally {
    await context.close();
  }
}

interface Watching {
  ticks: Record<number, number>;
}

interface EventTiming extends PerformanceEntry {
  interactionId: number;
}

/** In the page: ticks and unticks the longest list of steps, as a hand would. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(markLongest);
  await page.evaluate((marks) => {
    const boxes = document.querySelectorAll<HTMLInputElement>('[data-measured] input[type="checkbox"]');
    for (let made = 0; made < marks; made += 1) boxes[made % boxes.length]?.click();
  }, MARKS);
}

/** In the page: names the list that has the most boxes. */
function markLongest(): void {
  const lists = [...document.querySelectorAll('ol:has(input[type="checkbox"])')];
  const boxes = (list: Element) => list.querySelectorAll('input[type="checkbox"]').length;
  lists.sort((a, b) => boxes(b) - boxes(a))[0]?.setAttribute('data-measured', '');
}

/** In the page: keeps the longest event of each interaction. */
function watchTicks(floor: number): void {
  const watching = globalThis as unknown as Watching;
  watching.ticks = {};
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries() as EventTiming[])
      if (interactionId) watching.ticks[interactionId] = Math.max(duration, watching.ticks[interactionId] ?? 0);
  }).observe({ type: 'event', durationThreshold: floor } as PerformanceObserverInit);
}
