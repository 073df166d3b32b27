/** What somebody can say to a question about the level. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Where a walk through the questions stands: at a question, or at its end. */
export type Standing =
  | { at: 'question'; question: number }
  | {
      at: 'end';
      /** The level of the first yes; null when there was none. */
      level: number | null;
      /** Questions of worse levels whose answer is not known, so that their levels stay possible. */
      open: number[];
    };

/**
 * Walks from the top and stops at the first yes. What is not known counts as neither: the walk goes on, and at its end
 * names every question that could still make it worse.
 *
 * @param levels the level of each question, 0 the worst, in the order of asking
 */
export function standingOf(levels: readonly number[], answers: readonly Answer[]): Standing {
  const yes = answers.indexOf('yes');
  if (yes < 0 && answers.length < levels.length) return { at: 'question', question: answers.length };
  const level = yes < 0 ? null : (levels[yes] as number);
  const open = levels.flatMap((each, question) =>
    answers[question] === 'unknown' && (level === null || each < level) ? [question] : [],
  );
  return { at: 'end', level, open };
}
