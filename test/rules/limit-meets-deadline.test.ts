import { expect, test } from 'vitest';
import { judge } from './judge.ts';

const plan = (clock: string, deadline: string, silences: string[], sendWithin: string) => `
-- severity.mdx --
---
legalWithin: PT4H
levels:
  - { id: critical, name: Critical, respondWithin: PT1H }
---
-- obligations.yml --
duties:
  - { id: notice, recipient: all, trigger: we know, clockStartsAt: ${clock}, deadline: ${deadline} }
-- templates/notice.mdx --
---
title: Notice
notification: notice
approvers: [${silences.map((silence) => `{ role: technical-lead, silence: ${silence} }`).join(', ')}]
sendWithin: ${sendWithin}
---
`;

test.each([
  ['awareness', 'PT24H', ['PT15M', 'PT15M'], 'PT2H', false],
  ['awareness', 'PT5H', ['PT15M', 'PT15M'], 'PT30M', false],
  ['awareness', 'PT5H', ['PT15M', 'PT15M'], 'PT31M', true],
  ['awareness-processor', 'PT4H', [], 'PT1M', true],
  ['discovery', 'PT24H', ['PT12H'], 'PT8H', false],
  ['discovery', 'PT24H', ['PT12H'], 'PT9H', true],
  // A day that begins to count in its last second, and may be one of 23 hours.
  ['discovery', 'P1D', ['PT12H'], 'PT7H', false],
  ['discovery', 'P1D', ['PT12H'], 'PT8H', true],
  ['officer-knowledge', 'PT1H', ['PT12H'], 'PT8H', false],
  ['awareness', 'without-undue-delay', ['PT12H'], 'PT8H', false],
])('%s, %s, approvers %j, sent within %s', (clock, deadline, silences, sendWithin, late) => {
  expect(judge('limit-meets-deadline', plan(clock, deadline, silences, sendWithin))).toHaveLength(late ? 1 : 0);
});
