import type { AppEvent } from '../../shared/app';
import { AppError, type Clock } from '../../shared/kernel';
import type { PersonalFile, PersonalPage } from '../../shared/library';
import { appendHistory, type Db } from '../database';
import { createForgetting } from './forgetting';
import { findHolder } from './lookalikes-repository';
import { createLooking } from './looking-through';
import {
  forgetPersonal,
  listPersonal,
  listUnlooked,
  PERSONAL_STAYS,
  savePersonal,
  updateStays,
} from './personal-data-repository';
import { isKnownFile } from './trash-repository';

/** Hears the pages of one file in their order. */
export interface PageHearer {
  /** @param page from 1 */
  add(text: string, page: number): void;
  /** All pages were heard. */
  end(): void;
}

export interface PersonalData {
  list(): PersonalFile[];
  /** @throws AppError `library.not-found` */
  letStay(sha256: string, stays: boolean): PersonalFile[];
  /** For whoever reads a file's pages anyway: what is found is kept at the end, unless the text was read anew meanwhile. */
  hear(sha256: string): Promise<PageHearer>;
  /**
   * Looks in the background through the files that nobody has been heard reading. Called while it works it goes on until nothing is
   * left. Resolves when it has ended. Never throws.
   */
  look(): Promise<void>;
  /** Resolves when no work is under way. */
  idle(): Promise<void>;
  /** The text of files was read anew: they are looked through again by the next `look`. */
  forget(sha256s: readonly string[]): void;
}

export interface PersonalDataDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** The text of a page (from 1) as the search has it; an empty text where it has none. */
  readonly pageText: (sha256: string, page: number) => Promise<string>;
  /** True ends the work early; it goes on at the next `look`. */
  readonly shouldWait: () => boolean;
  readonly onBug: (cause: unknown) => void;
}

/** Finds the pages on which something of a person may stand, and keeps what somebody said of them. */
export function createPersonalData(dependencies: PersonalDataDependencies): PersonalData {
  const { db, clock, actor, announce } = dependencies;
  const forgetting = createForgetting();

  const list = (): PersonalFile[] =>
    listPersonal(db).flatMap(({ sha256, pages }) => {
      const holder = findHolder(db, sha256);
      if (holder === undefined) return [];
      const { documentId, versionId, title, sourceName, language } = holder;
      return [
        {
          ...{ sha256, documentId, versionId, title, sourceName, pages: [...pages] },
          language: language as PersonalFile['language'],
        },
      ];
    });

  const hear = async (sha256: string): Promise<PageHearer> => {
    const pages: PersonalPage[] = [];
    const wasForgotten = forgetting.since();
    // The words by which persons are told come with the first text: nobody waits for them at a start.
    const { personalKindsIn } = await import('../../shared/library/personal-data');
    return {
      add: (text, page) => {
        const kinds = personalKindsIn(text);
        if (kinds.length > 0) pages.push({ page, kinds });
      },
      end: () => {
        const isKept = db.transaction(() => {
          // It may have been deleted for good or read anew meanwhile.
          if (!isKnownFile(db, sha256) || wasForgotten(sha256)) return false;
          savePersonal(db, sha256, pages);
          return true;
        });
        const holder = isKept && pages.length > 0 ? findHolder(db, sha256) : undefined;
        if (holder !== undefined) announce({ name: 'library.changed', ids: [holder.documentId] });
      },
    };
  };

  const looking = createLooking(dependencies, async (hearPages) => {
    for (const { sha256, pageCount, searchable } of listUnlooked(db)) {
      const hearer = await hear(sha256);
      const wasForgotten = forgetting.since();
      let hasText = false;
      await hearPages(
        { sha256, pageCount },
        {
          add: (text, page) => {
            hasText ||= text !== '';
            hearer.add(text, page);
          },
        },
      );
      // Of a text that the search has lost and reads again nothing is known yet.
      if (hasText || searchable === 0) hearer.end();
      if (wasForgotten(sha256)) void looking.look();
    }
  });

  return {
    list,
    letStay: (sha256, stays) => {
      const documentId = findHolder(db, sha256)?.documentId;
      db.transaction(() => {
        if (documentId === undefined || !updateStays(db, sha256, stays))
          throw new AppError('library.not-found');
        appendHistory(db, {
          ...{
            at: clock(),
            actor: actor(),
            entity: 'document',
            entityId: documentId,
            field: PERSONAL_STAYS,
          },
          ...{ before: stays ? null : sha256, after: stays ? sha256 : null },
        });
      });
      if (documentId !== undefined) announce({ name: 'library.changed', ids: [documentId] });
      return list();
    },
    hear,
    look: looking.look,
    idle: looking.idle,
    forget: (sha256s) => {
      forgetting.forget(sha256s);
      db.transaction(() => {
        for (const sha256 of sha256s) forgetPersonal(db, sha256);
      });
    },
  };
}
