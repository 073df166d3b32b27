import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { check } from '../../src/check.ts';
import type { Finding, Unassessed } from '../../src/plan/finding.ts';
import type { Data } from '../../src/plan/front-matter.ts';
import type { FileText, Source } from '../../src/plan/source.ts';
import { read } from '../../src/read.ts';
import { designedAnew, LEVELS } from './designed.ts';
import { type Expected, type Fault, type FaultClass, pathOf, type Shipped } from './fault.ts';
import { pageOf } from './page.ts';

/** The day on which the shipped content passes, warnings counted. */
const AS_OF = '2026-12-01';
/** The newest day that its records bear. */
const LATEST = '2026-11-22';

/** Files as they were read before, and how many faults reading and validating found in each. */
const memory = vi.hoisted(() => ({
  sources: new Map<string, { file: FileText; source: Source; faults: number }>(),
  /** Is what is read kept? */
  keeps: false,
}));

// Reading and digests take most of a check, and a fault leaves all files but one as they were. What is kept is what the
// checker itself worked out; linking only adds to a source's faults, and these are cut back.
vi.mock('../../src/plan/source.ts', async (original) => {
  const actual = await original<typeof import('../../src/plan/source.ts')>();
  return {
    ...actual,
    readSource(path: string, file: FileText): Source {
      const known = memory.sources.get(path);
      if (known?.file === file) {
        known.source.faults.length = known.faults;
        return known.source;
      }
      return actual.readSource(path, file);
    },
  };
});
vi.mock('../../src/plan/validate.ts', async (original) => {
  const actual = await original<typeof import('../../src/plan/validate.ts')>();
  return {
    validate(source: Source): void {
      if (memory.sources.get(source.path)?.source === source) return;
      actual.validate(source);
      if (!memory.keeps) return;
      const file = files.get(source.path) as FileText;
      memory.sources.set(source.path, { file, source, faults: source.faults.length });
    },
  };
});
vi.mock('../../src/plan/digest.ts', async (original) => {
  const actual = await original<typeof import('../../src/plan/digest.ts')>();
  // The data of a file that is read anew is another object, so what is kept here is never stale.
  const digests = new WeakMap<object, string>();
  return {
    ...actual,
    reviewDigest(data: Data, bodyText: string): string {
      const known = digests.get(data as object) ?? actual.reviewDigest(data, bodyText);
      digests.set(data as object, known);
      return known;
    },
  };
});

const { files } = read(fileURLToPath(new URL('../../content', import.meta.url)));

/** What a check says, as far as faults are judged by it. */
export interface Judgement {
  findings: readonly Finding[];
  unassessed: readonly Unassessed[];
}

/** Judges some content by the whole checker, what falls due later included. */
export function judge(content: ReadonlyMap<string, FileText>): Judgement {
  const { findings, later, unassessed } = check(content, { asOf: AS_OF, latest: LATEST });
  return { findings: [...findings, ...later], unassessed };
}

/** The same with every file read anew. */
export function judgeAnew(content: ReadonlyMap<string, FileText>): Judgement {
  const kept = new Map(memory.sources);
  memory.sources.clear();
  const judgement = judge(content);
  for (const [path, each] of kept) memory.sources.set(path, each);
  return judgement;
}

/** The shipped content, judged; from here on its files are not read again. */
export function ship(): Shipped {
  memory.keeps = true;
  const judgement = judge(files);
  memory.keeps = false;
  const pages = [...files].flatMap(([path, text]) => (typeof text === 'string' ? (pageOf(path, text) ?? []) : []));
  return { files, pages, ...judgement };
}

/** The shipped files with a fault among them. */
export function withFault(shipped: Shipped, { changes }: Fault): Map<string, FileText> {
  const content = new Map(shipped.files);
  for (const [path, file] of changes) {
    if (file === null) content.delete(path);
    else content.set(path, file);
  }
  return content;
}

/** What is wrong with how a fault was told: a line for each finding that is missing, too many or gone. Empty when all is well. */
export function complaints(shipped: Shipped, kind: FaultClass, fault: Fault, now: Judgement): string[] {
  const lineNow = ({ file, line }: Finding) => (fault.changes.has(pathOf(file)) && fault.moved?.(line)) || line;
  const before = new Map(shipped.findings.map((finding) => [keyOf(finding, lineNow(finding)), finding]));
  const after = new Map(now.findings.map((finding) => [keyOf(finding, finding.line), finding]));
  const fresh = [...after].filter(([key]) => !before.has(key)).map(([, finding]) => finding);
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, finding]) => finding);

  const general = designedAnew(shipped, fault, now.findings);
  const [follows, hides] = [kind.follows, kind.hides].map((some) => [...(some ?? []), general]);
  const missing = fault.expected.filter((expected) => !fresh.some((finding) => fits(finding, expected)));
  const extra = fresh.filter(
    (finding) =>
      !fault.expected.some((expected) => fits(finding, expected)) &&
      !follows?.some(({ explains }) => explains(finding, fault, { isNew: true, others: gone, shipped })),
  );
  const lost = gone.filter(
    (finding) => !hides?.some(({ explains }) => explains(finding, fault, { isNew: false, others: fresh, shipped })),
  );
  const known = new Set(shipped.unassessed.map((each) => JSON.stringify(each)));
  const unjudged = now.unassessed.filter(
    (each) => !known.has(JSON.stringify(each)) && !(kind.unassessed ?? []).includes(each.rule),
  );
  return [
    ...missing.map(
      ({ rule, file, line, column }) => `- missed ${file}:${line}${column === null ? '' : `:${column}`} ${rule}`,
    ),
    ...extra.map((finding) => `+ extra  ${inLine(finding)}`),
    ...lost.map((finding) => `- gone   ${inLine(finding)}`),
    ...unjudged.map(({ rule, plan, entry, because }) => `+ unjudged ${plan}/${entry} ${rule} ${because}`),
  ];
}

function fits(finding: Finding, { rule, file, line, column }: Expected): boolean {
  return (
    finding.rule === rule &&
    finding.level === LEVELS.get(rule) &&
    finding.file === `content/${file}` &&
    finding.line === line &&
    (column === null || finding.column === column)
  );
}

function keyOf({ rule, file, on, level, message }: Finding, line: number): string {
  return [rule, `${file}:${line}`, on, level, message].join(' ');
}

function inLine({ file, line, column, rule, on, message }: Finding): string {
  return `${file}:${line}:${column} ${rule}${on ? ` [from ${on}]` : ''} ${message}`;
}
