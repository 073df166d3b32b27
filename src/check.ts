import { recordedIn } from './plan/annotated.ts';
import type { Claim } from './plan/claims.ts';
import {
  type Coverage,
  coverageOf,
  type ErrorsOf,
  type Standing,
  type StandingError,
  standingsOf,
} from './plan/coverage.ts';
import { addDuration, type Day, dayIn } from './plan/day.ts';
import { compareFindings, compareText, type Finding, type Level, type Unassessed } from './plan/finding.ts';
import { fingerprintsOf } from './plan/fingerprint.ts';
import { link } from './plan/link.ts';
import type { Content, Plan } from './plan/plan.ts';
import type { Organization } from './plan/schema-types.ts';
import { type Files, type FileText, isSound, locate, readSource, type Source, type Spot } from './plan/source.ts';
import { validate } from './plan/validate.ts';
import { CONSEQUENCES, RULES } from './rules/index.ts';
import type { NotTold, Rule, Told } from './rules/rule.ts';
import { type Judged, waive } from './waive.ts';

/** How a check is asked for. */
export interface CheckOptions {
  /** The day on which the content is judged. */
  asOf: Day;
  /** The newest day that a record can truthfully bear; `asOf` where it is left out. */
  latest?: Day;
  /** The name of the content folder, put before every path; `content` where it is left out. */
  folder?: string;
  /** How a file is read, for callers that remember what they read: it gives what `readAnew` gives. */
  readOne?: ReadOne;
  /** Judge by these rules only (the stages that read and link always run). */
  rules?: readonly Rule[];
}

/** One plan's verdict. */
export interface PlanVerdict {
  id: string;
  title: string;
  entries: number;
  /** No unwaived error in the plan, or in the shared records it uses. */
  ready: boolean;
  coverage: Coverage[];
}

/** What a check found. */
export interface Report {
  asOf: Day;
  /** What holds now, and as notices what will within 30 days; in the one order. */
  findings: Finding[];
  /** What falls due later, by day. */
  later: Finding[];
  plans: PlanVerdict[];
  unassessed: Unassessed[];
  /** The newest recorded day that is not in the future. */
  newest: Day | null;
  content: Content;
  /** The plans that a finding counts against. */
  plansOf(finding: Finding): readonly string[];
  /** How each requirement that a plan is asked stands. */
  standingsOf(plan: Plan): readonly Standing[];
  /** What a finding is about. */
  spotOf(finding: Finding): Spot;
  /** The name by which a finding is known again when lines move and days pass; no two have the same. */
  fingerprintOf(finding: Finding): string;
  /** The earlier state that it was compared with, and what each finding weighed that is a notice because that state had it. */
  since?: { ref: string; known: ReadonlyMap<Finding, Level> };
}

/** How long before it holds a timed finding is shown as a notice. */
export const NOTICE = 'P30D';

const RULE_BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));
const CONCERNS = new Map(RULES.map((rule) => [rule.id, rule.concern]));

