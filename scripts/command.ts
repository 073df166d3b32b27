import { basename } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Day, isDay } from '../src/plan/day.ts';
import { choice } from '../src/plan/directory.ts';
import { show } from '../src/plan/source.ts';
import { type Folder, FolderUnreadable, read } from '../src/read.ts';

/** Why a command could not run: one line for the person who typed it, which says what to do. */
export class Usage extends Error {}

/** Ends the command with a message and exit code 2. */
export function fail(message: string): never {
  throw new Usage(message);
}

type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>['values'];

/**
 * Runs one command: reads its arguments strictly (unknown options, options without a value and options given twice end
 * it), prints `help` for `--help`, and turns every failure into one line and exit code 2. `main` gives the exit code, 0
 * where it gives none.
 */
export async function run<const O extends ParseArgsOptionsConfig>(
  help: string,
  options: O,
  main: (values: Values<O>, positionals: string[]) => unknown,
): Promise<void> {
  // A reader that stops early (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    const parsed = parseArgs({ options, allowPositionals: true, strict: false, tokens: true });
    if (parsed.values.help === true) {
      process.stdout.write(`${help.trim()}\n`);
      return;
    }
    const seen = new Set<string>();
    for (const token of parsed.tokens) {
      if (token.kind !== 'option') continue;
      const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
      const name = shown(token.rawName);
      if (!option) {
        const known = [...Object.keys(options), 'help'].map((each) => `--${each}`);
        fail(`There is no option ${name}. ${choice(token.rawName, known)} See --help.`);
      }
      const { value = '', inlineValue } = token;
      if (option.type === 'string' && (value === '' || (!inlineValue && value.startsWith('-')))) {
        fail(`The option ${name} needs a value. See --help.`);
      }
      if (option.type === 'boolean' && token.value !== undefined)
        fail(`The option ${name} takes no value. Leave out what follows it.`);
      if (seen.has(token.name) && !option.multiple) fail(`The option ${name} is given twice. Give it once.`);
      seen.add(token.name);
    }
    const code = await main(parsed.values as Values<O>, parsed.positionals);
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    process.exitCode = 2;
    const message = error instanceof Error ? error.message : String(error);
    const line =
      error instanceof Usage
        ? message
        : `This went wrong: ${message.replace(/\.$/, '')}. Set MUSTER_DEBUG=1 to see where.`;
    process.stderr.write(`muster ${commandName()}: ${oneLine(line)}\n`);
    if (!(error instanceof Usage) && process.env.MUSTER_DEBUG && error instanceof Error)
      process.stderr.write(`${error.stack}\n`);
  }
}

function commandName(): string {
  return basename(process.argv[1] ?? 'muster').replace(/\.ts$/, '');
}

function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** What somebody typed, for a message: shortened, and without what a terminal would obey. */
export function shown(value: string): string {
  return show(harmless(value));
}

/** A line of somebody else's words, for a message: whole, but without what a terminal would obey. */
export function harmless(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys.
  return value.replace(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, ' ');
}

/** Ends a command that takes no arguments besides options, if it was given one. */
export function noArguments(positionals: readonly string[]): void {
  if (positionals[0] !== undefined) fail(`The argument ${shown(positionals[0])} is not understood. See --help.`);
}

/** A day as typed after an option; ends the command if the calendar has no such day. */
export function dayOf(text: string, option: string): Day {
  if (!isDay(text)) fail(`${option} is ${shown(text)}, which is no day that the calendar has. Write it as 2026-10-05.`);
  return text;
}

/** The member of a table that an option names, such as a format; ends the command if there is none. */
export function oneOf<T>(table: Readonly<Record<string, T>>, name: string, label: string): T {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  return found ?? fail(`There is no ${label} ${shown(name)}. ${choice(name, Object.keys(table))}`);
}

/** The port that `--port` names; undefined where it is left out. Ends the command if there is no such port. */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!(Number.isInteger(port) && port > 0 && port < 65_536))
    fail(`--port is ${shown(text)}. Give a number from 1 to 65535.`);
  return port;
}

/** The folder that `--content` names (`content` where it is left out), read; ends the command if it cannot be. */
export function readContent(directory = 'content'): Folder {
  try {
    return read(directory);
  } catch (error) {
    if (error instanceof FolderUnreadable) fail(error.message);
    throw error;
  }
}
