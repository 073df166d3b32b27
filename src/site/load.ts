import { check, defaultAsOf, type PlanVerdict, type Report } from '../check.ts';
import type { Day } from '../plan/day.ts';
import type { Finding, Unassessed } from '../plan/finding.ts';
import type { Content, Plain, Plan, Waiver } from '../plan/plan.ts';
import { read } from '../read.ts';
import { RULES } from '../rules/index.ts';
import { type Addresses, addressesOf, type Home, homeOf } from './address.ts';
import { planDigest } from './edition.ts';
import { withoutFacilitator } from './facilitator.ts';
import { type Renderer, rendererOf } from './html.ts';
import { type Referrer, referrerOf } from './refer.ts';

/** What pages know of one plan besides the plan itself. */
export interface PlanState {
  plan: Plan;
  verdict: PlanVerdict;
  /** In the check's words and order; what concerns a drill's facilitator is told without them. */
  findings: Finding[];
  /** What falls due later, by day. */
  later: Finding[];
  unassessed: Unassessed[];
  waivers: Waiver[];
  /** The first day on which an error falls due if nothing is done. */
  nextError: Day | null;
  /** 12 hex digits over all that the plan says. */
  digest: string;
  /** Findings and what falls due, by entry. */
  byEntry: ReadonlyMap<string, { findings: Finding[]; later: Finding[] }>;
  refer: Referrer;
}

/** The content as the site shows it: read and checked once. */
export interface Site {
  /** The content folder on disk, and its own name. */
  directory: string;
  folder: string;
  home: Home;
  address: Addresses;
  render: Renderer;
  content: Content;
  report: Report;
  asOf: Day;
  demo: boolean;
  timeZone: string;
  /** Findings that stop a build: of form and of links, at the level of an error. */
  stopping: Finding[];
  plans: ReadonlyMap<string, PlanState>;
}

const STOPPING = new Set(
  RULES.filter((rule) => rule.concern === 'form' || rule.concern === 'links').map((rule) => rule.id),
);

/** Reads and checks a content folder and prepares what pages ask for. Throws FolderUnreadable. */
export function loadSite(directory: string, now = Date.now()): Site {
  const { name, files } = read(directory);
  const asOf = defaultAsOf(files, now);
  const report = check(files, { asOf, latest: asOf, folder: name });
  const { content } = report;
  const home = homeOf(content.organization);
  const address = addressesOf(home);
  return {
    directory,
    folder: name,
    home,
    address,
    render: rendererOf(address),
    content,
    report,
    asOf,
    demo: content.organization?.profile === 'demo',
    timeZone: content.organization?.timeZone ?? 'UTC',
    stopping: report.findings.filter(
      (each) => each.level === 'error' && each.waivedUntil === null && STOPPING.has(each.rule),
    ),
    plans: new Map(content.plans.map((plan) => [plan.id, stateOf(plan, report, address)])),
  };
}

function stateOf(plan: Plan, report: Report, address: Addresses): PlanState {
  const concerns = (finding: Finding) => {
    const plans = report.plansOf(finding);
    return plans.length > 0 ? plans.includes(plan.id) : finding.plan === null || finding.plan === plan.id;
  };
  const tell = (finding: Finding) => withoutFacilitator(finding, plan);
  const findings = report.findings.filter(concerns).map(tell);
  const later = report.later.filter(concerns).map(tell);
  const byEntry = new Map<string, { findings: Finding[]; later: Finding[] }>();
  for (const [list, all] of [
    ['findings', findings],
    ['later', later],
  ] as const) {
    for (const finding of all) {
      if (finding.plan === null || finding.entry === null) continue;
      const known = byEntry.get(finding.entry) ?? { findings: [], later: [] };
      known[list].push(finding);
      byEntry.set(finding.entry, known);
    }
  }
  const errors = new Set(RULES.filter((rule) => rule.level === 'error').map((rule) => rule.id));
  const falling = [...findings, ...later].filter(
    (each) => errors.has(each.rule) && each.waivedUntil === null && (each.on ?? '') > report.asOf,
  );
  return {
    plan,
    findings,
    later,
    byEntry,
    verdict: report.plans.find((each) => each.id === plan.id) as PlanVerdict,
    unassessed: report.unassessed.filter((each) => each.plan === plan.id || each.plan === null),
    waivers: report.content.waivers.filter((each) => each.plan === undefined || each.plan === plan.id),
    nextError: falling.map((each) => each.on as Day).sort()[0] ?? null,
    digest: planDigest(plan),
    refer: referrerOf(plan, address),
  };
}

/** The folder that the site shows: `content`, unless MUSTER_CONTENT names another. */
export function contentFolder(): string {
  return process.env.MUSTER_CONTENT ?? 'content';
}

// The build's hooks and its bundled pages hold two copies of this module; the content must still be read only once.
const shared = globalThis as { [KEY]?: Site };
const KEY = Symbol.for('muster.site');

/** The site of this process; read and checked when first asked for. */
export function site(): Site {
  shared[KEY] ??= loadSite(contentFolder());
  return shared[KEY];
}

/** Reads and checks again. */
export function reload(): Site {
  delete shared[KEY];
  return site();
}

/** What pages know of a plan. */
export function stateOfPlan(plan: Plan): PlanState {
  return site().plans.get(plan.id) as PlanState;
}

/** Can an entry's body be shown? Not while its form is at fault: then the build stops, and the dev server says why. */
export function isShown(entry: Plain): boolean {
  return (
    entry.body !== null &&
    entry.source.faults.every((fault) => fault.rule !== 'body-parses' && fault.rule !== 'content-is-not-code')
  );
}
