import { RULES } from '../../../src/rules/index.ts';
import type { FaultClass } from '../fault.ts';
import { AFTER_ACTIONS } from './after-actions.ts';
import { BODY } from './body.ts';
import { CONTACTS, DECISIONS, ROLES } from './contacts.ts';
import { COVERAGE } from './coverage.ts';
import { CREWS } from './crew.ts';
import { DRILLS } from './drills.ts';
import { OPEN, PROCEDURE, SEVERITY } from './entries.ts';
import { EXERCISE, TRAININGS } from './exercise.ts';
import { FILES } from './files.ts';
import { IDS } from './ids.ts';
import { LINKS } from './links.ts';
import { MESSAGES } from './messages.ts';
import { REVIEWS } from './reviews.ts';
import { SHAPE } from './shape.ts';
import { GRAMMAR_OF_STEPS, SCENARIOS, STEPS } from './steps.ts';
import { WAIVERS } from './waivers.ts';
import { YAML } from './yaml.ts';

const KNOWN = new Set(RULES.map(({ id }) => id));

/** All classes of faults whose rule exists. */
export const CLASSES: readonly FaultClass[] = [
  ...FILES,
  ...YAML,
  ...SHAPE,
  ...BODY,
  ...IDS,
  ...GRAMMAR_OF_STEPS,
  ...LINKS,
  ...OPEN,
  ...ROLES,
  ...CREWS,
  ...CONTACTS,
  ...DECISIONS,
  ...REVIEWS,
  ...SEVERITY,
  ...STEPS,
  ...SCENARIOS,
  ...PROCEDURE,
  ...MESSAGES,
  ...EXERCISE,
  ...TRAININGS,
  ...DRILLS,
  ...AFTER_ACTIONS,
  ...COVERAGE,
  ...WAIVERS,
].filter(({ rule }) => KNOWN.has(rule));

/** Rules that no single edit of the shipped content can break, and why. */
export const OUT_OF_REACH: Readonly<Record<string, string>> = {
  'reviews-are-spread': 'a third of the reviews of a plan would have to move into one week',
};
