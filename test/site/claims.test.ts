import { expect, test } from 'vitest';
import { ALWAYS, NEVER, type Standing } from '../../src/plan/coverage.ts';
import { inFourWords } from '../../src/site/claims.ts';

test.each<[Partial<Standing>, string]>([
  [{ claimed: false }, 'not claimed'],
  [
    { claimed: false, exempt: { until: '2027-05-31', spot: {} as Standing['spot'] } },
    'declared not to apply up to 2027-05-31',
  ],
  [{}, 'claimed, designed, exercised, operated'],
  [{ designedUntil: '2026-12-20' }, 'claimed, designed up to 2026-12-19, exercised, operated'],
  [
    { designedUntil: NEVER, exercisedUntil: NEVER, operated: false },
    'claimed, not designed, not exercised, not operated',
  ],
  [{ exercisedUntil: '2028-03-01' }, 'claimed, designed, exercised up to 2028-02-29, operated'],
])('%o: %s', (standing, words) => {
  const whole = { claimed: true, exempt: null, designedUntil: ALWAYS, exercisedUntil: ALWAYS, operated: true };
  expect(inFourWords({ ...whole, ...standing } as Standing)).toBe(words);
});
