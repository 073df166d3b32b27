import { json } from './json.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';

/** Every format a report can be told in, by the name that `--format` takes. */
export const FORMATS: Readonly<Record<string, Reporter>> = { text, json };
