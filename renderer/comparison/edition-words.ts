import type { TFunction } from 'i18next';
import type { SnapshotSummary } from '../../shared/assessments';
import { isImported, type LineageNote } from '../../shared/comparison';
import { restatedKey } from './changes';

/** The edition of a column and what of it was asked; of imported results, that they are. */
export function editionWords(
  t: TFunction<['comparison', ...string[]]>,
  column: Pick<SnapshotSummary, 'id' | 'assessmentId' | 'edition' | 'scope'>,
): string {
  return t('column.edition-scope', {
    edition: column.edition,
    scope: t(`column.scope.${isImported(column) ? 'imported' : column.scope}`),
  });
}

/** What became of an item on the way to another edition, and what level that makes of the older one where one may be told. */
export const becameWords = (
  t: TFunction<['comparison', ...string[]]>,
  { change, items, restatedLevel }: Pick<LineageNote, 'change' | 'items' | 'restatedLevel'>,
): readonly string[] => [
  t(`lineage.${change}`, { items: items.join(', ') }),
  ...(restatedLevel === null ? [] : [t(restatedKey(change), { level: restatedLevel })]),
];

/** Who froze a column and when, or from which file it was imported. */
export function frozenWords(
  t: TFunction<['comparison', ...string[]]>,
  column: Pick<SnapshotSummary, 'id' | 'assessmentId' | 'frozenBy' | 'frozenAt'>,
  dayOf: (instant: string) => string,
): string {
  return t(isImported(column) ? 'column.imported-from' : 'column.frozen-by', {
    name: column.frozenBy,
    date: dayOf(column.frozenAt),
  });
}
