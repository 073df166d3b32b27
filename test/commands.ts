import { spawnSync } from 'node:child_process';
import type { PGlite } from '@electric-sql/pglite';
import { raw as jq } from 'jq-wasm';
import type { Nodes } from 'mdast';
import { load } from '../src/check.ts';
import { treeOf } from '../src/plan/body.ts';
import type { Files } from '../src/plan/source.ts';
import { textOf } from '../src/plan/text.ts';

/** What responders type in, as a variable of psql or, in capitals, of the shell. Others stay as they are, and fail. */
const VALUES: Record<string, string> = {
  inc: 'INC-2026-014',
  net: '203.0.113.0/24',
  from: '2026-11-20 00:00+00',
  prefix: 'ttk_9fQ2',
};

/** What psql does by itself, and what stands for it. `\copy … TO` stays, and fails: psql puts no variables into it. */
const META: [command: RegExp, instead: string][] = [
  [/\\g(?:x|set)?(?: .*)?$/gm, ';'],
  [/^ *\\copy ([\w.]+).* FROM .*$/gim, 'TABLE $1;'],
  [/^ *\\(?:!|echo|getenv|i|prompt|pset|set|timing|x)(?: .*)?$/gm, ''],
  [/^ *(?:BEGIN|COMMIT|ROLLBACK)(?: [A-Z ]+)?;/gm, ''],
];

/** SQL that the shell hands to psql: one command, in which psql puts no variables, or a script. */
const PSQL = String.raw`\bpsql service=(?<name>\w+)-(?<as>\w+)\s(?:[^"|;\n]|\\\n|"[^"\n]*")*?`;
const COMMAND = new RegExp(`${PSQL}-c "(?<text>[^"]*)"`, 'dg');
const SCRIPT = new RegExp(String.raw`${PSQL}<<'?(?<end>\w+)'?\n(?<text>[^]*?)\n\k<end>$`, 'dgm');

/** Something to run, and where it begins. */
interface Piece {
  file: string;
  line: number;
  text: string;
}

/** A block of code, or code in a line. `script` is the file whose whole text it is, if the plan says so. */
interface Block extends Piece {
  lang: string;
  script: string | undefined;
}

/** SQL, and the role that runs it; the first line `-- Role x` of a script says who. */
interface Sql extends Piece {
  role: string;
}

/** All code of one plan. */
function blocksOf(plan: string, files: Files): Block[] {
  return [...load(files).sources.values()].flatMap((source) => {
    const tree = source.plan === plan && source.body ? treeOf(source) : null;
    return tree ? blocksIn(tree.root, undefined, source.path) : [];
  });
}

/** "The file `/srv/ir/x` …", and a block follows: that is the text of the file. */
function blocksIn(node: Nodes, before: Nodes | undefined, file: string): Block[] {
  const line = node.position?.start.line ?? 0;
  if (node.type === 'inlineCode') return [{ file, line, text: node.value, lang: 'inline', script: undefined }];
  if (node.type === 'code') {
    const [, script] = /^The file (\/srv\/ir(?:\/[\w-]+)+(?:\.\w+)?)/.exec(before ? textOf(before) : '') ?? [];
    return [{ file, line: line + 1, text: node.value, lang: node.lang ?? '', script }];
  }
  if (!('children' in node)) return [];
  return node.children.flatMap((child, index, all) => blocksIn(child, all[index - 1], file));
}

/** Every stretch of a block that a pattern calls `text`, with the other words it caught. */
function within({ file, line, text }: Block, pattern: RegExp): (Piece & { words: Record<string, string> })[] {
  return [...text.matchAll(pattern)].map(({ groups = {}, indices }) => {
    const start = indices?.groups?.text?.[0] ?? 0;
    return { file, line: line + linesIn(text.slice(0, start)), text: groups.text ?? '', words: groups };
  });
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/** The variables of psql that a plan sets: what a call gives, and what a script sets, asks for or finds. */
function variablesIn(blocks: Block[]): Map<string, string> {
  const set = /(?:-v|\\set|\\getenv|\\prompt '[^']*') +(\w+)(?:[= ]('[^'\n]*'|[^\s'"]*))?/g;
  const found = blocks.flatMap(({ text }) => [...text.matchAll(set)]);
  return new Map(found.map(([, name = '', value = '']) => [name, VALUES[name] ?? value.replaceAll("'", '')]));
}

/** The SQL in a block or in the scripts that it calls, of the same lines as the server gets it, and who runs it. */
function sqlIn(block: Block, scripts: Map<string | undefined, Block>, variables: Map<string, string>): Sql[] {
  if (block.lang === 'sql') {
    const role = /^-- Role (\w+)/.exec(block.text)?.[1] ?? 'responder_act';
    return [{ ...block, role, text: sent(block.text, variables) }];
  }
  const roleOf = ({ name, as }: Record<string, string>) => (as === 'owner' ? `${name}_owner` : `responder_${as}`);
  const called = within(block, /^\\i (?<text>\S+)$/dgm).flatMap((piece) => scripts.get(piece.text) ?? []);
  return [
    ...called.flatMap((script) => sqlIn(script, scripts, variables)),
    ...within(block, COMMAND).map((piece) => ({ ...piece, role: roleOf(piece.words), text: typed(piece.text) })),
    ...within(block, SCRIPT).map((piece) => ({
      ...piece,
      role: roleOf(piece.words),
      text: sent(typed(piece.text), variables),
    })),
  ];
}

/** What psql sends of a script. */
function sent(script: string, variables: Map<string, string>): string {
  const sql = script.replaceAll(/--.*|(?<!:):'(\w+)'|'(?:[^']|'')*'|(?<!:):([a-z]\w*)/g, (all, quoted, bare) => {
    const value = variables.get(quoted ?? bare) ?? all;
    return quoted && value !== all ? `'${value}'` : value;
  });
  return META.reduce((text, [command, instead]) => text.replaceAll(command, instead), sql);
}

