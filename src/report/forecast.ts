import type { Report } from '../check.ts';
import { addDuration, type Day } from '../plan/day.ts';
import { compareFindings, compareText, type Finding } from '../plan/finding.ts';
import { CONSEQUENCES } from '../rules/index.ts';
import { ownersIn } from './owner.ts';
import { dueOf } from './reporter.ts';

/** Something that falls due. */
export interface Due {
  finding: Finding;
  /** The last day on which it is done in time. */
  due: Day;
  owners: string[];
  fingerprint: string;
}

/** One week, from Monday to Sunday. */
export interface Week {
  /** As ISO 8601 writes it: `2026-W49`. */
  week: string;
  monday: Day;
  dues: Due[];
}

/** What falls due up to a day, the nearest first. */
export interface Forecast {
  asOf: Day;
  until: Day;
  /** What is overdue on the as-of day already. */
  overdue: Due[];
  weeks: Week[];
}

/** What a forecast needs besides: the site's address with a slash at its end, or null. */
export interface Outlook {
  site: string | null;
}

/** A forecast as one text. */
export type Forecaster = (forecast: Forecast, outlook: Outlook) => string;

/**
 * What a report says falls due within a number of days, and what is overdue now; weeks without anything are left out.
 * A waived finding is there too; what only follows from other findings is not.
 */
export function forecastOf(report: Report, days: number): Forecast {
  const { asOf } = report;
  const until = addDuration(asOf, `P${days}D`);
  const ownersOf = ownersIn(report);
  const dues = [...report.findings, ...report.later].flatMap((finding): Due[] => {
    const due = dueOf(finding);
    if (due === null || due > until || CONSEQUENCES.has(finding.rule)) return [];
    return [{ finding, due, owners: ownersOf(finding), fingerprint: report.fingerprintOf(finding) }];
  });
  dues.sort((a, b) => compareText(a.due, b.due) || compareFindings(a.finding, b.finding));
  const weeks = new Map<string, Week>();
  for (const each of dues) {
    if (each.due < asOf) continue;
    const { week, monday } = weekOf(each.due);
    const known = weeks.get(week);
    if (known) known.dues.push(each);
    else weeks.set(week, { week, monday, dues: [each] });
  }
  return { asOf, until, overdue: dues.filter(({ due }) => due < asOf), weeks: [...weeks.values()] };
}

/** All that a forecast has, in its order. */
export function duesOf({ overdue, weeks }: Forecast): Due[] {
  return [...overdue, ...weeks.flatMap(({ dues }) => dues)];
}

function weekOf(day: Day): Pick<Week, 'week' | 'monday'> {
  const date = Temporal.PlainDate.from(day);
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  return { week: `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`, monday: monday.toString() };
}
