import { VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/assessments';
import type { ComparisonStep } from '../../../shared/comparison';
import { signed } from '../changes';
import { CellMark } from './CellMark';
import styles from './HeatCell.module.css';

interface HeatCellProps {
  readonly cell: Answer | null;
  /** Corrected after freezing. */
  readonly isRestated?: boolean;
  /** What happened since the column before; undefined in the first column. */
  readonly step: ComparisonStep | undefined;
  readonly tabIndex: 0 | -1;
  readonly address: string;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

/** One answer of the grid. */
export function HeatCell({
  cell,
  isRestated = false,
  step,
  tabIndex,
  address,
  onFocus,
  onOpen,
}: HeatCellProps) {
  const { t } = useTranslation('comparison');
  const level = cell?.value.kind === 'level' ? cell.value.level : undefined;
  const delta = step !== undefined && step.levels !== 0 ? signed(step.levels) : null;
  const Arrow = step?.direction === 'worse' ? ArrowDown : ArrowUp;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears Enter and Space for all its cells
    <td
      className={styles.cell}
      data-level={level ?? 'none'}
      data-cell={address}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span className={styles.content}>
        <CellMark cell={cell} short={level !== undefined} />
        {isRestated ? (
          <span title={t('cell.restated')}>
            <span aria-hidden>*</span>
            <VisuallyHidden>{t('cell.restated')}</VisuallyHidden>
          </span>
        ) : null}
        {delta === null || step === undefined ? null : (
          <span className={styles.delta} data-direction={step.direction}>
            <Arrow aria-hidden size={13} />
            <span aria-hidden>{delta}</span>
            <VisuallyHidden>
              {t('table.delta', { direction: t(`direction.${step.direction}`), delta })}
            </VisuallyHidden>
          </span>
        )}
      </span>
    </td>
  );
}
