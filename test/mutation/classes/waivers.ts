import { anywhere, type Consequence, type FaultClass } from '../fault.ts';
import type { Page } from '../page.ts';

const VALID = 'waiver-is-valid';

const ENDS: Consequence = {
  because: 'every waiver falls due on the day after its last',
  explains: ({ rule, timed }) => rule === VALID && timed,
};
const COVERS_NOTHING = anywhere('it covers nothing', 'waiver-is-used');

const WAIVER: Record<string, string> = {
  rule: 'entry-has-summary',
  reason: 'The summaries come with the next edition of the plan.',
  approvedBy: 'phone-bridge',
  approvedOn: "'2026-11-02'",
  until: "'2027-02-14'",
};

/** A waiver of each entry in turn, as it should not be; the finding stands at one of its values, or at its beginning. */
function waiver(
  name: string,
  rule: string,
  at: string | null,
  change: (page: Page) => Record<string, string | null>,
): FaultClass {
  return {
    name,
    rule,
    follows: [ENDS],
    *spots({ pages }) {
      for (const page of pages) {
        if (page.plan === null) continue;
        const values = { plan: page.plan, entry: page.entry, ...WAIVER, ...change(page) };
        const written = Object.entries(values).filter(([, value]) => value !== null);
        const lines = written.map(([key, value], index) => `${index === 0 ? '- ' : '  '}${key}: ${value}`);
        const line = at === null ? 0 : written.findIndex(([key]) => key === at);
        yield {
          file: 'waivers.yml',
          at: `${page.plan}/${page.entry}`,
          group: ' waivers',
          make: () => ({
            changes: new Map([['waivers.yml', `${lines.join('\n')}\n`]]),
            expected: [{ rule, file: 'waivers.yml', line: line + 1, column: at === null ? 3 : at.length + 5 }],
          }),
        };
      }
    },
  };
}

/** Faults of accepted findings. */
export const WAIVERS: FaultClass[] = [
  waiver('a waiver of nothing', 'waiver-is-used', 'rule', () => ({})),
  waiver('a waiver without a reason', VALID, null, () => ({ reason: null })),
  waiver('a waiver with a poor reason', VALID, 'reason', () => ({ reason: 'Later.' })),
  waiver('a waiver of nobody', VALID, null, () => ({ approvedBy: null })),
  waiver('a waiver of no day', VALID, null, () => ({ approvedOn: null })),
  waiver('a waiver without an end', VALID, null, () => ({ until: null })),
  waiver('a waiver that ended', VALID, 'until', () => ({ until: "'2026-11-30'" })),
  waiver('a waiver that ends before it begins', VALID, 'until', () => ({ until: "'2026-10-30'" })),
  waiver('a waiver for too long', VALID, 'until', () => ({ until: "'2027-10-30'" })),
  waiver('a waiver of a rule that is none', VALID, 'rule', () => ({ rule: 'entry-has-sumary' })),
  waiver('a waiver of form', VALID, 'rule', () => ({ rule: 'matches-schema' })),
  {
    ...waiver('a waiver of an entry that is none', 'reference-exists', 'entry', (page) => ({
      entry: `${page.entry}-x`,
    })),
    follows: [ENDS, COVERS_NOTHING],
  },
  {
    ...waiver('a waiver accepted by a stranger', 'reference-exists', 'approvedBy', () => ({ approvedBy: 'nobody' })),
    follows: [ENDS, COVERS_NOTHING],
  },
];
