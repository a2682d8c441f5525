import { useMemo } from 'react';
import { libraryFilter } from '../../../shared/library';
import { useAllDocuments, useDocuments } from '../queries';

const TRASH = libraryFilter.parse({ removed: true });

/**
 * Whether a version that is cited still lies in the library, by its id: in the trash, or gone. Null where it is there, and as long as that
 * is not known.
 */
export function useKeptVersions(): (versionId: string) => 'in-trash' | 'gone' | null {
  const present = useAllDocuments().data;
  const removed = useDocuments(TRASH).data;
  const places = useMemo(() => {
    if (present === undefined || removed === undefined) return null;
    const idsOf = (documents: typeof present) =>
      new Set(documents.flatMap(({ versions }) => versions.map(({ id }) => id)));
    return { present: idsOf(present), removed: idsOf(removed) };
  }, [present, removed]);
  return (versionId) => {
    if (places === null || places.present.has(versionId)) return null;
    return places.removed.has(versionId) ? 'in-trash' : 'gone';
  };
}
