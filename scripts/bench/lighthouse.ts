import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import type { Plan } from '../../src/plan/plan.ts';
import type { Site } from '../../src/site/load.ts';

/** What a browser is opened with for Lighthouse to reach it, on this machine only. */
export const REACHABLE = '--remote-debugging-port=0';

/** The pages that are audited, by what they are. */
export function auditedPages(site: Site, dist: string): [name: string, path: string][] {
  const plan = site.content.plans[0] as Plan;
  const { address } = site;
  const entry = (kind: string) => {
    const found = plan.entries.find((each) => each.kind === kind);
    if (!found) throw new Error(`The plan has no ${kind} to audit`);
    return address.entry(found);
  };
  const coverage = address.plan(plan, 'audit');
  const [framework] = [...site.content.frameworks.values()].sort(
    (a, b) => b.requirements.length - a.requirements.length,
  );
  return [
    ['home', address.plan(plan)],
    ['scenario', entry('scenario')],
    ['checklist', entry('checklist')],
    ['severity', entry('severity')],
    [
      'coverage',
      existsSync(join(dist, coverage, 'index.html')) || !framework ? coverage : address.framework(framework),
    ],
  ];
}

/** The port on which a browser opened as REACHABLE listens. */
export async function portOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { commandLine } = await session.send('SystemInfo.getInfo');
  await session.detach();
  const profile = /--user-data-dir=(.+?)(?= --|$)/.exec(commandLine)?.[1] ?? '';
  return Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
}

/** Categories of Lighthouse. */
export type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';

/** What Lighthouse says of a page. */
export interface Audited {
  /** Out of 100, by category. */
  scores: Partial<Record<Category, number>>;
  /** Every audit that takes from a score in which time plays no part, with what it points at. */
  against: string[];
  /** Milliseconds, and for the shift of the layout a plain number. */
  lcp: number;
  tbt: number;
  cls: number;
  /** How quick the machine was just then, by Lighthouse's own measure; what else runs on it lowers this. */
  machine: number;
}

/** For categories in which time plays no part there is nothing to wait for. */
const AT_ONCE = {
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
  disableFullPageScreenshot: true,
} as const;

/** Audits a page as a phone sees it. */
export async function audit(port: number, url: string, categories: readonly Category[]): Promise<Audited> {
  const timed = categories.includes('performance');
  const result = await lighthouse(url, {
    port,
    onlyCategories: [...categories],
    logLevel: 'error',
    ...(timed ? {} : AT_ONCE),
  });
  if (!result || result.lhr.runtimeError)
    throw new Error(`Lighthouse could not audit ${url}: ${result?.lhr.runtimeError?.message}`);
  const { audits, categories: judged } = result.lhr;
  const weighty = Object.values(judged).flatMap(({ id, auditRefs }) =>
    id === 'performance' ? [] : auditRefs.filter(({ weight }) => weight > 0),
  );
  const failed = weighty.flatMap(({ id }) => {
    const found = audits[id];
    return found && found.score !== null && found.score < 1 ? [found] : [];
  });
  const number = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  return {
    scores: Object.fromEntries(
      Object.values(judged).map(({ id, score }) => [id, score === null ? Number.NaN : Math.round(score * 100)]),
    ),
    against: failed.map(({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details ?? '').slice(0, 400)}`),
    lcp: number('largest-contentful-paint'),
    tbt: number('total-blocking-time'),
    cls: number('cumulative-layout-shift'),
    machine: result.lhr.environment.benchmarkIndex,
  };
}
