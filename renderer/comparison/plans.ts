import { useQuery } from '@tanstack/react-query';
import {
  type Comparison,
  type ComparisonColumn,
  entityOf,
  levelOf,
  type Plans,
  unpackComparison,
} from '../../shared/comparison';
import { call, ROOM_KEYS } from '../platform';
import { readActionsOf } from './queries';

/** The last of some columns that are all a State's own national answers; undefined for any other comparison. */
function lastOfOne(columns: readonly ComparisonColumn[]): ComparisonColumn | undefined {
  const last = columns.at(-1);
  return last !== undefined &&
    columns.every((column) => column.kind === 'national' && entityOf(column) === entityOf(last))
    ? last
    : undefined;
}

/** The State whose plans may explain a change between two columns; null where they cannot: they explain a change of the State itself only. */
export function explainingState(
  first: ComparisonColumn | undefined,
  last: ComparisonColumn | undefined,
): ComparisonColumn['state'] | null {
  const isOwn = first?.kind === 'national' && last?.kind === 'national' && first.state === last.state;
  return isOwn ? first.state : null;
}

/** What the State wants to reach and has planned, where all columns are its own national answers; else, or where nothing is, null. */
export async function readPlans({ columns }: Pick<Comparison, 'columns'>): Promise<Plans | null> {
  const last = lastOfOne(columns);
  if (last === undefined) return null;
  const [actions, packed] = await Promise.all([
    readActionsOf(last.state),
    call('comparison.compare', { columns: [last.key, `${last.id}~targets`] }),
  ]);
  const beside = unpackComparison(packed);
  const place = beside.columns.findIndex(({ kind }) => kind === 'targets');
  const targets = new Map(
    beside.rows.flatMap(({ itemId, cells }) => {
      const level = levelOf(cells[place]);
      return level === undefined ? [] : [[itemId, level] as const];
    }),
  );
  return targets.size === 0 && actions.length === 0 ? null : { targets, actions };
}

/** The same as it is read; null until then. */
export function usePlans(comparison: Pick<Comparison, 'columns'>): Plans | null {
  const last = lastOfOne(comparison.columns);
  return (
    useQuery({
      queryKey: [...ROOM_KEYS.planning, 'wanted-after', last?.key],
      queryFn: () => readPlans(comparison),
      enabled: last !== undefined,
    }).data ?? null
  );
}
