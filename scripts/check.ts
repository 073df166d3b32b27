import { check, defaultAsOf } from '../src/check.ts';
import { choice } from '../src/plan/directory.ts';
import { FORMATS } from '../src/report/index.ts';
import { fails, narrow, siteOf } from '../src/report/reporter.ts';
import { dayOf, fail, noArguments, readContent, run, shown } from './command.ts';

const HELP = `
npm run check -- [--plan ID] [--as-of DATE] [--format text|json] [--strict] [--content DIR]

Judges the content: form, links, blanks, contacts, reviews and the rest of what a good plan has.

  --plan ID       keep what counts against one plan
  --as-of DATE    the day to judge by (default: today in the organisation's time zone; a demo's own day)
  --format NAME   text for people, json for programs
  --strict        warnings fail, too
  --content DIR   another content folder

Exit code 0: nothing at failing level. 1: findings. 2: the check could not run.
`;

await run(
  HELP,
  {
    plan: { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string' },
    strict: { type: 'boolean' },
    content: { type: 'string' },
  },
  (values, positionals) => {
    noArguments(positionals);
    const format = values.format ?? 'text';
    const reporter = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (!reporter) fail(`There is no format ${shown(format)}. ${choice(format, Object.keys(FORMATS))}`);
    const { name: folder, files } = readContent(values.content);
    const latest = defaultAsOf(files, Date.now());
    const asOf = values['as-of'] === undefined ? latest : dayOf(values['as-of'], '--as-of');
    const strict = values.strict === true;

    const whole = check(files, { asOf, latest, folder });
    if (whole.plans.length === 0) fail(`There is no plan in ${shown(folder)}. Make one: npm run new -- plan NAME.`);
    if (values['as-of'] !== undefined && whole.newest !== null && asOf < whole.newest) {
      fail(
        `--as-of ${asOf} lies before the newest record of the content (${whole.newest}). To judge that day, check out its commit.`,
      );
    }
    const { plan } = values;
    const ids = whole.plans.map((each) => each.id);
    if (plan !== undefined && !ids.includes(plan)) fail(`There is no plan ${shown(plan)}. ${choice(plan, ids)}`);
    const report = plan === undefined ? whole : narrow(whole, plan);
    process.stdout.write(reporter(report, { strict, site: siteOf(report) }));
    return fails(report, strict) ? 1 : 0;
  },
);