/** Reads, validates, links and judges content: the only door into the core. Pure: the same files and days give the same report. */
export function check(files: Files, options: CheckOptions): Report {
  const { asOf, latest = asOf, folder = 'content', rules = RULES } = options;
  const content = load(files, options.readOne);
  const told = new Map<string, Judged>();
  const alone = new Map(content.plans.map(({ id }) => [id, new Set([id])]));
  const unassessed: Unassessed[] = [];

  const tell = (rule: Rule, result: Told | NotTold, plan: Plan | null) => {
    if (!Array.isArray(result)) {
      const { plan: of, entry } = result.spot.source;
      unassessed.push({ rule: rule.id, plan: of, entry, because: result.unassessed });
      return;
    }
    const [spot, message, on = null] = result;
    const place = 'start' in spot ? `${spot.start.line}:${spot.start.column}` : spot.path.join('/');
    const key = `${rule.id} ${spot.source.path} ${place} ${on} ${message}`;
    const judged = told.get(key) ?? {
      finding: findingOf(rule, spot, message, on),
      spot,
      plans: alone.get(spot.source.plan ?? '') ?? plansUsing(spot, content),
    };
    if (plan && !judged.plans.has(plan.id)) judged.plans = new Set([...judged.plans, plan.id]);
    told.set(key, judged);
  };

  for (const source of content.sources.values()) {
    for (const fault of source.faults) {
      const rule = RULE_BY_ID.get(fault.rule);
      if (!rule) throw new Error(`A stage reports ${fault.rule}, which is no rule`);
      tell(rule, [fault.spot, fault.message], null);
    }
  }
  const waiversUsed = new Set<number>();
  const early = rules.filter((rule) => rule.id !== 'waiver-is-used');
  for (const rule of early) {
    for (const plan of content.plans)
      for (const result of rule.check?.({ plan, latest }) ?? []) tell(rule, result, plan);
    for (const result of rule.checkShared?.({ content, latest, rules: CONCERNS, waiversUsed }) ?? [])
      tell(rule, result, null);
  }
  const errorsOf = errorsIn(told);
  for (const rule of rules) {
    for (const plan of content.plans)
      for (const result of rule.checkFound?.({ plan, errorsOf }) ?? []) tell(rule, result, plan);
  }
  waive([...told.values()], content.waivers, asOf, waiversUsed);
  for (const rule of rules.filter((each) => !early.includes(each))) {
    for (const result of rule.checkShared?.({ content, latest, rules: CONCERNS, waiversUsed }) ?? [])
      tell(rule, result, null);
  }

  const soon = addDuration(asOf, NOTICE);
  const placed = new Map<Finding, Judged & { ids: readonly string[] }>();
  const place = (judged: Judged): Finding => {
    const { finding, spot, plans } = judged;
    const near = finding.on !== null && finding.on > asOf && finding.on <= soon;
    const whole: Finding = { ...finding, ...locate(spot, folder), ...(near && { level: 'notice' }) };
    placed.set(whole, { ...judged, ids: [...plans].sort() });
    return whole;
  };
  const isLater = ({ finding: { rule, on } }: Judged) => (on ?? '') > (CONSEQUENCES.has(rule) ? asOf : soon);
  const all = [...told.values()];
  const afterwards = all.filter(isLater);
  const findings = all
    .filter((judged) => !isLater(judged))
    .map(place)
    .sort(compareFindings);
  const placedAs = (finding: Finding) => {
    const found = placed.get(finding);
    if (!found) throw new Error('A report was asked for a finding of another');
    return found;
  };
  const standings = new Map(content.plans.map((plan) => [plan, standingsOf(plan, errorsOf)]));
  let later: Finding[] | undefined;
  let fingerprints = new Map<Finding, string>();
  return {
    asOf,
    content,
    findings,
    get later() {
      later ??= afterwards.map(place).sort((a, b) => compareText(a.on ?? '', b.on ?? '') || compareFindings(a, b));
      return later;
    },
    unassessed: unassessed.sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b))),
    newest: newestRecord(content, latest),
    plansOf: (finding) => placed.get(finding)?.ids ?? [],
    standingsOf: (plan) => standings.get(plan) ?? [],
    spotOf: (finding) => placedAs(finding).spot,
    fingerprintOf: (finding) => {
      placedAs(finding);
      if (!fingerprints.has(finding))
        fingerprints = fingerprintsOf([...placed].map(([each, { spot }]) => [each, spot]));
      return fingerprints.get(finding) as string;
    },
    plans: content.plans.map((plan) => ({
      id: plan.id,
      title: plan.title,
      entries: plan.entries.length,
      ready: !findings.some(
        (finding) =>
          finding.level === 'error' && finding.waivedUntil === null && placed.get(finding)?.plans.has(plan.id),
      ),
      coverage: coverageOf(standings.get(plan) ?? [], asOf),
    })),
  };
}

/** How one file becomes a source, its shape judged; pure. */
export type ReadOne = (path: string, file: FileText) => Source;

/** Reads one file, and validates it against its schema. */
export const readAnew: ReadOne = (path, file) => {
  const source = readSource(path, file);
  validate(source);
  return source;
};

