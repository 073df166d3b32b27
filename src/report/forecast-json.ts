import type { Due, Forecaster } from './forecast.ts';

/** For programs, version 1. `on` is the first day on which the finding holds, `due` the day before it. */
export const forecastJson: Forecaster = ({ asOf, until, overdue, weeks }) => {
  const value = {
    version: 1,
    asOf,
    until,
    overdue: overdue.map(tell),
    weeks: weeks.map(({ week, monday, dues }) => ({ week, monday, due: dues.map(tell) })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
};

function tell({ finding, due, owners, fingerprint }: Due) {
  const { rule, on, message, plan, entry, file, line, column, waivedUntil } = finding;
  return { rule, due, on, owners, message, plan, entry, file, line, column, waivedUntil, fingerprint };
}
