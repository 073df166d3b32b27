import { check, defaultAsOf, type Report } from '../src/check.ts';
import { choice } from '../src/plan/directory.ts';
import { markKnown } from '../src/report/known.ts';
import { narrow } from '../src/report/reporter.ts';
import { dayOf, fail, readContent, shown } from './command.ts';
import { readContentAt } from './git-tree.ts';
import { memoryOf } from './memory.ts';

/**
 * The report that `--content`, `--as-of`, `--plan` and `--changed-since` ask for. Ends the command if the folder has no plan, or not this
 * one, and if the day lies before the newest record: of such a day the content of today says nothing.
 */
export function judged(values: {
  content?: string;
  'as-of'?: string;
  plan?: string;
  'changed-since'?: string;
}): Report {
  const { name: folder, files } = readContent(values.content);
  const latest = defaultAsOf(files, Date.now());
  const asOf = values['as-of'] === undefined ? latest : dayOf(values['as-of'], '--as-of');

  // A machine of a CI service is thrown away: what it remembers costs time and helps nobody.
  const memory = process.env.CI ? null : memoryOf(values.content ?? 'content', files);
  const now = check(files, { asOf, latest, folder, ...(memory && { readOne: memory.read }) });
  memory?.keep();
  const ref = values['changed-since'];
  const whole =
    ref === undefined
      ? now
      : markKnown(now, check(readContentAt(values.content ?? 'content', ref), { asOf, latest, folder }), ref);
  if (whole.plans.length === 0) fail(`There is no plan in ${shown(folder)}. Make one: npm run new -- plan NAME.`);
  if (values['as-of'] !== undefined && whole.newest !== null && asOf < whole.newest) {
    fail(
      `--as-of ${asOf} lies before the newest record of the content (${whole.newest}). To judge that day, check out its commit.`,
    );
  }
  const { plan } = values;
  const ids = whole.plans.map((each) => each.id);
  if (plan !== undefined && !ids.includes(plan)) fail(`There is no plan ${shown(plan)}. ${choice(plan, ids)}`);
  return plan === undefined ? whole : narrow(whole, plan);
}
