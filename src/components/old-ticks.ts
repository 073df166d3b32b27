import { button, element } from './elements.ts';
import { type Shelf, stateAfter } from './kept-marks.ts';

/** What was marked on other texts of a sheet, each as a list that can be removed; nothing for texts without a mark. */
export function oldTicks(others: Shelf, remove: (digest: string) => void): HTMLElement[] {
  return Object.entries(others).flatMap(([digest, { words, marks }]) => {
    const list = element('ul');
    for (const [number, all] of Object.entries(marks)) {
      const state = stateAfter(all);
      if (state.is === 'open') continue;
      const time = state.at.slice(0, 16).replace('T', ' ');
      const why = state.is === 'not-done' ? `, not done: ${state.why}` : '';
      list.append(element('li', '', `${time} UTC, step ${number}: ${words[number] ?? ''}${why}`));
    }
    if (list.children.length === 0) return [];
    return [
      element('h3', '', `Ticks on another text of this sheet (sha256 ${digest})`),
      list,
      button('Remove these old ticks', () => remove(digest)),
    ];
  });
}
