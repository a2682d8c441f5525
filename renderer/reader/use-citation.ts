import { useMemo } from 'react';
import type { Citation } from '../../shared/assessments';
import type { CitedPlace } from './address';
import { useCitedAssessment } from './queries';

/** The citation that the reader came from, once it is known; null when there is none. */
export function useCitation(place: CitedPlace | null, citationId: string | undefined): Citation | null {
  const wanted = place !== null && citationId !== undefined;
  const assessment = useCitedAssessment(
    wanted ? place.assessmentId : undefined,
    place?.agencyId ?? null,
  ).data;
  const itemId = place?.itemId;
  return useMemo(() => {
    const answer = assessment?.answers.find((one) => one.itemId === itemId);
    return answer?.citations.find((one) => one.id === citationId) ?? null;
  }, [assessment, itemId, citationId]);
}
