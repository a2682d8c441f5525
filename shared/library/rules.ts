import type { DocumentSummary, LibraryDocument, LibraryFilter, TextState } from './model';

/**
 * A title as it is compared: NFKC, lower case, Latin diacritics dropped, so that "quyen" finds "Quyền". Other scripts keep
 * their marks, which there are letters, not decoration.
 */
export function foldTitle(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replaceAll('đ', 'd')
    .normalize('NFC');
}

/** Whether a list line passes a filter. Within one list of values any may fit; all lists must. */
export function matchesFilter(filter: LibraryFilter): (summary: DocumentSummary) => boolean {
  const words = foldTitle(filter.text).split(/\s+/).filter(Boolean);
  const among = <T>(wanted: readonly T[], value: T | null) =>
    wanted.length === 0 || (value !== null && wanted.includes(value));
  const overlaps = <T>(wanted: readonly T[], values: readonly T[]) =>
    wanted.length === 0 || values.some((value) => wanted.includes(value));
  return (summary) => {
    if (
      !among(filter.types, summary.type) ||
      !among(filter.states, summary.state) ||
      !among(filter.languages, summary.language) ||
      !among(filter.statuses, summary.status) ||
      !overlaps(filter.pillars, summary.pillars) ||
      !overlaps(filter.topics, summary.topics)
    ) {
      return false;
    }
    if (words.length === 0) return true;
    const text = foldTitle(`${summary.title} ${summary.titleEnglish ?? ''} ${summary.number ?? ''}`);
    return words.every((word) => text.includes(word));
  };
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A new list in the wanted order; equal lines are ordered by id, so the order is always the same. */
export function sortSummaries(
  summaries: readonly DocumentSummary[],
  sort: LibraryFilter['sort'],
): DocumentSummary[] {
  const orders: Record<LibraryFilter['sort'], (a: DocumentSummary, b: DocumentSummary) => number> = {
    title: (a, b) => a.title.localeCompare(b.title),
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

/** The list line of a document: its facts with those of its newest version. */
export function summaryOf(document: LibraryDocument): DocumentSummary {
  const newest = document.versions[0];
  if (!newest) throw new RangeError('summaryOf: a document without versions');
  const date = document.inForceOn ?? document.adoptedOn;
  return {
    id: document.id,
    versionId: newest.id,
    sha256: newest.file.sha256,
    title: document.title,
    titleEnglish: document.titleEnglish,
    type: document.type,
    state: document.state,
    language: document.language,
    status: document.status,
    number: document.number,
    year: date === null ? null : Number(date.slice(0, 4)),
    pageCount: newest.file.pageCount,
    textState: newest.file.textState,
    pillars: document.pillars,
    topics: document.topics,
    hasGuesses: document.guessed.length > 0,
    updatedAt: document.updatedAt,
  };
}
