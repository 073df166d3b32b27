/** Verbs of acts that leave nothing to go back to, each with the form that follows `Have the service desk …`. */
const VERBS = [
  ['wipe', 'wiped'],
  ['shred', 'shredded'],
  ['purge', 'purged'],
  ['delete', 'deleted'],
  ['erase', 'erased'],
  ['destroy', 'destroyed'],
  ['overwrite', 'overwritten'],
  ['truncate', 'truncated'],
  ['reformat', 'reformatted'],
  ['reimage', 'reimaged'],
  ['reinstall', 'reinstalled'],
  ['rebuild', 'rebuilt'],
  ['redeploy', 'redeployed'],
  ['set up anew', 'set up anew'],
  ['restore', 'restored'],
  ['reboot', 'rebooted'],
  ['restart', 'restarted'],
  ['power off', 'powered off'],
  ['shut down', 'shut down'],
  ['kill', 'killed'],
  ['terminate', 'terminated'],
] as const;

const PLAIN = VERBS.map(([verb]) => verb).join('|');
const DONE = VERBS.map(([, done]) => done).join('|');
/** Packets and connections are dropped every day; these are not found again. */
const DROP = 'drop(?= (?:\\S+ )*?(?:key|table|database|schema|column|volume|snapshot)s?\\b)';
const LEADING = new RegExp(`^(?:${PLAIN}|${DROP})\\b`, 'i');
/** What somebody is made to do: `Have the service desk wipe it`, `Have each laptop wiped`. */
const CAUSED = new RegExp(`^(?:have|let|get)\\s.*?\\b(${PLAIN}|${DONE})\\b`, 'i');
/** One act ends and the next begins; `export and restore` are mostly two things, not two acts. */
const NEXT_ACT = /; |,? (?:(?:and )?then|and(?! restore\b)) /i;
/** Who decides on a deletion, or names it, deletes nothing yet. */
const TALKS = /^(?:decide|say|name|allow|ask|tell|order|list|review)\b/i;
/** A copy brought back beside what stands replaces nothing. */
const RESTORES = /^restored?$/i;
const ELSEWHERE = /\b(?:into|onto|on|beside)\b(?!.*\b(?:production|live)\b)/i;

/**
 * The verb by which an action destroys something for good: data, a machine's memory, or what stood before a restore. Null
 * when it destroys nothing. Cutting off, disabling and revoking can be taken back; what was sent has its own approver.
 */
export function destroys(action: string): string | null {
  if (TALKS.test(action)) return null;
  for (const act of action.replace(/\s+/g, ' ').split(NEXT_ACT)) {
    const verb = LEADING.exec(act)?.[0] ?? CAUSED.exec(act)?.[1];
    if (verb && !(RESTORES.test(verb) && ELSEWHERE.test(action))) return verb;
  }
  return null;
}
