import { useCallback } from 'react';
import type { ComparisonColumn } from '../../shared/comparison';
import { isFreeOfDuty } from '../../shared/instruments';
import type { Item } from '../../shared/questionnaires';
import { useInstruments, useTreatyStatuses } from '../instruments';

type Side = Pick<ComparisonColumn, 'state' | 'referenceDate'>;

/**
 * Whether the treaty duty of an item is not in force for the State of a column on its day. Told only where several States stand side by
 * side, whose law may differ; false until it is known. The function stays the same while nothing changes.
 */
export function useFreeOfDuty(columns: readonly Side[]): (item: Item | undefined, column: Side) => boolean {
  const isWanted = new Set(columns.map(({ state }) => state)).size > 1;
  const instruments = useInstruments(isWanted).data;
  const ratifications = useTreatyStatuses(isWanted).data;
  return useCallback(
    (item, { state, referenceDate }) =>
      isWanted &&
      item !== undefined &&
      instruments !== undefined &&
      ratifications !== undefined &&
      isFreeOfDuty({ instruments, ratifications }, state, item.legalRefs, referenceDate),
    [isWanted, instruments, ratifications],
  );
}
