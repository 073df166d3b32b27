import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** Every format a report can be told in, by the name that `--format` takes. */
export const FORMATS: Readonly<Record<string, Reporter>> = { text, json, sarif, github, junit, markdown };
