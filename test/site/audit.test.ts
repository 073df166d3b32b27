import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ALWAYS, type Standing } from '../../src/plan/coverage.ts';
import { addDuration } from '../../src/plan/day.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { MOST_CHANGES, readLog } from '../../src/site/change-log.ts';
import { coverageAnchor, coverageOf } from '../../src/site/claims.ts';
import { loadSite, type PlanState } from '../../src/site/load.ts';
import { commit, git } from '../scripts/repository.ts';
import { parseCsv } from './csv.ts';
import { LATER_DAYS, liveSite } from './live.ts';
import { dist, firstPlan, LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();
const HOSTILE = '<script>window.hacked = 1</script> & "quotes"';
let head = '';
const live = liveSite('audit-live', ({ folder, parent }) => {
  commit(parent, `${HOSTILE}\nsecond line of the subject\n\nA body that no page shows.`);
  writeFileSync(
    join(folder, 'task-tracker-api/guides/shifts.mdx'),
    `${readFileSync(join(folder, 'task-tracker-api/guides/shifts.mdx'), 'utf8')}\n`,
  );
  head = commit(parent, 'End a guide with an empty line');
});

const audit = (plan: Plan | string) => model.address.plan(plan, 'audit');
const stateOf = (id: string) => model.plans.get(id) as PlanState;
const rowsOf = ({ id }: Plan) => coverageOf(stateOf(id).plan, model.report, stateOf(id).refer, model.address);
const dayBefore = (day: string) => addDuration(day, 'P1D', true);

/** What the row of a requirement must say of its four words. */
function wordsOf({ claims, claimed, exempt, designedUntil, exercisedUntil, operated }: Standing): RegExp[] {
  if (exempt) return [/does not apply/];
  if (!claimed) return [/not claimed: A .+ could claim it\./];
  const until = (word: string, day: string) =>
    day <= model.asOf
      ? new RegExp(`not ${word}`)
      : new RegExp(`(?<!not )${word}${day >= ALWAYS ? '' : ` up to ${dayBefore(day)}`}`);
  return [
    ...claims.flatMap(({ entry }) => (entry ? [new RegExp(RegExp.escape(entry.title))] : [])),
    until('designed', designedUntil),
    until('exercised', exercisedUntil),
    operated ? /(?<!not )operated: .+, \d{4}-\d\d-\d\d/ : /not operated: /,
  ];
}

describe('coverage', () => {
  test.each(plans().map((plan) => [plan.id, plan] as const))(
    '%s: every requirement stands as the report has it, on elements that are linked',
    LONG,
    async (id, plan) => {
      const { context, page, wrong } = await site.watched({ javaScriptEnabled: false });
      await page.goto(site.at(audit(plan)));
      const rows = await page.locator('.coverage tbody tr[id]').evaluateAll((all) =>
        all.map((row) => ({
          id: row.id,
          text: row.textContent?.replace(/\s+/g, ' ') ?? '',
          links: [...row.querySelectorAll('td:nth-child(2) a')].map((each) => (each as HTMLAnchorElement).pathname),
        })),
      );
      const standings = model.report.standingsOf(plan);
      expect(rows.map((row) => row.id)).toEqual(
        standings.map(({ framework, requirement }) => coverageAnchor(framework, requirement)),
      );
      for (const [index, standing] of standings.entries()) {
        const row = rows[index] as (typeof rows)[number];
        for (const words of wordsOf(standing)) expect(row.text).toMatch(words);
        const entries = standing.claims.flatMap(({ entry }) => (entry ? [model.address.entry(entry)] : []));
        expect(row.links, row.id).toEqual(expect.arrayContaining(entries));
      }
      const totals = await page
        .locator('.totals tbody tr')
        .evaluateAll((all) =>
          all.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
        );
      expect(totals.map((numbers) => numbers.slice(0, 5))).toEqual(
        stateOf(id).verdict.coverage.map(({ total, claimed, designed, exercised, operated }) => [
          total,
          claimed,
          designed,
          exercised,
          operated,
        ]),
      );
      expect(await page.getByText('claims about text').count()).toBe(1);
      expect(wrong).toEqual([]);
      await context.close();
    },
  );

  test('what does not apply says why, who approved it, and until when', () => {
    const rows = plans()
      .flatMap((plan) => rowsOf(plan))
      .flatMap(({ exempt }) => exempt ?? []);
    const declared = plans().flatMap(
      (plan) => plan.home?.data.frameworks?.flatMap((each) => each.notApplicable ?? []) ?? [],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ because, until, on }) => [because, until, on])).toEqual(
      declared.map(({ because, until, approvedOn }) => [because, until, approvedOn]),
    );
    for (const { by } of rows) expect(by?.href).not.toBeNull();
  });

  test.each(LATER_DAYS)('totals on %s are those of a page built on that day', LONG, async (day) => {
    const { context, page } = await site.watched();
    await page.clock.setFixedTime(`${day}T12:00:00Z`);
    const then = loadSite(live.folder, Date.parse(`${day}T12:00:00Z`));
    for (const { id } of plans()) {
      await page.goto(live.at(audit(id)));
      await page.locator('[data-judged]').filter({ hasText: day }).waitFor();
      const totals = await page
        .locator('.totals tbody tr')
        .evaluateAll((all) =>
          all.map((row) => [...row.querySelectorAll('td')].slice(0, 5).map((cell) => Number(cell.textContent))),
        );
      const expected = then.plans
        .get(id)
        ?.verdict.coverage.map((each) => [each.total, each.claimed, each.designed, each.exercised, each.operated]);
      expect(totals, id).toEqual(expected);
    }
    await context.close();
  });

  test('can be narrowed by keyboard, by framework, status and owner', LONG, async () => {
    const { context, page, wrong } = await site.watched({ viewport: { width: 1280, height: 800 } });
    const plan = firstPlan();
    const rows = rowsOf(plan);
    await page.goto(site.at(audit(plan)));
    const shown = (count: number) =>
      page
        .getByRole('status')
        .filter({ hasText: `${count} of ${rows.length} shown` })
        .waitFor();
    await page.getByRole('combobox', { name: 'Status' }).focus();
    await page.keyboard.type('not exercised');
    const kept = rows.filter(({ exempt, claimed, exercised }) => !exempt && claimed.holds && !exercised.holds);
    await shown(kept.length);
    await page.keyboard.press('Shift+Tab');
    const framework = rows.at(-1)?.framework;
    await page.keyboard.type(framework?.title.slice(0, 12) ?? '');
    const both = kept.filter((row) => row.framework === framework);
    await shown(both.length);
    expect(await page.locator('.coverage tbody:visible').count()).toBe(both.length > 0 ? 1 : 0);
    await page.getByRole('combobox', { name: 'Framework' }).selectOption('All');
    await page.getByRole('combobox', { name: 'Status' }).selectOption('All');
    const callsign = rows[0]?.owners[0] as string;
    await page.getByRole('combobox', { name: 'Owner' }).selectOption(callsign);
    await shown(rows.filter(({ owners }) => owners.includes(callsign)).length);
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('the file has the rows of the table', () => {
    for (const plan of plans()) {
      const [names, ...body] = parseCsv(readFileSync(join(dist, audit(plan), 'coverage.csv'), 'utf8'));
      const rows = rowsOf(plan);
      const column = (name: string) => body.map((cells) => cells[names?.indexOf(name) ?? -1]);
      expect(body.every((cells) => cells.length === names?.length)).toBe(true);
      expect(column('requirement')).toEqual(rows.map(({ requirement }) => requirement.id));
      expect(column('rests on')).toEqual(rows.map(({ by }) => by.map(({ text }) => text).join('; ')));
      expect(column('exercised up to')).toEqual(rows.map(({ exercised }) => exercised.until ?? ''));
      expect(column('does not apply because')).toEqual(rows.map(({ exempt }) => exempt?.because ?? ''));
    }
  });

  test('prints landscape, with its heads on every page', LONG, async () => {
    const { context, page } = await site.watched();
    const plan = firstPlan();
    await page.goto(site.at(audit(plan)));
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = await page.pdf({ format, preferCSSPageSize: true });
      const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
      let withRows = 0;
      for (let number = 1; number <= document.numPages; number += 1) {
        const sheet = await document.getPage(number);
        const [, , width = 0, height = 0] = sheet.view;
        expect(width).toBeGreaterThan(height);
        const { items } = await sheet.getTextContent();
        const text = items
          .map((item) => ('str' in item ? item.str : ''))
          .join(' ')
          .replace(/\s+/g, ' ');
        if (!/ designed up to /.test(text)) continue;
        withRows += 1;
        expect(text, `page ${number}`).toMatch(/Requirement Rests on Owner Designed Exercised Operated/);
      }
      expect(withRows).toBeGreaterThan(2);
    }
    await context.close();
  });

  test('a framework leads to how its requirements stand in each plan', LONG, async () => {
    const { context, page } = await site.watched();
    const plan = firstPlan();
    const [standing] = model.report.standingsOf(plan);
    if (!standing) throw new Error('No plan is asked anything');
    await page.goto(site.at(model.address.framework(standing.framework, standing.requirement.id)));
    const row = page.locator(`[id="${standing.requirement.id}"]`);
    expect(await row.textContent()).toContain(standing.requirement.summary);
    await row.getByRole('link').first().click();
    await page.waitForURL(`**${audit(plan)}#*`);
    expect(decodeURIComponent(new URL(page.url()).hash.slice(1))).toBe(
      coverageAnchor(standing.framework, standing.requirement),
    );
    expect(await page.locator(':target').count()).toBe(1);
    await context.close();
  });
});

