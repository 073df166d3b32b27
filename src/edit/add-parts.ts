import { Document, isMap, isScalar, parseDocument, Scalar, visit } from 'yaml';
import type { Data } from '../plan/front-matter.ts';
import { scalar } from './scalar.ts';
import { assertData } from './set-values.ts';
import { CannotEdit, dataOf, partsOf } from './yaml-part.ts';

const LINE_WIDTH = 120;

/**
 * Adds whole parts, such as lists of records, to the top of a content file's data and gives the new text; every byte
 * that was there stays. They go before the review, which stands last, or to the end. Throws CannotEdit where a part is
 * there already, and where any other value would change.
 */
export function addParts(path: string, text: string, parts: Readonly<Record<string, Data>>): string {
  const data = dataOf(path, text);
  if (data === null || typeof data !== 'object' || Array.isArray(data))
    throw new CannotEdit('The file is no group of `key: value` lines. Write it as one.');
  const taken = Object.keys(parts).find((key) => Object.hasOwn(data, key));
  if (taken !== undefined)
    throw new CannotEdit(`There is \`${taken}\` already. Remove it, or write what is new into it by hand.`);
  const { before, yaml, after } = partsOf(path, text);
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  const at = placeIn(yaml);
  const open = at > 0 && yaml[at - 1] !== '\n' ? eol : '';
  const added = linesOf(parts).replaceAll('\n', eol);
  const result = before + yaml.slice(0, at) + open + added + yaml.slice(at) + after;
  assertData(path, result, { ...data, ...parts });
  return result;
}

/** The start of the line of the review, if it stands on one of its own; else the end. */
function placeIn(yaml: string): number {
  const { contents } = parseDocument(yaml, { version: '1.2', schema: 'core', logLevel: 'silent' });
  if (contents === null) return yaml.length;
  if (!isMap(contents) || contents.flow)
    throw new CannotEdit('The data stands between braces. Write each key on a line of its own.');
  const review = contents.items.find((pair) => isScalar(pair.key) && pair.key.value === 'review');
  const at = (review?.key as Scalar | undefined)?.range?.[0];
  return at !== undefined && (at === 0 || yaml[at - 1] === '\n') ? at : yaml.length;
}

/** The parts as lines, texts quoted as elsewhere in content. */
function linesOf(parts: Readonly<Record<string, Data>>): string {
  const document = new Document(parts, { version: '1.2', schema: 'core' });
  visit(document, {
    Scalar(key, node) {
      if (key === 'value' || typeof key === 'number') {
        if (typeof node.value === 'string' && scalar(node.value).startsWith("'")) node.type = Scalar.QUOTE_SINGLE;
      }
    },
  });
  return document.toString({ lineWidth: LINE_WIDTH });
}
