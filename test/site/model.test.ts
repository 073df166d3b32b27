import { describe, expect, test } from 'vitest';
import { load } from '../../src/check.ts';
import type { Checklist, Plain, Plan } from '../../src/plan/plan.ts';
import { printedSheet, sheetDigest } from '../../src/plan/printed-sheet.ts';
import { addressesOf, homeOf } from '../../src/site/address.ts';
import { plainWords, rendererOf } from '../../src/site/html.ts';
import { hoursOf, telOf } from '../../src/site/words.ts';
import { BASE, filesOf, over } from '../content.ts';

function planWith(example = ''): Plan {
  return load(over(BASE, filesOf(example))).plans[0] as Plan;
}

describe('addresses', () => {
  test.each([
    [undefined, undefined, '/'],
    ['https://plan.example.com', 'https://plan.example.com', '/'],
    ['https://plan.example.com/ir', 'https://plan.example.com', '/ir/'],
    ['https://plan.example.com/a/b/', 'https://plan.example.com', '/a/b/'],
    ['not an address', undefined, '/'],
  ])('the home of a site at %s', (site, origin, base) => {
    expect(homeOf(site === undefined ? {} : { site })).toEqual({ origin, base });
  });

  test('every kind of place', () => {
    const plan = planWith();
    const address = addressesOf({ origin: 'https://plan.example.com', base: '/ir/' });
    expect(address.plan(plan, 'call')).toBe('/ir/task-list/call/');
    expect(address.entry(plan.roles[0] as Plain)).toBe('/ir/task-list/roles/incident-commander/');
    expect(address.entry(plan.severity as Plain, 'critical')).toBe('/ir/task-list/severity/#critical');
    expect(address.contact(plan, 'dana-whitfield')).toBe('/ir/task-list/call/#dana-whitfield');
    expect(address.framework('gdpr', 'Art.33(1)')).toBe('/ir/frameworks/gdpr/#Art.33(1)');
    expect(address.short(address.plan(plan))).toBe('plan.example.com/ir/task-list/');
  });
});

describe('bodies', () => {
  const render = rendererOf(addressesOf({ origin: undefined, base: '/' }));
  const guide = (body: string) => {
    const plan = planWith(`-- guides/evidence.mdx --\n---\ntitle: Evidence\n---\n\n${body}\n`);
    return render.body(plan.guides[0] as Plain);
  };

  test.each([
    [
      'links to entries lead to their pages',
      '[Cut](../checklists/account-taken-over.mdx#cut-off)',
      '<p><a href="/task-list/checklists/account-taken-over/#cut-off">Cut</a></p>',
    ],
    ['links that lead nowhere are words', '[Cut](../checklists/none.mdx)', '<p>Cut</p>'],
    [
      'links outside tell no one where they came from',
      '[NCSC](https://example.org/a?b=1&c=2)',
      '<p><a href="https://example.org/a?b=1&#x26;c=2" rel="noreferrer">NCSC</a></p>',
    ],
    ['links with other schemes are words', '[x](ftp://example.org)', '<p>x</p>'],
    [
      'headings have the anchors that links are checked against',
      '## Seal it\n\n### Seal it',
      '<h2 id="seal-it">Seal it</h2>\n<h3 id="seal-it-1">Seal it</h3>',
    ],
    ['line breaks', 'a<br/>b', '<p>a<br>b</p>'],
    [
      'steps say who, with the card of the role',
      '1. Tech lead: Save it.',
      '<ol class="steps"><li><p class="words"><a class="actor" href="/task-list/roles/technical-lead/">Tech lead</a>: Save it.</p></li></ol>',
    ],
    [
      'You has no card',
      '1. You: Save it & go.',
      '<ol class="steps"><li><p class="words"><b class="actor">You</b>: Save it &#x26; go.</p></li></ol>',
    ],
  ])('%s', (_, body, html) => {
    expect(guide(body)).toBe(html);
  });

  test('tables scroll, align without styles, and have heads with a scope', () => {
    const html = guide('## Limits\n\n| A |  |\n|--:|:-:|\n| 1 | 2 |');
    expect(html).toContain(
      '<div class="table" role="group" tabindex="0" aria-label="Table: Limits"><table><caption class="visually-hidden">Limits</caption>',
    );
    expect(html).toContain('<th data-align="right" scope="col">A</th>');
    expect(html).toContain('<td data-align="center">2</td>');
    expect(html).not.toMatch(/style=|\salign=/);
  });

  test.each([
    ['<b onclick="x()">x</b>', '<p>&#x3C;b onclick="x()">x&#x3C;/b></p>'],
    ['{1 + 1}', '<p>{1 + 1}</p>'],
  ])('what others would run is words here: %s', (body, html) => {
    expect(guide(body)).toBe(html);
  });

  test.each(['![x](y.png)', '[^1]\n\n[^1]: x'])('what the grammar does not know stops everything: %s', (body) => {
    expect(() => guide(body)).toThrow(/which no page can show/);
  });

  test('plain words become no markup but code', () => {
    expect(plainWords('Use `a<b>` & <i>')).toBe('Use <code>a&#x3C;b></code> &#x26; &#x3C;i>');
  });
});

