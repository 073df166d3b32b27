import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { textOf } from '../../src/plan/text.ts';
import { escapeMarkdown } from '../../src/report/escape-markdown.ts';
import { MOST_CHARACTERS } from '../../src/report/markdown.ts';
import { BASE, filesOf, over } from '../content.ts';
import { finding, HOSTILE, REPORT } from '../shared-report.ts';
import { forHostile, tell } from './hostile.ts';

describe('markdown', () => {
  const parse = (text: string) => markdownToMdast(text, { features: { gfm: true, smartPunctuation: false } });
  function nodesOf(node: Nodes): Nodes[] {
    return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
  }
  const ACTIVE = [
    'html',
    'image',
    'imageReference',
    'linkReference',
    'definition',
    'footnoteReference',
    'emphasis',
    'delete',
    'table',
    'code',
    'break',
    'blockquote',
    'thematicBreak',
  ];

  /** What a reader could be led astray by: marked-up nodes, links but to rules, and words that hosts look for. */
  function active(text: string): string[] {
    const nodes = nodesOf(parse(text));
    return [
      ...nodes.filter(({ type }) => ACTIVE.includes(type)).map(({ type }) => type),
      ...nodes.flatMap((node) =>
        node.type === 'link' && !/^https:\/\/plan\.example\.com\/rules\/[a-z0-9-]+\/$/.test(node.url) ? [node.url] : [],
      ),
      ...nodes.flatMap((node) =>
        node.type === 'text' ? (node.value.match(/[@#!]\w|GH-\d|:\/\/|www\.|:\w+:/gi) ?? []) : [],
      ),
    ];
  }

  test('the measure sees what does something', () => {
    expect(active(HOSTILE)).toEqual(
      expect.arrayContaining(['html', 'emphasis', 'image', 'https://evil.example.com', '@o', 'GH-1']),
    );
  });

  test('nothing of strangers does anything', () => {
    expect(active(tell('markdown', REPORT))).toEqual([]);
  });

  test('whatever messages and paths hold, they stay text', () =>
    forHostile((report) => expect(active(tell('markdown', report))).toEqual([])));

  test('plain words are shown as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ -~]{1,8}$/)), (words) => {
        const text = words.join(' ').replace(/`+/g, '').replace(/\s+/g, ' ').trim();
        expect(textOf(parse(`x: ${escapeMarkdown(text)}.`))).toBe(`x: ${text}.`);
      }),
    );
  });

  const sized = (number: number) => {
    const many = Array.from({ length: number }, (_, index) =>
      finding({ line: index + 1, message: `Message ${index}.` }),
    );
    return tell('markdown', { ...REPORT, findings: [...many, ...REPORT.findings] });
  };

  test.each([1, 100, 2_000])('with %i findings it fits a ticket and hides none silently', (findings) => {
    const text = sized(findings);
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    const shown = (text.match(/^- (since|by|error|warning|notice|waived)/gm) ?? []).length;
    const hidden = [...text.matchAll(/^- and (\d+) more: run `npm run check`$/gm)].reduce(
      (sum, [, number]) => sum + Number(number),
      0,
    );
    // One shared record belongs to two owners.
    expect(shown + hidden).toBe(findings + REPORT.findings.length + 1);
    if (findings === 2_000) expect(text.length).toBeGreaterThan(MOST_CHARACTERS * 0.9);
  });

  test('even a host of owners fits a ticket', () => {
    const roles = Array.from(
      { length: 600 },
      (_, index) =>
        `-- roles/role-${index}.mdx --\n---\ntitle: ${'Long title '.repeat(12)}\ncallsign: Role ${letters(index)}\nowner: role-${index}\n---\n`,
    );
    const text = tell('markdown', check(over(BASE, filesOf(roles.join(''))), { asOf: '2026-11-22' }));
    const hidden = Number(/^And (\d+) more owners: run `npm run check`\.$/m.exec(text)?.[1]);
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect((text.match(/^## Role /gm) ?? []).length + hidden).toBeGreaterThanOrEqual(600);
  });
});

/** A number in letters: callsigns have no digits. */
function letters(number: number): string {
  return [...number.toString(26)].map((digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)]).join('');
}
