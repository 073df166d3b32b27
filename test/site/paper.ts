import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';

/** A line of a printed page, in the order in which it was drawn. */
export interface PaperLine {
  text: string;
  /** Its height above the lower edge, in points. */
  y: number;
}

/** The formats that every page must fit. */
export const FORMATS = ['A4', 'Letter'] as const;

/** The lines of every page of a PDF. */
export async function linesOf(pdf: Buffer): Promise<PaperLine[][]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: PaperLine[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const lines: PaperLine[] = [];
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) {
      if (!('str' in item)) continue;
      const y = item.transform[5] as number;
      const last = lines.at(-1);
      // What is small or raised stands in the line that it belongs to.
      if (last && Math.abs(last.y - y) < 3) last.text += item.str;
      else lines.push({ text: item.str, y });
    }
    pages.push(
      lines.map(({ text, y }) => ({ text: text.replace(/\s+/g, ' ').trim(), y })).filter(({ text }) => text !== ''),
    );
  }
  return pages;
}

/** What a browser would print of a page as it stands. */
export function printed(page: Page, format: (typeof FORMATS)[number]): Promise<Buffer> {
  return page.pdf({ format, preferCSSPageSize: true });
}

/** The text of a printed page as one line. */
export function textOf(lines: readonly PaperLine[]): string {
  return lines.map(({ text }) => text).join(' ');
}
