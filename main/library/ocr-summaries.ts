import type { LibraryDocument, ReadingPage, ReadingSummary } from '../../shared/library';
import type { Db } from '../database';
import { findOcrFile, listOcrFiles, listOcrPages, type OcrFile, type OcrPage } from './ocr-repository';
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

  const summaryOf = (file: OcrFile): ReadingSummary => {
    const pages = listOcrPages(db, file.sha256);
    const document = documentOf(file.sha256);
    const version = document?.versions.find((each) => each.file.sha256 === file.sha256);
    const count = (outcome: OcrPage['outcome']) => pages.filter((page) => page.outcome === outcome).length;
    const sure = pages.flatMap(({ confidence, inUse }) => (inUse && confidence !== null ? [confidence] : []));
    return {
      sha256: file.sha256,
      documentId: document?.id ?? null,
      versionId: version?.id ?? null,
      title: document?.title ?? version?.file.sourceName ?? '',
      state: file.state,
      languages: [...file.languages],
      chosen: file.chosen,
      code: file.code,
      total: pages.length,
      done: pages.length - count('waiting'),
      withoutWords: pages.filter(({ quality }) => quality !== 'suspect').length,
      read: count('read') + count('worse'),
      blank: count('blank'),
      nothing: count('nothing'),
      failed: count('failed'),
      confidence:
        sure.length === 0 ? null : Math.round(sure.reduce((sum, one) => sum + one, 0) / sure.length),
      current: underWay()?.sha256 === file.sha256 ? (underWay()?.page ?? null) : null,
    };
  };

  return {
    documentOf,
    summaryOf,
    queue: () => {
      const place = (one: ReadingSummary) =>
        one.current !== null ? 0 : ['waiting', 'stopped', 'refused', 'done'].indexOf(one.state) + 1;
      return listOcrFiles(db)
        .filter(({ sha256 }) => findDocumentByHash(db, sha256)?.removed === false)
        .map(summaryOf)
        .filter(({ total }) => total > 0)
        .map((summary, at) => ({ summary, at }))
        .sort((a, b) => place(a.summary) - place(b.summary) || a.at - b.at)
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
