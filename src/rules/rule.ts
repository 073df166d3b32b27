import type { ErrorsOf } from '../plan/coverage.ts';
import type { Day } from '../plan/day.ts';
import type { Level } from '../plan/finding.ts';
import type { Content, Plan } from '../plan/plan.ts';
import type { Spot } from '../plan/source.ts';

/** What rules are about; findings of the concern `form` cannot be waived. */
export type Concern =
  | 'form'
  | 'links'
  | 'blanks'
  | 'contacts'
  | 'reviews'
  | 'severity'
  | 'procedure'
  | 'messages'
  | 'exercise'
  | 'coverage'
  | 'waivers';

/** Where and what; a timed rule adds the day from which it holds. */
export type Told = [spot: Spot, message: string] | [spot: Spot, message: string, on: Day];

/** Something the rule could not judge, and why. */
export interface NotTold {
  spot: Spot;
  unassessed: string;
}

/** What a rule over one plan may look at. */
export interface PlanContext {
  plan: Plan;
  /** The newest day a record can truthfully bear: today in the organisation's zone, or a demo's own day. */
  latest: Day;
}

/** What a rule over one plan may look at that judges by what the others found. */
export interface FoundContext {
  plan: Plan;
  errorsOf: ErrorsOf;
}

/** What a rule over the files that all plans share may look at. */
export interface ContentContext {
  content: Content;
  latest: Day;
  /** The concern of every rule, by the rule's id. */
  rules: ReadonlyMap<string, Concern>;
  /** The waivers, by their place in the list, that need no more said of them: some finding fell under them, or they are at fault. */
  waiversUsed: ReadonlySet<number>;
}

/**
 * One thing that a good plan has. A rule reads and compares: it stores, prints and sorts nothing, and looks at neither
 * disk nor clock. Rules without any `check` are told by the stages that read and link files.
 */
export interface Rule {
  /** Names the healthy state, equals the file name, never changes. */
  id: string;
  concern: Concern;
  level: Level;
  /** Does it yield days? */
  timed?: boolean;
  /** One sentence: what holds when all is well. */
  summary: string;
  /** Why a responder is better off. */
  why: string;
  /** Files that pass, each after a line `-- path --`; laid over the base plan of the tests. */
  good: string;
  bad: {
    files: string;
    /** Each as `path:line:column message`, timed ones with ` [from DAY]` at the end. */
    findings: string[];
  };
  check?(context: PlanContext): Iterable<Told | NotTold>;
  /** Runs after `check` of every rule. */
  checkFound?(context: FoundContext): Iterable<Told | NotTold>;
  checkShared?(context: ContentContext): Iterable<Told | NotTold>;
}
