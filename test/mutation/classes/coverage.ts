import { type Asked, allAsked, type Claim, hasRecord, isToBeShown, type Support, supportsOf } from '../claims.ts';
import {
  at,
  atPath,
  type FaultClass,
  inFile,
  naming,
  OTHER_CLAIMS,
  ofItsClaims,
  type Shipped,
  type Spot,
  spotIn,
} from '../fault.ts';
import { dataAt, type Edit, extentAt, type Page, type Path, placeOf, removing, replacing, valuesOf } from '../page.ts';
import { changed, isAt, leftOut } from '../slips.ts';

const CLAIMED = 'requirement-is-claimed';
const DECIDED = 'exemption-is-decided';
const FITS = 'claim-fits-kind';
const DESIGNED = 'claim-is-designed';
const EXERCISED = 'claim-is-exercised';
const OPERATED = 'claim-is-operated';

const isExemption = (path: Path, key = '') => isAt(path, `frameworks.*.notApplicable.*${key && `.${key}`}`);
const atFramework = (rule: string, { plan, at: path }: Asked) => at(rule, plan.path, placeOf(plan, path));
const SHOWN_OTHERWISE = naming('the drill shows otherwise what it showed', EXERCISED);
const ENDLESS = inFile('it ends on no day', CLAIMED);
const UNRECORDED = [
  SHOWN_OTHERWISE,
  naming('nobody has been trained', 'holder-is-trained'),
  inFile('nothing was done yet', 'training-not-overdue', 'routine-not-overdue', 'contact-is-verified'),
];
const SHOWN_BY_NONE = ofItsClaims('what nobody claims is not shown', EXERCISED);

/** Faults of what frameworks ask of a plan, and of what meets it. */
export const COVERAGE: FaultClass[] = [
  {
    name: 'a requirement whose only claim is left out',
    rule: CLAIMED,
    *spots(shipped) {
      for (const asked of allAsked(shipped)) {
        const [claim] = asked.claims;
        if (!claim || asked.claims.length > 1 || asked.isExempt || claim.page === asked.plan) continue;
        const edits = removing(claim.page, claim.path) ?? removing(claim.page, claim.path.slice(0, -1));
        yield spotIn(claim.page, claim.path, edits, () => [atFramework(CLAIMED, asked)]);
      }
    },
    follows: [OTHER_CLAIMS],
    hides: [OTHER_CLAIMS, SHOWN_BY_NONE, inFile('it claims nothing any more', DESIGNED)],
  },
  {
    name: 'an exemption that ended',
    rule: CLAIMED,
    spots: changed(
      CLAIMED,
      ({ path }) => isExemption(path, 'until'),
      () => "'2026-11-29'",
    ),
    hides: [inFile('the day on which it ends is another', CLAIMED)],
  },
  {
    name: 'an exemption taken back',
    rule: CLAIMED,
    *spots({ pages }) {
      for (const page of pages) {
        for (const { path } of valuesOf(page).filter((value) => isExemption(value.path))) {
          const edits = removing(page, path) ?? removing(page, path.slice(0, -1));
          yield spotIn(page, path, edits, atPath(CLAIMED, page, ['frameworks', path[1] ?? 0, 'id']));
        }
      }
    },
    hides: [inFile('the exemption ends no more', CLAIMED)],
  },
  ...['because', 'approvedBy', 'approvedOn', 'until'].map(
    (part): FaultClass => ({
      name: `an exemption without its \`${part}\``,
      rule: DECIDED,
      spots: leftOut(
        DECIDED,
        ({ path }) => isExemption(path, part),
        (path) => [...path.slice(0, -1), 'requirement'],
      ),
      ...(part === 'until' ? { hides: [ENDLESS] } : {}),
    }),
  ),
  {
    name: 'a claim of what entries of the kind cannot meet',
    rule: FITS,
    *spots(shipped) {
      for (const asked of allAsked(shipped)) {
        if (asked.isExempt || ['drill', 'training', 'contact'].some((kind) => asked.kinds.includes(kind))) continue;
        for (const page of shipped.pages) {
          const list = page.plan === asked.plan.plan ? dataAt(page, ['satisfies']) : undefined;
          if (!Array.isArray(list) || list.includes(asked.name) || asked.kinds.includes(kindOf(page))) continue;
          yield claiming(page, asked.name);
        }
      }
    },
    follows: [OTHER_CLAIMS, naming('it keeps records, and has none yet', OPERATED)],
    hides: [OTHER_CLAIMS],
  },
  {
    name: 'a claim by an entry that nobody reviewed in time',
    rule: DESIGNED,
    *spots(shipped) {
      for (const { page, path } of firstClaims(shipped).filter(({ page: { plan } }) => plan !== null)) {
        if (path.length > 2 || dataAt(page, ['review', 'last']) === undefined) continue;
        const last = ['review', 'last'];
        yield spotIn(page, last, replacing(page, last, "'2025-10-05'"), atPath(DESIGNED, page, path));
      }
    },
    follows: [inFile('its review is overdue', 'review-not-overdue')],
    hides: [inFile('its review is overdue', 'review-not-overdue')],
  },
  {
    name: 'a claim by a contact whom nobody has reached for long',
    rule: DESIGNED,
    *spots(shipped) {
      for (const { page, path, record } of firstClaims(shipped)) {
        const on = [...record, 'verified', 'on'];
        if (page.kind !== 'contacts' || dataAt(page, on) === undefined) continue;
        yield spotIn(page, path, replacing(page, on, "'2026-08-03'"), atPath(DESIGNED, page, path));
      }
    },
    follows: [inFile('nobody has reached the contact', 'contact-is-verified')],
    hides: [inFile('nobody has reached the contact', 'contact-is-verified')],
  },
  {
    name: 'a requirement whose only good rating is a bad one',
    rule: EXERCISED,
    spots: (shipped) =>
      supported(shipped, (supports) => {
        const [{ drill, rating } = {}] = supports;
        if (!drill || supports.length > 1) return null;
        const path = ['ratings', rating as number, 'rating'];
        return { drill, path, edits: replacing(drill, path, 'U') };
      }),
    follows: [SHOWN_OTHERWISE],
    hides: [SHOWN_OTHERWISE],
  },
  {
    name: 'drills that show something for a day',
    rule: EXERCISED,
    *spots(shipped) {
      for (const plan of shipped.pages.filter(({ kind }) => kind === 'plan')) {
        const path = ['cadence', 'exercise'];
        const asked = allAsked(shipped).filter((each) => each.plan === plan && isToBeShown(each));
        const shown = asked.filter((each) => supportsOf(each, shipped.pages)?.length);
        yield spotIn(plan, path, replacing(plan, path, 'P1D'), () => shown.map((each) => atFramework(EXERCISED, each)));
      }
    },
    follows: [inFile('the day on which it counts no more is another', EXERCISED)],
    hides: [inFile('the day on which it counts no more is another', EXERCISED)],
  },
  {
    name: 'a requirement whose only record is left out',
    rule: OPERATED,
    *spots(shipped) {
      const asked = allAsked(shipped).filter(({ isExempt }) => !isExempt);
      for (const [page, path] of recordsIn(shipped.pages)) {
        const without = (claim: Claim) => hasRecord(claim, claim.page === page ? path : null);
        const lost = asked.filter(({ claims }) => claims.some(keepsRecords) && !claims.some(without));
        if (lost.length === 0) continue;
        yield spotIn(page, path, removing(page, path), () => lost.map((each) => atFramework(OPERATED, each)));
      }
    },
    follows: UNRECORDED,
    hides: UNRECORDED,
  },
];

