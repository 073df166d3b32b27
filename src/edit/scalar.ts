/** Words that some reader of YAML takes for something other than text. */
const NOT_TEXT = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

/** What could be the digits of a number, in some notation: a digest among them. */
const DIGITS = /^(?=.*\d)[0-9a-f]+$/i;

/** Text that every reader of YAML takes for itself without quotes. */
const PLAIN = /^[A-Za-z][A-Za-z0-9]*([ '-][A-Za-z0-9]+)*[.!?]?$/;

/**
 * A text as a YAML scalar on one line: bare where that is safe everywhere, otherwise in single quotes, or in double
 * ones where it holds what those cannot.
 */
export function scalar(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: single quotes cannot hold them on one line.
  if (/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/.test(text)) return JSON.stringify(text);
  return PLAIN.test(text) && !NOT_TEXT.test(text) && !DIGITS.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
