import type { APIContext } from 'astro';
import type { Plan } from '../../../plan/plan.ts';
import { type Due, forecastOf } from '../../../report/forecast.ts';
import { forecastCalendar } from '../../../report/forecast-calendar.ts';
import { narrow, siteOf } from '../../../report/reporter.ts';
import { withoutFacilitator } from '../../../site/facilitator.ts';
import { site } from '../../../site/load.ts';
import { planPaths } from '../../../site/paths.ts';

export const getStaticPaths = planPaths;

/** How far ahead the calendar looks. */
const DAYS = 365;

/** What falls due in a plan within a year of the build, for calendars. Drills tell no more than on the owner's page. */
export function GET({ props }: APIContext<{ plan: Plan }>): Response {
  const { report } = site();
  const { overdue, weeks, ...rest } = forecastOf(narrow(report, props.plan.id), DAYS);
  const told = (dues: Due[]) => dues.map((due) => ({ ...due, finding: withoutFacilitator(due.finding, props.plan) }));
  const forecast = {
    ...rest,
    overdue: told(overdue),
    weeks: weeks.map((week) => ({ ...week, dues: told(week.dues) })),
  };
  return new Response(forecastCalendar(forecast, { site: siteOf(report) }), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8' },
  });
}