/** What the shell makes of its variables. */
function typed(text: string): string {
  return text.replaceAll(/\$([A-Z_]+)/g, (all, name) => VALUES[name.toLowerCase()] ?? all);
}

/** The shell in a block: all of it, or what psql hands over. */
function shellIn(block: Block): Piece[] {
  return /^(?:ba)?sh$/.test(block.lang) ? [block] : within(block, /^\\! (?<text>.*)$/dgm);
}

/** The jq programs in a block. */
const jqIn = (block: Block) => within(block, /\bjq\s(?<options>(?:[^'|;\n]|\\\n)*)'(?<text>[^']*)'/dg);

/** The scripts that a block names or calls. */
function scriptsIn(block: Block): Piece[] {
  const named = within(block, /(?<text>\/srv\/ir(?:\/[\w-]+)+\.(?:sql|sh|jq))\b/dg);
  return block.lang === 'inline' ? named : [...named, ...within(block, /^(?<text>\/srv\/ir(?:\/[\w-]+)+)(?= |$)/dgm)];
}

/** A fault, if there is one, with its place. Lines count from 0 in the piece. */
const told = ({ file, line }: Piece, at: number, message: string) => `${file}:${line + at} ${message}`;

async function faultsOfSql(db: PGlite, piece: Sql): Promise<string[]> {
  await db.exec('SAVEPOINT piece');
  try {
    await db.exec(`SET LOCAL ROLE ${piece.role}`);
    await db.exec(piece.text);
    return [];
  } catch (error) {
    await db.exec('ROLLBACK TO piece');
    const { message, position } = error as { message: string; position?: string };
    return [told(piece, linesIn(piece.text.slice(0, Number(position ?? 1) - 1)), `${message}, as ${piece.role}`)];
  }
}

function faultsOfShell(piece: Piece): string[] {
  const { stderr } = spawnSync('bash', ['-n'], {
    input: `${piece.text}\n`,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const [, line, message] = /line (\d+): (.*)/.exec(stderr) ?? [];
  return stderr === '' ? [] : [told(piece, Number(line ?? 1) - 1, message ?? stderr)];
}

/** Compiles a program without running it; the variables that the shell fills in are null. */
async function faultsOfJq(piece: ReturnType<typeof jqIn>[number]): Promise<string[]> {
  const variables = [...(piece.words.options ?? '').matchAll(/--(?:arg|argjson|slurpfile|rawfile) (\w+)/g)];
  const flags = variables.flatMap(([, name]) => ['--argjson', name as string, 'null']);
  return jq('null', `empty | (${piece.text}\n)`, flags).then(
    () => [],
    (error: Error) => [told(piece, 0, error.message.split('\n')[0] as string)],
  );
}

/** What is wrong with the code of a plan. Each file is worked through from its top on a database that some SQL makes. */
export async function faultsIn(plan: string, files: Files, db: PGlite, database: string): Promise<string[]> {
  const blocks = blocksOf(plan, files);
  const variables = variablesIn(blocks);
  const scripts = new Map(blocks.map((block) => [block.script, block]));
  const lost = blocks.flatMap(scriptsIn).filter((piece) => !scripts.has(piece.text));
  const open = blocks.filter(
    ({ lang, text }) => lang === 'sql' && !/(?:^|;)\s*(?:--.*\s*)*$/.test(sent(text, new Map())),
  );
  const faults = [
    ...open.map((block) => told(block, linesIn(block.text), 'psql waits for more: the last statement has no `;`')),
    ...blocks.flatMap(shellIn).flatMap(faultsOfShell),
    ...lost.map((piece) => told(piece, 0, `No guide has the text of ${piece.text}`)),
  ];
  for (const piece of blocks.flatMap(jqIn)) faults.push(...(await faultsOfJq(piece)));
  await db.exec('BEGIN');
  await db.exec(`${database}; SAVEPOINT made`);
  let file = '';
  for (const block of blocks) {
    if (block.file !== file) await db.exec('ROLLBACK TO made');
    file = block.file;
    for (const piece of sqlIn(block, scripts, variables)) faults.push(...(await faultsOfSql(db, piece)));
  }
  await db.exec('ROLLBACK');
  return [...new Set(faults)];
}
