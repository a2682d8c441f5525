import { localDay } from '../kernel';
import { type DocumentType, speaksOfPeriod } from '../vocabulary';
import { asciiDigits } from './catalogue/digits';
import { yearInName } from './catalogue/stated-year';
import { type ActingFacts, forceOn, type TextFacts } from './in-force';
import type { DocumentSummary, LibraryDocument, LibraryFilter } from './model';
import { sendersIn } from './provenance';
import type { DocumentRelation } from './relations';
import type { Review } from './review';
import {
  currentVersion,
  type DocumentVersion,
  languagesOf,
  type TextState,
  type VersionBrief,
} from './versions';

/** What is not seen: between the words of Khmer and Lao as some type them, within those of Sinhala and Nepali, at ends of lines. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * A title as it is compared: NFKC, lower case, Latin diacritics dropped, so that "quyen" finds "Quyền". Other scripts keep
 * their marks, which there are letters, not decoration. Digits are those that any keyboard has.
 */
export function foldTitle(text: string): string {
  return asciiDigits(text.normalize('NFKC').replace(UNSEEN, ''))
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replaceAll('đ', 'd')
    .normalize('NFC');
}

/** Languages in which a document can be read: those of its versions, its own where none is stated. */
export function languagesIn({
  versions,
  language,
}: Pick<DocumentSummary, 'versions' | 'language'>): NonNullable<DocumentSummary['language']>[] {
  const known = languagesOf(versions);
  return known.length > 0 || language === null ? known : [language];
}

/** No pack brought anything. */
const NO_SENDERS: ReadonlyMap<string, string> = new Map();

/**
 * Whether a list line passes a filter. Within one list of values any may fit; all lists must. `senderOf` tells whose pack brought a file:
 * that is no fact of the document and not kept with it, for a pack can be taken back.
 */
