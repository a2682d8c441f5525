import { z } from 'zod';
import { type Answer, type Progress, progress, progressOf, snapshotSummary } from '../assessments';
import { uuid } from '../kernel';
import { isLocalItem } from '../questionnaires';

const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';

/**
 * Names a column: a snapshot by its id, the own answers of an agency in it by `snapshot~agency`, or the targets of its assessment by
 * `snapshot~targets`.
 */
export const columnKey = z.string().regex(new RegExp(`^${UUID}(?:~(?:targets|${UUID}))?$`));

/** What a column shows: the national answers, those of one agency, or the levels the State wants to reach. */
export const columnKind = z.enum(['national', 'agency', 'targets']);
export type ColumnKind = z.infer<typeof columnKind>;

/** One column of a comparison. `id` is the snapshot it is taken from. */
export const comparisonColumn = z.strictObject({
  ...snapshotSummary.shape,
  /** Over the items that the questionnaire asks everybody, as every figure of a comparison. */
  progress,
  /** Over the State's own items (`X-`); null where none is asked. */
  own: progress.nullable(),
  key: columnKey,
  kind: columnKind,
  /** Whose own answers they are; null in a column of another kind. */
  agency: z.strictObject({ id: uuid, shortName: z.string() }).nullable(),
});
export type ComparisonColumn = z.infer<typeof comparisonColumn>;

/** How far the answers of a column are, the State's own items (`X-`) apart. */
export function progressApart(answers: readonly Answer[]): {
  readonly progress: Progress;
  readonly own: Progress | null;
} {
  const own = answers.filter(({ itemId }) => isLocalItem(itemId));
  return {
    progress: progressOf(answers.filter(({ itemId }) => !isLocalItem(itemId))),
    own: own.length === 0 ? null : progressOf(own),
  };
}

/** Whether results were imported from a table: they belong to no assessment, and their snapshot stands for itself. */
export function isImported({ id, assessmentId }: Pick<ComparisonColumn, 'id' | 'assessmentId'>): boolean {
  return id === assessmentId;
}

/** What a column key asks for. */
export interface ColumnRequest {
  readonly snapshotId: string;
  readonly kind: ColumnKind;
  readonly agencyId: string | null;
}

/** Takes a column key apart. */
export function readColumnKey(key: string): ColumnRequest {
  const [snapshotId = key, part] = key.split('~');
  if (part === undefined) return { snapshotId, kind: 'national', agencyId: null };
  if (part === 'targets') return { snapshotId, kind: 'targets', agencyId: null };
  return { snapshotId, kind: 'agency', agencyId: part };
}

type Who = Pick<ComparisonColumn, 'state' | 'kind' | 'agency'>;

/**
 * Who speaks in a column: a State, one of its agencies, or its targets. A direction exists only between columns in which the same one
 * speaks: between two of them it would rank them.
 */
export function entityOf({ state, kind, agency }: Who): string {
  return kind === 'agency'
    ? `${state} ${agency?.id ?? ''}`
    : kind === 'national'
      ? state
      : `${state} ${kind}`;
}

const KINDS = columnKind.options;

/**
 * Orders columns so that any order of choosing gives one result: States by their code, never by their levels; of each the national
 * answers, then the agencies, then the targets; each by reference date, then by the moment of freezing.
 */
export function columnOrder(one: ComparisonColumn, other: ComparisonColumn): number {
  const parts = (column: ComparisonColumn) => [
    column.state,
    String(KINDS.indexOf(column.kind)),
    column.agency?.shortName ?? '',
    column.agency?.id ?? '',
    column.referenceDate,
    column.frozenAt,
    column.key,
  ];
  const [mine, theirs] = [parts(one), parts(other)];
  const at = mine.findIndex((part, index) => part !== theirs[index]);
  if (at < 0) return 0;
  return (mine[at] ?? '') < (theirs[at] ?? '') ? -1 : 1;
}
