import type { AssessmentSummary, SnapshotSummary } from '../../shared/assessments';
import type { CheckedPart, CheckFault, CheckResult, FileFault } from '../../shared/backup';
import { AppError, isAppError } from '../../shared/kernel';
import type { AssessmentsService } from '../assessments';
import type { Db, HistoryHead } from '../database';
import type { LibraryService } from '../library';
import type { BackupFiles } from './backup-files';
import { checkStoredFiles, faultOfFile } from './check-files';
import { checkWholeHistory } from './check-history';

/** Results that were imported from tables. */
export interface ImportedResults {
  /** Reads all of them again; gives the names of those that are not what was imported. */
  checkFrozen(): { readonly looked: number; readonly damaged: readonly string[] };
}

/** The parts of an open workspace that are checked. */
export interface CheckedWorkspace {
  readonly db: Db;
  readonly assessments: Pick<
    AssessmentsService,
    'list' | 'get' | 'answeringAgencies' | 'countSound' | 'listDecisions' | 'listSnapshots' | 'getSnapshot'
  >;
  readonly library: Pick<LibraryService, 'storedFiles'>;
  readonly imported?: ImportedResults;
  /** Folder of the PDFs. */
  readonly files: string;
  readonly backups: BackupFiles;
  /** What was once the newest entry of the history, as others have kept it. */
  readonly heads: readonly HistoryHead[];
}

export interface CheckOptions {
  readonly onProgress: (done: number, total: number) => void;
  /** Asked between two things. */
  readonly shouldStop: () => boolean;
}

const MAX_TOLD = 100;

const nameOf = ({ state, referenceDate }: AssessmentSummary | SnapshotSummary): string =>
  `${state} ${referenceDate}`;

/**
 * Reads the whole workspace again and compares everything with the hash it was saved with: structure and references of the
 * database, the chain of the history, every answer, every snapshot, every PDF, every backup. Changes nothing; other work goes on meanwhile.
 *
 * @throws AppError `app.process-restarted` when told to stop.
 */
export async function checkWorkspace(
  { db, assessments, library, imported, files, backups, heads }: CheckedWorkspace,
  { onProgress, shouldStop }: CheckOptions,
): Promise<{ readonly result: Omit<CheckResult, 'at'>; readonly files: readonly FileFault[] }> {
  const looked: Record<CheckedPart, number> = {
    ...{ database: 0, history: 0, answers: 0, snapshots: 0, files: 0, backups: 0 },
  };
  const faults: CheckFault[] = [];
  const found = (part: CheckedPart, kind: CheckFault['kind'], name: string) =>
    void faults.push({ part, kind, name });

  const { structure, references } = db.findFaults();
  looked.database = 1;
  for (const _line of structure) found('database', 'structure', '');
  for (const table of references) found('database', 'reference', table);

  const listed = <T>(part: CheckedPart, list: () => readonly T[]): readonly T[] => {
    try {
      return list();
    } catch {
      // A row that does not fit its own schema; the list cannot be shown, so neither can what is in it be checked.
      found(part, 'unreadable', '');
      return [];
    }
  };
  const everyAssessment = listed('answers', () => assessments.list());
  const everySnapshot = listed('snapshots', () => assessments.listSnapshots());
  const everyFile = listed('files', () => library.storedFiles());
  // One with a proof that is no longer as long as it was is as damaged as one that reads otherwise.
  const everyBackup = backups.list().filter(({ verified, contents }) => verified || contents !== null);
  const total = 2 + everyAssessment.length + everySnapshot.length + everyFile.length + everyBackup.length;

  let done = 0;
  const rest = async () => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (shouldStop()) throw new AppError('app.process-restarted');
  };
  const step = async () => {
    done += 1;
    onProgress(done, total);
    await rest();
  };
  await step();

  const history = await checkWholeHistory(db, heads, rest);
  looked.history = history.looked;
  if (history.fault !== null)
    faults.push({
      part: 'history',
      kind: history.fault.kind,
      name: String(history.fault.seq),
      history: history.fault,
    });
  await step();

  for (const summary of everyAssessment) {
    const { id } = summary;
    const named = new Set<string>();
    const changed = (item: unknown) => {
      // Several agencies may have answered it.
      if (!named.has(String(item))) found('answers', 'changed', `${item}, ${nameOf(summary)}`);
      named.add(String(item));
    };
    const look = (work: () => number): void => {
      try {
        looked.answers += work();
      } catch (cause) {
        if (isAppError(cause, 'assessments.answer-damaged')) {
          for (const item of String(cause.data.items).split(', ')) changed(item);
        } else if (isAppError(cause, 'assessments.decision-damaged')) {
          changed(cause.data.item);
        } else if (
          !isAppError(cause, 'assessments.edition-unknown') &&
          // Taken away meanwhile.
          !isAppError(cause, 'assessments.not-found')
        ) {
          found('answers', 'unreadable', nameOf(summary));
        }
      }
    };
    look(() => assessments.get(id).answers.filter(({ revision }) => revision > 0).length);
    // Agency by agency: those of forty take more than a second.
    for (const agencyId of listed('answers', () => assessments.answeringAgencies(id))) {
      await rest();
      look(() => assessments.countSound(id, agencyId));
    }
    look(() => {
      assessments.listDecisions(id, null);
      return 0;
    });
    await step();
  }

  for (const summary of everySnapshot) {
    looked.snapshots += 1;
    try {
      assessments.getSnapshot(summary.id);
    } catch {
      found('snapshots', 'changed', nameOf(summary));
    }
    await step();
  }

  const imports = imported?.checkFrozen();
  looked.snapshots += imports?.looked ?? 0;
  for (const name of imports?.damaged ?? []) found('snapshots', 'changed', name);

  const fileFaults = await checkStoredFiles(files, everyFile, async () => {
    looked.files += 1;
    await step();
  });
  for (const { kind, name } of fileFaults) found('files', kind, name);

  for (const { id, createdAt } of everyBackup) {
    looked.backups += 1;
    const proven = backups.find(id);
    const kind = proven === undefined ? 'changed' : await faultOfFile(backups.fileOf(id), proven.side.sha256);
    // Removed meanwhile to make room for a newer one.
    if (kind !== null && kind !== 'missing') found('backups', kind, createdAt);
    await step();
  }

  return {
    result: { looked, faults: faults.slice(0, MAX_TOLD), faultCount: faults.length },
    files: fileFaults,
  };
}
