import { type Forecaster, forecastOf } from '../src/report/forecast.ts';
import { siteOf } from '../src/report/reporter.ts';
import { fail, noArguments, oneOf, run, shown } from './command.ts';
import { judged } from './judged.ts';

/** Ten years. */
const MOST_DAYS = 3660;

const HELP = `
npm run forecast -- [--plan ID] [--days 90] [--as-of DATE] [--format text|json|calendar] [--content DIR]

Lists what falls due, by week and owner: what is overdue first, then each week. Each line says by when it is done in time.

  --plan ID       keep what counts against one plan
  --days NUMBER   how far to look ahead: 1 to ${MOST_DAYS}, 90 where it is left out
  --as-of DATE    the day to look from (default: today in the organisation's time zone; a demo's own day)
  --format NAME   text for people, json for programs, calendar for one: each thing is a whole day, the last one on which it is
                  in time; what is overdue stands on the day to look from. Save it, and import it again whenever you like:
                  npm run -s forecast -- --format calendar > muster.ics
  --content DIR   another content folder

Exit code 0: told. 2: the forecast could not be made.
`;

/** Loaded when asked for: a calendar needs a library that the others do not. */
const FORMATS: Readonly<Record<string, () => Promise<Forecaster>>> = {
  text: async () => (await import('../src/report/forecast-text.ts')).forecastText,
  json: async () => (await import('../src/report/forecast-json.ts')).forecastJson,
  calendar: async () => (await import('../src/report/forecast-calendar.ts')).forecastCalendar,
};

await run(
  HELP,
  {
    plan: { type: 'string' },
    days: { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string' },
    content: { type: 'string' },
  },
  async (values, positionals) => {
    noArguments(positionals);
    const load = oneOf(FORMATS, values.format ?? 'text', 'format');
    const days = daysOf(values.days ?? '90');
    const report = judged(values);
    const tell = await load();
    process.stdout.write(tell(forecastOf(report, days), { site: siteOf(report) }));
  },
);

function daysOf(text: string): number {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MOST_DAYS) fail(`--days is ${shown(text)}. Give a whole number from 1 to ${MOST_DAYS}.`);
  return days;
}
