import type { Content, Drill } from '../../src/plan/plan.ts';
import { fail, shown } from '../command.ts';
import { near } from '../record.ts';

/** The one drill that somebody's words name: its id, with its plan or its path before it; ends the command if there is none. */
export function findDrill(name: string, content: Content, folder: string): Drill {
  const drills = content.plans.flatMap((plan) => plan.drills);
  const bare = name.replace(/\.mdx$/, '').replace(/^(\.\/)+/, '');
  const tidy = (bare.startsWith(`${folder}/`) ? bare.slice(folder.length + 1) : bare).replace(/\/?drills\//, '/');
  const named = drills.filter(({ id, plan }) => tidy === `${plan.id}/${id}` || tidy === id || tidy === `/${id}`);
  const [drill, other] = named;
  if (!drill)
    fail(
      `There is no drill ${shown(name)}. ${near(
        bare,
        drills.map(({ id }) => id),
      )}`,
    );
  if (other)
    fail(`Both ${drill.plan.id} and ${other.plan.id} have a drill ${shown(drill.id)}. Put the plan before it.`);
  return drill;
}
