import { blanksIn, treeOf } from './body.ts';
import { labelsIn, type Part } from './message-text.ts';
import type { Template } from './plan.ts';
import type { TemplateField } from './schema-types.ts';
import { type Mark, written } from './written.ts';

/** A template as a message: plain text with blanks, the same on a page, in a clipboard, in a mail and on paper. */
export interface Message {
  /** One line; null where the template has none. */
  subject: Part[] | null;
  body: Part[];
  /** The blanks that stand in it, as declared and in that order; one that nobody declared must be filled. */
  fields: TemplateField[];
}

/** The message of a template whose body could be read. */
export function messageOf({ data, source, body }: Template): Message {
  const declared = data.fields ?? [];
  const optional = new Set(declared.filter(({ required }) => required !== true).map(({ label }) => label));
  const slugs = new Map(body?.headings.map(({ slug, spot }) => ['start' in spot ? spot.start.line : 0, slug]));
  const { text, marks } = written(treeOf(source), (heading) => slugs.get(heading.position?.start.line ?? 0) ?? '');
  const parts = partsOf(text, [...optionalMarks(text, marks, optional), ...marks]);
  const subject = data.subject === undefined ? null : partsOf(data.subject, blanksIn(data.subject));
  const used = new Set(labelsIn([...(subject ?? []), ...parts]));
  const known = declared.filter(({ label }) => used.delete(label));
  return { subject, body: parts, fields: [...known, ...[...used].map((label) => ({ label, required: true }))] };
}

/** A text cut along its marks, which stand apart or within each other. */
function partsOf(text: string, marks: readonly Mark[]): Part[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const cut = (from: number, to: number): Part[] => {
    const parts: Part[] = [];
    let at = from;
    while (sorted[0] && sorted[0].start < to) {
      const mark = sorted.shift() as Mark;
      const end = Math.min(mark.end, to);
      if (mark.start > at) parts.push(text.slice(at, mark.start));
      const of = cut(mark.start, end);
      if (mark.label !== undefined) parts.push({ blank: mark.label });
      else parts.push(mark.slug === undefined ? { as: mark.as ?? 'together', of } : { slug: mark.slug, of });
      at = end;
    }
    if (to > at) parts.push(text.slice(at, to));
    return parts;
  };
  return cut(0, text.length);
}

/** What goes while an optional blank is empty: the sentence, line or block that holds nothing else to fill. */
function optionalMarks(text: string, marks: readonly Mark[], optional: ReadonlySet<string>): Mark[] {
  const blanks = marks.filter(({ label }) => label !== undefined);
  return blanks
    .filter(({ label }) => optional.has(label as string))
    .map((blank): Mark => {
      const line = lineAround(text, blank);
      const sentence = sentenceIn(text, line, blank);
      const alone = blanks.every((each) => each === blank || each.end <= sentence.start || each.start >= sentence.end);
      if (!alone) return { as: 'optional', ...withSpace(text, line, blank) };
      if (sentence.start > line.words || sentence.end < line.end)
        return { as: 'optional', ...withSpace(text, line, sentence) };
      return { as: 'optional', ...withNewline(text, line, marks) };
    });
}

interface Extent {
  start: number;
  end: number;
}

/** A line of a text, without its end; `words` begin after what marks an item or a quotation. */
interface Line extends Extent {
  words: number;
}

function lineAround(text: string, { start, end }: Extent): Line {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const line = { start: first, end: next < 0 ? text.length : next };
  return { ...line, words: first + (/^(?: |> |- |\d+\. )*/.exec(text.slice(first, start))?.[0].length ?? 0) };
}

function sentenceIn(text: string, { words, end }: Line, blank: Extent): Extent {
  const before = [...text.slice(words, blank.start).matchAll(/[.!?]["')\]]*\s+/g)].at(-1);
  const after = /[.!?]["')]*(?=\s|$)/.exec(text.slice(blank.end, end));
  return {
    start: words + (before ? before.index + before[0].length : 0),
    end: after ? blank.end + after.index + after[0].length : end,
  };
}

/** Part of a line with one of the spaces around it. */
function withSpace(text: string, line: Line, { start, end }: Extent): Extent {
  if (start > line.words && text[start - 1] === ' ') return { start: start - 1, end };
  return { start, end: text[end] === ' ' ? end + 1 : end };
}

/** A whole line with its end; with the empty line after it where it is a block, and with the heading that names only it. */
function withNewline(text: string, line: Line, marks: readonly Mark[]): Extent {
  const closes = line.end === text.length || text.startsWith('\n\n', line.end);
  const headed = marks.find(({ as, named }) => as === 'together' && named === line.start);
  const opens = line.start === 0 || headed !== undefined || text.startsWith('\n\n', line.start - 2);
  return { start: closes && headed ? headed.start : line.start, end: line.end + (opens && closes ? 2 : 1) };
}
