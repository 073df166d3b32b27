import type { Finding, Level } from '../../src/plan/finding.ts';
import { RULES } from '../../src/rules/index.ts';
import { type Consequence, type Fault, pathOf, type Shipped } from './fault.ts';
import { extentAt, keyAt, type Page, type Path, pageOf, placeOf, valuesOf } from './page.ts';

const RULE = 'claim-is-designed';

/** What a finding of each rule weighs once it holds. */
export const LEVELS: ReadonlyMap<string, Level> = new Map(RULES.map(({ id, level }) => [id, level]));

/** The content before a fault, or with it: what is found in it, and its files. */
interface Side {
  findings: readonly Finding[];
  page(path: string): Page | null;
}

/**
 * What a fault does to claims: the errors that stand in an entry, a record or a contact that claims something are
 * others than before, so its claims are not designed from another day on, or by another rule. It explains that and no
 * more: what is new must name the first day of those errors and their rules, and what is gone must be told anew.
 */
export function designedAnew(shipped: Shipped, { changes }: Fault, findings: readonly Finding[]): Consequence {
  const shippedPage = (path: string) => shipped.pages.find((page) => page.path === path) ?? null;
  const before: Side = { findings: shipped.findings, page: shippedPage };
  const after: Side = {
    findings,
    page(path) {
      const text = changes.get(path);
      return text === undefined ? shippedPage(path) : typeof text === 'string' ? pageOf(path, text) : null;
    },
  };
  return {
    because: 'an error in what claims a requirement, or the day of one, is another',
    explains(finding, _, { isNew }) {
      if (finding.rule !== RULE) return false;
      const record = claimingAt(finding, isNew ? after : before);
      if (!record) return false;
      const [then, now] = [errorsIn(finding.file, record, before), errorsIn(finding.file, record, after)];
      if (namesOf(then) === namesOf(now)) return false;
      if (isNew) return isOfFirst(finding, now);
      const again = (each: Finding) =>
        each.rule === RULE && each.file === finding.file && `${claimingAt(each, after)}` === `${record}`;
      return now.length === 0 || findings.some(again);
    },
  };
}

/** The entry (an empty path), record or contact whose claim a finding stands at. */
function claimingAt({ file, line, column }: Finding, { page }: Side): Path | null {
  const own = page(pathOf(file));
  const claim = own && valuesOf(own).find(({ path }) => path.at(-2) === 'satisfies' && isPoint(placeOf(own, path)));
  return claim ? claim.path.slice(0, -2) : null;

  function isPoint(point: { line: number; column: number }): boolean {
    return point.line === line && point.column === column;
  }
}

/** The errors in a file that are an entry's, a record's or a contact's own: those of other records are not. */
function errorsIn(file: string, record: Path, { findings, page }: Side): Finding[] {
  const own = page(pathOf(file));
  const [list, item] = record;
  return findings.filter((finding) => {
    if (finding.file !== file || LEVELS.get(finding.rule) !== 'error' || !own) return false;
    if (record.length === 0) return true;
    const [first, second] = recordAt(own, finding);
    return own.kind === 'contacts' ? first === list : first !== list || second === item;
  });
}

/** The first two steps to the value that a finding stands at. */
function recordAt(page: Page, { line, column }: Finding): Path {
  const offset = page.text.split('\n', line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
  const around = valuesOf(page).filter(({ path }) => {
    const [from, to] = extentAt(page, path) ?? [0, 0];
    return path.length < 3 && offset >= (keyAt(page, path)?.[0] ?? from) && offset < to;
  });
  return around.at(-1)?.path ?? [];
}

function namesOf(errors: readonly Finding[]): string {
  return errors
    .map(({ rule, on }) => `${on} ${rule}`)
    .sort()
    .join();
}

/** Does a finding name the first day on which some error stands, and all rules of that day? */
function isOfFirst({ on, message }: Finding, errors: readonly Finding[]): boolean {
  const first = errors.map((error) => error.on ?? '').sort()[0];
  return (on ?? '') === first && errors.every((error) => (error.on ?? '') !== first || message.includes(error.rule));
}
