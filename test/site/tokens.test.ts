import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './built.ts';

const STYLES = join(ROOT, 'src/styles');
const tokens = readFileSync(join(STYLES, 'tokens.css'), 'utf8');

/** What `:root` declares where a media query of these words holds, over what it declares everywhere. */
function theme(...media: string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, condition = '', block = ''] of tokens.matchAll(/(?:@media\s+([^{]+)\{\s*)?:root\s*\{([^}]*)\}/g)) {
    if (condition !== '' && !media.some((each) => condition.includes(each))) continue;
    for (const [, name = '', value = ''] of block.matchAll(/--color-([\w-]+):\s*([^;]+);/g))
      found.set(name, value.trim());
  }
  return found;
}

const THEMES = {
  light: theme(),
  dark: theme('(prefers-color-scheme: dark)'),
  'high contrast': theme('(prefers-contrast: more)'),
  'high contrast in the dark': theme('(prefers-color-scheme: dark)', '(prefers-contrast: more)'),
  print: theme('print'),
};

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(colours: Map<string, string>, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const value = colours.get(name) ?? '';
    expect(value, `--color-${name}`).toMatch(/^#[0-9a-f]{6}$/);
    return luminance(value);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe.each(Object.entries(THEMES))('UX-13 token contrast: %s', (name, colours) => {
  test.each(['text', 'muted', 'link', 'visited', 'ok', 'warn', 'error'])('%s can be read', (ink) => {
    for (const ground of ['bg', 'surface']) expect(contrast(colours, ink, ground), ground).toBeGreaterThanOrEqual(7);
  });

  test('the edge of what can be worked is seen', () => {
    for (const ground of ['bg', 'surface']) expect(contrast(colours, 'control', ground)).toBeGreaterThanOrEqual(3);
  });

  test.runIf(name !== 'print')('the focus is seen on every ground, and its two lines apart', () => {
    expect(contrast(colours, 'focus-inner', 'focus-outer')).toBeGreaterThanOrEqual(3);
    for (const ground of ['bg', 'surface', 'severity-critical', 'severity-high', 'severity-medium', 'severity-low'])
      expect(
        Math.max(contrast(colours, 'focus-inner', ground), contrast(colours, 'focus-outer', ground)),
        ground,
      ).toBeGreaterThanOrEqual(3);
  });

  // High is written large and bold everywhere, which the browser test of the levels holds.
  test.each([
    ['on-dark', 'severity-critical', 7],
    ['on-dark', 'severity-high', 4.5],
    ['on-light', 'severity-medium', 7],
    ['on-light', 'severity-low', 7],
  ] as const)('%s on %s can be read', (ink, fill, least) => {
    expect(contrast(colours, ink, fill)).toBeGreaterThanOrEqual(least);
  });
});

test('UX-13 every level is written in the ink of its fill', () => {
  const css = allStyles();
  for (const [level, fill, ink] of [
    [1, 'critical', 'on-dark'],
    [2, 'high', 'on-dark'],
    [3, 'medium', 'on-light'],
    [4, 'low', 'on-light'],
  ]) {
    const block = css.match(new RegExp(`\\.severity-${level}\\s*\\{([^}]*)\\}`))?.[1] ?? '';
    expect(block).toContain(`background: var(--color-severity-${fill})`);
    expect(block).toContain(`color: var(--color-${ink})`);
  }
});

test('UX-13 no colour is written outside the tokens but black and white of paper and the veil behind dialogs', () => {
  const colours = allStyles().match(
    /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\([^)]*\)|:\s*(?:white|black|gr[ae]y|red)\b/gi,
  );
  expect(colours?.filter((each) => !['#000', '#fff', 'rgb(0 0 0 / 60%)'].includes(each))).toEqual([]);
});

function allStyles(): string {
  return readdirSync(STYLES)
    .filter((name) => name !== 'tokens.css')
    .map((name) => readFileSync(join(STYLES, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''))
    .join('\n');
}
