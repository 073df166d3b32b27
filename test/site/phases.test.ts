import { AxeBuilder } from '@axe-core/playwright';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { crewOf } from '../../src/plan/crew.ts';
import type { Plain } from '../../src/plan/plan.ts';
import { phoneOf } from '../../src/site/words.ts';
import { firstPlan, LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const at = (entry: Plain | null | undefined) => site.at(model.address.entry(entry as Plain));
/** One page of each type that this file looks after, with the call page. */
const paths = () => {
  const plan = firstPlan();
  return [
    site.at(model.address.plan(plan, 'call')),
    ...[plan.severity, plan.phases[0], plan.roles[0], plan.system, plan.authority].map(at),
  ];
};

describe('phases', () => {
  test('tell where they stand in words, and what runs beside them', LONG, async () => {
    const { context, page } = await site.watched({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    for (const plan of plans()) {
      const isBeside = (phase: (typeof plan.phases)[number]) => phase.data.track === 'parallel';
      const line = plan.phases.filter((phase) => !isBeside(phase)).map(({ title }) => title);
      const beside = plan.phases.filter(isBeside).map(({ title }) => title);
      for (const phase of plan.phases) {
        await page.goto(at(phase));
        const strip = page.getByRole('navigation', { name: 'Phases' });
        const items = (list: string) =>
          strip
            .locator(`${list} li`)
            .evaluateAll((all) => all.map((each) => each.textContent?.replace(/\s+/g, ' ').trim()));
        const here = (title: string) => (title === phase.title ? `${title} you are here` : title);
        expect(await items('ol')).toEqual(line.map(here));
        expect(await items('ul')).toEqual(beside.map(here));
        expect(await strip.getByText('Beside all phases, from the first hour').isVisible()).toBe(beside.length > 0);
        const current = strip.locator('[aria-current="step"]');
        expect(await current.count()).toBe(1);
        expect(await current.innerText()).toContain(phase.title);
        expect(await strip.getByRole('link').count()).toBe(plan.phases.length - 1);
        const facts = await page.locator('.facts').first().innerText();
        for (const words of [phase.data.goal, phase.data.enterWhen, phase.data.leaveWhen, phase.data.goBackWhen])
          if (words) expect(facts.replace(/\s+/g, ' ')).toContain(words.trim());
        const heads = await page.locator('main h2').allTextContents();
        expect(heads.includes('Sheets')).toBe(phase.checklists.length > 0);
        expect(heads.includes('Messages')).toBe(phase.templates.length > 0);
      }
    }
    await context.close();
  });
});

describe('role cards', () => {
  test('show every decision of the role, its sheets and its messages', LONG, async () => {
    const { context, page } = await site.watched({ javaScriptEnabled: false });
    for (const plan of plans()) {
      for (const role of plan.roles) {
        await page.goto(at(role));
        const under = async (title: string) =>
          (
            await page
              .locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })
              .locator('li')
              .allTextContents()
          ).map((text) => text.trim());
        const decisions = plan.authority?.data.decisions ?? [];
        expect(await under('You decide')).toEqual(
          decisions.filter((each) => each.decides === role.id).map((each) => each.decision),
        );
        expect(await under('You decide if another is not reached')).toHaveLength(
          decisions.filter((each) => each.ifUnreachable === role.id).length,
        );
        expect(await under('Messages you send')).toEqual(
          plan.templates.filter((each) => each.data.sender === role.id).map(({ title }) => title),
        );
        const acts = plan.checklists.filter((each) => each.body?.steps.some((step) => step.actor === role.callsign));
        expect(await under('Sheets on which you act')).toEqual(acts.map(({ title }) => title));
      }
    }
    await context.close();
  });

  test.each(['A4', 'Letter'] as const)('print as one page of %s each, with the numbers', LONG, async (format) => {
    const { context, page } = await site.watched();
    for (const role of plans().flatMap((plan) => plan.roles)) {
      await page.goto(at(role));
      const document = await getDocument({
        data: new Uint8Array(await page.pdf({ format, preferCSSPageSize: true })),
        verbosity: 0,
      }).promise;
      expect(document.numPages, `${role.plan.id}/${role.id}`).toBe(1);
      const { items } = await (await document.getPage(1)).getTextContent();
      const text = items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/g, '');
      for (const contact of crewOf(role).all) expect(text).toContain(phoneOf(contact)?.value.replace(/\s/g, ''));
      for (const step of role.body?.steps ?? []) expect(text).toContain(step.action.slice(0, 12).replace(/\s/g, ''));
    }
    await context.close();
  });
});

