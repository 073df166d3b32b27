import { DEFS, SCHEMAS } from '../../plan/schema.ts';

const ALL = { ...SCHEMAS, defs: DEFS };

export function getStaticPaths() {
  return Object.entries(ALL).map(([kind, schema]) => ({ params: { kind }, props: { schema } }));
}

/** The schema as it stands in the repository. */
export function GET({ props }: { props: { schema: object } }): Response {
  return new Response(`${JSON.stringify(props.schema, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/schema+json' },
  });
}