/** Reads, validates and links without judging: what the site builds its pages from. */
export function load(files: Files, readOne = readAnew): Content {
  const sources = new Map<string, Source>();
  for (const [path, file] of [...files].sort(([a], [b]) => compareText(a, b))) {
    sources.set(path, readOne(path, file));
  }
  return link(sources);
}

/** The day a check judges by when none is asked for: a demo's own day, or today in the organisation's time zone (UTC if it cannot be read). */
export function defaultAsOf(files: Files, now: number): Day {
  const path = 'organization.yml';
  const source = readAnew(path, files.get(path) ?? '');
  const organization = isSound(source) ? (source.data as unknown as Organization) : null;
  if (organization?.profile === 'demo' && organization.demoDate) return organization.demoDate;
  try {
    return dayIn(organization?.timeZone ?? 'UTC', now);
  } catch {
    return dayIn('UTC', now);
  }
}

function findingOf(rule: Rule, { source: { plan, entry } }: Spot, message: string, on: Day | null): Judged['finding'] {
  return {
    rule: rule.id,
    level: rule.level,
    timed: on !== null,
    on,
    message: told(message),
    plan,
    entry,
    waivedUntil: null,
  };
}

/** Of a longer message the middle is left out. */
const LONGEST_BEGINNING = 300;
const LONGEST_END = 250;

/** A message as one line of moderate length, whatever titles and names hold; its end says what to do. */
function told(message: string): string {
  const lines = message.includes('\n') ? message.split('\n').map((line) => line.trim()) : [message];
  const line = lines.filter((each) => each !== '').join(' ');
  if (line.length <= LONGEST_BEGINNING + LONGEST_END) return line;
  const beginning = line.slice(0, LONGEST_BEGINNING).replace(/[\uD800-\uDBFF]$/, '');
  const end = line.slice(-LONGEST_END).replace(/^[\uDC00-\uDFFF]/, '');
  return `${beginning.trimEnd()} … ${end.trimStart()}`;
}

/** The plans that a spot in some file counts against: its own, or all that use the shared record. */
function plansUsing(spot: Spot, content: Content): ReadonlySet<string> {
  const { source, path } = spot;
  if (source.plan !== null) return new Set([source.plan]);
  const all = content.plans.map((plan) => plan.id);
  const [record] = path;
  switch (source.kind?.name) {
    case 'contacts':
      return new Set(
        record === undefined || !content.contactsSound
          ? all
          : content.plans.filter((plan) => plan.contactsUsed.has(String(record))).map((plan) => plan.id),
      );
    case 'framework':
      return new Set(
        content.plans
          .filter((plan) => plan.home?.data.frameworks?.some((each) => each.id === source.id))
          .map((plan) => plan.id),
      );
    case 'waivers': {
      const plan = content.waivers[Number(record)]?.plan;
      return new Set(plan === undefined ? all : [plan]);
    }
    case 'organization':
      return new Set(all);
    default:
      return new Set();
  }
}

/** The errors told so far, by the entries and contacts that they stand in; a waived one is an error, too. Looked for once asked. */
function errorsIn(told: ReadonlyMap<string, Judged>): ErrorsOf {
  let bySource: Map<Source, (StandingError & { spot: Spot })[]> | undefined;
  return ({ entry, source, record }: Claim) => {
    bySource ??= Map.groupBy(
      [...told.values()].flatMap(({ finding: { rule, on, level }, spot }) =>
        level === 'error' ? [{ rule, on, spot }] : [],
      ),
      ({ spot }) => spot.source,
    );
    const own = bySource.get(source) ?? [];
    // In a file of records, the faults of the others are not this one's.
    const elsewhere = ({ path }: Spot) =>
      entry === null ? path[0] !== record[0] : path[0] === record[0] && path[1] !== record[1];
    return record.length === 0 ? own : own.filter(({ spot }) => !elsewhere(spot));
  };
}

function newestRecord(content: Content, latest: Day): Day | null {
  let newest: Day | null = null;
  for (const source of content.sources.values()) {
    if (!isSound(source)) continue;
    for (const { value } of recordedIn(source)) {
      if (typeof value === 'string' && value <= latest && value > (newest ?? '')) newest = value;
    }
  }
  return newest;
}
