import type { Highlight } from '../../shared/reader';

/** The words that go with a highlight in a copied text. */
export interface HighlightWords {
  readonly page: (highlight: Highlight) => string;
  readonly quote: (quote: string) => string;
  readonly note: (note: string) => string;
}

/** Highlights as plain text under the document's title: page, quote and note of each, a blank line between two. */
export function highlightsText(
  title: string,
  highlights: readonly Highlight[],
  words: HighlightWords,
): string {
  const entries = highlights.map((highlight) =>
    [
      words.page(highlight),
      highlight.quote === '' ? null : words.quote(highlight.quote),
      highlight.note === '' ? null : words.note(highlight.note),
    ]
      .filter((line) => line !== null)
      .join('\n'),
  );
  return [title, ...entries].join('\n\n');
}
