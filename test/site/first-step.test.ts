import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { serve } from '../../src/site/server.ts';
import { buildSite, ROOT } from './built.ts';
import { LONG, model, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const SCENARIO = 'Accounts are taken over';

/** Taps links by their names, each in view once scrolled to; gives how many it took to have the first step in view. */
async function tapsToFirstStep(page: Page, names: readonly string[]): Promise<number> {
  let taps = 0;
  for (const name of names) {
    await page.getByRole('main').getByRole('link', { name }).first().tap();
    taps += 1;
  }
  const step = page.locator('.steps li .words').first();
  const tracker = model.content.plans.find((plan) => plan.scenarios.some(({ title }) => title === SCENARIO));
  const scenario = tracker?.scenarios.find(({ title }) => title === SCENARIO);
  expect(await step.textContent()).toContain(scenario?.body?.steps[0]?.action.slice(0, 30));
  const bar = await page.getByRole('navigation', { name: 'Main' }).boundingBox();
  await expect
    .poll(async () => {
      const box = await step.boundingBox();
      return box !== null && box.y >= 0 && box.y + box.height <= (bar?.y ?? 0);
    })
    .toBe(true);
  return taps;
}

test('UX-01 home to the first step in two taps, where there is one plan', LONG, async () => {
  const content = join(ROOT, 'test/.tmp/one-plan/content');
  rmSync(content, { recursive: true, force: true });
  cpSync(join(ROOT, 'content'), content, { recursive: true });
  for (const plan of model.content.plans.filter((each) => each.id !== 'task-tracker-api'))
    rmSync(join(content, plan.id), { recursive: true });
  const built = await buildSite(content, 'one-plan-site');
  if (!built.ok) throw new Error(built.output);
  const served = await serve(built.dist, { port: 0 });
  const { context, page } = await site.watched(PHONE);
  await page.goto(served.url);
  const call = page.getByRole('link', { name: /^Call incident commander, / });
  expect(await call.getAttribute('href')).toMatch(/^tel:\+\d+$/);
  // Whom to call and what is happening are both answered before anything is scrolled.
  for (const seen of [call, page.getByRole('link', { name: SCENARIO })]) {
    const box = await seen.boundingBox();
    expect(box && box.y + box.height).toBeLessThanOrEqual(740);
  }
  expect(await tapsToFirstStep(page, [SCENARIO, 'First 15 minutes'])).toBe(2);
  await context.close();
  await served.close();
});

test('UX-01 three taps from the choice of plans', LONG, async () => {
  const { context, page, wrong } = await site.watched(PHONE);
  await page.goto(site.at('/'));
  expect(await tapsToFirstStep(page, ['Task Tracker API', SCENARIO, 'First 15 minutes'])).toBe(3);
  expect(wrong).toEqual([]);
  await context.close();
});
