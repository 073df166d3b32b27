import type { Limit } from '../plan/deadline.ts';

const USUAL: Omit<Limit, 'deadline' | 'clockStartsAt'> = {
  counting: 'elapsed-hours',
  ends: 'instant',
  movesToNoon: false,
  timeZone: null,
  second: null,
};

/** A limit as a page holds it for its script, without what is usual. */
export function limitForScripts(limit: Limit): string {
  const usual = Object.entries(USUAL);
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(limit).filter(([key, value]) => !usual.some(([name, each]) => name === key && each === value)),
    ),
  );
}

/** The same limit again. */
export function limitFromPage(text: string): Limit {
  return { ...USUAL, ...(JSON.parse(text) as Pick<Limit, 'deadline' | 'clockStartsAt'>) };
}
