import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check, type Report } from '../src/check.ts';
import { RULES } from '../src/rules/index.ts';
import type { Rule } from '../src/rules/rule.ts';
import { BASE, BASE_PLAN, filesOf, over } from './content.ts';

const AS_OF = '2026-11-22';

/** Judges an example laid over the base plan, by its own rule; one that looks at the findings of the others, by all. */
function judge(rule: Rule, example: string): Report {
  const rules = rule.id === 'waiver-is-used' || rule.checkFound ? RULES : [rule];
  return check(over(BASE, filesOf(example)), { asOf: AS_OF, folder: '', rules });
}

/** A rule's findings as examples write them. What falls due later is told of the example's own files only. */
function told(report: Report, rule: Rule): string[] {
  const files = filesOf(rule.bad.files);
  const later = report.later.filter((finding) => files.has(finding.file));
  const own = [...report.findings, ...later].filter((finding) => finding.rule === rule.id);
  return own.map(({ file, line, column, message, on }) => {
    const path = file.startsWith(`${BASE_PLAN}/`) ? file.slice(BASE_PLAN.length + 1) : file;
    return `${path}:${line}:${column} ${message}${on === null ? '' : ` [from ${on}]`}`;
  });
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('passes its good example', () => {
    expect(
      judge(rule, rule.good).findings.filter((finding) => finding.rule === rule.id && finding.level === rule.level),
    ).toEqual([]);
  });

  test('finds what its bad example says', () => {
    expect(rule.bad.findings.length).toBeGreaterThan(0);
    expect(told(judge(rule, rule.bad.files), rule)).toEqual(rule.bad.findings);
  });

  test('tells in plain words', () => {
    for (const text of [rule.summary, rule.why, ...rule.bad.findings]) expect(text.trim()).toMatch(/[.:?`)\]]$/);
    for (const finding of rule.bad.findings) {
      const quoted = finding.replaceAll(/`[^`]*`|"[^"]*"/g, 'X').replace(/ \[from .*\]$/, '');
      expect(quoted.split(/[.?!] (?=[A-Z])/).length, `more than two sentences: ${finding}`).toBeLessThanOrEqual(2);
    }
    for (const finding of rule.bad.findings)
      expect(finding).not.toMatch(/\b(Error:|please|invalid|must not be null)\b/i);
  });
});

test('the index lists every rule file, by name', () => {
  const files = readdirSync(new URL('../src/rules', import.meta.url)).filter(
    (file) => !['index.ts', 'rule.ts'].includes(file),
  );
  expect(RULES.map((rule) => `${rule.id}.ts`)).toEqual(
    files.filter((file) => RULES.some((rule) => `${rule.id}.ts` === file)).sort(),
  );
  const helpers = files.filter((file) => !RULES.some((rule) => `${rule.id}.ts` === file));
  expect(helpers).toEqual([]);
});