/** Frameworks count some kinds of files as the plan itself. */
function kindOf({ kind }: Page): string {
  return ['system', 'authority', 'obligations', 'routines'].includes(kind) ? 'plan' : kind;
}

/** A claim written before the first of an entry. */
function claiming(page: Page, name: string): Spot | null {
  const extent = extentAt(page, ['satisfies', 0]);
  if (!extent) return null;
  const [from] = extent;
  const line = page.text.lastIndexOf('\n', from - 1) + 1;
  const before = page.text.slice(line, from);
  const put = /^ *- $/.test(before) ? `${name}\n${before}` : `'${name}', `;
  return spotIn(page, name, [{ from, to: from, put }], atPath(FITS, page, ['satisfies', 0]));
}

/** The claim of each entry, record and contact that is asked first: what is wrong with one is told there. */
function firstClaims(shipped: Shipped): Claim[] {
  const first = new Map<string, Claim>();
  for (const { isExempt, claims } of allAsked(shipped)) {
    for (const claim of isExempt ? [] : claims) {
      const key = `${claim.page.path} ${claim.record.join('.')}`;
      if (!first.has(key)) first.set(key, claim);
    }
  }
  return [...first.values()];
}

/** A change of a drill that takes away what shows a requirement. */
function* supported(
  shipped: Shipped,
  change: (supports: readonly Support[]) => { drill: Page; path: Path; edits: Edit[] | null } | null,
): Iterable<Spot | null> {
  for (const asked of allAsked(shipped).filter(isToBeShown)) {
    const supports = supportsOf(asked, shipped.pages);
    const changed = supports && change(supports);
    if (changed) yield spotIn(changed.drill, changed.path, changed.edits, () => [atFramework(EXERCISED, asked)]);
  }
}

const KEEPERS: readonly { kind: Page['kind']; at: string }[] = [
  { kind: 'drill', at: 'heldOn' },
  { kind: 'training', at: 'sessions' },
  { kind: 'routines', at: 'routines.*.record' },
  { kind: 'contacts', at: '*.verified' },
];

/** The records of entries and contacts that keep some, each a part that can be left out. */
function recordsIn(pages: readonly Page[]): [Page, Path][] {
  return pages.flatMap((page) =>
    valuesOf(page)
      .filter(({ path }) => KEEPERS.some((form) => form.kind === page.kind && isAt(path, form.at)))
      .map(({ path }): [Page, Path] => [page, path]),
  );
}

function keepsRecords({ page }: Claim): boolean {
  return KEEPERS.some(({ kind }) => kind === page.kind);
}
