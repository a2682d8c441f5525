import { useMemo } from 'react';
import type { AppliesTo } from '../../../shared/vocabulary';
import { useAllDocuments } from '../queries';

/** To which part of the country a cited version applies, by its id; null where that is all of it, not said or not known. */
export function useNarrowVersions(): (versionId: string) => Exclude<AppliesTo, 'national'> | null {
  const documents = useAllDocuments().data;
  const narrow = useMemo(
    () =>
      new Map(
        (documents ?? []).flatMap(({ appliesTo, versions }) =>
          appliesTo === null || appliesTo === 'national'
            ? []
            : versions.map(({ id }) => [id, appliesTo] as const),
        ),
      ),
    [documents],
  );
  return (versionId) => narrow.get(versionId) ?? null;
}
