import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { HEADERS } from '../../src/site/headers.ts';
import { filesOf } from './built.ts';
import { dist, model, plans } from './site.ts';

const fileAt = (path: string) => join(dist, path, path.endsWith('/') ? 'index.html' : '');

describe('the built files', () => {
  test('every entry, plan page, rule, schema and framework has a page', () => {
    const paths = [
      '/',
      '/404.html',
      '/rules/',
      '/schemas/',
      '/frameworks/',
      '/guide/readers/',
      '/guide/authors/',
      '/guide/ci/',
      '/guide/hosting/',
      ...RULES.map((rule) => model.address.rule(rule.id)),
      ...[...model.content.frameworks.values()].map((each) => model.address.framework(each)),
      ...['scenario', 'contacts', 'plan'].flatMap((kind) => [
        model.address.schema(kind),
        `/schemas/${kind}.schema.json`,
      ]),
      ...plans().flatMap((plan) => [
        ...plan.entries.map((entry) => model.address.entry(entry)),
        ...(['call', 'deadlines', 'index', 'about', 'owner', 'audit', 'read', 'print'] as const).map((page) =>
          model.address.plan(plan, page),
        ),
      ]),
    ];
    expect(paths.filter((path) => !existsSync(fileAt(path)))).toEqual([]);
  });

  test('no page holds inline code, inline styles or handlers', () => {
    for (const [path, html] of filesOf(dist, ['.html'])) {
      expect(html.match(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|href="javascript:/gi), path).toBeNull();
    }
  });

  test('every link of the site leads to a page, and every anchor to a place on it', () => {
    const pages = filesOf(dist, ['.html']);
    const ids = new Map(
      [...pages].map(([path, html]) => [
        path,
        new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] as string)),
      ]),
    );
    const lost: string[] = [];
    for (const [path, html] of pages) {
      const here = path === '404.html' ? '/404.html' : `/${path.replace(/index\.html$/, '')}`;
      for (const [, href = ''] of html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
        if (/^(https|tel|mailto):/.test(href)) continue;
        const { pathname, hash } = new URL(href.replaceAll('&amp;', '&'), `http://site${here}`);
        const target = pathname.endsWith('/') ? `${pathname}index.html`.slice(1) : pathname.slice(1);
        const anchor = decodeURIComponent(hash.slice(1));
        if (!existsSync(join(dist, target)) || (anchor !== '' && ids.get(target)?.has(anchor) !== true))
          lost.push(`${here} -> ${href}`);
      }
    }
    expect([...new Set(lost)]).toEqual([]);
  });

  test('words and signs stand together as they should', () => {
    const line = /<(?:a|b|strong|span|time)\b[^>]*>|<\/(?:a|b|strong|span|time)>/g;
    for (const [path, html] of filesOf(dist, ['.html'])) {
      const text = html
        .slice(html.indexOf('<main'))
        .replace(/<(pre|code|caption)\b[\s\S]*?<\/\1>/g, 'X')
        .replace(line, '¦');
      expect(text.match(/[a-z)]\s¦*[,.;:](?=[\s<¦])/g), `a space before a sign in ${path}`).toBeNull();
      expect(text.match(/[.,;:]¦+[A-Za-z]/g), `no space after a sign in ${path}`).toBeNull();
      expect(html.match(/<\/a>[A-Za-z]/g), `no space after a link in ${path}`).toBeNull();
    }
  });

  test('ids are unique on every page', () => {
    for (const [path, html] of filesOf(dist, ['.html'])) {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        path,
      ).toEqual([]);
    }
  });

  test('the headers stand in a file for the host', () => {
    const text = readFileSync(join(dist, '_headers'), 'utf8');
    for (const [name, value] of Object.entries(HEADERS)) expect(text).toContain(`${name}: ${value}`);
  });

  test('a demo says so on every page, in words', () => {
    for (const [path, html] of filesOf(dist, ['.html']))
      expect(html.match(/DEMO/g)?.length ?? 0, path).toBeGreaterThanOrEqual(2);
  });
});