describe('contacts', () => {
  test.each([
    ['+44 20 7946 0101', 'tel:+442079460101'],
    ['+44 (0)20 7946-0101', 'tel:+442079460101'],
    ['020 7946 0101', null],
    ['+44 20 7946 0101 ext. 5', null],
    ['call me', null],
  ])('%s is dialled as %s', (written, tel) => {
    expect(telOf(written)).toBe(tel);
  });

  test.each([
    ['always' as const, 'At any hour'],
    [
      [{ days: ['mon' as const, 'tue' as const, 'wed' as const], from: '09:00', to: '17:30' }],
      'Mon to Wed 09:00 to 17:30',
    ],
    [[{ days: ['sat' as const, 'mon' as const], from: '20:00', to: '06:00' }], 'Mon, Sat 20:00 to 06:00 the next day'],
  ])('hours', (hours, words) => {
    expect(hoursOf({ id: 'x', name: 'X', kind: 'person', hours, at: () => ({}) as never })).toBe(words);
  });
});

describe('the printed sheet', () => {
  const digest = (plan: Plan) => {
    const checklist = plan.checklists[0] as Checklist;
    return sheetDigest(printedSheet(checklist, checklist.sheets[0] as Checklist['sheets'][number]));
  };
  const before = digest(planWith());
  const text = BASE.get('task-list/checklists/account-taken-over.mdx') as string;

  test('holds steps, numbers and words', () => {
    const checklist = planWith().checklists[0] as Checklist;
    const printed = printedSheet(checklist, checklist.sheets[0] as Checklist['sheets'][number]);
    expect(printed).toMatchObject({
      title: 'Cut off',
      number: 1,
      of: 1,
      mode: 'READ-DO',
      pause: 'Sessions copied and ended.',
      next: null,
    });
    expect(printed.calls).toEqual([
      { label: 'IC', name: 'Dana Whitfield', number: '+44 20 7946 0101' },
      { label: 'Backup', name: 'Omar Haddad', number: '+44 20 7946 0102' },
    ]);
    expect(printed.names).toEqual(['IC', 'Reader', 'Tech lead']);
    expect(printed.rows[0]).toEqual({
      number: 1,
      words: 'Tech lead: Copy the session rows of the account, within 10 min.',
      expect: 'a row count.',
      final: false,
      code: null,
      detail: [],
    });
  });

  test.each([
    ['the day of a review', text.replace("last: '2026-10-05'", "last: '2026-11-05'")],
    ['the summary, which is not printed', text.replace('Ends a', 'Stops a')],
  ])('its digest does not change with %s', (_, changed) => {
    expect(changed).not.toBe(text);
    expect(digest(planWith(`-- checklists/account-taken-over.mdx --\n${changed}`))).toBe(before);
  });

  test.each([
    ['a step', text.replace('End every session', 'End each session')],
    ['what to expect', text.replace('a row count', 'a number')],
    ['the warning', text.replace('are evidence', 'are needed')],
    ['the pause', text.replace('Sessions copied', 'All copied')],
    ['the goal', text.replace('is out', 'is gone')],
  ])('its digest changes with %s', (_, changed) => {
    expect(changed).not.toBe(text);
    expect(digest(planWith(`-- checklists/account-taken-over.mdx --\n${changed}`))).not.toBe(before);
  });

  test('its digest changes with a phone number', () => {
    const contacts = (BASE.get('contacts.yml') as string).replace('7946 0102', '7946 0199');
    expect(digest(load(over(BASE, [['contacts.yml', contacts]])).plans[0] as Plan)).not.toBe(before);
  });
});
