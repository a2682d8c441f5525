import type { Db } from '../database';
import { listRequests } from './repository';

/** Whether a sheet of an assessment went out to an agency: what comes back on it has to find the agency there. */
export function wasSentSheet(db: Db, assessmentId: string, agencyId: string): boolean {
  return listRequests(db, assessmentId).some((one) => one.agencyId === agencyId);
}
