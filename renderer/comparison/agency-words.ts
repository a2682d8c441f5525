import { useMemo } from 'react';
import type { ComparisonColumn } from '../../shared/comparison';
import { type readAgenciesIn, useAgenciesIn } from './queries';

type AgenciesIn = Awaited<ReturnType<typeof readAgenciesIn>>;

/** Which agencies took part in the national answers, by column: their short names. Columns of which nothing is known are left out. */
export function agencyWords(
  columns: readonly ComparisonColumn[],
  found: AgenciesIn,
): ReadonlyMap<string, string> {
  const names = new Map(
    found.map(({ snapshotId, agencies }) => [
      snapshotId,
      agencies.filter(({ answered }) => answered > 0).map(({ shortName }) => shortName),
    ]),
  );
  return new Map(
    columns.flatMap(({ key, id, kind }) => {
      const own = kind === 'national' ? (names.get(id) ?? []) : [];
      return own.length === 0 ? [] : [[key, own.join(', ')] as const];
    }),
  );
}

/** The same as it is read; empty until then. Results imported from tables have no agencies. */
export function useAgencyWords(columns: readonly ComparisonColumn[]): ReadonlyMap<string, string> {
  const ids = [...new Set(columns.filter(({ kind }) => kind === 'national').map(({ id }) => id))];
  const { data } = useAgenciesIn(ids);
  return useMemo(() => agencyWords(columns, data ?? []), [columns, data]);
}
