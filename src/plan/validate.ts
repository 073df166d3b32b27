import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { type Data, shorten } from './front-matter.ts';
import type { KindName } from './kinds.ts';
import { nameInCode, type Schema, schemaAt } from './schema.ts';
import * as compiled from './schema-validators.js';
import { type Path, type Source, type Spot, show } from './source.ts';

/** ajv's validators, compiled ahead by `npm run generate`: no code is made from text while content is checked. */
const validators = compiled as unknown as Readonly<Record<string, ValidateFunction>>;

const MOST_FAULTS = 50;

/** Holds a source's data against the schema of its kind; faults go to the source. */
export function validate(source: Source): void {
  if (source.kind === null || source.data === undefined) return;
  const validator = validators[nameInCode(source.kind.name)] as ValidateFunction;
  if (validator(source.data)) return;
  const told = new Set<string>();
  const errors = validator.errors ?? [];
  const kind = source.kind.name;
  const foreign = new Set(
    errors.filter(({ keyword }) => keyword === 'anyOf').flatMap((choice) => foreignTo(choice, errors, kind)),
  );
  const mistyped = new Set(
    errors.filter((each) => each.keyword === 'type' && !foreign.has(each)).map(({ instancePath }) => instancePath),
  );
  for (const error of errors) {
    if (told.size >= MOST_FAULTS) break;
    if (PASSED_OVER.has(error.keyword) || foreign.has(error)) continue;
    if (error.keyword === 'enum' && mistyped.has(error.instancePath)) continue;
    const { message, path, key } = reword(error, kind, source.data);
    const spot: Spot = key ? { source, path, key } : { source, path };
    const same = `${path.join('/')} ${message}`;
    if (told.has(same)) continue;
    told.add(same);
    source.faults.push({ rule: 'matches-schema', message, spot });
  }
}

/** These only sum up what another error says. */
const PASSED_OVER = new Set(['if', 'anyOf', 'propertyNames']);

/** Of the forms that a value may have, its author meant the one of its type: what the others ask for is not told. */
function foreignTo(choice: ErrorObject, errors: readonly ErrorObject[], kind: KindName): ErrorObject[] {
  const forms = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    if (error.instancePath !== choice.instancePath || !error.schemaPath.startsWith(`${choice.schemaPath}/`)) continue;
    const form = error.schemaPath.slice(choice.schemaPath.length + 1).split('/', 1)[0] ?? '';
    forms.set(form, [...(forms.get(form) ?? []), error]);
  }
  const foreign = [...forms.values()].filter((form) => form.some(({ keyword }) => keyword === 'type'));
  // A value of no such type is told once, by the first form.
  const none = foreign.length === schemaAt(kind, pathOf(choice.instancePath))?.anyOf?.length;
  return foreign.slice(none ? 1 : 0).flat();
}

interface Reworded {
  message: string;
  path: Path;
  key?: boolean;
}

/** The one place where ajv's errors become sentences for authors. */
function reword(error: ErrorObject, kind: KindName, data: Data): Reworded {
  const path = pathOf(error.instancePath);
  const schema = schemaAt(kind, path);
  const found = valueAt(data, path);
  const name = path.findLast((step) => typeof step === 'string');
  const subject = name === undefined ? 'This' : `\`${name}\``;
  const value = show(found);
  const params = error.params as Record<string, unknown>;
  if (error.propertyName !== undefined) {
    return {
      message: `The name ${show(error.propertyName)} is not of the right form${formOf(schema?.propertyNames)}`,
      path: [...path, error.propertyName],
      key: true,
    };
  }
  switch (error.keyword) {
    case 'additionalProperties': {
      const extra = String(params.additionalProperty);
      const allowed = Object.keys(schema?.properties ?? {});
      return {
        message: `Unknown property ${show(extra)}. ${closest(extra, allowed)}`,
        path: [...path, extra],
        key: true,
      };
    }
    case 'required':
      return {
        message: `The property \`${params.missingProperty}\` is missing. Add it.`,
        path: [...path, String(params.missingProperty)],
      };
    case 'type':
      return {
        message: `${subject} is ${value}, but must be ${TYPES[String(params.type)] ?? params.type}. ${typeHint(found, String(params.type))}`,
        path,
      };
    case 'enum':
      return { message: `${subject} is ${value}. Use one of ${(params.allowedValues as string[]).join(', ')}.`, path };
    case 'pattern':
    case 'format':
      return { message: `${subject} is ${value}, which is not of the right form${formOf(schema)}`, path };
    case 'minLength':
    case 'minItems':
      return { message: `${subject} is empty. Fill it, or remove it.`, path };
    case 'minimum':
      return { message: `${subject} is ${value}. Use ${params.limit} or more.`, path };
    case 'maximum':
      return { message: `${subject} is ${value}. Use ${params.limit} or less.`, path };
    default:
      return { message: `${subject} is ${value} and does not fit (${error.keyword}). Mend it.`, path };
  }
}

const TYPES: Record<string, string> = {
  string: 'text',
  object: 'a group of `key: value` lines',
  array: 'a list',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function typeHint(data: unknown, wanted: string): string {
  if (wanted === 'string' && typeof data === 'number')
    return 'Put it in quotes: YAML reads it as a number, and a phone number loses its plus.';
  if (wanted === 'string' && data === null) return 'Fill it, or remove the line.';
  if (wanted === 'string' && typeof data === 'boolean') return 'Put it in quotes.';
  if (wanted === 'array') return 'Put each item on a line of its own after `- `.';
  return 'Change it.';
}

/** The schema's own description says what form is right. */
function formOf(schema: Schema | null | undefined): string {
  if (schema?.format === 'date') return '. Write a day that the calendar has, as `2026-10-05`.';
  const example = schema?.examples?.[0];
  const description = schema?.description?.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
  return `${description ? `: ${description}` : '.'}${example === undefined ? '' : ` Write it as in ${show(example)}.`}`;
}

function valueAt(data: Data, path: Path): Data | undefined {
  return path.reduce<Data | undefined>((value, step) => (value as Record<string, Data> | undefined)?.[step], data);
}

function closest(word: string, allowed: string[]): string {
  const near = allowed.find(
    (each) => each.toLowerCase() === word.toLowerCase() || withoutLast(each) === withoutLast(word),
  );
  if (near) return `Did you mean \`${near}\`?`;
  return allowed.length === 0 ? 'Remove it.' : `Allowed: ${shorten(allowed.join(', '), 200)}.`;
}

function withoutLast(word: string): string {
  return word.replaceAll('_', '').toLowerCase().slice(0, -1);
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : step));
}
