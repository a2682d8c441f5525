import { VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp, CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  type CellLetter,
  type ComparisonColumn,
  type ComparisonStep,
  levelOf,
} from '../../../shared/comparison';
import { signed } from '../changes';
import { CellMark } from './CellMark';
import { FreeOfDuty } from './FreeOfDuty';
import styles from './HeatContent.module.css';

interface HeatContentProps {
  readonly cell: CellLetter;
  /** Corrected after freezing. */
  readonly isRestated: boolean;
  /** What happened since the column before; undefined in the first column. */
  readonly step: ComparisonStep | undefined;
  /** Its column, where the treaty duty of the item is not in force for the State of it. */
  readonly freeOfDuty: ComparisonColumn | undefined;
}

/** What stands in a cell of the heat map: the answer, and what happened since the column before. */
export function HeatContent({ cell, isRestated, step, freeOfDuty }: HeatContentProps) {
  const { t } = useTranslation('comparison');
  if (cell === 'h') return <span className={styles.words}>{t('cell.hidden')}</span>;
  const level = levelOf(cell);
  return (
    <span className={styles.content}>
      <span className={level === undefined ? styles.words : undefined}>
        <CellMark cell={cell} short={level !== undefined} />
      </span>
      {isRestated ? (
        <span title={t('cell.restated')}>
          <span aria-hidden>*</span>
          <VisuallyHidden>{t('cell.restated')}</VisuallyHidden>
        </span>
      ) : null}
      {freeOfDuty === undefined ? null : <FreeOfDuty column={freeOfDuty} />}
      {step === undefined ? null : <Since step={step} />}
    </span>
  );
}

function Since({ step }: { readonly step: ComparisonStep }) {
  const { t } = useTranslation('comparison');
  const delta = step.levels === 0 ? null : signed(step.levels);
  const word = t(`direction.${step.direction}`);
  // Asked on both sides, but the question or its levels mean something else.
  if (step.direction === 'not-comparable' && step.comparability === 'limited') {
    return (
      <span className={styles.delta} title={word}>
        <CircleSlash aria-hidden size={13} />
        <VisuallyHidden>{word}</VisuallyHidden>
      </span>
    );
  }
  if (delta === null) return null;
  const Arrow = step.direction === 'worse' ? ArrowDown : ArrowUp;
  return (
    <span className={styles.delta} data-direction={step.direction}>
      <Arrow aria-hidden size={13} />
      <span aria-hidden>{delta}</span>
      <VisuallyHidden>{t('table.delta', { direction: word, delta })}</VisuallyHidden>
    </span>
  );
}
