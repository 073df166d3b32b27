import { isMap, parseDocument } from 'yaml';
import { type Data, NotPlain, parseYaml } from '../plan/front-matter.ts';
import { assertData } from './set-values.ts';
import { CannotEdit, dataOf, partsOf } from './yaml-part.ts';

/**
 * Adds a record to a YAML file of records by id, after all others, and gives the new text; every byte before it stays.
 * `record` is the record's own YAML, its id as the only key, comments welcome. Throws CannotEdit, also when the id is taken.
 */
export function appendRecord(path: string, text: string, record: string): string {
  const added = plain(record);
  const [id = ''] = Object.keys(added);
  const data = dataOf(path, text);
  if (data === null || typeof data !== 'object' || Array.isArray(data)) {
    throw new CannotEdit('The file is no group of records. Write each as `id:` and its lines.');
  }
  if (Object.hasOwn(data, id)) throw new CannotEdit(`There is a record \`${id}\` already. Choose another id.`);

  const { before, yaml } = partsOf(path, text);
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  const lines = record.trimEnd().split('\n').join(eol);
  const result = before + joined(yaml, lines, eol);
  assertData(path, result, { ...data, ...added });
  return result;
}

function joined(yaml: string, lines: string, eol: string): string {
  const { contents } = parseDocument(yaml, { version: '1.2', schema: 'core', logLevel: 'silent' });
  if (isMap(contents) && contents.flow && contents.range) {
    if (contents.items.length > 0)
      throw new CannotEdit('The records stand between braces. Write each as `id:` and its lines.');
    return yaml.slice(0, contents.range[0]) + lines + (yaml.slice(contents.range[1]) || eol);
  }
  if (yaml === '') return lines + eol;
  const ended = yaml.endsWith('\n');
  const blank = /\n[ \t]*\r?\n$/.test(yaml);
  return yaml + (ended ? '' : eol) + (blank ? '' : eol) + lines + (ended ? eol : '');
}

function plain(record: string): { [key: string]: Data } {
  try {
    return parseYaml(record) as { [key: string]: Data };
  } catch (error) {
    if (error instanceof NotPlain) throw new CannotEdit(error.message);
    throw error;
  }
}
