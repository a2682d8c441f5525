import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ComparisonColumn } from '../../../shared/comparison';
import { useDates } from '../../platform';
import styles from './FreeOfDuty.module.css';

/** The sign of a cell whose State is not bound by the treaty duty of the item, with what it means in words. */
export function FreeOfDuty({
  column,
}: {
  readonly column: Pick<ComparisonColumn, 'state' | 'referenceDate'>;
}) {
  const words = useFreeWords()(column);
  return (
    <span className={styles.sign} title={words} data-free-of-duty>
      <s aria-hidden>§</s>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

/** Says that the treaty duty of an item is not in force for the State of a column on its day. */
export function useFreeWords() {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const dates = useDates();
  return ({ state, referenceDate }: Pick<ComparisonColumn, 'state' | 'referenceDate'>) =>
    t('cell.no-duty', { state: t(`vocabulary:member.${state}.label`), day: dates.day(referenceDate) });
}
