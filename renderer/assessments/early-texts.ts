import { isText } from '../../shared/assessments';
import type { CitedVersions } from '../library';

/**
 * Whether a cited version is of a law, plan or procedure that was not in force yet on a day; a report may well be of a later day than
 * the year it is about.
 */
export function isEarlyText(cited: CitedVersions, versionId: string, day: string): boolean {
  const type = cited.notYetInForce(versionId, day);
  return type !== null && isText(type);
}
