import type { DocumentFacts } from './extraction';
import type { CatalogueField, CatalogueFields } from './model';

/** What guesses are made from. */
export interface GuessSource {
  /** Name of the file, with or without folders. */
  readonly sourceName: string;
  readonly firstPagesText: string;
  readonly facts: Pick<DocumentFacts, 'title' | 'language'>;
}

/** Fields for a new document, and which of them are guesses somebody should check. */
export interface CatalogueGuess {
  readonly fields: CatalogueFields;
  readonly guessed: readonly CatalogueField[];
}

/** File name without folders and ending, as words. */
function titleFromName(sourceName: string): string {
  const base = sourceName.split(/[/\\]/).at(-1) ?? sourceName;
  const words = base
    .replace(/\.[a-z0-9]{2,4}$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return words === '' ? base : words;
}

/** Guesses catalogue fields of a new document. A wrong guess is worse than none: what is not clear stays empty. */
export function guessCatalogue({ sourceName, facts }: GuessSource): CatalogueGuess {
  const stated = facts.title?.trim() ?? '';
  return {
    fields: {
      type: 'LAW',
      title: (stated.length >= 8 ? stated : titleFromName(sourceName)).slice(0, 500),
      titleEnglish: null,
      state: null,
      language: null,
      status: 'unknown',
      number: null,
      issuingBody: null,
      adoptedOn: null,
      inForceOn: null,
      expiresOn: null,
      pillars: [],
      topics: [],
      access: 'public',
    },
    guessed: ['type', 'title', 'access'],
  };
}
