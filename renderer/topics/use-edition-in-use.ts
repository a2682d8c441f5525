import { useEdition, useEditions } from '../questionnaires';
import { useOpenAssessment } from './queries';

/**
 * The edition that is worked with, with its items: that of the open assessment worked on last, so that every item leads to its
 * answer; without one the newest. Undefined while it is being read.
 */
export function useEditionInUse() {
  const open = useOpenAssessment();
  const newest = useEditions().data?.[0];
  const { questionnaire, edition } = open.data ?? { questionnaire: newest?.id, edition: newest?.edition };
  const named = questionnaire === undefined || edition === undefined ? undefined : { questionnaire, edition };
  return useEdition(open.isPending ? undefined : named).data;
}
