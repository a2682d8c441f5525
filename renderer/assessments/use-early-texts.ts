import { isText } from '../../shared/assessments';
import { useNotYetInForce } from '../library';

/**
 * Whether a cited version is of a law, plan or procedure that was not in force yet on a day; a report may well be of a later day than
 * the year it is about.
 */
export function useEarlyTexts(day: string | null): (versionId: string) => boolean {
  const typeOf = useNotYetInForce(day);
  return (versionId) => {
    const type = typeOf(versionId);
    return type !== null && isText(type);
  };
}
