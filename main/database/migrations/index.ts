import { firstTables } from './0001-first-tables.ts';
import { reading } from './0002-reading.ts';
import { groupedChanges } from './0003-grouped-changes.ts';
import { topicNotes } from './0004-topic-notes.ts';
import { manyAgencies } from './0005-many-agencies.ts';
import { works } from './0006-works.ts';
import { glossaryAndSavedSearches } from './0007-glossary-and-saved-searches.ts';
import { planning } from './0008-planning.ts';
import { readingPictures } from './0009-reading-pictures.ts';
import { chainedHistory } from './0010-chained-history.ts';
import { reliance } from './0011-reliance.ts';
import { importedTables } from './0012-imported-tables.ts';
import { comparing } from './0013-comparing.ts';
import { answerSheets } from './0014-answer-sheets.ts';
import { packs } from './0015-packs.ts';
import { treatyStatuses } from './0016-treaty-statuses.ts';
import { ownEditions } from './0017-own-editions.ts';
import { editionsOfTargets } from './0018-editions-of-targets.ts';
import { stampsOfSnapshots } from './0019-stamps-of-snapshots.ts';
import { countsOfSnapshots } from './0020-counts-of-snapshots.ts';
import { personalData } from './0021-personal-data.ts';
import { appliesTo } from './0022-applies-to.ts';
import { deletingDocuments } from './0023-deleting-documents.ts';
import { filesOfPacks } from './0024-files-of-packs.ts';
import { packsBeingPlaced } from './0025-packs-being-placed.ts';
import { rowsTakenOut } from './0026-rows-taken-out.ts';
import { wordsBesideAnswers } from './0027-words-beside-answers.ts';
import { remindersOfPacks } from './0028-reminders-of-packs.ts';
import type { Migration } from './migration.ts';

/** All steps in order. Append only. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  reading,
  groupedChanges,
  topicNotes,
  manyAgencies,
  works,
  glossaryAndSavedSearches,
  planning,
  readingPictures,
  chainedHistory,
  reliance,
  importedTables,
  comparing,
  answerSheets,
  packs,
  treatyStatuses,
  ownEditions,
  editionsOfTargets,
  stampsOfSnapshots,
  countsOfSnapshots,
  personalData,
  appliesTo,
  deletingDocuments,
  filesOfPacks,
  packsBeingPlaced,
  rowsTakenOut,
  wordsBesideAnswers,
  remindersOfPacks,
];
export { type Migration, runStep } from './migration.ts';
