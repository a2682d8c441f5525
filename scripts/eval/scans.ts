import path from 'node:path';
import type { SearchStore } from '../../main/search';
import type { LanguageCode } from '../../shared/vocabulary';
import { startLane } from '../jobs/job-lane.ts';
import { pagesByPdfium } from '../jobs/pdfium-pages.ts';
import { type JudgedFile, type JudgedQuery, judgedQueries } from './judged-corpus.ts';
import { pageKey, type QueryScore, scoreQuery } from './scores.ts';

const { createJobSupervisor, createOcrClient, OCR_WATCH_LIMITS } = await import('../../main/jobs');
const { findLanguages } = await import('../../main/library');
const { readBy } = await import('../../shared/library');

/** How one file of pictures was read. */
export interface ReadScan {
  readonly file: string;
  /** The language found without being told; empty when none was. */
  readonly languages: readonly LanguageCode[];
  readonly pages: number;
  /** Mean of the pages, 0 to 100. */
  readonly confidence: number;
  readonly seconds: number;
}

/** What reading the pictures of a corpus came to. */
export interface ScansRead {
  readonly files: readonly ReadScan[];
  readonly pagesPerMinute: number;
  /** Most memory the reading process ever held. */
  readonly peakBytes: number;
}

/**
 * Reads every page of some files as pictures, in the program's watched process, without being told the language, and puts the words
 * into the index as the program does.
 */
export async function indexScans(
  store: SearchStore,
  scans: readonly JudgedFile[],
  add: (file: JudgedFile, pageCount: number) => void,
): Promise<ScansRead> {
  const lane = startLane({
    connect: createOcrClient,
    createJobSupervisor,
    child: path.resolve(import.meta.dirname, '../jobs/ocr-child.ts'),
    limits: OCR_WATCH_LIMITS,
  });
  const files: ReadScan[] = [];
  try {
    for (const file of scans) {
      const began = performance.now();
      const pages = await pagesByPdfium(file.path);
      const { languages } = await findLanguages(
        { language: null, state: null },
        pages.map(({ n }) => n),
        (page, data) => lane.client.compare(file.path, page, data),
      );
      const data = languages.flatMap((language) => readBy(language)?.data ?? []);
      const confidences: number[] = [];
      for (const { n, label } of pages) {
        const reading = data.length === 0 ? null : await lane.client.read(file.path, n, data);
        if (reading !== null) confidences.push(reading.confidence);
        const text = reading?.text ?? '';
        store.putPages(file.sha256, [{ n, label, text, quality: reading === null ? 'empty' : 'ocr' }]);
      }
      store.finishFile(file.sha256);
      add(file, pages.length);
      files.push({
        file: file.file,
        languages,
        pages: pages.length,
        confidence: Math.round(
          confidences.reduce((sum, one) => sum + one, 0) / Math.max(1, confidences.length),
        ),
        seconds: Math.round((performance.now() - began) / 1000),
      });
    }
    const seconds = files.reduce((sum, one) => sum + one.seconds, 0);
    const pages = files.reduce((sum, one) => sum + one.pages, 0);
    return {
      files,
      pagesPerMinute: Math.round((60 * pages) / Math.max(1, seconds)),
      peakBytes: lane.peakBytes(),
    };
  } finally {
    lane.stop();
  }
}

/** Scores queries over the pages of some files alone: what else is found counts neither way. */
export function scoreScans(
  store: SearchStore,
  queriesFile: string,
  nameOf: ReadonlyMap<string, string>,
): { readonly scores: QueryScore[]; readonly missed: JudgedQuery[] } {
  const missed: JudgedQuery[] = [];
  const scores = judgedQueries(queriesFile).map((query) => {
    const reply = store.query({ text: query.query, limit: 100, pagesPerDocument: 50, asYouType: false });
    const shown = reply.groups
      .filter(({ sha256 }) => nameOf.has(sha256))
      .flatMap(({ sha256, hits }) =>
        hits.map(({ page, score }) => ({ page: pageKey(nameOf.get(sha256) ?? '', page), score })),
      )
      .sort((a, b) => b.score - a.score)
      .map(({ page }) => page);
    const score = scoreQuery(query, shown);
    if (score.found10 === 0) missed.push(query);
    return score;
  });
  return { scores, missed };
}
