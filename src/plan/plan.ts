import type { Body, Heading } from './body.ts';
import type { Limit } from './deadline.ts';
import type { KindName } from './kinds.ts';
import type {
  AfterActionReviewData,
  AuthorityData,
  ChecklistData,
  Contact as ContactData,
  DrillData,
  Framework as FrameworkData,
  FrameworkRequirement,
  GuideData,
  ObligationsData,
  Organization,
  PhaseData,
  PlanData,
  RoleData,
  RoutinesData,
  ScenarioData,
  SeverityData,
  SeverityLevel,
  SystemData,
  TemplateData,
  TrainingData,
  Waiver as WaiverData,
} from './schema-types.ts';
import type { Sheet } from './sheet.ts';
import type { Path, Source, Spot } from './source.ts';

/** What every entry of a plan may say of itself. */
export type CommonData = Pick<
  GuideData,
  'summary' | 'owner' | 'since' | 'review' | 'reviewEvery' | 'formerly' | 'satisfies'
> & { title?: string };

/** One entry of a plan whose data has the shape of its kind. */
export interface Entry<D extends CommonData = CommonData> {
  kind: KindName;
  plan: Plan;
  id: string;
  /** Its name within the plan: `roles/legal-counsel`, `severity`. */
  name: string;
  /** What it calls itself; the id where it does not. */
  title: string;
  data: D;
  /** Null for YAML entries, and where the body cannot be read. */
  body: Body | null;
  owner: Role | null;
  references: Reference[];
  source: Source;
  /** Where a value of its data stands. */
  at(...path: (string | number)[]): Spot;
  /** What a review of it covers: 16 hex digits. */
  digest(): string;
}

export type Plain = Entry<CommonData>;

export interface Role extends Entry<RoleData> {
  callsign: string;
  heldBy: Contact | null;
  /** In the order of the data; null where the contact cannot be read. */
  backups: (Contact | null)[];
  appointedBy: Role | null;
}
export interface Checklist extends Entry<ChecklistData> {
  sheets: Sheet[];
}
export interface Scenario extends Entry<ScenarioData> {
  severity: Level | null;
  checklists: Checklist[];
  templates: Template[];
}
export interface Phase extends Entry<PhaseData> {
  checklists: Checklist[];
  templates: Template[];
}
export type Template = Entry<TemplateData>;
export type Guide = Entry<GuideData>;
export type Drill = Entry<DrillData>;
export type Training = Entry<TrainingData>;
export type AfterAction = Entry<AfterActionReviewData>;

/** One level of severity; rank 1 is the worst. */
export interface Level extends SeverityLevel {
  rank: number;
  at(...path: (string | number)[]): Spot;
}

/** How a person or an organisation is reached. */
export interface Contact extends ContactData {
  id: string;
  at(...path: (string | number)[]): Spot;
}

/** A duty to tell someone, by law or by contract. */
export interface Notification {
  id: string;
  recipient: string;
  trigger: string;
  limit: Limit;
  content: string[];
  citation: string | null;
  /** The framework that has it, or null for a duty of the plan's `obligations.yml`. */
  framework: string | null;
}

export interface Framework extends Omit<FrameworkData, 'requirements'> {
  requirements: FrameworkRequirement[];
  source_file: Source;
}

export interface Waiver extends WaiverData {
  /** Its place in the list. */
  index: number;
  /** Where one of its values stands (`at` is taken: the place it waives). */
  spot(...path: (string | number)[]): Spot;
}

/** A plan, all its sources linked. */
export interface Plan {
  id: string;
  content: Content;
  /** Null when `plan.mdx` is missing or cannot be read. */
  home: Entry<PlanData> | null;
  title: string;
  system: Entry<SystemData> | null;
  authority: Entry<AuthorityData> | null;
  obligations: Entry<ObligationsData> | null;
  severity: Entry<SeverityData> | null;
  routines: Entry<RoutinesData> | null;
  levels: Level[];
  roles: Role[];
  phases: Phase[];
  scenarios: Scenario[];
  checklists: Checklist[];
  templates: Template[];
  guides: Guide[];
  drills: Drill[];
  training: Training[];
  afterActions: AfterAction[];
  /** All of the above, by kind and id. */
  entries: Plain[];
  /** Every file of the plan's folder, sound or not. */
  sources: Source[];
  /** The contacts that the plan refers to, in data or by a link. */
  contactsUsed: Set<string>;
  /** Where what is missing altogether is placed. */
  at(): Spot;
}

/** The whole content folder, linked. */
export interface Content {
  organization: Organization | null;
  contacts: Map<string, Contact>;
  /** False when `contacts.yml` is there but cannot be trusted. */
  contactsSound: boolean;
  frameworks: Map<string, Framework>;
  waivers: Waiver[];
  plans: Plan[];
  sources: Map<string, Source>;
  /** Files that all plans share. */
  shared: Source[];
}

/** What a reference leads to. `broken`: it exists, but its file cannot be trusted. */
export type Target =
  | { type: 'entry'; source: Source }
  | { type: 'heading'; source: Source; heading: Heading; step?: number }
  | { type: 'contact'; contact: Contact }
  | { type: 'record'; source: Source; id: string }
  | { type: 'notification'; notification: Notification }
  | { type: 'framework'; framework: Framework; requirement: FrameworkRequirement | null }
  | { type: 'plan'; plan: Plan }
  | { type: 'broken' };

/** One reference of an entry's data. */
export interface Reference {
  path: Path;
  /** What it refers to, as schemas say it: `role`, `contact`, `requirement`… */
  kind: string;
  value: string;
  /** Null when it leads nowhere. */
  target: Target | null;
}
