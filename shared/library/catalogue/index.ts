import { type DocumentType, type PillarCode, TOPICS } from '../../vocabulary';
import type { DocumentFacts } from '../extraction';
import type { CatalogueField, CatalogueFields } from '../model';
import { guessType } from './document-type';
import { guessLanguage } from './language';
import { guessAdoptedOn, guessExpiresOn, guessInForceOn, guessNumber } from './number-and-date';
import { guessState } from './state';
import { guessTitle } from './title';
import { guessTopics } from './topics';

export { guessLanguage };

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

const HEAD = 1500;

/** Kinds of documents that are made for a time; what others say of an end is mostly about something else. */
const MAY_END: ReadonlySet<DocumentType> = new Set(['NAP', 'STR', 'MOU', 'ORD']);

const pillarsOf = (topics: readonly string[]): PillarCode[] => {
  const pillars = topics.map((id) => TOPICS.find((topic) => topic.id === id)?.pillar);
  return [...new Set(pillars)].filter(
    (pillar): pillar is PillarCode => pillar !== undefined && pillar !== 'all',
  );
};

/**
 * Fills catalogue fields of a new document from its first pages, its stated title and its file name. A wrong guess is
 * worse than none: what is not clear stays empty, and every filled field is listed in `guessed`. A document whose kind is
 * not clear becomes a `TOOL`, which never counts as evidence, until somebody says what it is.
 */
export function guessCatalogue({ sourceName, firstPagesText, facts }: GuessSource): CatalogueGuess {
  const head = firstPagesText.slice(0, HEAD);
  const title = guessTitle(sourceName, facts.title, firstPagesText).slice(0, 500);
  const topics = guessTopics(title, firstPagesText);
  const type = guessType(title);
  const isDraft = /\b(?:bill|draft)\b/i.test(title) || /^\s*A\s+BILL\s*$/m.test(head);
  const fields: CatalogueFields = {
    type: type ?? 'TOOL',
    title,
    titleEnglish: null,
    state: guessState(title, head),
    language: guessLanguage(firstPagesText),
    status: isDraft ? 'draft' : 'unknown',
    // A bill has no number yet; the one on its first page is that of the law it changes.
    number: isDraft ? null : guessNumber(head),
    issuingBody: null,
    adoptedOn: guessAdoptedOn(head),
    // A bill speaks of the law it wants to be, and other laws of theirs.
    inForceOn: isDraft ? null : guessInForceOn(firstPagesText),
    expiresOn: type !== null && MAY_END.has(type) ? guessExpiresOn(firstPagesText) : null,
    pillars: pillarsOf(topics),
    topics,
    access: 'public',
  };
  const filled = (Object.keys(fields) as CatalogueField[]).filter((field) => {
    const value = fields[field];
    return value !== null && (!Array.isArray(value) || value.length > 0);
  });
  // "Public" is the rule for published law, and an unknown status says itself that nobody has looked.
  const isGuess = (field: CatalogueField) => field !== 'access' && !(field === 'status' && !isDraft);
  return { fields, guessed: filled.filter(isGuess) };
}

const isEmpty = (value: CatalogueFields[CatalogueField]) =>
  value === null || (Array.isArray(value) && value.length === 0);

/**
 * What a new guess may change in a catalogue: fields that are still guesses, and empty ones that nobody ever set. A guess that says nothing
 * takes nothing away, and a kind that is not clear does not replace one that was.
 */
export function betterGuesses(
  present: Pick<CatalogueFields, CatalogueField> & { readonly guessed: readonly CatalogueField[] },
  { fields, guessed }: CatalogueGuess,
  everSet: (field: CatalogueField) => boolean,
): Partial<CatalogueFields> {
  const better = guessed.filter((field) => {
    if (field === 'type' && fields.type === 'TOOL') return false;
    const mayChange = present.guessed.includes(field) || (isEmpty(present[field]) && !everSet(field));
    return mayChange && JSON.stringify(present[field]) !== JSON.stringify(fields[field]);
  });
  return Object.fromEntries(better.map((field) => [field, fields[field]]));
}
