import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { rowOf } from '../../src/site/address.ts';
import { csv } from '../../src/site/csv.ts';
import { type Fresh, freshnessOf, STATES } from '../../src/site/freshness.ts';
import { loadSite, type PlanState, type Site } from '../../src/site/load.ts';
import { command, copyOf } from '../scripts/spawn.ts';
import { pageAt, ROOT } from './built.ts';
import { parseCsv } from './csv.ts';
import { LATER_DAYS, liveSite } from './live.ts';
import { dist, firstPlan, LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const live = liveSite('owner-live');

const owner = (plan: Plan | string) => model.address.plan(plan, 'owner');
const htmlOf = (path: string) => pageAt(join(dist, path, 'index.html'));
const rowsOf = (loaded: Site, id: string): Fresh[] =>
  freshnessOf(loaded.plans.get(id) as PlanState, loaded.report, loaded.address);

/** What the check's own process finds. */
function checked(plan: string, ...args: string[]) {
  const { stdout, stderr } = command('check', ['--plan', plan, '--format', 'json', ...args]);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as {
    asOf: string;
    summary: Record<'error' | 'warning' | 'notice' | 'waived' | 'unassessed', number>;
    findings: { level: string; message: string; file: string; line: number; column: number; rule: string }[];
  };
}

/** What the page tells: level, words, place and rule of each finding in its order, and the counts above them. */
async function told(page: Page) {
  const findings = await page.locator('owner-findings .findings > li').evaluateAll((items) =>
    items.map((item) => {
      const text = (part: string) => item.querySelector(part)?.textContent?.trim() ?? '';
      const words = item.cloneNode(true) as HTMLElement;
      for (const part of words.querySelectorAll('.level, .when, .place, .rule')) part.remove();
      return [text('.level'), words.textContent?.replace(/\s+/g, ' ').trim(), text('.place'), text('.rule')];
    }),
  );
  return { findings, counts: await page.locator('owner-findings > p').first().textContent() };
}

/** The same, as the check has it. */
function expected({ asOf, findings, summary }: ReturnType<typeof checked>) {
  const { error, warning, notice, unassessed } = summary;
  const some = (count: number, word: string) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`]);
  const counts = [
    ...(error === 0 ? ['no errors'] : some(error, 'error')),
    ...(warning === 0 ? ['no warnings'] : some(warning, 'warning')),
    ...some(notice, 'notice'),
    ...(unassessed === 0 ? [] : [`${unassessed} not assessed`]),
  ];
  return {
    findings: findings.map(({ level, message, file, line, column, rule }) => [
      level,
      message.replaceAll('`', '').replace(/\s+/g, ' ').trim(),
      `${file}:${line}:${column}`,
      rule,
    ]),
    counts: `On ${asOf}: ${counts.join(', ')}.`,
  };
}

