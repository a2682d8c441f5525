import { openIn, type ReturnedFile, type SheetRequest } from '../../shared/sheets';
import type { SheetsDependencies } from './dependencies';
import { createReceiving } from './receiving';
import { listRequests, listReturns } from './repository';
import { createSending } from './sending';

export type SheetsService = ReturnType<typeof createSheetsService>;

/** Asking agencies that have no Waymark: sheets that go out, answers that come back, and what was sent to whom. */
export function createSheetsService(dependencies: SheetsDependencies) {
  const { db, assessments } = dependencies;
  return {
    ...createSending(dependencies),
    ...createReceiving(dependencies),

    /** The languages in which sheets can be written. */
    languages: dependencies.languages,

    /** Requests of an assessment, latest first. @throws AppError `assessments.not-found`. */
    requests: (assessmentId: string): SheetRequest[] => {
      const open = new Map(
        assessments
          .agencyProgress(assessmentId)
          .map(({ agencyId, progress }) => [agencyId, openIn(progress)]),
      );
      return listRequests(db, assessmentId).map((request) => ({
        ...request,
        open: open.get(request.agencyId) ?? null,
      }));
    },

    /** Files of an assessment that were taken in, latest first. @throws AppError `assessments.not-found`. */
    returns: (assessmentId: string): ReturnedFile[] => {
      assessments.listReceipts(assessmentId);
      return listReturns(db, assessmentId);
    },
  };
}
