import { isOut, packReturnedAt } from '../../shared/sheets';
import type { Db } from '../database';
import { listRequests, listReturns } from './repository';

/** Whether a sheet of an assessment went out to an agency: what comes back on it has to find the agency there. */
export function wasSentSheet(db: Db, assessmentId: string, agencyId: string): boolean {
  return listRequests(db, assessmentId).some((one) => one.agencyId === agencyId);
}

/** What of requests stands with others. */
export interface KnownRequests {
  /** When requests to the agency went out as packs. */
  readonly packs: readonly string[];
  /** Of all that was taken in for the assessment, the newest first. */
  readonly receipts: readonly { readonly id: string; readonly agencyId: string; readonly at: string }[];
  /** Answers that the agency is asked for and has not given. */
  readonly open: number;
  readonly today: string;
}

/** How many requests of an assessment went out to an agency, as sheets or as packs, and are still waited for. */
export function countRequestsOut(
  db: Db,
  assessmentId: string,
  agencyId: string,
  { packs, receipts, open, today }: KnownRequests,
): number {
  const sheets = listRequests(db, assessmentId).filter((one) => one.agencyId === agencyId);
  const ofSheets = new Set(listReturns(db, assessmentId).map(({ receiptId }) => receiptId));
  const returns = [
    ...sheets.map(({ returnedAt }) => returnedAt),
    ...packs.map((sentAt) => packReturnedAt({ agencyId, sentAt }, receipts, ofSheets)),
  ];
  return returns.filter((returnedAt) => isOut({ returnedAt, open, dueOn: null }, today)).length;
}
