import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A phone number as some contact has it. */
export interface Dialled {
  /** In the form that every phone dials: E.164, `+442079460101`. */
  number: string;
  /** Does the numbering plan of its country have it? */
  valid: boolean;
  /** Is it one of those that a regulator keeps free for fiction, so that no real phone rings? */
  fictional: boolean;
}

/** Numbers that ring nowhere. Each line names who says so. */
const FICTIONAL = [
  // Ofcom, telephone numbers for use in TV and radio drama programmes.
  /^\+44(?:2079460|(?:11[345678]|1[23456]1)4960|1914980|1632960|2896496|2920180|306999\d|808157\d|9098790|7700900)\d{3}$/,
  // North American Numbering Plan: 555-0100 to 555-0199 in every area.
  /^\+1[2-9]\d{2}55501\d{2}$/,
  // ARCEP (France), numbers for audiovisual works.
  /^\+33(?:19900|26191|35301|46571|53649|63998)\d{4}$/,
  // Bundesnetzagentur (Germany), "Drama-Rufnummern".
  /^\+49(?:3023125|6990009|4066969|2214710|8999998)\d{3}$/,
  // ACMA (Australia), numbers for use in creative works.
  /^\+61[2378](?:5550|7010)\d{4}$/,
  // ComReg (Ireland), numbers for drama.
  /^\+3532091\d{5}$/,
];

/**
 * Reads a number as it is written. Null when it cannot be dialled from everywhere: it has no country code, too few
 * or too many digits for its country, or an extension.
 */
export function dialledFrom(written: string): Dialled | null {
  if (!written.trim().startsWith('+')) return null;
  const parsed = parsePhoneNumberFromString(written, { extract: false });
  if (!parsed?.isPossible() || parsed.ext !== undefined) return null;
  return {
    number: parsed.number,
    valid: parsed.isValid(),
    fictional: FICTIONAL.some((form) => form.test(parsed.number)),
  };
}
