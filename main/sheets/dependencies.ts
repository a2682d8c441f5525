import type { Agency } from '../../shared/agencies';
import type { AppEvent } from '../../shared/app';
import type { Clock, NewId, Workbook } from '../../shared/kernel';
import type { Edition, ReadEdition } from '../../shared/questionnaires';
import type { LanguageCode } from '../../shared/vocabulary';
import type { AssessmentsService } from '../assessments';
import type { Db } from '../database';
import type { Words } from './load-words';

/** The page that works without Waymark, as it was built. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

export interface SheetsDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly editions: readonly Edition[];
  readonly assessments: AssessmentsService;
  readonly agencies: { find(agencyId: string): Agency | undefined };
  /** The words of a page of a version; empty where there are none. */
  readonly pageText: (versionId: string, page: number) => Promise<string>;
  /** Whether the passage that cites a version may go out with a sheet. */
  readonly mayQuote: (versionId: string) => boolean;
  /** Reads a workbook from outside where it can do no harm. */
  readonly readWorkbook: (file: string) => Promise<Workbook>;
  /** The words of sheets in a language. */
  readonly words: (language: LanguageCode) => Promise<Words>;
  /** The languages in which there are words of sheets. */
  readonly languages: () => Promise<readonly LanguageCode[]>;
  /** An edition as it is read in a language, with the names of its levels. */
  readonly inWords: (edition: Edition, language: LanguageCode) => ReadEdition;
  readonly page: () => Promise<PageParts>;
  readonly actor: () => string;
  /** Called after the change is on disk. */
  readonly announce: (event: AppEvent) => void;
}
