import { useMemo } from 'react';
import type { ComparisonColumn } from '../../shared/comparison';
import { type readAgenciesIn, useAgenciesIn } from './queries';

/** More names than these are folded away or counted. */
export const MOST_NAMED = 8;

type AgenciesIn = Awaited<ReturnType<typeof readAgenciesIn>>;

/** Which agencies took part in the national answers, by column: their short names. Columns of which nothing is known are left out. */
export function agencyWords(
  columns: readonly ComparisonColumn[],
  found: AgenciesIn,
): ReadonlyMap<string, string> {
  return new Map([...agencyNames(columns, found)].map(([key, names]) => [key, names.join(', ')]));
}

function agencyNames(
  columns: readonly ComparisonColumn[],
  found: AgenciesIn,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map(
    found.map(({ snapshotId, agencies }) => [
      snapshotId,
      agencies.filter(({ answered }) => answered > 0).map(({ shortName }) => shortName),
    ]),
  );
  return new Map(
    columns.flatMap(({ key, id, kind }) => {
      const own = kind === 'national' ? (names.get(id) ?? []) : [];
      return own.length === 0 ? [] : [[key, own] as const];
    }),
  );
}

/** The names as they are read; none until then. Results imported from tables have no agencies. */
export function useAgencyNames(columns: readonly ComparisonColumn[]): ReadonlyMap<string, readonly string[]> {
  const ids = [...new Set(columns.filter(({ kind }) => kind === 'national').map(({ id }) => id))];
  const { data } = useAgenciesIn(ids);
  return useMemo(() => agencyNames(columns, data ?? []), [columns, data]);
}
