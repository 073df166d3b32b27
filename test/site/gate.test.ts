import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BASE, filesOf, over } from '../content.ts';
import { buildSite, writeContent } from './built.ts';

const LONG = { timeout: 120_000 };

test.each([
  [
    'form',
    '-- roles/technical-lead.mdx --\n---\ntitle: Technical lead\n---\n',
    /task-list\/roles\/technical-lead\.mdx:\d+:\d+ .*`callsign` is missing/,
  ],
  [
    'links',
    '-- guides/evidence.mdx --\n---\ntitle: Evidence\n---\n\nSee [nothing](nowhere.mdx).\n',
    /task-list\/guides\/evidence\.mdx:5:5 .*nowhere\.mdx/,
  ],
])('a finding of %s stops the build and is printed with its place', LONG, async (name, example, expected) => {
  const folder = writeContent(over(BASE, filesOf(example)), `gate-${name}`);
  const built = await buildSite(folder, `gate-${name}-site`);
  expect(built.ok).toBe(false);
  expect(built.output).toMatch(expected);
  expect(built.output).toContain('Nothing was built');
  expect(built.output).not.toMatch(/\n\s+at .*integration/);
  expect(existsSync(join(built.dist, 'index.html'))).toBe(false);
});

test('an error of any other concern is shown, and stops nothing', LONG, async () => {
  const folder = writeContent(
    over(
      BASE,
      filesOf(
        '-- roles/technical-lead.mdx --\n---\ntitle: Technical lead\ncallsign: Tech lead\nheldBy: omar-haddad\nbackups: [omar-haddad]\n---\n',
      ),
    ),
    'gate-none',
  );
  const built = await buildSite(folder, 'gate-none-site');
  expect(built.output).toContain('not ready');
  expect(built.ok).toBe(true);
});

test('a content folder that is not there ends the build with one plain line', LONG, async () => {
  const built = await buildSite(join('/', 'nowhere', 'content'), 'gate-nowhere');
  expect(built.ok).toBe(false);
  expect(built.output).toMatch(/content folder .* cannot be read/);
});
