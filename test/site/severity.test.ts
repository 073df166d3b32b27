import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Answer, type Standing, standingOf } from '../../src/components/walk.ts';
import type { Entry, Plan } from '../../src/plan/plan.ts';
import type { SeverityData } from '../../src/plan/schema-types.ts';
import { ROOT } from './built.ts';
import { firstPlan, LONG, model, plans, siteInBrowser } from './site.ts';
import { DICHROMATS, distance, labOf } from './vision.ts';

const site = siteInBrowser();
const addressOf = (plan: Plan) => model.address.entry(plan.severity as Entry<SeverityData>);

describe('UX-14 severity in grey and simulated vision', () => {
  const css = readFileSync(join(ROOT, 'src/styles/tokens.css'), 'utf8');
  const colours = ['critical', 'high', 'medium', 'low'].map((name) => {
    const all = [...css.matchAll(new RegExp(`--color-severity-${name}:\\s*(#[0-9a-f]{6});`, 'g'))];
    // One colour in every theme: a level must not look another way in the dark.
    expect(all, name).toHaveLength(1);
    return all[0]?.[1] as string;
  });

  test('in grey, worse is darker, by 10 of L* at least', () => {
    const lightness = colours.map((colour) => labOf(colour)[0]);
    for (const [index, each] of lightness.entries())
      if (index > 0) expect(each - (lightness[index - 1] as number)).toBeGreaterThanOrEqual(10);
  });

  test.each(Object.entries(DICHROMATS))('with %s any two levels are 28 apart at least', (_, seenBy) => {
    const seen = colours.map((colour) => labOf(colour, seenBy));
    const pairs = seen.flatMap((one, index) => seen.slice(index + 1).map((other) => distance(one, other)));
    expect(pairs).toHaveLength(6);
    expect(Math.min(...pairs)).toBeGreaterThanOrEqual(28);
  });

  test('every badge has a digit, a word and the shape of its level', LONG, async () => {
    const { context, page } = await site.watched();
    const shapes = new Map<string, Set<string>>();
    for (const plan of plans()) {
      const pages = [
        model.address.plan(plan),
        addressOf(plan),
        ...plan.scenarios.map((each) => model.address.entry(each)),
      ];
      for (const path of pages) {
        await page.goto(site.at(path));
        const badges = await page.locator('.severity').evaluateAll((all) =>
          all.map((each) => ({
            text: (each as HTMLElement).innerText.trim(),
            shape: each.querySelector('path')?.getAttribute('d') ?? '',
            drawn: (each.querySelector('svg')?.getBoundingClientRect().width ?? 0) > 10,
          })),
        );
        for (const { text, shape, drawn } of badges) {
          const level = plan.levels.find(({ rank, name }) => text.replace(/\s+/g, ' ').endsWith(`${rank} ${name}`));
          expect(level, `${path} ${text}`).toBeDefined();
          expect(drawn, path).toBe(true);
          const key = String(level?.rank);
          shapes.set(key, (shapes.get(key) ?? new Set()).add(shape));
        }
      }
    }
    // Each rank always has one shape, and no two ranks share it.
    expect([...shapes.values()].map((each) => each.size)).toEqual([1, 1, 1, 1]);
    expect(new Set([...shapes.values()].flatMap((each) => [...each])).size).toBe(4);
    await context.close();
  });
});

