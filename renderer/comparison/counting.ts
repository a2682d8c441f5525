import { useMemo, useState } from 'react';
import {
  type CauseCounts,
  type CausesOf,
  type Comparison,
  type Counting,
  countedRows,
  notReal,
  notRealAnywhere,
} from '../../shared/comparison';
import { columnsOf, type Span } from './changes';

/** What counts on the screens of one comparison, and what that leaves out. */
export interface CountingChoice {
  readonly constantOnly: boolean;
  readonly realOnly: boolean;
  readonly setConstantOnly: (on: boolean) => void;
  readonly setRealOnly: (on: boolean) => void;
  /** For counts and pictures over all columns. */
  readonly counting: Counting;
  /** Items counted so. */
  readonly counted: number;
  /** Left out of the list of changes between the two columns looked at. */
  readonly leftOut: ReadonlySet<string>;
  /** Causes of the differences of level between these two. */
  readonly causeCounts: CauseCounts;
}

const NOTHING: ReadonlySet<string> = new Set();

/** One choice for all tabs: the same questions in every column, and real progress only. */
export function useCounting(comparison: Comparison, span: Span, causes: CausesOf): CountingChoice {
  const [constantOnly, setConstantOnly] = useState(true);
  const [realOnly, setRealOnly] = useState(false);
  return useMemo(() => {
    const counting = { constantOnly, without: realOnly ? notRealAnywhere(comparison, causes) : NOTHING };
    const { items, counts } = notReal(comparison, columnsOf(comparison, span), causes);
    return {
      ...{ constantOnly, realOnly, setConstantOnly, setRealOnly, counting },
      counted: countedRows(comparison, counting).length,
      leftOut: realOnly ? items : NOTHING,
      causeCounts: counts,
    };
  }, [comparison, span, causes, constantOnly, realOnly]);
}
