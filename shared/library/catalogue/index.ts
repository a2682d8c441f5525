import { type DocumentType, type PillarCode, speaksOfPeriod, TOPICS } from '../../vocabulary';
import type { DocumentFacts } from '../extraction';
import type { CatalogueField, CatalogueFields } from '../model';
import { guessType } from './document-type';
import { isDraftTitle } from './kind-in-place';
import { guessLanguage } from './language';
import { guessNumber } from './official-number';
import { guessState } from './state';
import { guessAdoptedOn, guessExpiresOn, guessInForceOn } from './stated-days';
import { yearInName } from './stated-year';
import { guessTitle } from './title';
import { guessTopics } from './topics';
import type { BikramToIso } from './written-days';

export { asciiDigits } from './digits';
export { type BikramToIso, guessLanguage, yearInName };

/** What guesses are made from. */
export interface GuessSource {
  /** Name of the file, with or without folders. */
  readonly sourceName: string;
  readonly firstPagesText: string;
  readonly facts: Pick<DocumentFacts, 'title' | 'language'>;
  /** Reads the calendar of Nepal, whose months follow no rule. */
  readonly bikramToIso: BikramToIso;
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

/** The name of a court that stands above the title of a decision: "IN THE SUPREME COURT OF …". */
const OF_A_COURT = /^\s*IN THE (?:[A-Z']+ ){0,4}COURT(?: OF|\s*$)/m;

/** The kind that a short line of its own names, as "МОНГОЛ УЛСЫН ХУУЛЬ" above a title that does not; or null. */
function kindOnItsOwnLine(head: string): DocumentType | null {
  const lines = head.split(/\r?\n/).map((line) => line.trim());
  for (const line of lines.slice(0, 12)) {
    // A court of Mongolia is called by its whole name.
    if (/^МОНГОЛ УЛСЫН [\p{Lu} ]{2,40}$/u.test(line) && guessType(line) === 'CRT') return 'CRT';
    if (line.length <= 24 && !/\p{Ll}/u.test(line) && /\p{Lu}/u.test(line)) {
      const type = guessType(line);
      if (type !== null) return type;
    }
  }
  return null;
}

/**
 * Fills catalogue fields of a new document from its first pages, its stated title and its file name. A wrong guess is
 * worse than none: what is not clear stays empty, and every filled field is listed in `guessed`. A document whose kind is
 * not clear becomes a `TOOL`, which never counts as evidence, until somebody says what it is.
 */
export function guessCatalogue({
  sourceName,
  firstPagesText,
  facts,
  bikramToIso,
}: GuessSource): CatalogueGuess {
  const head = firstPagesText.slice(0, HEAD);
  const isBill = /^\s*(?:A\s+)?BILL\s*$/m.test(head);
  const title = guessTitle(sourceName, facts.title, firstPagesText, isBill).slice(0, 500);
  const topics = guessTopics(title, firstPagesText);
  const type = guessType(title) ?? kindOnItsOwnLine(head) ?? (OF_A_COURT.test(head) ? 'CRT' : null);
  const isDraft = isBill || /\b(?:bill|draft)\b/i.test(title) || isDraftTitle(title);
  const state = guessState(title, head, firstPagesText);
  const days = { text: firstPagesText, state, bikramToIso };
  // The number on the first page of a bill is mostly that of the law it changes.
  const number = isDraft
    ? (/(?<=\[)Bill No\. ?\d+(?=\])/.exec(head)?.[0] ?? null)
    : guessNumber(head, firstPagesText);
  const fields: CatalogueFields = {
    type: type ?? 'TOOL',
    title,
    titleEnglish: null,
    state,
    // First pages say it in too many ways to be told surely.
    appliesTo: null,
    language: guessLanguage(firstPagesText),
    status: isDraft ? 'draft' : 'unknown',
    number,
    issuingBody: null,
    adoptedOn: isDraft ? null : guessAdoptedOn(days, type, yearInName(title, number, state)),
    // A bill speaks of the law it wants to be, and other laws of theirs; a report of those it looks at.
    inForceOn: isDraft || (type !== null && speaksOfPeriod(type)) ? null : guessInForceOn(days),
    expiresOn: type !== null && MAY_END.has(type) ? guessExpiresOn(days) : null,
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
