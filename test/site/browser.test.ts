import { describe, expect, test } from 'vitest';
import { typesOf } from './page-types.ts';
import { firstPlan, LONG, longest, model, siteInBrowser } from './site.ts';

const site = siteInBrowser();

describe('in a browser', () => {
  test('search by keyboard finds a scenario and goes there', LONG, async () => {
    const { context, page, wrong } = await site.watched();
    const plan = firstPlan();
    const scenario = plan.scenarios[0] as (typeof plan.scenarios)[number];
    await page.goto(site.at(model.address.plan(plan, 'about')));
    await page.locator('site-search:defined').waitFor();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('searchbox', { name: 'Search for' });
    await field.waitFor();
    await page.keyboard.type(scenario.title, { delay: 5 });
    await page
      .getByRole('status')
      .filter({ hasText: /\d+ page/ })
      .waitFor();
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('Scenario');
    const link = page.getByRole('dialog').getByRole('link', { name: scenario.title, exact: true });
    await link.first().waitFor();
    await expect
      .poll(() => page.locator('.search-where').allTextContents())
      .toSatisfy((all: string[]) => all.every((each) => each.startsWith('Scenario')));
    await field.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${model.address.entry(scenario)}*`);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('Escape closes the search and gives the focus back', LONG, async () => {
    const { context, page } = await site.watched();
    await page.goto(site.at('/rules/'));
    const opener = page.getByRole('button', { name: 'Search' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  });

  test(
    'ticks are stamped, survive a reload, can be taken back, and belong to one text of the sheet',
    LONG,
    async () => {
      const { context, page, wrong } = await site.watched({ viewport: { width: 360, height: 740 } });
      const { checklist, sheet } = longest();
      const url = site.at(model.address.entry(checklist));
      await page.goto(url);
      const part = page.locator('kept-sheet').nth(sheet.number - 1);
      const box = part.getByRole('checkbox', { name: `Step 1 of ${sheet.steps.length}.` });
      await box.focus();
      await page.keyboard.press('Space');
      await part
        .getByRole('status')
        .filter({ hasText: /Saved on this device \d\d:\d\d:\d\d UTC\. Done 1 of/ })
        .waitFor();
      expect(await part.locator('.stamp time').first().textContent()).toMatch(/^\d\d:\d\d UTC$/);
      await page.reload();
      expect(await box.isChecked()).toBe(true);
      await part.getByRole('button', { name: 'Undo step 1' }).click();
      expect(await box.isChecked()).toBe(false);
      expect(await part.locator('.stamp').first().textContent()).toMatch(/taken back/);
      await box.check();

      // The same sheet with another text: what was ticked is shown as it was, and ticks nothing.
      const digest = await part.getAttribute('data-digest');
      await page.evaluate((own) => {
        for (const key of Object.keys(localStorage))
          localStorage.setItem(key, (localStorage.getItem(key) as string).replace(own as string, '000000000000'));
      }, digest);
      await page.reload();
      expect(await box.isChecked()).toBe(false);
      expect(await part.locator('.old-ticks').textContent()).toContain(sheet.steps[0]?.action.slice(0, 15));
      expect(await part.locator('.old-ticks').textContent()).toContain('000000000000');
      await part.getByRole('button', { name: 'Remove these old ticks' }).click();
      expect(await part.locator('.old-ticks').textContent()).toBe('');
      expect(wrong).toEqual([]);
      await context.close();
    },
  );

  test('starting a blank sheet can be undone', LONG, async () => {
    const { context, page } = await site.watched();
    const { checklist, sheet } = longest();
    await page.goto(site.at(model.address.entry(checklist)));
    const part = page.locator('kept-sheet').nth(sheet.number - 1);
    await part.getByRole('checkbox').first().check();
    await part.getByRole('button', { name: 'Start a blank sheet' }).click();
    expect(await part.getByRole('checkbox').first().isChecked()).toBe(false);
    await part.getByRole('button', { name: 'Bring the ticks back' }).click();
    expect(await part.getByRole('checkbox').first().isChecked()).toBe(true);
    await context.close();
  });

  test('when the browser keeps nothing, the sheet says so and goes on', LONG, async () => {
    const { context, page } = await site.watched();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto(site.at(model.address.entry(longest().checklist)));
    const part = page.locator('kept-sheet').first();
    await part.getByRole('checkbox').first().check();
    await part.getByRole('status').filter({ hasText: 'Not saved' }).waitFor();
    expect(await part.getByRole('checkbox').first().isChecked()).toBe(true);
    await context.close();
  });

  test('without scripts sheets can be ticked, and search leads to the list of all pages', LONG, async () => {
    const { context, page, wrong } = await site.watched({ javaScriptEnabled: false });
    const { checklist } = longest();
    await page.goto(site.at(model.address.entry(checklist)));
    await page.getByRole('checkbox').first().check();
    expect(await page.getByRole('button').count()).toBe(0);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.getByRole('link', { name: checklist.title, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: checklist.title }).waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('nothing scrolls sideways on a narrow phone, and targets are large enough', LONG, async () => {
    const { context, page } = await site.watched({ viewport: { width: 320, height: 640 } });
    for (const path of typesOf()) {
      await page.goto(site.at(path));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
    await page.goto(site.at(model.address.entry(longest().checklist)));
    const low = await page
      .locator('.sheet-steps > li, header.site nav a')
      .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().height < 44).length);
    expect(low).toBe(0);
    await context.close();
  });
});
