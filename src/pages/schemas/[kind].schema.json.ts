import { site } from '../../site/load.ts';
import { PUBLISHED, published } from '../../site/published-schema.ts';

export function getStaticPaths() {
  return Object.keys(PUBLISHED).map((kind) => ({ params: { kind } }));
}

/** One schema, complete in itself, under its own address. */
export function GET({ params }: { params: { kind: string } }): Response {
  return new Response(`${JSON.stringify(published(params.kind, site().home), null, 2)}\n`, {
    headers: { 'Content-Type': 'application/schema+json' },
  });
}