describe('the walk', () => {
  const levels = [0, 0, 1, 2];
  test.each<[Answer[], Standing]>([
    [[], { at: 'question', question: 0 }],
    [['no', 'unknown'], { at: 'question', question: 2 }],
    [['yes'], { at: 'end', level: 0, open: [] }],
    [['unknown', 'yes'], { at: 'end', level: 0, open: [] }],
    [['unknown', 'no', 'yes'], { at: 'end', level: 1, open: [0] }],
    [['unknown', 'no', 'unknown', 'yes'], { at: 'end', level: 2, open: [0, 2] }],
    [['no', 'no', 'no', 'no'], { at: 'end', level: null, open: [] }],
    [['no', 'no', 'no', 'unknown'], { at: 'end', level: null, open: [3] }],
  ])('after %j it stands at %j', (answers, standing) => {
    expect(standingOf(levels, answers)).toEqual(standing);
  });

  const heading = (page: Page) => page.locator('.walk h2');
  const focused = (page: Page) => heading(page).evaluate((element) => element === document.activeElement);
  /** Answers with the keyboard alone, from the question that has the focus. */
  const answer = async (page: Page, word: string) => {
    for (let tabs = 0; tabs < 30; tabs += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent)) === word) break;
    }
    const before = await heading(page).textContent();
    await page.keyboard.press('Enter');
    await expect.poll(() => heading(page).textContent()).not.toBe(before);
    expect(await focused(page)).toBe(true);
  };
  const open = async (page: Page, plan: Plan) => {
    await page.goto(site.at(addressOf(plan)));
    await heading(page).waitFor();
    // The first question stands there without taking the focus from who came for the matrix.
    expect(await focused(page)).toBe(false);
    await heading(page).focus();
  };

  test('every level is reached by keyboard, with what follows from it', LONG, async () => {
    const { context, page, wrong } = await site.watched({ viewport: { width: 360, height: 740 } });
    for (const plan of plans()) {
      const questions = plan.levels.flatMap((level) => (level.tests ?? []).map((text) => ({ text, level })));
      for (const level of plan.levels) {
        await open(page, plan);
        const first = questions.findIndex((each) => each.level === level);
        for (let index = 0; index <= first; index += 1) {
          expect(await heading(page).textContent()).toBe(
            `${index + 1} of ${questions.length}: ${questions[index]?.text}`,
          );
          await answer(page, index === first ? 'Yes' : 'No');
        }
        const end = page.locator('.walk');
        expect(await end.getByRole('heading', { level: 2 }).textContent()).toBe(`Severity ${level.rank} ${level.name}`);
        const told = (await end.locator('dl').innerText()).replace(/\s+/g, ' ');
        for (const id of level.notify ?? [])
          expect(told).toContain(plan.roles.find((role) => role.id === id)?.callsign);
        expect(told).toMatch(/^Start within \d+ /);
        await end.getByText('Why: your answers').click();
        expect(await end.locator('details li').count()).toBe(first + 1);
        expect(await end.locator('details li').last().innerText()).toBe(`${questions[first]?.text} Yes`);
      }
    }
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('it goes back, starts again, and says what is still possible', LONG, async () => {
    const { context, page } = await site.watched();
    const plan = firstPlan();
    const questions = plan.levels.flatMap((level) => (level.tests ?? []).map((text) => ({ text, level })));
    const [worst] = plan.levels;
    await open(page, plan);
    await answer(page, 'I do not know');
    await answer(page, 'No');
    await answer(page, 'Back');
    expect(await heading(page).textContent()).toContain(`2 of ${questions.length}: `);
    const below = questions.findIndex((each) => each.level !== worst);
    for (let index = 1; index < below; index += 1) await answer(page, 'No');
    await answer(page, 'Yes');
    const box = page.locator('.walk .open');
    const text = (await box.innerText()).replace(/\s+/g, ' ');
    const name = `${worst?.rank} ${worst?.name}`;
    const found = questions[below]?.level;
    expect(text).toContain(`${name} is still possible`);
    expect(text).toContain(questions[0]?.text);
    expect(text).toContain(`Unsure between ${found?.rank} ${found?.name} and ${name}: take ${name}.`);
    await answer(page, 'Start again');
    expect(await heading(page).textContent()).toContain(`1 of ${questions.length}: `);
    for (const _ of questions) await answer(page, 'No');
    expect(await heading(page).textContent()).toBe('No answer is yes');
    expect(await page.locator('.walk').innerText()).toContain('no incident');
    await context.close();
  });

  test('without scripts the questions stand in order, numbered through, and nothing offers to walk', LONG, async () => {
    const { context, page } = await site.watched({ javaScriptEnabled: false });
    for (const plan of plans()) {
      await page.goto(site.at(addressOf(plan)));
      const shown = await page
        .locator('.matrix ol')
        .evaluateAll((lists) =>
          lists.flatMap((list) =>
            [...list.children].map((item, index) => `${(list as HTMLOListElement).start + index} ${item.textContent}`),
          ),
        );
      const told = plan.levels.flatMap((level) => level.tests ?? []).map((text, index) => `${index + 1} ${text}`);
      expect(shown).toEqual(told);
      expect(await page.locator('main button').count()).toBe(0);
      for (const level of plan.levels) expect(await page.locator(`tr[id="${level.id}"]`).count()).toBe(1);
    }
    await context.close();
  });
});
