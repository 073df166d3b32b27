import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reviewedWithin } from '../../src/site/after-action.ts';
import { fileOf } from './page-types.ts';
import { FORMATS, linesOf, printed, textOf } from './paper.ts';
import { firstPlan, LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const listOf = (plan = firstPlan()) => model.address.folder(plan, 'after-actions');

test.each([
  ['2026-10-16', '2026-10-16', 'the same day'],
  ['2026-10-16', '2026-10-17', '1 day after'],
  ['2026-10-16', '2026-11-02', '17 days after'],
  ['2026-10-16', '2026-10-14', '2 days before'],
  ['2026-10-16', undefined, null],
  [undefined, '2026-10-16', null],
])('from %s to %s is %s', (closedOn, heldOn, words) => {
  expect(
    reviewedWithin({ title: 'Any', of: 'incident', ...(closedOn && { closedOn }), ...(heldOn && { heldOn }) }),
  ).toBe(words);
});

describe('the page of a review', () => {
  test('tells what was reviewed, its times, what it showed, what is put right, and who signed', LONG, async () => {
    const { context, page, wrong } = await site.watched({ javaScriptEnabled: false });
    for (const plan of plans()) {
      expect(plan.afterActions.length).toBeGreaterThan(0);
      for (const review of plan.afterActions) {
        const { actions = [], attendance = [], closedOn, heldOn, incident, ratings = [], times = [] } = review.data;
        await page.goto(site.at(model.address.entry(review)));
        expect(await page.locator('h1').textContent()).toBe(review.title);
        const facts = (await page.locator('.facts').first().textContent())?.replace(/\s+/g, ' ') ?? '';
        for (const fact of [incident, closedOn, heldOn, reviewedWithin(review.data), review.data.signedOn])
          expect(facts).toContain(fact);
        const instants = await page.locator('.facts').nth(1).locator('div').allTextContents();
        expect(instants.map((each) => each.trim().slice(0, 16))).toEqual(times.map(({ at }) => at));
        const section = (name: string) =>
          page.locator('section', { has: page.getByRole('heading', { name, exact: true }) });
        const items = async (name: string) => (await section(name).getByRole('listitem').allTextContents()).join('\n');
        const went = await items('How it went');
        for (const { what, rating } of ratings) expect(went).toContain(`${rating} ${what}.`);
        const todo = await items('Actions');
        for (const { what, due, closedOn: done, proof } of actions)
          for (const part of [what, done ?? `due ${due}`, proof ?? '']) expect(todo).toContain(part);
        expect(todo.match(/Open\./g)?.length ?? 0).toBe(actions.filter((each) => !each.closedOn).length);
        const names = await items('Who took part');
        for (const { contact } of attendance) expect(names).toContain(model.content.contacts.get(contact)?.name);
        for (const heading of review.body?.headings ?? [])
          expect(await page.getByRole('heading', { name: heading.text, exact: true }).count()).toBe(1);
      }
    }
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('and the list are light', () => {
    for (const plan of plans()) {
      for (const path of [listOf(plan), ...plan.afterActions.map((each) => model.address.entry(each))])
        expect(statSync(fileOf(path)).size, path).toBeLessThan(10_000);
    }
  });
});

describe('reviews are found', () => {
  test('in all pages, in their list, and on the page of the owner', LONG, async () => {
    const { context, page } = await site.watched();
    const plan = firstPlan();
    const [review] = plan.afterActions;
    await page.goto(site.at(model.address.plan(plan, 'index')));
    await page.locator('main').getByRole('link', { name: 'After-action reviews', exact: true }).first().click();
    await page.waitForURL(`**${listOf(plan)}`);
    await page
      .locator('main nav')
      .getByRole('link', { name: review?.title as string, exact: true })
      .click();
    await page.waitForURL(`**${model.address.entry(review as NonNullable<typeof review>)}`);
    await page.goto(site.at(model.address.plan(plan, 'owner')));
    expect(await page.getByRole('link', { name: review?.title as string, exact: true }).count()).toBeGreaterThan(0);
    await context.close();
  });

  test('in the record of the auditor, each with how soon it was held and what is open', LONG, async () => {
    const { context, page } = await site.watched({ javaScriptEnabled: false });
    for (const plan of plans()) {
      await page.goto(site.at(model.address.plan(plan, 'audit')));
      const table = page.getByRole('table', { name: 'Reviews after incidents and drills' });
      expect(await table.locator('tbody tr').count()).toBe(plan.afterActions.length);
      for (const { data, title } of plan.afterActions) {
        const row = table.locator('tr', { has: page.getByRole('link', { name: title, exact: true }) });
        const text = (await row.textContent())?.replace(/\s+/g, ' ') ?? '';
        for (const part of [data.incident, data.closedOn, `${data.heldOn}, ${reviewedWithin(data)}`, data.signedOn])
          expect(text).toContain(part);
        const open = (data.actions ?? []).filter(({ closedOn }) => !closedOn).length;
        expect(text).toContain(`${(data.actions?.length ?? 0) - open} closed , ${open} open`.replace(' ,', ','));
      }
    }
    await context.close();
  });
});

describe.each(FORMATS)('the blank form on %s', (format) => {
  test('prints on two sides, without the list, with lines to write on', LONG, async () => {
    for (const plan of plans()) {
      const { context, page } = await site.watched({ javaScriptEnabled: false });
      await page.goto(site.at(listOf(plan)));
      const heads = await page.locator('.blank :is(h3, thead th, tbody th)').allTextContents();
      await page.getByText('The form', { exact: true }).click();
      expect(await page.getByText('EXERCISE: a drill is reviewed').isVisible()).toBe(true);
      await page.getByText('The form', { exact: true }).click();
      const sides = await linesOf(await printed(page, format));
      const text = sides.map(textOf).join(' ').replace(/\s+/g, '');
      expect(sides.length).toBe(2);
      for (const each of [plan.title, ...heads]) expect(text).toContain(each.replace(/\s+/g, ''));
      for (const each of ['EXERCISE', 'Reviewdueby(7dayslater)']) expect(text).toContain(each);
      expect(textOf(sides[1] ?? [])).toContain('What it showed');
      for (const { title } of plan.afterActions) expect(text).not.toContain(title.replace(/\s+/g, ''));
      await context.close();
    }
  });
});
