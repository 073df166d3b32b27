import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import type { Circumstances, dueAt, Limit } from '../../src/plan/deadline.ts';
import { CASES, LIMITS } from '../deadline-cases.ts';
import { LONG, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const withoutTemporal = () => Reflect.deleteProperty(globalThis, 'Temporal');

/** Code as one script for browsers. */
async function bundled(code: string): Promise<string> {
  const bundle = await rolldown({
    input: 'entry',
    platform: 'browser',
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? new URL('./entry.ts', import.meta.url).pathname : null),
        load: (id) => (id.endsWith('/test/site/entry.ts') ? code : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

describe('the cases that were worked out by hand, in a browser', () => {
  const cases = CASES.map((each) => ({ ...each, limit: LIMITS.get(each.notification) as Limit }));

  test.each([
    ['natively', false],
    ['with the polyfill', true],
  ])('%s', LONG, async (_, without) => {
    const { context, page, wrong } = await site.watched();
    if (without) await page.addInitScript(withoutTemporal);
    await page.goto(site.at('/404.html'));
    const code = await bundled(
      `${without ? "import 'temporal-polyfill/global';" : ''}import { dueAt } from '../../src/plan/deadline.ts'; globalThis.dueAt = dueAt;`,
    );
    const before = await page.evaluate(() => 'Temporal' in globalThis);
    expect(before).toBe(!without);
    // The page's policy allows no inline script; the debugger may evaluate.
    await page.evaluate(code);
    const shown = await page.evaluate((all) => {
      const count = (globalThis as unknown as { dueAt: typeof dueAt }).dueAt;
      return all.map((one) => {
        const circumstances: Circumstances = {
          timeZone: one.time_zone,
          holidays: new Set(one.holidays),
          ...(one.second_clock_start && { second: Temporal.Instant.from(one.second_clock_start) }),
          ...(one.options?.weekend_relief !== undefined && { movesToNoon: one.options.weekend_relief }),
        };
        const due = count(one.limit, Temporal.Instant.from(one.clock_start), circumstances);
        return due?.toString({ timeZoneName: 'never', smallestUnit: 'second' });
      });
    }, cases);
    expect(shown).toHaveLength(30);
    expect(shown).toEqual(cases.map((each) => each.expected_deadline));
    expect(wrong.filter((each) => !each.includes('404'))).toEqual([]);
    await context.close();
  });
});
