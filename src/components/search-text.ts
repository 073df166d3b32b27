/** What Pagefind gives, as far as it is used here. */
interface Pagefind {
  createInstance(options: { basePath: string; baseUrl: string; excerptLength: number; noWorker: boolean }): Instance;
}

interface Instance {
  init(): Promise<void>;
  search(term: string, options: { filters: Record<string, string> }): Promise<{ results: { data(): Promise<Text> }[] }>;
}

/** A page whose text answers, with the part of it that does so best. */
export interface Text {
  url: string;
  excerpt: string;
  sub_results: { title: string; url: string; excerpt: string }[];
}

/** Looks into the texts of pages. */
export type Look = (words: string[], most: number, filters: Record<string, string>) => Promise<Text[]>;

/** As many letters as a marked word must share with a word asked for: Pagefind also takes words that only begin alike. */
const ALIKE = 4;

/** Loads the index of texts from below the site's base. */
export async function loadTexts(base: string): Promise<Look> {
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
  const index = pagefind.createInstance({
    basePath: `${base}pagefind/`,
    baseUrl: base,
    excerptLength: 24,
    // The worker would be 40 KB more to keep for offline use, and the index is small.
    noWorker: true,
  });
  await index.init();
  return async (words, most, filters) => {
    if (words.length === 0) return [];
    const { results } = await index.search(words.join(' '), { filters });
    const texts = await Promise.all(results.slice(0, most).map((result) => result.data()));
    return texts.filter(({ excerpt }) =>
      words.some((word) =>
        [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].some(([, mark = '']) => {
          const letters = mark.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '');
          return letters.startsWith(word.slice(0, ALIKE));
        }),
      ),
    );
  };
}
