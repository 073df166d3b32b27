/** How much a finding weighs: an error fails the check, a warning fails with --strict, a notice never fails. */
export type Level = 'error' | 'warning' | 'notice';

/** A stretch of one file as its author sees it: lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Place {
  /** Relative to the parent of the content folder. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** What a rule reports: where, and one or two plain sentences with the value and the cure. */
export interface Finding extends Place {
  rule: string;
  level: Level;
  /** Does this finding come with the passing of time? */
  timed: boolean;
  /** The day from which a timed finding holds. */
  on: string | null;
  message: string;
  /** Null for a file that all plans share. */
  plan: string | null;
  entry: string | null;
  /** The day up to which a waiver accepts this finding. */
  waivedUntil: string | null;
}

/** Something a rule could not judge, and why. It never counts as passed. */
export interface Unassessed {
  rule: string;
  plan: string | null;
  entry: string | null;
  because: string;
}

/** The one order of findings everywhere: by file, place, rule, message. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Compares by code units, so that no locale can change an order. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