describe('UX-24 freshness page equals the check', () => {
  test.each(plans().map(({ id }) => id))('in words, order and count: %s', LONG, async (id) => {
    const { context, page, wrong } = await site.watched();
    await page.goto(site.at(owner(id)));
    expect(await told(page)).toEqual(expected(checked(id, '--content', join(ROOT, 'content'))));
    expect(wrong).toEqual([]);
    await context.close();
  });

  test.each(LATER_DAYS)('on %s, as the browser judges it', LONG, async (day) => {
    const { context, page } = await site.watched();
    await page.clock.setFixedTime(`${day}T12:00:00Z`);
    for (const { id } of plans()) {
      const report = expected(checked(id, '--content', live.folder, '--as-of', day));
      expect(report.findings.length).toBeGreaterThan(10);
      await page.goto(live.at(owner(id)));
      await page.getByText(`On ${day}: `).waitFor();
      expect(await told(page)).toEqual(report);

      // The table and its counts, too, are those of a page built on that day.
      const rows = rowsOf(loadSite(live.folder, Date.parse(`${day}T12:00:00Z`)), id);
      const states = await page.locator('.fresh tbody tr').evaluateAll((all) =>
        all.map((row) => {
          const { cells } = row as HTMLTableRowElement;
          return `${cells[0]?.textContent?.trim()}: ${cells[5]?.firstChild?.textContent?.trim()}`;
        }),
      );
      expect(states.toSorted()).toEqual(rows.map(({ title, state }) => `${title}: ${state}`).toSorted());
      for (const state of STATES)
        expect(await page.locator(`[data-count="${state}"]`).textContent(), state).toBe(
          String(rows.filter((row) => row.state === state).length),
        );
    }
    await context.close();
  });

  test('what is accepted is told as waived until its day', LONG, async () => {
    const { context, page } = await site.watched();
    await page.clock.setFixedTime('2027-01-15T12:00:00Z');
    const finding = { level: 'error', rule: 'role-has-backup', message: '`a` <b>', file: 'f', line: 1, column: 1 };
    await page.route('**/findings.json', (route) =>
      route.fulfill({
        json: [
          { ...finding, waivedUntil: '2027-01-15' },
          { ...finding, waivedUntil: '2027-01-14' },
          { ...finding, on: '2027-02-14' },
          { ...finding, on: '2027-02-15' },
          { ...finding, on: '2027-01-16', follows: true },
        ],
      }),
    );
    await page.goto(live.at(owner(firstPlan())));
    await page.getByText('On 2027-01-15: ').waitFor();
    const { counts, findings } = await told(page);
    expect(findings.map(([level, words]) => `${level}: ${words}`)).toEqual([
      'waived: a <b>',
      'error: a <b>',
      'notice: a <b>',
    ]);
    expect(counts).toMatch(/^On 2027-01-15: 1 error, no warnings, 1 notice, 1 waived, /);
    await context.close();
  });

  test('without its list of later findings the page says so, and the table still judges', LONG, async () => {
    const { context, page } = await site.watched();
    await page.clock.setFixedTime('2029-06-01T12:00:00Z');
    await page.route('**/findings.json', (route) => route.abort());
    await page.goto(live.at(owner(firstPlan())));
    await page.getByText('its words could not be loaded').waitFor();
    expect(Number(await page.locator('[data-count="overdue"]').textContent())).toBeGreaterThan(50);
    await context.close();
  });
});

