import { parse } from 'yaml';
import { type Limit, limitOfFramework } from '../src/plan/deadline.ts';
import type { Framework } from '../src/plan/schema-types.ts';
import { OWN } from './content.ts';
import given from './fixtures/deadline-cases.json' with { type: 'json' };

/** A case that was worked out by hand; most hold only some of the optional parts. */
export interface Case {
  id: string;
  notification: string;
  clock_start: string;
  second_clock_start?: string;
  time_zone: string;
  holidays?: string[];
  options?: { weekend_relief?: boolean };
  expected_deadline: string;
  note: string;
}

/** The limits of all notifications in our frameworks, by their ids. */
export const LIMITS: ReadonlyMap<string, Limit> = new Map(
  [...OWN]
    .filter(([path]) => path.startsWith('frameworks/'))
    .flatMap(([, text]) => (parse(String(text)) as Framework).notifications ?? [])
    .map((notification) => [notification.id, limitOfFramework(notification)]),
);

/** The shared table of cases. */
export const CASES = given.cases as Case[];
