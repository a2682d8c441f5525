import { useEffect } from 'react';
import type { LibraryFilter } from '../../shared/library';
import { addressOf, type LibraryAddress } from './address';

let shown: LibraryAddress = {};

/** Remembers the list that is shown, for the way back to it from one of its documents. */
export function useRememberedList(filter: LibraryFilter): void {
  useEffect(() => {
    shown = addressOf(filter);
  }, [filter]);
}

/** The address of the list that was shown last: whoever goes through it document by document sets its filters only once. */
export const lastList = (): LibraryAddress => shown;
