import fc from 'fast-check';
import type { Report } from '../../src/check.ts';
import type { Finding } from '../../src/plan/finding.ts';
import { FORMATS } from '../../src/report/index.ts';
import { finding, REPORT } from '../shared-report.ts';

const TELLING = { strict: false, site: 'https://plan.example.com/' };

/** The shared report in one format. */
export const tell = (
  format: string,
  report: Report,
  telling: Partial<typeof TELLING> & { below?: string } = {},
): string => FORMATS[format]?.(report, { ...TELLING, ...telling }) ?? '';

/** A text that somebody at odds with the format might write. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...'`@#<>&[](){}|*_~\\:!$%"\n\r\t,; x1/.-😀\u0007\u0000\uD800\uFFFE\u202E'), {
      maxLength: 40,
    })
    .map((characters) => characters.join('')),
);

/** The shared report, with one finding that says, and stands in, something else. */
function reportWith(more: Partial<Finding>): Report {
  const odd = finding(more);
  return {
    ...REPORT,
    findings: [...REPORT.findings, odd],
    spotOf: (each) => REPORT.spotOf(each),
    fingerprintOf: (each) => (each === odd ? '0:1' : REPORT.fingerprintOf(each)),
  };
}

/** Tries a property on reports with hostile messages and paths. */
export const forHostile = (holds: (report: Report, message: string, file: string) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(hostile, hostile, async (message, file) => {
      await holds(reportWith({ message, file: `content/task-list/${file}` }), message, file);
    }),
    { numRuns: 200 },
  );
