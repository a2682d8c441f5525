import { useEdition, useEditions } from '../questionnaires';

/** The newest edition with its items; undefined while it is being read. */
export function useNewestEdition() {
  const newest = useEditions().data?.[0];
  return useEdition(newest && { questionnaire: newest.id, edition: newest.edition }).data;
}
