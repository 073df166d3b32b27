/** The longest link that mail programs are known to take whole. */
export const LONGEST_MAIL_LINK = 1_600;

/** What the saved file of a demo says first. */
const DEMO = 'DEMO: invented people, numbers and events. Not a real notice.';

/** A link that opens a new mail with this subject and text, without a recipient (RFC 6068). */
export function mailLink(subject: string, text: string): string {
  const fields = [
    ...(subject === '' ? [] : [`subject=${encoded(oneLine(subject))}`]),
    `body=${encoded(text.replace(/\r\n?|\n/g, '\r\n'))}`,
  ];
  return `mailto:?${fields.join('&')}`;
}

/** A subject is one line: a line break in it would begin another header. */
export function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(' ')
    .trim();
}

/** The name of a saved message: plan, template and the minute in UTC. */
export function fileName(plan: string, template: string, at: Date, demo: boolean): string {
  const minute = at.toISOString().slice(0, 16).replace(':', '');
  return `${demo ? 'DEMO-' : ''}${plan}-${template}-${minute}Z.txt`;
}

/** A message as a file holds it: in a demo the word DEMO, then the subject, then the text. */
export function fileText(subject: string, text: string, demo: boolean): string {
  const head = [...(demo ? [DEMO] : []), ...(subject === '' ? [] : [`Subject: ${oneLine(subject)}`])];
  return `${[...head, text].join('\n\n')}\n`;
}

/** Half a character, as a paste can leave it, has no code in a link. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
