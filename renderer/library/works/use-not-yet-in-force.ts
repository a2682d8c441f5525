import { useMemo } from 'react';
import { forceOn } from '../../../shared/library';
import type { DocumentType } from '../../../shared/vocabulary';
import { useAllDocuments } from '../queries';

/** Of a version whose text was not adopted or not in force yet on a day, what type of text it is, by its id; null of every other. */
export function useNotYetInForce(day: string | null): (versionId: string) => DocumentType | null {
  const documents = useAllDocuments().data;
  const types = useMemo(
    () =>
      new Map(
        (documents ?? []).flatMap(({ type, force, versions }) => {
          if (day === null) return [];
          const { answer, why } = forceOn(force, day);
          const isEarly = answer === 'no' && (why === 'not-yet' || why === 'not-adopted-yet');
          return isEarly ? versions.map(({ id }) => [id, type] as const) : [];
        }),
      ),
    [documents, day],
  );
  return (versionId) => types.get(versionId) ?? null;
}
