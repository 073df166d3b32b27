import type { Day } from '../../src/plan/day.ts';
import type { Content, Plan } from '../../src/plan/plan.ts';

/** What a skeleton is made of: the new entry's own names, and ids that its author may want to refer to. */
export interface Facts {
  id: string;
  title: string;
  /** The day from which the entry counts. */
  since: Day;
  /** A role's callsign. */
  callsign: string;
  /** A phase's place. */
  order: number;
  /** The day in front of an id: that of a drill, or of the end of what is reviewed. */
  plannedFor: Day;
  roles: string[];
  callsigns: string[];
  levels: string[];
  scenarios: string[];
  drills: string[];
  checklists: string[];
  templates: string[];
  logs: string[];
  contacts: string[];
  /** Titles of the phases that follow one another. */
  phases: string[];
  /** The frameworks the plan answers to. */
  frameworks: string[];
  duties: string[];
}

/** What a plan has that a new entry may refer to. */
export function knownOf(content: Content, plan: Plan) {
  const ids = (entries: readonly { id: string }[] | undefined) => (entries ?? []).map((each) => each.id);
  const frameworks = (plan.home?.data.frameworks ?? []).map((each) => each.id);
  return {
    roles: ids(plan.roles),
    callsigns: plan.roles.map((role) => role.callsign),
    levels: ids(plan.levels),
    scenarios: ids(plan.scenarios),
    drills: ids(plan.drills),
    checklists: ids(plan.checklists),
    templates: ids(plan.templates),
    logs: ids(plan.system?.data.logs),
    contacts: [...content.contacts.keys()],
    phases: plan.phases.filter((phase) => phase.data.track !== 'parallel').map((phase) => phase.title),
    frameworks,
    duties: [
      ...ids(plan.obligations?.data.duties),
      ...frameworks.flatMap((id) => ids(content.frameworks.get(id)?.notifications)),
    ],
  };
}

const MOST_NAMED = 8;

/** A sentence for a comment that names what there is to choose from; empty where there is nothing yet. */
export function choices(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const more = ids.length > MOST_NAMED ? ', …' : '';
  return ` There is ${ids.slice(0, MOST_NAMED).join(', ')}${more}.`;
}
