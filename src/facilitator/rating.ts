/**
 * What the four ratings mean, as evaluator sheets define them. The scale is that of HSEEP (Homeland Security Exercise and
 * Evaluation Program, 2020); the words are ours.
 */
export const RATING_MEANING = {
  P: 'done as the plan says, in its time and without help. Nothing else suffered.',
  S: 'done in its time, with a detour, a hint or a way that the plan does not know. Nothing got worse by it.',
  M: 'done late, in part, or so that evidence, time or trust was lost.',
  U: 'not done, also after a hint.',
} as const;
