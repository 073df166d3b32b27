import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isTimeZone } from './day.ts';

/** The forms of text that schemas ask for by name: three of ajv-formats, and one that only a calendar can tell. */
export const FORMATS = {
  date: fullFormats.date,
  email: fullFormats.email,
  uri: fullFormats.uri,
  'time-zone': isTimeZone,
};
