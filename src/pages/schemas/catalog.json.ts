import { site } from '../../site/load.ts';
import { catalogOf } from '../../site/published-schema.ts';

/** All schemas with the files that follow them, for editors. */
export function GET(): Response {
  const { home, folder } = site();
  return new Response(`${JSON.stringify(catalogOf(home, folder), null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json' },
  });
}