describe('records', () => {
  const entries = () =>
    plans().flatMap((plan) =>
      [plan.system, plan.authority, plan.routines, plan.severity].flatMap((each) => each ?? []),
    );

  test('are tables with heads on a desktop', LONG, async () => {
    const { context, page } = await site.watched({ viewport: { width: 1280, height: 900 } });
    for (const entry of entries()) {
      await page.goto(at(entry));
      for (const table of await page.locator('table.rows').all()) {
        const heads = await table.getByRole('columnheader').allTextContents();
        expect(heads.length).toBeGreaterThan(2);
        const rows = await table.locator('tbody tr').all();
        expect(await table.getByRole('rowheader').count()).toBe(rows.length);
        for (const row of rows) expect(await row.getByRole('cell').count()).toBe(heads.length - 1);
        expect(await table.locator('td > b:first-child:visible').count()).toBe(0);
      }
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        entry.name,
      ).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

  test('are blocks on a phone, each value under the label of its column', LONG, async () => {
    const { context, page } = await site.watched({ viewport: { width: 320, height: 640 } });
    for (const entry of entries()) {
      await page.goto(at(entry));
      const wrong = await page.locator('table.rows').evaluateAll((tables) =>
        tables.flatMap((table) =>
          [...table.querySelectorAll('tbody td')].flatMap((cell) => {
            const label = cell.querySelector<HTMLElement>(':scope > b:first-child');
            const shown = getComputedStyle(cell).display !== 'none';
            const fits = cell.getBoundingClientRect().right <= innerWidth && label?.checkVisibility();
            return (cell.textContent === '' ? !shown : shown && fits) ? [] : [cell.outerHTML];
          }),
        ),
      );
      expect(wrong, entry.name).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        entry.name,
      ).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

  test('of severity are printed whole: no level is cut in two', LONG, async () => {
    const { context, page } = await site.watched();
    for (const plan of plans()) {
      await page.goto(at(plan.severity));
      const document = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })), verbosity: 0 })
        .promise;
      const sheets: string[] = [];
      for (let number = 1; number <= document.numPages; number += 1) {
        const { items } = await (await document.getPage(number)).getTextContent();
        sheets.push(
          items
            .map((item) => ('str' in item ? item.str : ''))
            .join('')
            .replace(/\s+/g, ''),
        );
      }
      for (const { id, tests = [], examples = [] } of plan.levels) {
        const all = [...tests, ...examples].map((text) => text.replace(/\s+/g, ''));
        expect(
          sheets.some((text) => all.every((each) => text.includes(each))),
          `${plan.id} ${id}`,
        ).toBe(true);
      }
      expect(sheets.join('')).not.toContain('Yesmeans');
    }
    await context.close();
  });
});

describe('accessibility of these pages', () => {
  test.each([
    ['light', 320],
    ['light', 1280],
    ['dark', 320],
    ['dark', 1280],
  ] as const)('axe finds nothing in %s at %i px', LONG, async (colorScheme, width) => {
    const { context, page } = await site.watched({ colorScheme, viewport: { width, height: 800 } });
    const found: string[] = [];
    for (const path of paths()) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        found.push(
          `${path} ${id}: ${nodes
            .map((node) => node.html)
            .slice(0, 3)
            .join(' ')}`,
        );
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
    expect(found).toEqual([]);
    await context.close();
  });
});
