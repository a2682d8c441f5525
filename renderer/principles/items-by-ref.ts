import { useMemo } from 'react';
import type { LegalRef } from '../../shared/instruments';
import type { Item } from '../../shared/questionnaires';
import { useEditionInUse } from '../topics';

/** The items of the edition in use by the article or instrument they rest on, in the order in which they are asked. */
export function useItemsByRef(): ReadonlyMap<LegalRef, readonly Item[]> {
  const edition = useEditionInUse();
  return useMemo(() => {
    const found = new Map<LegalRef, Item[]>();
    for (const item of edition?.items ?? []) {
      for (const { ref } of item.legalRefs) found.set(ref, [...(found.get(ref) ?? []), item]);
    }
    return found;
  }, [edition]);
}
