import { appendFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { FORMATS } from '../src/report/index.ts';
import { markdown } from '../src/report/markdown.ts';
import { fails, siteOf } from '../src/report/reporter.ts';
import { fail, noArguments, oneOf, run, shown } from './command.ts';
import { judged } from './judged.ts';

const HELP = `
npm run check -- [--plan ID] [--as-of DATE] [--format NAME] [--strict]
                 [--changed-since REF] [--content DIR]

Judges the content: form, links, blanks, contacts, reviews and the rest of what a good plan has.

  --plan ID             keep what counts against one plan
  --as-of DATE          the day to judge by (default: today in the organisation's time zone; a demo's own day)
  --format NAME         text for people, json for programs, sarif for code scanners, github for a
                        workflow (also writes its job summary), junit for test dashboards, markdown
                        for a ticket or mail: a digest by owner
  --strict              warnings fail, too
  --changed-since REF   timed findings that this commit of git had already, judged on the same day, are notices
  --content DIR         another content folder

Exit code 0: nothing at failing level. 1: findings. 2: the check could not run.
`;

await run(
  HELP,
  {
    plan: { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string' },
    strict: { type: 'boolean' },
    'changed-since': { type: 'string' },
    content: { type: 'string' },
  },
  (values, positionals) => {
    noArguments(positionals);
    const format = values.format ?? 'text';
    const reporter = oneOf(FORMATS, format, 'format');
    const strict = values.strict === true;
    const report = judged(values);
    const telling = { strict, site: siteOf(report), below: below(values.content) };
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (format === 'github' && summary) append(summary, markdown(report, telling));
    process.stdout.write(reporter(report, telling));
    return fails(report, strict) ? 1 : 0;
  },
);

/** The way from the root of the repository (of the workflow's, or this folder) to the parent of the content folder; none from outside. */
function below(directory = 'content'): string {
  const way = relative(process.env.GITHUB_WORKSPACE || '.', dirname(resolve(directory)));
  return way === '' || isAbsolute(way) || way.split(sep)[0] === '..' ? '' : `${way.replaceAll(sep, '/')}/`;
}

/** Adds the digest to the summary of the workflow's job. */
function append(path: string, digest: string): void {
  try {
    appendFileSync(path, digest);
  } catch (error) {
    fail(
      `The job summary ${shown(path)} cannot be written (${(error as NodeJS.ErrnoException).code}). Let GITHUB_STEP_SUMMARY name a file that can be, or unset it.`,
    );
  }
}
