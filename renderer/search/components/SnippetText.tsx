import { Fragment } from 'react';
import type { Snippet } from '../../../shared/search';
import type { LanguageCode } from '../../../shared/vocabulary';
import { InLanguage } from '../../ui';

/** A text in pieces: what is marked and what is not, in order. Ranges outside the text or inside one another are passed over. */
export function piecesOf(
  snippet: Snippet,
): readonly { readonly text: string; readonly marked: boolean; readonly at: number }[] {
  const pieces: { text: string; marked: boolean; at: number }[] = [];
  let at = 0;
  for (const { start, end } of snippet.marks) {
    if (start < at || end <= start || end > snippet.text.length) continue;
    if (start > at) pieces.push({ text: snippet.text.slice(at, start), marked: false, at });
    pieces.push({ text: snippet.text.slice(start, end), marked: true, at: start });
    at = end;
  }
  if (at < snippet.text.length) pieces.push({ text: snippet.text.slice(at), marked: false, at });
  return pieces;
}

/** A few words of a page with the found ones marked. Built of text nodes only: what a PDF says is never markup. */
export function SnippetText({
  snippet,
  language,
}: {
  readonly snippet: Snippet;
  readonly language: LanguageCode | null;
}) {
  return (
    <InLanguage code={language}>
      {piecesOf(snippet).map(({ text, marked, at }) =>
        marked ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>,
      )}
    </InLanguage>
  );
}
