import type { LibraryDocument, ReadingOutcome, ReadingPage, ReadingSummary } from '../../shared/library';
import type { Db } from '../database';
import {
  countOcrPages,
  type FilePlace,
  findOcrFile,
  listOcrFiles,
  listOcrPages,
  listOcrPlaces,
  type OcrFile,
  type PageCounts,
} from './ocr-repository';
import { findDocument, findDocumentByHash } from './repository';

/** The page that is being read. */
export interface PageUnderWay {
  readonly sha256: string;
  readonly page: number;
}

/** How far the reading of pictures is, file by file. */
export interface ReadingSummaries {
  documentOf(sha256: string): LibraryDocument | undefined;
  summaryOf(file: OcrFile): ReadingSummary;
  /** Files of the library with pages that are pictures: the one under way, then those that wait, are stopped, refused, done. */
  queue(): ReadingSummary[];
  of(sha256: string): { summary: ReadingSummary; pages: ReadingPage[] } | null;
}

export function createReadingSummaries(db: Db, underWay: () => PageUnderWay | null): ReadingSummaries {
  const documentOf = (sha256: string): LibraryDocument | undefined => {
    const found = findDocumentByHash(db, sha256);
    return found && findDocument(db, found.id);
  };

  const toSummary = (
    file: OcrFile,
    counts: PageCounts | undefined,
    place: FilePlace | undefined,
  ): ReadingSummary => {
    const { total = 0, withoutWords = 0, outcomes, confidence = null } = counts ?? {};
    const count = (outcome: ReadingOutcome) => outcomes?.[outcome] ?? 0;
    return {
      sha256: file.sha256,
      documentId: place?.documentId ?? null,
      versionId: place?.versionId ?? null,
      title: place?.title ?? '',
      state: file.state,
      languages: [...file.languages],
      chosen: file.chosen,
      code: file.code,
      total,
      done: total - count('waiting'),
      withoutWords,
      read: count('read') + count('worse'),
      blank: count('blank'),
      nothing: count('nothing'),
      failed: count('failed'),
      confidence,
      current: underWay()?.sha256 === file.sha256 ? (underWay()?.page ?? null) : null,
    };
  };
  const summaryOf = (file: OcrFile): ReadingSummary => {
    const { sha256 } = file;
    return toSummary(file, countOcrPages(db, sha256).get(sha256), listOcrPlaces(db, sha256).get(sha256));
  };

  return {
    documentOf,
    summaryOf,
    queue: () => {
      const turn = (one: ReadingSummary) =>
        one.current !== null ? 0 : ['waiting', 'stopped', 'refused', 'done'].indexOf(one.state) + 1;
      const counts = countOcrPages(db);
      const places = listOcrPlaces(db);
      return listOcrFiles(db)
        .filter(({ sha256 }) => places.get(sha256)?.removed === false)
        .map((file) => toSummary(file, counts.get(file.sha256), places.get(file.sha256)))
        .filter(({ total }) => total > 0)
        .map((summary, at) => ({ summary, at }))
        .sort((a, b) => turn(a.summary) - turn(b.summary) || a.at - b.at)
        .map(({ summary }) => summary);
    },
    of: (sha256) => {
      const file = findOcrFile(db, sha256);
      if (file === undefined) return null;
      const pages = listOcrPages(db, sha256).map(
        ({ page, outcome, confidence, code, inUse, readAt, quality }): ReadingPage => ({
          page,
          outcome,
          confidence,
          code,
          inUse,
          hasWords: quality === 'suspect',
          readAt,
        }),
      );
      return pages.length === 0 ? null : { summary: summaryOf(file), pages };
    },
  };
}