describe('the drill record', () => {
  test('has every drill with its day, ratings in numbers, and what is open', LONG, async () => {
    const { context, page } = await site.watched({ javaScriptEnabled: false });
    for (const plan of plans()) {
      await page.goto(site.at(audit(plan)));
      expect(await page.locator('.drills tbody tr').count()).toBe(plan.drills.length);
      for (const { data, title } of plan.drills) {
        const row = page
          .locator('.drills tr')
          .filter({ has: page.getByRole('link', { name: title, exact: true }) })
          .first();
        const text = (await row.textContent()) ?? '';
        expect(text).toContain(data.heldOn ? `held ${data.heldOn}` : `planned ${data.plannedFor}`);
        const rated = [...((await row.locator('td').nth(3).textContent()) ?? '').matchAll(/(\d+) [PSMU]/g)].reduce(
          (sum, [, count]) => sum + Number(count),
          0,
        );
        expect(rated).toBe(data.ratings?.length ?? 0);
        const open = (data.actions ?? []).filter(({ closedOn }) => !closedOn).length;
        expect(/(\d+) open/.exec(text)?.[1] ?? '0').toBe(String(open));
      }
    }
    await context.close();
  });
});

describe('the change log', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

  test('tells commits of the given paths only, the newest first, without their authors', () => {
    write('plan.mdx', 'one');
    write('notes.txt', 'one');
    const first = commit(folder, 'Begin');
    write('notes.txt', 'two');
    commit(folder, 'Note');
    write('plan.mdx', 'two');
    write('a name, with "signs" and ü.mdx', 'x');
    const last = commit(folder, 'Change two files');
    const log = readLog(folder, ['plan.mdx', 'a name, with "signs" and ü.mdx']);
    expect(log).toEqual({
      changes: [
        {
          commit: last,
          day: '2026-11-20',
          subject: 'Change two files',
          files: ['a name, with "signs" and ü.mdx', 'plan.mdx'],
        },
        { commit: first, day: '2026-11-20', subject: 'Begin', files: ['plan.mdx'] },
      ],
      more: false,
      shallow: false,
      uncommitted: 0,
    });
    expect(JSON.stringify(log)).not.toContain('test@example.com');
    write('plan.mdx', 'three');
    write('notes.txt', 'three');
    expect(readLog(folder, ['plan.mdx'])?.uncommitted).toBe(1);
  });

  test.each([
    [HOSTILE, HOSTILE],
    ['Two lines\nof one subject', 'Two lines of one subject'],
    ['\u001b[31mred\u001b[0m and \u202eback', '\\u001b[31mred\\u001b[0m and \\u202eback'],
    ['a'.repeat(500), `${'a'.repeat(200)} …`],
  ])('a subject is only words: %j', (message, subject) => {
    write('plan.mdx', 'one');
    commit(folder, `${message}\n\nbody`);
    expect(readLog(folder, ['plan.mdx'])?.changes.map((each) => each.subject)).toEqual([subject]);
  });

  test('merges are left out, and what is too much is counted as more', () => {
    write('plan.mdx', 'one');
    commit(folder, 'Begin');
    git(folder, 'switch', '--quiet', '--create', 'side');
    write('side.mdx', 'one');
    commit(folder, 'Side');
    git(folder, 'switch', '--quiet', 'main');
    write('plan.mdx', 'two');
    commit(folder, 'Main');
    git(folder, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'side');
    const subjects = readLog(folder, ['.'])?.changes.map((each) => each.subject);
    expect(subjects?.toSorted()).toEqual(['Begin', 'Main', 'Side']);
    for (let index = 0; index < MOST_CHANGES; index += 1) {
      write('plan.mdx', String(index));
      commit(folder, `Change ${index}`);
    }
    const log = readLog(folder, ['.']);
    expect([log?.changes.length, log?.more]).toEqual([MOST_CHANGES, true]);
  }, 60_000);

  test('a shallow clone is known as one', () => {
    write('plan.mdx', 'one');
    commit(folder, 'Begin');
    write('plan.mdx', 'two');
    commit(folder, 'Go on');
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${folder}`, 'clone');
    expect(readLog(join(folder, 'clone'), ['plan.mdx'])).toMatchObject({
      shallow: true,
      changes: [{ subject: 'Go on' }],
    });
  });

  test('without a repository, a commit or git there is no history, and nothing fails', () => {
    write('plan.mdx', 'one');
    expect(readLog(folder, ['plan.mdx'])).toBeNull();
    git(folder, 'init', '--quiet');
    expect(readLog(folder, ['plan.mdx'])).toEqual({ changes: [], more: false, shallow: false, uncommitted: 1 });
    commit(folder, 'Begin');
    expect(readLog(folder, ['plan.mdx'])?.changes).toHaveLength(1);
    vi.stubEnv('PATH', '/nowhere');
    expect(readLog(folder, ['plan.mdx'])).toBeNull();
    vi.unstubAllEnvs();
  });

  test('stands on the page as words, with the entries that a commit touched', LONG, async () => {
    const { context, page } = await site.watched();
    await page.goto(live.at(audit('task-tracker-api')));
    const changes = page.locator('.changes > li');
    expect(await changes.count()).toBe(2);
    expect(await changes.first().textContent()).toMatch(new RegExp(`2026-11-20 ${head.slice(0, 10)} End a guide`));
    expect(await changes.first().getByRole('link').getAttribute('href')).toBe('../guides/shifts/');
    expect(await changes.last().textContent()).toContain(`${HOSTILE} second line of the subject`);
    expect(await page.getByText('A body that no page shows').count()).toBe(0);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    await page.goto(live.at(model.address.plan('task-tracker-api', 'owner')));
    expect(await page.getByText(`Newest commit: ${head.slice(0, 10)} of 2026-11-20.`).count()).toBe(1);
    // The other plan was not touched by it.
    await page.goto(live.at(audit('api-credential-manager')));
    expect(await changes.count()).toBe(1);
    await context.close();
  });
});
