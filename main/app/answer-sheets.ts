import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, isAppError } from '../../shared/kernel';
import type { AccessClass } from '../../shared/vocabulary';
import type { JobPool } from '../jobs';
import type { LibraryService } from '../library';
import {
  createSheetsHandlers,
  createSheetsService,
  loadSheetWords,
  type PageParts,
  type SendInput,
  type SheetsDependencies,
  sheetLanguages,
} from '../sheets';

export interface AnswerSheetsOptions
  extends Omit<
    SheetsDependencies,
    'pageText' | 'mayQuote' | 'readWorkbook' | 'words' | 'languages' | 'page'
  > {
  readonly library: Pick<LibraryService, 'getOfVersion'>;
  readonly resources: string;
  readonly jobs: JobPool;
  /** The text of a page of a file; empty where there is none. */
  readonly pageText: (sha256: string, page: number) => Promise<string>;
}

/** Made beside this process when the program is built. */
const PAGE = 'answer-page.json';

async function readPage(): Promise<PageParts> {
  try {
    return JSON.parse(await readFile(path.join(import.meta.dirname, PAGE), 'utf8')) as PageParts;
  } catch (cause) {
    throw new AppError('sheets.words-damaged', {}, cause);
  }
}

/** Documents whose words every agency of the State may read. */
const FOR_AGENCIES: ReadonlySet<AccessClass> = new Set(['public', 'government']);

/** The words of a cited page that may go along with a sheet: of what not every agency may read, only the title and the page do. */
export function textForSheets({
  library,
  pageText,
}: Pick<AnswerSheetsOptions, 'library' | 'pageText'>): SheetsDependencies['pageText'] {
  return async (versionId, page) => {
    try {
      const { access, versions } = library.getOfVersion(versionId);
      const version = versions.find(({ id }) => id === versionId);
      if (version === undefined || !FOR_AGENCIES.has(access)) return '';
      return await pageText(version.file.sha256, page);
    } catch (cause) {
      // Without the library's text a sheet is still whole.
      if (isAppError(cause)) return '';
      throw cause;
    }
  };
}

/**
 * Whether what is quoted of a document may go along: not of a restricted one, nor of one whose access class nobody can look up any
 * more. Who cited a passage is not kept with it, and it is often the office that asks.
 */
export function mayQuoteOnSheets({
  library,
}: Pick<AnswerSheetsOptions, 'library'>): SheetsDependencies['mayQuote'] {
  return (versionId) => {
    try {
      return library.getOfVersion(versionId).access !== 'restricted';
    } catch (cause) {
      if (isAppError(cause)) return false;
      throw cause;
    }
  };
}

/** The calls of the sheets room; files from outside are read in a job process. */
export function createAnswerSheets(options: AnswerSheetsOptions) {
  const { library, resources, jobs, pageText, ...facts } = options;
  const service = createSheetsService({
    ...facts,
    pageText: textForSheets({ library, pageText }),
    mayQuote: mayQuoteOnSheets({ library }),
    readWorkbook: async (file) => {
      const [reader] = jobs.readers;
      if (reader === undefined) throw new AppError('workbook.unreadable');
      return reader.workbook(file);
    },
    words: (language) => loadSheetWords(resources, language),
    languages: () => sheetLanguages(resources),
    page: readPage,
  });
  return {
    ...createSheetsHandlers(service),
    'sheets.sendInto': (input: SendInput) => service.send(input),
    'sheets.readPaths': ({ paths }: { readonly paths: readonly string[] }) => service.readFiles(paths),
  };
}
