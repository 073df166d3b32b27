import { button, element } from './elements.ts';
import { type Answer, standingOf } from './walk.ts';

interface Level {
  row: HTMLTableRowElement;
  /** Digit and word. */
  name: string;
}

const WORDS: Readonly<Record<Answer, string>> = { yes: 'Yes', no: 'No', unknown: 'I do not know' };

/** Asks the questions of the levels one at a time, from the top; stops at the first yes. Nothing is kept. */
class SeverityWalk extends HTMLElement {
  private readonly levels: Level[] = [];
  private readonly questions: { text: string; level: number }[] = [];
  private answers: Answer[] = [];
  private place: Element | null = null;

  connectedCallback(): void {
    this.place = this.querySelector('.walk');
    for (const row of this.querySelectorAll<HTMLTableRowElement>('tbody tr')) {
      const tests = [...row.querySelectorAll('ol li')].map((each) => each.textContent?.trim() ?? '');
      const name =
        row
          .querySelector('.severity')
          ?.textContent?.trim()
          .replace(/^Severity /, '') ?? '';
      for (const text of tests) this.questions.push({ text, level: this.levels.length });
      this.levels.push({ row, name });
    }
    if (this.questions.length > 0) this.show();
  }

  private answer(answer: Answer): void {
    this.answers.push(answer);
    this.show(true);
  }

  /** Shows the next question or the end; `moved`: somebody pressed a button, so the focus goes along. */
  private show(moved = false): void {
    const standing = standingOf(
      this.questions.map(({ level }) => level),
      this.answers,
    );
    const head = element('h2');
    head.tabIndex = -1;
    const parts = standing.at === 'question' ? this.ask(standing.question, head) : this.end(standing, head);
    const back = element('div');
    if (this.answers.length > 0) {
      back.append(
        button('Back', () => {
          this.answers.pop();
          this.show(true);
        }),
        button('Start again', () => {
          this.answers = [];
          this.show(true);
        }),
      );
    }
    this.place?.replaceChildren(head, ...parts, back);
    if (moved) head.focus();
  }

  private ask(index: number, head: HTMLElement): HTMLElement[] {
    const { text, level } = this.questions[index] as { text: string; level: number };
    head.textContent = `${index + 1} of ${this.questions.length}: ${text}`;
    const choices = element('div');
    for (const [answer, word] of Object.entries(WORDS))
      choices.append(button(word, () => this.answer(answer as Answer)));
    return [choices, element('p', '', `Yes means ${this.levels[level]?.name}.`)];
  }

  private end({ level, open }: { level: number | null; open: number[] }, head: HTMLElement): HTMLElement[] {
    const found = level === null ? null : (this.levels[level] as Level);
    const badge = found?.row.querySelector('.severity')?.cloneNode(true);
    head.append(badge ?? 'No answer is yes');
    const parts: HTMLElement[] = [];
    if (open.length > 0) parts.push(this.possible(open, found));
    else if (!found)
      parts.push(
        element('p', '', 'By these questions it is no incident. Write down what was seen, and who judged it.'),
      );
    if (found) {
      if (open.length > 0) parts.push(element('h3', '', `At ${found.name}`));
      const facts = element('dl');
      facts.className = 'facts';
      for (const cell of [...found.row.cells].slice(2)) {
        const label = cell.querySelector('b')?.textContent;
        if (!label) continue;
        const value = element('dd');
        value.append(...[...cell.cloneNode(true).childNodes].filter((each) => each.nodeName !== 'B'));
        const pair = element('div');
        pair.append(element('dt', '', label), value);
        facts.append(pair);
      }
      parts.push(facts);
    }
    const why = element('details');
    const list = element('ol');
    this.answers.forEach((answer, index) => {
      const item = element('li', '', `${this.questions[index]?.text} `);
      item.append(element('strong', '', WORDS[answer]));
      list.append(item);
    });
    why.append(element('summary', '', 'Why: your answers'), list);
    return [...parts, why];
  }

  /** Which worse level is still possible, by which questions, and what to do about it. */
  private possible(open: number[], found: Level | null): HTMLElement {
    const worst = this.levels[this.questions[open[0] as number]?.level as number] as Level;
    const link = element('a');
    link.href = `#${worst.row.id}`;
    link.textContent = worst.name;
    const rule = element('p', '', `Unsure between ${found ? found.name : 'no incident'} and ${worst.name}: take `);
    rule.append(worst.row.id === '' ? worst.name : link, '.');
    const box = element('div');
    box.className = 'open';
    const list = element('ul');
    for (const index of open) {
      const { text, level } = this.questions[index] as { text: string; level: number };
      list.append(element('li', '', `${text} Yes would make it ${this.levels[level]?.name}.`));
    }
    box.append(
      element('h3', '', `${worst.name} is still possible`),
      element('p', '', 'You do not know:'),
      list,
      element('p', '', 'Name who finds out, and by when. Ask again then.'),
      rule,
    );
    return box;
  }
}

customElements.define('severity-walk', SeverityWalk);

export type { SeverityWalk };
