import { statSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { glossaryOf } from '../../src/site/glossary.ts';
import { dist, firstPlan, LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const PAGES = ['owner', 'audit', 'read'] as const;

describe('the plan in order', () => {
  test.each(plans().map((plan) => [plan.id, plan] as const))(
    '%s: has every entry once, with its summary',
    LONG,
    async (_, plan) => {
      const { context, page, wrong } = await site.watched({ javaScriptEnabled: false });
      await page.goto(site.at(model.address.plan(plan, 'read')));
      const items = await page
        .locator('.entries > li')
        .evaluateAll((all) =>
          all.map((item) => [item.querySelector('a')?.pathname, item.querySelector('p')?.textContent ?? '']),
        );
      const entries = plan.entries.filter(({ kind }) => kind !== 'plan');
      const expected = entries.map((entry) => [model.address.entry(entry), entry.data.summary ?? '']);
      expect(items.toSorted()).toEqual(expected.toSorted());
      const phases = plan.phases.map((each) => ({
        at: items.findIndex(([href]) => href === model.address.entry(each)),
        data: each.data,
      }));
      phases.sort((a, b) => a.at - b.at);
      const tracks = phases.map(({ data }) => data.track ?? 'line');
      expect(tracks).toEqual(tracks.toSorted());
      for (const track of ['line', 'parallel']) {
        const orders = phases.filter(({ data }) => (data.track ?? 'line') === track).map(({ data }) => data.order);
        expect(orders).toEqual(orders.toSorted((a, b) => a - b));
      }
      expect(await page.locator('main').textContent()).toContain(plan.home?.data.scope?.slice(0, 60));
      expect(wrong).toEqual([]);
      await context.close();
    },
  );
});

describe('the glossary', () => {
  test.each(plans().map((plan) => [plan.id, plan] as const))(
    '%s: has callsigns, levels, other names, parts, keys and logs',
    (_, plan) => {
      const terms = glossaryOf(plan, model.address);
      const { parts = [], logs = [], keys = [] } = plan.system?.data ?? {};
      const words = [
        ...plan.roles.filter(({ callsign, title }) => callsign !== title).map(({ callsign }) => callsign),
        ...plan.levels.map(({ name }) => name),
        ...plan.scenarios.flatMap(({ data }) => data.alsoCalled ?? []),
        ...[...parts, ...logs, ...keys].map(({ name }) => name),
        ...['Scenario', 'Sheet', 'Step', 'Drill', 'Inject'],
      ];
      const known = new Set(terms.map(({ term }) => term));
      expect(words.filter((word) => !known.has(word))).toEqual([]);
      const order = terms.map(({ term }) => term.toLowerCase());
      expect(order).toEqual(order.toSorted());
      expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
      for (const { before, is, after } of terms) expect(`${before}${is?.text ?? ''}${after}`).toMatch(/[.!?]$/);
    },
  );

  test('a word has an address of its own', LONG, async () => {
    const { context, page } = await site.watched();
    const [plan] = plans();
    if (!plan) throw new Error('There is no plan');
    const term = glossaryOf(plan, model.address).find(({ is }) => is?.href.includes('/roles/'));
    await page.goto(site.at(`${model.address.plan(plan, 'read')}#${term?.id}`));
    const word = page.locator('dt:target');
    expect(await word.textContent()).toBe(term?.term);
    await word.locator('+ dd').getByRole('link').click();
    await page.waitForURL(`**${term?.is?.href}`);
    await context.close();
  });
});

describe('the pages for owners, auditors and readers', () => {
  test.each(PAGES.flatMap((name) => [320, 1280].map((width) => [name, width] as const)))(
    'axe finds nothing on %s at %i px, and nothing is wider than the page',
    LONG,
    async (name, width) => {
      const { context, page, wrong } = await site.watched({ colorScheme: 'light', viewport: { width, height: 800 } });
      await page.goto(site.at(model.address.plan(firstPlan(), name)));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      // Rows are alike, and axe takes minutes for hundreds of them.
      await page.evaluate((most) => {
        for (const list of document.querySelectorAll('main :is(tbody, ul, ol, dl)'))
          for (const item of [...list.children].slice(most)) item.remove();
      }, 24);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(wrong).toEqual([]);
      await context.close();
    },
  );

  test('together stay small', () => {
    for (const plan of plans()) {
      const sizes = PAGES.map((name) => statSync(join(dist, model.address.plan(plan, name), 'index.html')).size / 1024);
      expect(
        sizes.reduce((a, b) => a + b),
        `${plan.id}: ${sizes.join(', ')}`,
      ).toBeLessThan(165);
    }
  });
});