export function matchesFilter(
  filter: LibraryFilter,
  senderOf: ReadonlyMap<string, string> = NO_SENDERS,
): (summary: DocumentSummary) => boolean {
  const words = foldTitle(filter.text).split(/\s+/).filter(Boolean);
  const among = <T>(wanted: readonly T[], value: T | null) =>
    wanted.length === 0 || (value !== null && wanted.includes(value));
  const overlaps = <T>(wanted: readonly T[], values: readonly T[]) =>
    wanted.length === 0 || values.some((value) => wanted.includes(value));
  return (summary) => {
    if (
      !among(filter.types, summary.type) ||
      !among(filter.states, summary.state) ||
      !among(filter.appliesTo, summary.appliesTo) ||
      !overlaps(filter.languages, languagesIn(summary)) ||
      !among(filter.statuses, summary.status) ||
      !overlaps(filter.pillars, summary.pillars) ||
      !overlaps(filter.topics, summary.topics) ||
      (filter.senders.length > 0 && !overlaps(filter.senders, sendersIn(summary, senderOf))) ||
      (filter.guessed && !summary.hasGuesses) ||
      (filter.asAt !== null && forceOn(summary.force, filter.asAt).answer === 'no')
    ) {
      return false;
    }
    if (words.length === 0) return true;
    const text = foldTitle(`${summary.title} ${summary.titleEnglish ?? ''} ${summary.number ?? ''}`);
    return words.every((word) => text.includes(word));
  };
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Made once: asking for the order of a language anew at each comparison takes most of the time of a long list. */
const byTitle = new Intl.Collator(undefined, { numeric: true });

/** A new list in the wanted order; equal lines are ordered by id, so the order is always the same. */
export function sortSummaries(
  summaries: readonly DocumentSummary[],
  sort: LibraryFilter['sort'],
): DocumentSummary[] {
  const orders: Record<LibraryFilter['sort'], (a: DocumentSummary, b: DocumentSummary) => number> = {
    title: (a, b) => byTitle.compare(a.title, b.title),
    // Without a year last: nothing is known, which is not the same as old.
    newest: (a, b) => (b.year ?? -1) - (a.year ?? -1),
    updated: (a, b) => byText(b.updatedAt, a.updatedAt),
  };
  return [...summaries].sort((a, b) => orders[sort](a, b) || byText(a.id, b.id));
}

/** How well a file's text can be searched, from what was found page by page. */
export function textStateOf(pages: {
  readonly total: number;
  readonly searchable: number;
  readonly suspect: number;
}): TextState {
  if (pages.searchable === 0) return 'none';
  // A legacy font or a wrong text layer usually runs through the whole file; a few odd pages do not condemn it.
  if (pages.suspect * 4 >= pages.searchable) return 'suspect';
  return pages.searchable === pages.total && pages.suspect === 0 ? 'good' : 'partial';
}

/** What tells whether a document is in force: its own words, and what other documents do to it. */
type ForceSource = Pick<
  LibraryDocument,
  'type' | 'status' | 'adoptedOn' | 'inForceOn' | 'expiresOn' | 'updatedAt'
> & {
  readonly review: Pick<Review, 'checkedOn'>;
};

/** The last day on which a document applies: what only speaks of a time does not end with it. */
export function lastDayOf({ type, expiresOn }: Pick<LibraryDocument, 'type' | 'expiresOn'>): string | null {
  return speaksOfPeriod(type) ? null : expiresOn;
}

/**
 * The days from which and until which a document applies, or of which it speaks. What was guessed of a report is a day of something it
 * names: only what somebody entered or confirmed is the time it speaks of.
 */
export function toldDays({
  type,
  inForceOn,
  expiresOn,
  guessed,
}: Pick<LibraryDocument, 'type' | 'inForceOn' | 'expiresOn' | 'guessed'>): Pick<
  LibraryDocument,
  'inForceOn' | 'expiresOn'
> {
  const isTold = (field: 'inForceOn' | 'expiresOn') => !(speaksOfPeriod(type) && guessed.includes(field));
  return {
    inForceOn: isTold('inForceOn') ? inForceOn : null,
    expiresOn: isTold('expiresOn') ? expiresOn : null,
  };
}

/** Statuses that are said of a report too: it is a draft, or another took its place. */
const SAID_OF_ANY: ReadonlySet<LibraryDocument['status']> = new Set([
  ...(['draft', 'lapsed', 'repealed', 'superseded', 'expired'] as const),
]);

/**
 * The facts of a document's life. Its status is told for the day it was last checked, else last written. Of a report or the like no day
 * tells that it applies or not: those in its catalogue are of the time it speaks of, and of its signature.
 */
export function textFactsOf(document: ForceSource): TextFacts {
  const { type, status, adoptedOn, inForceOn, expiresOn, review, updatedAt } = document;
  const statusKnownOn = review.checkedOn ?? localDay(updatedAt);
  if (!speaksOfPeriod(type)) return { status, adoptedOn, inForceOn, expiresOn, statusKnownOn };
  const said = SAID_OF_ANY.has(status) ? status : 'unknown';
  return { status: said, adoptedOn: null, inForceOn: null, expiresOn: null, statusKnownOn };
}

/** What other documents do to one, from its relations. */
export function actsOn(relations: readonly DocumentRelation[]): ActingFacts[] {
  return relations.flatMap(({ kind, direction, inPart, effectiveOn, other }) =>
    direction === 'out' || other.removed
      ? []
      : [
          {
            kind,
            inPart,
            effectiveOn,
            status: other.status,
            adoptedOn: other.adoptedOn,
            inForceOn: other.inForceOn,
          },
        ],
  );
}

/** A version as lists know it; one without a language of its own has the document's. */
export function briefOf(version: DocumentVersion, language: LibraryDocument['language']): VersionBrief {
  return {
    id: version.id,
    sha256: version.file.sha256,
    label: version.label,
    publishedOn: version.publishedOn,
    language: version.language ?? language,
    standing: version.standing,
    isOfficial: version.isOfficial,
    pageCount: version.file.pageCount,
    sourceName: version.file.sourceName,
  };
}

/** Types whose texts are for a span of years, and are called by its first. */
const FOR_YEARS: ReadonlySet<DocumentType> = new Set(['NAP', 'STR', 'BUD']);
/** Types whose texts have the year of their adoption in their name; others may name there the law that they are about. */
const NAMED_BY_YEAR: ReadonlySet<DocumentType> = new Set(['CON', 'LAW', 'TRT']);

/**
 * The year by which a document is known, listed and sorted: of a law that of its adoption, as its name says, though it may apply only years
 * later; of a plan the first that it is for. Where no day says it, that of its name or number.
 */
export function yearOf(
  document: Pick<LibraryDocument, 'type' | 'inForceOn' | 'adoptedOn' | 'title' | 'number' | 'state'>,
): number | null {
  const of = (day: string | null) => (day === null ? null : Number(day.slice(0, 4)));
  const [adopted, inForce] = [of(document.adoptedOn), of(document.inForceOn)];
  const named = yearInName(document.title, document.number, document.state);
  if (FOR_YEARS.has(document.type)) return inForce ?? adopted ?? named;
  if (adopted !== null || inForce === null || named === null) return adopted ?? inForce ?? named;
  return NAMED_BY_YEAR.has(document.type) ? Math.min(named, inForce) : inForce;
}

/** The list line of a document: its facts with those of its current version. */
export function summaryOf(
  document: Omit<
    LibraryDocument,
    'relations' | 'successors' | 'issuingBody' | 'access' | 'createdAt' | 'removedAt'
  >,
): DocumentSummary {
  const current = currentVersion(document.versions);
  if (!current) throw new RangeError('summaryOf: a document without versions');
  return {
    id: document.id,
    versionId: current.id,
    sha256: current.file.sha256,
    title: document.title,
    titleEnglish: document.titleEnglish,
    type: document.type,
    state: document.state,
    appliesTo: document.appliesTo,
    language: document.language,
    status: document.status,
    number: document.number,
    year: yearOf(document),
    pageCount: current.file.pageCount,
    textState: current.file.textState,
    pillars: document.pillars,
    topics: document.topics,
    hasGuesses: document.guessed.length > 0,
    versions: document.versions.map((version) => briefOf(version, document.language)),
    force: document.force,
    review: document.review,
    updatedAt: document.updatedAt,
  };
}
