import { expect, test } from 'vitest';
import { judge } from './judge.ts';

const levels = (high: string, low: string) => `
-- severity.mdx --
---
levels:
  - { id: high, name: High, examples: [${JSON.stringify(high)}] }
  - { id: low, name: Low, examples: [${JSON.stringify(low)}] }
---
`;

test.each([
  ['Failed authentication attempts', 'Failed login attempts', 'one'],
  ['Failed authentication attempts', "One person's failed log-ins", 'two'],
  ['Failed sign ins', 'A failed log-in', 'one'],
  ['API key exposure', 'Exposed API keys', 'one'],
  ['Data breach', 'data breaches', 'two'],
  ['System compromise', 'An intrusion into the system', 'two'],
  ['Compromise of a system', 'System intrusion', 'one'],
  ['Security configuration issues', 'Minor configuration issues', 'two'],
  ['Vulnerabilities', 'A vulnerability', 'one'],
  ['Data exposure', 'Leak of information', 'one'],
  ['Suspicious activity', 'Suspicious log entries', 'two'],
  ['The', 'An', 'two'],
])('%j and %j are %s', (high, low, how) => {
  expect(judge('example-has-one-level', levels(high, low))).toHaveLength(how === 'one' ? 1 : 0);
});

test('twice in one level is no clash', () => {
  const files = `-- severity.mdx --\n---\nlevels:\n  - { id: high, name: High, examples: [Data breach, A data breach] }\n---\n`;
  expect(judge('example-has-one-level', files)).toEqual([]);
});