describe('the table of freshness', () => {
  test.each(plans().map((plan) => [plan.id, plan] as const))(
    '%s: has all that is or falls due, by day and rule, and a row for each entry',
    LONG,
    async (id, plan) => {
      const { context, page } = await site.watched({ javaScriptEnabled: false });
      await page.goto(site.at(owner(plan)));
      const lines = await page.locator('.fresh td:nth-child(4) p').allTextContents();
      const shown = lines.flatMap((line) => {
        const [, day, rules = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
        return rules.split(', ').flatMap((each) => {
          const [, rule, times] = /^(\S+?)(?: \((\d+)\))?$/.exec(each) ?? [];
          return Array.from({ length: Number(times ?? 1) }, () => `${day} ${rule}`);
        });
      });
      const { findings, later } = model.plans.get(id) as PlanState;
      const before = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
      const due = [...findings, ...later].flatMap(({ on, rule }) => (on ? [`${before(on)} ${rule}`] : []));
      expect(due.length).toBeGreaterThan(200);
      expect(shown.toSorted()).toEqual(due.toSorted());

      for (const entry of plan.entries) {
        const row = page.locator(`[id="${rowOf(entry.name)}"]`);
        const text = await row.textContent();
        expect(text, entry.name).toContain(entry.title);
        expect(text, entry.name).toContain(entry.digest());
        if (entry.data.review?.last) expect(text).toContain(entry.data.review.last);
        for (const claim of entry.data.satisfies ?? []) expect(text).toContain(claim.slice(claim.indexOf('#') + 1));
      }
      await context.close();
    },
  );

  test('is sorted by what falls due next, and each row is in one of the counts', () => {
    for (const { id } of plans()) {
      const rows = rowsOf(model, id);
      const days = rows.filter(({ missing }) => missing.length === 0).map(({ dues }) => dues[0]?.on ?? '9999');
      expect(days).toEqual(days.toSorted());
      const html = htmlOf(owner(id));
      const counts = STATES.map((state) => Number(new RegExp(`data-count="${state}">(\\d+)<`).exec(html)?.[1]));
      expect(counts.reduce((a, b) => a + b)).toBe(rows.length);
    }
  });

  test('tells no hour: the same content gives the same page', () => {
    for (const { id } of plans()) expect(htmlOf(owner(id))).not.toMatch(/\d\d:\d\d(?::\d\d)? ?(?:UTC|Z)/);
  });

  test('can be narrowed by keyboard, by owner and by state', LONG, async () => {
    const { context, page, wrong } = await site.watched({ viewport: { width: 360, height: 740 } });
    const plan = firstPlan();
    const rows = rowsOf(model, plan.id);
    const callsign = rows.find(({ owner: of }) => of !== rows[0]?.owner)?.owner as string;
    await page.goto(site.at(owner(plan)));
    const select = page.getByRole('combobox', { name: 'Owner' });
    await select.focus();
    await page.keyboard.type(callsign);
    const kept = rows.filter((row) => row.owner === callsign).length;
    await page
      .getByRole('status')
      .filter({ hasText: `${kept} of ${rows.length} shown` })
      .waitFor();
    expect(await page.locator('.fresh tbody tr:visible').count()).toBe(kept);
    await page.keyboard.press('Tab');
    expect(
      await page.getByRole('combobox', { name: 'State' }).evaluate((each) => each === document.activeElement),
    ).toBe(true);
    await page.keyboard.type('fresh');
    const fresh = rows.filter((row) => row.owner === callsign && row.state === 'fresh').length;
    await page
      .getByRole('status')
      .filter({ hasText: `${fresh} of ${rows.length} shown` })
      .waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('stays small', () => {
    for (const { id } of plans()) {
      const html = htmlOf(owner(id));
      expect(html.length / 1024, id).toBeLessThan(58);
      expect(gzipSync(html).length / 1024, id).toBeLessThan(25);
    }
  });
});

describe('how to edit', () => {
  test.each(plans().map(({ id }) => id))('%s: the commands run as they stand', LONG, async (id) => {
    const { context, page } = await site.watched({ javaScriptEnabled: false });
    await page.goto(site.at(owner(id)));
    const commands = await page.locator('.owner pre').allTextContents();
    await context.close();
    expect(commands.map((each) => /^npm run (\w+) --/.exec(each)?.[1])).toEqual(['review', 'verify', 'check']);
    const copy = copyOf('../../content');
    for (const each of commands) {
      const [, name = '', args = ''] = /^npm run (\w+) -- (.*)$/.exec(each) ?? [];
      const { status, stderr } = command(name, [...args.split(' '), '--content', copy.path]);
      expect([status, stderr], each).toEqual([0, '']);
    }
    copy.remove();
  });
});

describe('comma-separated values', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('a,b', '"', 'two\r\nlines', '=1+1', '+44 20', '-1', '@sum', '\t=1', ' ', ''),
  );

  test('parse back to the same cells, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const back = parseCsv(csv(rows));
        const safe = (value: string) => (/^\s*[=+\-@]/.test(value) ? `'${value}` : value);
        expect(back).toEqual(rows.map((row) => row.map(safe)));
      }),
    );
  });

  test.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1'])('%j is no formula', (value) => {
    expect(parseCsv(csv([[value, 'x']]))[0]?.[0]).toBe(`'${value}`);
  });

  test('the file has the rows of the table', () => {
    for (const { id } of plans()) {
      const [head, ...body] = parseCsv(readFileSync(join(dist, owner(id), 'freshness.csv'), 'utf8'));
      const rows = rowsOf(model, id);
      expect(head?.slice(0, 4)).toEqual(['entry', 'title', 'owner', 'reviewed']);
      expect(body.map((cells) => [cells[0], cells[1], cells[3], cells[8], cells[13]])).toEqual(
        rows.map(({ name, title, reviewed, state, claims }) => [
          name,
          title,
          reviewed?.on ?? '',
          state,
          claims.join(', '),
        ]),
      );
    }
  });
});
