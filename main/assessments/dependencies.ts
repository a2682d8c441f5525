import type { AppEvent } from '../../shared/app';
import type { Clock, NewId } from '../../shared/kernel';
import type { Edition } from '../../shared/questionnaires';
import type { Db } from '../database';

/** What the assessments ask of the library: a version that is cited. */
export interface LibraryLookup {
  findVersion(
    versionId: string,
  ): { readonly documentId: string; readonly title: string; readonly pageCount: number } | undefined;
}

export interface AssessmentsDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly editions: readonly Edition[];
  readonly library: LibraryLookup;
  /** Who makes the change, for the history. */
  readonly actor: () => string;
  /** Called after the change is on disk. */
  readonly announce: (event: AppEvent) => void;
}
