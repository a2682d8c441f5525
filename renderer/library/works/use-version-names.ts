import { useMemo } from 'react';
import { useAllDocuments } from '../queries';
import { useVersionName } from './version-name';

/** Names of versions by their id, where a document has several; for citations, which name the version they were made from. */
export function useVersionNames(): (versionId: string) => string | null {
  const documents = useAllDocuments().data;
  const nameOf = useVersionName();
  const versions = useMemo(
    () =>
      new Map(
        (documents ?? [])
          .filter((document) => document.versions.length > 1)
          .flatMap((document) =>
            document.versions.map((version) => [version.id, { version, among: document.versions }] as const),
          ),
      ),
    [documents],
  );
  return (versionId) => {
    const found = versions.get(versionId);
    return found === undefined ? null : nameOf(found.version, found.among);
  };
}
