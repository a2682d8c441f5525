import type { TFunction } from 'i18next';
import type { SnapshotSummary } from '../../shared/assessments';
import { isImported } from '../../shared/comparison';

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
