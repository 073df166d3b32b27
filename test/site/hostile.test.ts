import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serve } from '../../src/site/server.ts';
import { BASE, filesOf as filesOfExample, over } from '../content.ts';
import { openBrowser } from './browser.ts';
import { buildSite, filesOf, pageAt, writeContent } from './built.ts';

const LONG = { timeout: 120_000 };
const SCRIPT = '<script>window.hacked = 1</script>';
const IMAGE = '"><img src=x onerror="window.hacked = 1">';
const CANARY = 'CANARY-7f31 only the facilitator reads this';

const step = (number: number, lines: number) =>
  `${number}. Tech lead: ${'Copy the rows of the account'.padEnd(lines * 42 - 40, ' and its tokens').slice(0, lines * 42 - 40)}.\n   Expect: a row count read out.`;

/** A plan whose author means harm, at a site address with a path, beside a second plan; and sheets as full as rules allow. */
const HOSTILE = `
-- ../organization.yml --
name: 'Harbour ${SCRIPT}'
profile: live
site: https://plan.example.com/ir
timeZone: Europe/London
-- ../contacts.yml --
dana-whitfield:
  name: 'Dana ${IMAGE}'
  kind: person
  channels:
    - { kind: phone, value: '+44 (0)20 7946 0101', note: '${SCRIPT}' }
    - { kind: portal, value: 'javascript:window.hacked=1' }
    - { kind: email, value: 'dana@example.com?bcc=all@example.com' }
  verified: { on: '2026-10-05', by: omar-haddad, channel: phone }
omar-haddad:
  name: Omar Haddad
  kind: person
  channels:
    - { kind: phone, value: '+44 20 7946 0102' }
priya-nair:
  name: Priya Nair
  kind: person
-- scenarios/account-taken-over.mdx --
---
title: 'An account is taken over ${SCRIPT}'
summary: '${SCRIPT}'
formerly: [stolen-account]
seenAs: ['${IMAGE}']
doNot: [{ action: '${SCRIPT}', because: '${IMAGE}' }]
severity: critical
checklists: [account-taken-over]
---

## First 15 minutes \\<script>

1. You: Call the IC \\<img src=x onerror=window.hacked=1> &lt;script&gt;.
   Expect: \`<script>window.hacked=1</script>\`.
2. IC: Open [Cut "off"](../checklists/account-taken-over.mdx#cut-off) and [see](https://example.com/"onmouseover="window.hacked=1 "quoted").

\`\`\`html
<script>window.hacked = 1</script>
\`\`\`

| Right | Empty \\<b> |
|---:|---|
| <br/> | 1 |
-- severity.mdx --
---
title: 'How bad ${SCRIPT}'
summary: '${IMAGE}'
levels:
  - id: critical
    name: 'Critical ${IMAGE}'
    meaning: '${SCRIPT}'
    tests: ['Is it ${IMAGE}?']
    examples: ['${SCRIPT}']
  - { id: low, name: Low, tests: ['${SCRIPT}'] }
---

Ask \\<img src=x onerror=window.hacked=1> from the top.
-- templates/first-word.mdx --
---
title: 'First word ${IMAGE}'
summary: '${SCRIPT}'
recipients: [customers]
channel: email
sender: incident-commander
approvers: [{ role: technical-lead }]
subject: 'About ${IMAGE}'
neverSay: ['${SCRIPT}']
fields:
  - { label: Who, required: true, hint: '${IMAGE}', example: '${SCRIPT}' }
---

Dear [Who], \\<script>window.hacked = 1\\</script> is what we saw.
-- checklists/full.mdx --
---
title: As full as can be
mode: read-do
useWhen: Somebody else uses an account, and the technical lead has said so aloud on the bridge.
doNotUseWhen: The account is a service account. Use the checklist for leaked keys instead of this one.
goal: The stranger is out, the rows are copied, and the owner of the account has been called back.
---

## Long words

> Do not delete the account: its rows are evidence. Do not reset its password before the rows are copied.
>
> Do not call the number that is on the account now, for it may be the number of the stranger.

${[3, 3, 3, 3, 3, 2, 2, 2, 2].map((lines, index) => step(index + 1, lines)).join('\n')}

Pause: Say the number of rows, the digest of the copy, and the name of whoever keeps it. Wait for the IC.

## With code

> Do not delete the account: its rows are evidence.

${Array.from({ length: 9 }, (_, index) => (index < 5 ? `${step(index + 1, 2)}\n\n   \`\`\`sql\n   SELECT count(*) FROM sessions WHERE account = :id;\n   \`\`\`\n` : step(index + 1, 2))).join('\n')}

