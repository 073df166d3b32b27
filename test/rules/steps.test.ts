import { describe, expect, test } from 'vitest';
import { judge } from './judge.ts';

const guide = (step: string) => `-- guides/evidence.mdx --\n---\ntitle: Evidence\n---\n\n1. ${step}\n`;

describe('definite', () => {
  test.each([
    ['IC: Raise the level to critical, within 5 min.', null],
    ['Tech lead: Isolate the host where appropriate.', 'where appropriate'],
    ['If required: IC: Call Legal.', 'if required'],
    ['IC: Handle the press.', 'handle'],
    ['IC: Turn the handle of the safe.', 'handle'],
    ['IC: Call the justice desk and the candlemaker.', null],
    ['IC: Tell the board etc.', 'etc.'],
    ['IC: Call and/or write.', 'and/or'],
  ])('%s', (step, word) => {
    const told = judge('step-is-definite', guide(step));
    expect(told).toEqual(word === null ? [] : [expect.stringContaining(`\`${word}\``)]);
  });
});

describe('short', () => {
  test.each([
    [`IC: ${'x'.repeat(96)}`, 0],
    [`IC: ${'x'.repeat(97)}`, 1],
    [`IC: [${'x'.repeat(96)}](../severity.mdx)`, 0],
    [`IC: Go.\n   Expect: ${'x'.repeat(300)}`, 0],
  ])('%s', (step, count) => {
    expect(judge('step-is-short', guide(step))).toHaveLength(count);
  });
});

describe('evidence before destruction', () => {
  const scenario = (first: string, sheet: string, later: string) => `
-- scenarios/account-taken-over.mdx --
---
title: Taken over
checklists: [account-taken-over]
---

## First 15 minutes

1. ${first}

## Recovery

1. ${later}
-- checklists/account-taken-over.mdx --
---
title: Account taken over
---

## Cut off

1. ${sheet}
`;
  test.each([
    ['IC: Go.', 'IC: Go.', 'IC: Go.', null],
    ['IC: Go.', 'IC: Go.', 'Tech lead: Restore the rows.', 'Restore'],
    ['IC: Go.', 'Tech lead: Save the rows.', 'Tech lead: Restore the rows.', null],
    ['Tech lead: Restart the pod.', 'Tech lead: Save the rows.', 'IC: Go.', 'Restart'],
    ['IC: Go.', 'Tech lead: Wipe the disk.', 'Tech lead: Save the rows.', 'Wipe'],
    ['Tech lead: Isolate the host.', 'Tech lead: Image the disk.', 'Tech lead: Wipe the disk.', null],
    ['IC: Go.', 'If it is clean: Tech lead: Delete the rows.', 'IC: Go.', 'Delete'],
    ['IC: Go.', 'Tech lead: Savour the rows.', 'Tech lead: Purge the rows.', 'Purge'],
  ])('%s %s %s', (first, sheet, later, verb) => {
    const told = judge('evidence-before-destruction', scenario(first, sheet, later));
    expect(told).toEqual(verb === null ? [] : [expect.stringContaining(`says \`${verb}\``)]);
  });
});
