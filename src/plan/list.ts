/** Words as one reads them out: `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** The same, cut off after so many words, the rest as a number: `a, b, c and 4 more`. */
export function listedUpTo(most: number, words: readonly string[]): string {
  return words.length <= most ? listed(words) : `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
}
