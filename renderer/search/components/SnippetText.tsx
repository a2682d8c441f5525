import { Fragment } from 'react';
import type { Snippet } from '../../../shared/search';
import type { LanguageCode } from '../../../shared/vocabulary';
import { InLanguage } from '../../ui';
import { piecesOf } from '../snippet-pieces';

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
