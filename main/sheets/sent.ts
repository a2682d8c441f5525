import type { Db } from '../database';
import { listRequests } from './repository';

/** Whether a sheet of an assessment went out to an agency: what comes back on it has to find the agency there. */
export function wasSentSheet(db: Db, assessmentId: string, agencyId: string): boolean {
  return listRequests(db, assessmentId).some((one) => one.agencyId === agencyId);
}

/** How many sheets of an assessment went out to an agency and have not come back. */
export function countSheetsOut(db: Db, assessmentId: string, agencyId: string): number {
  const mine = listRequests(db, assessmentId).filter((one) => one.agencyId === agencyId);
  return mine.filter(({ returnedAt }) => returnedAt === null).length;
}
