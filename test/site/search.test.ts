import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { isOneSlip, type Names, rankerOf, wordsOf } from '../../src/site/search-rank.ts';
import { ROOT } from './built.ts';
import { dist, firstPlan, LONG, longest, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const folder = join(dist, 'pagefind');
const names: Names = JSON.parse(readFileSync(join(folder, 'names.json'), 'utf8'));
const rank = rankerOf(names);
const queries = load(readFileSync(join(ROOT, 'test/site/search-queries.yml'), 'utf8')) as Record<
  string,
  Record<string, string>
>;
const below = (href: string) => href.slice(model.address.base.length);
/** Where a page stands among the answers to a query within its plan, from 1. */
const placeOf = (query: string, at: string) =>
  rank(query, (page) => page.at.startsWith(`${at.split('/')[0]}/`)).hits.findIndex(({ page }) => page.at === at) + 1;
const isGood = (place: number) => place === 1 || place === 2;

describe('search by name', () => {
  test('there are twenty queries and more for each plan', () => {
    expect(Object.keys(queries).sort()).toEqual(plans().map(({ id }) => id));
    for (const list of Object.values(queries)) expect(Object.keys(list).length).toBeGreaterThanOrEqual(20);
  });

  test.each(
    Object.entries(queries).flatMap(([plan, list]) =>
      Object.entries(list).map(([query, at]) => [plan, query, at] as const),
    ),
  )('%s: "%s" brings %s first or second', (plan, query, at) => {
    expect(placeOf(query, `${plan}/${at}`)).toSatisfy(isGood);
  });

  test('every scenario is found by what people say and see, and by its other names', () => {
    const lost = plans().flatMap((plan) =>
      plan.scenarios.flatMap((scenario) =>
        [scenario.title, ...(scenario.data.seenAs ?? []), ...(scenario.data.alsoCalled ?? [])].filter(
          (query) => !isGood(placeOf(query, below(model.address.entry(scenario)))),
        ),
      ),
    );
    expect(lost).toEqual([]);
  });

  test('every page is found by its title, every person by name, every role by callsign', () => {
    const lost = plans().flatMap((plan) => [
      ...plan.entries.filter((entry) => {
        const place = placeOf(entry.title, below(model.address.entry(entry)));
        const namesakes = plan.entries.filter(({ title }) => wordsOf(title).join() === wordsOf(entry.title).join());
        return place < 1 || place > 1 + namesakes.length;
      }),
      ...[...plan.contactsUsed].filter((id) => {
        const name = model.content.contacts.get(id)?.name ?? '';
        return !isGood(placeOf(name, below(model.address.contact(plan, id))));
      }),
      ...plan.roles.filter((role) => !isGood(placeOf(role.callsign, below(model.address.entry(role))))),
    ]);
    expect(lost.map((each) => (typeof each === 'string' ? each : each.name))).toEqual([]);
  });

  test('one slip of the finger in the longest word of a title loses no scenario', () => {
    const lost = plans().flatMap((plan) =>
      plan.scenarios.flatMap((scenario) => {
        const [word = ''] = wordsOf(scenario.title).sort((a, b) => b.length - a.length);
        const middle = Math.floor(word.length / 2);
        const slips = [
          word.slice(0, middle) + word.slice(middle + 1),
          `${word.slice(0, middle)}q${word.slice(middle)}`,
          `${word.slice(0, middle)}q${word.slice(middle + 1)}`,
          word.slice(0, middle - 1) + word[middle] + word[middle - 1] + word.slice(middle + 1),
        ];
        return slips
          .map((slip) => scenario.title.toLowerCase().replace(word, slip))
          .filter((query) => !isGood(placeOf(query, below(model.address.entry(scenario)))));
      }),
    );
    expect(lost).toEqual([]);
  });

  test('what was mended is said, and a word that is known is never mended', () => {
    expect(rank('ransomwrae').mended).toEqual([['ransomwrae', 'ransomware']]);
    expect(rank('ransomware files constructor').mended).toEqual([]);
    expect(rank('zzxqy').hits).toEqual([]);
    expect(rank('').hits).toEqual([]);
  });

  test.each([
    ['ransom', 'ransmo', true],
    ['ransom', 'ranom', true],
    ['ransom', 'ransoom', true],
    ['ransom', 'rantom', true],
    ['ransom', 'ransom', false],
    ['ransom', 'rnasmo', false],
    ['ransom', 'fandom', false],
    ['ransom', 'ran', false],
    ['ab', 'ba', true],
    ['', 'a', true],
  ])('"%s" and "%s" are one slip apart: %s', (one, other, apart) => {
    expect(isOneSlip(one, other)).toBe(apart);
    expect(isOneSlip(other, one)).toBe(apart);
  });
});

describe('the search dialog', () => {
  const open = async (path: string, options = {}) => {
    const watched = await site.watched(options);
    const { page } = watched;
    await page.goto(site.at(path));
    await page.locator('site-search:defined').waitFor();
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    const field = dialog.getByRole('searchbox', { name: 'Search for' });
    const status = dialog.getByRole('status');
    const links = dialog.locator('li > a:first-child');
    const ask = async (query: string, answer: RegExp) => {
      await field.fill(query);
      await status.filter({ hasText: answer }).waitFor();
    };
    return { ...watched, dialog, field, status, links, ask };
  };

  test('brings for every query the page first or second, in the plan that is being read', LONG, async () => {
    for (const [plan, list] of Object.entries(queries)) {
      const { context, dialog, field, links, wrong } = await open(`/${plan}/about/`);
      await dialog.getByRole('option', { name: 'Scenario' }).waitFor({ state: 'attached' });
      for (const [query, at] of Object.entries(list)) {
        await field.fill(query);
        const hrefs = await links.evaluateAll((all) => all.slice(0, 2).map((each) => each.getAttribute('href')));
        expect(hrefs, query).toContain(`${model.address.base}${plan}/${at}`);
      }
      expect(wrong).toEqual([]);
      await context.close();
    }
  });

  test('says kind, severity and what was mended, and lets a person be called', LONG, async () => {
    const { context, dialog, links, ask } = await open('/task-tracker-api/');
    await ask('ransmo', /^Shown for "ransom\w*" \(you typed "ransmo"\)\. \d+ pages?\.$/);
    expect(await links.first().textContent()).toBe('Files or backups are locked, there is a note');
    expect(await dialog.locator('.search-where').first().textContent()).toBe('Scenario, start at 1 Critical');
    const [holder] = firstPlan().roles.flatMap(({ heldBy }) => heldBy ?? []);
    await dialog.getByRole('combobox', { name: 'Plan' }).selectOption(firstPlan().title);
    await ask(holder?.name ?? '', /pages?\.$/);
    const call = dialog.getByRole('link', { name: `Call ${holder?.name}` });
    expect(await call.first().getAttribute('href')).toMatch(/^tel:\+\d+$/);
    await context.close();
  });

  test('finds in the text what no name holds, at the part that says it', LONG, async () => {
    const { context, page, links, ask } = await open('/task-tracker-api/');
    await ask('pg_sleep', /pages?\.$/);
    const href = await links.first().getAttribute('href');
    expect(href).toContain('/task-tracker-api/');
    await links.first().click();
    await page.waitForURL(`**${href}`);
    expect(await page.locator('main').textContent()).toContain('pg_sleep');
    await context.close();
  });

  test('finds the steps of sheets', LONG, async () => {
    const { checklist, sheet } = longest();
    const action = sheet.steps.map((step) => step.action).sort((a, b) => b.length - a.length)[0] as string;
    const { context, links, ask } = await open(`/${checklist.plan.id}/`);
    await ask(action, /pages?\.$/);
    const hrefs = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    expect(hrefs.some((href) => href.includes(`/checklists/${checklist.id}/`))).toBe(true);
    await context.close();
  });

  test('looks in all plans where one has nothing, and in one kind where that is asked', LONG, async () => {
    const { context, dialog, links, status, ask } = await open('/task-tracker-api/');
    await ask('kms', /^Nothing found in Task Tracker API\. In all plans: \d+ pages?\.$/);
    expect(await dialog.locator('.search-where').first().textContent()).toMatch(/API Credential Manager$/);
    await ask('zzxqy', /^Nothing found\. Try fewer or other words\.$/);
    expect(await links.count()).toBe(0);
    await dialog.getByRole('combobox', { name: 'Kind' }).selectOption('Scenario');
    await ask('', new RegExp(`^${plans().at(-1)?.scenarios.length} pages$`));
    await ask('laptop', /pages?\.$/);
    for (const where of await dialog.locator('.search-where').allTextContents()) expect(where).toMatch(/^Scenario/);
    await dialog.getByRole('combobox', { name: 'Plan' }).selectOption('All plans');
    await expect
      .poll(() => dialog.locator('.search-where').allTextContents())
      .toContainEqual(expect.stringMatching(/Credential Manager$/));
    expect(await status.textContent()).toMatch(/pages?\.$/);
    await context.close();
  });

  test('is worked by keyboard: arrows walk, Enter opens the first, Escape leaves', LONG, async () => {
    const { context, page, field, links, ask } = await open('/task-tracker-api/');
    await ask('legal', /pages?\.$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await links.nth(1).evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await field.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('laptop stolen');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/task-tracker-api/scenarios/admin-laptop-gone/');
    await context.close();
  });

  test(
    'works by names alone where texts cannot be had, and offers the list of pages where neither can',
    LONG,
    async () => {
      const partly = await site.watched();
      await partly.context.route('**/pagefind/pagefind.js', (route) => route.abort());
      await partly.page.goto(site.at('/task-tracker-api/'));
      await partly.page.locator('site-search:defined').waitFor();
      await partly.page.keyboard.press('Control+k');
      await partly.page.getByRole('searchbox').fill('ransom');
      await partly.page
        .getByRole('status')
        .filter({ hasText: '1 page. The texts of pages could not be searched' })
        .waitFor();
      await partly.context.route('**/names.json', (route) => route.abort());
      await partly.page.reload();
      await partly.page.locator('site-search:defined').waitFor();
      await partly.page.keyboard.press('Control+k');
      await partly.page.getByRole('dialog').getByRole('link', { name: 'the list of all pages' }).click();
      await partly.page.getByRole('heading', { level: 1, name: 'All pages, A to Z' }).waitFor();
      await partly.context.close();
    },
  );

  test(
    'asks for nothing before it is opened, then for all that was written for it and nothing else',
    LONG,
    async () => {
      const { context, page } = await site.watched();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(site.at('/task-tracker-api/'));
      await page.locator('site-search:defined').waitFor();
      expect(asked.filter((path) => /pagefind|search-dialog/.test(path))).toEqual([]);
      asked.length = 0;
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill('laptop');
      await page
        .getByRole('status')
        .filter({ hasText: /pages?\.$/ })
        .waitFor();
      const ofFolder = asked
        .filter((path) => path.startsWith('/pagefind/'))
        .map((path) => path.slice('/pagefind/'.length));
      expect(asked.filter((path) => !path.startsWith('/pagefind/') && !path.startsWith('/_astro/'))).toEqual([]);
      const written = readdirSync(folder);
      expect([...new Set(ofFolder.map((path) => path.split('/')[0]))].sort()).toEqual(written.sort());
      await context.close();
    },
  );
});

test('what search keeps for offline use stays small', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(1.2 * 1024 * 1024);
});