Pause: Rows copied.
-- drills/2026-10-13-night-call.mdx --
---
title: Night call
form: tabletop
status: held
heldOn: '2026-10-13'
scenarios: [account-taken-over]
objectives: [{ id: first, text: '${CANARY} objective [Name]' }]
injects: [{ id: call, text: '${CANARY} inject', hint: '${CANARY} hint', expected: [{ action: '${CANARY} expected', otherGood: ['${CANARY} good'] }] }]
ratings: [{ objective: first, rating: S, seen: '${CANARY} seen' }]
actions: [{ id: call-list, what: Print the call list., due: '2026-12-01' }]
---

You are called at 03:00.
-- ../harbour/plan.mdx --
---
title: Harbour
formerly: [old-harbour]
version: '2'
inForceSince: '2026-01-01'
cadence: { review: P1Y }
---

Call [Dana](../contacts.yml#dana-whitfield).
`;

let dist: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  const folder = writeContent(
    over(
      BASE,
      filesOfExample(HOSTILE)
        .entries()
        .map(([path, text]) => [path.replace(/^task-list\/\.\.\//, ''), text] as const),
    ),
    'hostile',
  );
  const built = await buildSite(folder, 'hostile-site');
  if (!built.ok) throw new Error(built.output);
  dist = built.dist;
  served = await serve(dist, { port: 0, base: '/ir/' });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

describe('a hostile plan', () => {
  test('is shown as text', LONG, async () => {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    for (const path of [
      '',
      'task-list/',
      'task-list/call/',
      'task-list/scenarios/account-taken-over/',
      'task-list/checklists/account-taken-over/',
      'task-list/checklists/full/',
      'task-list/roles/technical-lead/',
      'task-list/severity/',
      'task-list/templates/',
      'task-list/templates/first-word/',
      'task-list/index/',
      'task-list/owner/',
      'task-list/about/',
    ]) {
      await page.goto(served.url + path);
      expect(await page.evaluate(() => (window as { hacked?: number }).hacked), path).toBeUndefined();
      expect(await page.locator('main img, script:not([src])').count(), path).toBe(0);
    }
    await page.goto(`${served.url}task-list/scenarios/account-taken-over/`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('<script>');
    expect(await page.locator('main').textContent()).toContain('<img src=x onerror=window.hacked=1> <script>');
    expect(await page.getByRole('link', { name: 'see' }).getAttribute('onmouseover')).toBeNull();
    await page.goto(`${served.url}task-list/call/`);
    const hrefs = await page.locator('main a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(hrefs).toContain('tel:+442079460101');
    expect(hrefs.filter((href) => /^javascript|bcc/.test(href ?? ''))).toEqual([]);
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('what a reader types into fields, and what the browser kept, is shown as text', LONG, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    for (const path of ['task-list/templates/first-word/', 'task-list/severity/', 'task-list/checklists/full/']) {
      await page.goto(served.url + path);
      await page.locator('site-search:defined').waitFor();
      for (const field of await page.locator('main :is(input:not([type="checkbox"], [type="radio"]), textarea)').all())
        if (await field.isVisible()) await field.fill(`${SCRIPT}${IMAGE}`).catch(() => field.fill('03:00'));
      for (const box of await page.locator('main input[type="checkbox"]').all()) await box.check();
      // What an older copy, or another page of this host, left behind.
      await page.evaluate(
        ([script, image]) => {
          for (const key of Object.keys(localStorage))
            localStorage.setItem(
              key,
              (localStorage.getItem(key) as string)
                .replace(/[0-9a-f]{12}/, '000000000000')
                .replaceAll('Copy the rows', `${image}${script}`.replaceAll('"', '\\"')),
            );
        },
        [SCRIPT, IMAGE],
      );
      await page.reload();
      await page.locator('site-search:defined').waitFor();
      expect(await page.evaluate(() => (window as { hacked?: number }).hacked), path).toBeUndefined();
      expect(await page.locator('main img, script:not([src])').count(), path).toBe(0);
    }
    expect(await page.locator('main').textContent()).toContain('<script>window.hacked = 1</script>');
    expect(wrong).toEqual([]);
    await context.close();
  });

  test('search shows its words as words', LONG, async () => {
    const page = await browser.newPage();
    await page.goto(`${served.url}rules/`);
    await page.locator('site-search:defined').waitFor();
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    const status = dialog.getByRole('status');
    const field = dialog.getByRole('searchbox', { name: 'Search for' });
    // By a title, by a name, by words of a text, and by what is typed itself.
    for (const [query, shown] of [
      ['An account is taken over', 'An account is taken over <script>window.hacked = 1</script>'],
      ['Dana', 'Dana "><img src=x onerror="window.hacked = 1">'],
      ['How bad', 'How bad <script>window.hacked = 1</script>'],
      ['fromthe top', ''],
      [IMAGE, ''],
    ] as const) {
      await field.fill(query);
      await status.filter({ hasText: /page|Nothing/ }).waitFor();
      const titles = await dialog.locator('li > a:first-child').allTextContents();
      if (shown) expect(titles).toContain(shown);
      expect(await page.evaluate(() => (window as { hacked?: number }).hacked), query).toBeUndefined();
      expect(await page.locator('dialog img, dialog script').count(), query).toBe(0);
    }
    await page.close();
  });

  test('its facilitator text is in no file, not even in a finding', () => {
    for (const [path, text] of filesOf(dist, ['.html', '.js', '.json', '.css', '.txt', '.svg', '_headers']))
      expect(text.includes('CANARY-7f31'), path).toBe(false);
    const owner = pageAt(join(dist, 'task-list/owner/index.html'));
    expect(owner).not.toContain('[Name]');
  });
});

describe('a site address with a path', () => {
  test('stands before every address', () => {
    for (const [path, html] of filesOf(dist, ['.html'])) {
      // As they are written; links that begin where the page stands need no path before them.
      const written = readFileSync(join(dist, path), 'utf8');
      const inner = [...written.matchAll(/\s(?:href|src)="?(\/[^\s">]*)/g)].map((match) => match[1] as string);
      expect(inner.length, path).toBeGreaterThan(0);
      expect(
        inner.filter((each) => !each.startsWith('/ir/')),
        path,
      ).toEqual([]);
      if (path.includes('/') && !path.includes('stolen-account') && !path.includes('old-harbour'))
        expect(html).toContain('data-site="https://plan.example.com"');
    }
  });

  test('a live build asks search engines to stay away', () => {
    for (const [path, html] of filesOf(dist, ['.html']))
      expect(html, path).toMatch(/<meta\b(?=[^>]*name="robots")[^>]*content="noindex"/);
  });

  test('addresses from before lead to where pages are now', LONG, async () => {
    const page = await browser.newPage();
    for (const [old, now] of [
      ['task-list/scenarios/stolen-account/', 'task-list/scenarios/account-taken-over/'],
      ['old-harbour/', 'harbour/'],
    ]) {
      expect(existsSync(join(dist, old as string, 'index.html'))).toBe(true);
      await page.goto(served.url + old);
      await page.waitForURL(served.url + now);
    }
    await page.close();
  });

  test('with several plans the start asks which system is affected', LONG, async () => {
    const page = await browser.newPage();
    await page.goto(served.url);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Which system is affected?');
    await page.getByRole('link', { name: 'Harbour', exact: true }).first().click();
    await page.waitForURL(`${served.url}harbour/`);
    await page.getByRole('link', { name: 'Dana' }).last().click();
    await page.waitForURL(`${served.url}harbour/call/#dana-whitfield`);
    await page.close();
  });

  test('unknown addresses get the page that says so', async () => {
    const response = await fetch(`${served.url}nowhere/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no such page');
    expect((await fetch(new URL('/elsewhere', served.url))).status).toBe(404);
  });
});

describe('days', () => {
  test("are held against the reader's own day, in the zone of the organisation", LONG, async () => {
    const context = await browser.newContext({ timezoneId: 'Pacific/Auckland' });
    const page = await context.newPage();
    const owner = `${served.url}harbour/owner/`;
    // Reviewed never, in force since 2026-01-01, once a year: due on 2027-01-01, overdue from the day after.
    const review = page
      .getByRole('listitem')
      .filter({ hasText: 'review-not-overdue' })
      .filter({ hasText: '2027-01-02' });
    await page.clock.setFixedTime('2027-01-01T23:30:00Z');
    await page.goto(owner);
    expect(await review.first().textContent()).toMatch(/Falls due on 2027-01-02 \(in 1 day\)/);
    await page.clock.setFixedTime('2027-01-04T00:30:00Z');
    await page.goto(owner);
    expect(await review.first().textContent()).toMatch(/error.*Since 2027-01-02 \(2 days ago\)/);
    await context.close();
  });
});

describe('the fullest sheets that rules allow', () => {
  test.each(['A4', 'Letter'] as const)('fit one page of %s each', LONG, async (format) => {
    const page = await browser.newPage();
    await page.goto(`${served.url}task-list/checklists/full/`);
    const pdf = await page.pdf({ format, preferCSSPageSize: true });
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    expect(document.numPages).toBe(2);
    await page.close();
  });
});
