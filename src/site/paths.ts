import type { Entry, Plain, Plan } from '../plan/plan.ts';
import { site } from './load.ts';

/** One address of a page's route, with what the page shows. */
interface PathOf<P> {
  params: Record<string, string>;
  props: P;
}

/** One page for every plan. */
export function planPaths(): PathOf<{ plan: Plan }>[] {
  return site().content.plans.map((plan) => ({ params: { plan: plan.id }, props: { plan } }));
}

/** One page for every entry of a list of each plan. */
export function entryPaths<E extends Plain>(list: (plan: Plan) => readonly E[]): PathOf<{ entry: E }>[] {
  return site().content.plans.flatMap((plan) =>
    list(plan).map((entry) => ({ params: { plan: plan.id, id: entry.id }, props: { entry } })),
  );
}

/** One page for every plan that has a file of its own for something. */
export function singlePaths<D extends Plain['data']>(
  single: (plan: Plan) => Entry<D> | null,
): PathOf<{ entry: Entry<D> }>[] {
  return site().content.plans.flatMap((plan) => {
    const entry = single(plan);
    return entry ? [{ params: { plan: plan.id }, props: { entry } }] : [];
  });
}

/** The anchor of a record on its entry's page; none where a heading of the body has taken it. */
export function recordAnchor(entry: Plain, id: string): string | undefined {
  return entry.body?.headings.some((heading) => heading.slug === id) ? undefined : id;
}

/** An old address and the page that it leads to. */
export interface Former {
  params: { former: string };
  props: { to: string; title: string };
}

/** Every address that entries had under ids of theirs from before, without those that are in use again. */
export function formerPaths(): Former[] {
  const { address, content } = site();
  const taken = new Set(content.plans.flatMap((plan) => plan.entries.map((entry) => address.entry(entry))));
  const found = new Map<string, Former>();
  for (const plan of content.plans) {
    const oldPlans = plan.home?.data.formerly ?? [];
    for (const entry of plan.entries) {
      const { kind } = entry.source;
      const ids = kind?.folder ? [entry.id, ...(entry.data.formerly ?? [])] : [null];
      for (const planId of [plan.id, ...oldPlans]) {
        for (const id of ids) {
          const name = id === null ? (entry.kind === 'plan' ? '' : entry.name) : `${kind?.folder}/${id}`;
          const former = [planId, name].filter(Boolean).join('/');
          const old = address.path(`${former}/`);
          if (!taken.has(old) && !found.has(former))
            found.set(former, { params: { former }, props: { to: address.entry(entry), title: entry.title } });
        }
      }
    }
  }
  return [...found.values()];
}
