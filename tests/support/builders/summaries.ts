import type { AssessmentSummary, SnapshotSummary } from '../../../shared/assessments';
import type {
  DocumentLine,
  DocumentSummary,
  ImportSummary,
  LibraryDigest,
  VersionBrief,
} from '../../../shared/library';
import { anAssessment, aSnapshot } from './assessments';
import { anId } from './ids';

/** The line of an open assessment in a list. */
export function anAssessmentSummary(given: Partial<AssessmentSummary> = {}): AssessmentSummary {
  const { answers: _, ...summary } = anAssessment();
  return { ...summary, ...given };
}

/** The line of a snapshot in a list. */
export function aSnapshotSummary(given: Partial<SnapshotSummary> = {}): SnapshotSummary {
  const { answers: _, ...summary } = aSnapshot();
  return { ...summary, ...given };
}

/** The one version of that law. */
export function aVersionBrief(given: Partial<VersionBrief> = {}): VersionBrief {
  return {
    id: anId(8001),
    sha256: 'a'.repeat(64),
    label: '',
    publishedOn: null,
    language: 'eng',
    standing: null,
    isOfficial: false,
    pageCount: 12,
    ...given,
  };
}

/** The line of a law in the library's list. */
export function aDocumentSummary(given: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    id: anId(7001),
    versionId: anId(8001),
    sha256: 'a'.repeat(64),
    title: 'Anti-Trafficking Act',
    titleEnglish: null,
    type: 'LAW',
    state: 'KH',
    appliesTo: null,
    language: 'eng',
    status: 'inforce',
    number: '12/2024',
    year: 2024,
    pageCount: 12,
    textState: 'good',
    pillars: ['PROS'],
    topics: [],
    hasGuesses: false,
    versions: [aVersionBrief(given.language === undefined ? {} : { language: given.language })],
    force: [
      { from: '0001-01-01', answer: 'no', why: 'not-yet' },
      { from: '2024-03-01', answer: 'yes', why: 'applies' },
    ],
    review: { checkedOn: null, checkedBy: null, reviewBy: null },
    updatedAt: '2025-01-05T08:00:00.000Z',
    ...given,
  };
}

/** The same law in a short list. */
export function aDocumentLine(given: Partial<DocumentLine> = {}): DocumentLine {
  return {
    ...{ id: anId(7001), versionId: anId(8001), title: 'Anti-Trafficking Act', language: 'eng' },
    ...{ type: 'LAW', state: 'KH', year: 2024, pageCount: 12, reviewBy: null },
    ...given,
  };
}

/** A digest in which nothing is left out of the lists; of an empty library unless documents are given. */
export function aLibraryDigest(
  given: Partial<Record<'changed' | 'toCheck' | 'guessed', readonly DocumentLine[]>> = {},
  hasImports = false,
): LibraryDigest {
  const counted = (lines: readonly DocumentLine[] = []) => ({ count: lines.length, first: [...lines] });
  return {
    changed: counted(given.changed),
    toCheck: counted(given.toCheck),
    guessed: counted(given.guessed),
    hasImports,
  };
}

/** An import of ten files, three of them done. */
export function anImportSummary(given: Partial<ImportSummary> = {}): ImportSummary {
  return {
    id: anId(6001),
    state: 'running',
    startedAt: '2025-01-05T08:00:00.000Z',
    endedAt: null,
    total: 10,
    counts: {
      waiting: 6,
      working: 1,
      added: 3,
      duplicate: 0,
      locked: 0,
      refused: 0,
      failed: 0,
      cancelled: 0,
    },
    current: 'act.pdf',
    ...given,
  };
}
