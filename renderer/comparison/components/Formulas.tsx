import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/comparison';
import { columnsOf, comparableOf, countsOf, directionsBetween, isOneSpeaker, type Span } from '../changes';
import styles from './Formulas.module.css';

interface FormulasProps {
  readonly comparison: Comparison;
  readonly span: Span;
}

/** How every figure of the screen is counted, with the numbers that stand there now. */
export function Formulas({ comparison, span }: FormulasProps) {
  const { t } = useTranslation('comparison');
  const counts = countsOf(comparison, span);
  const [from, to] = columnsOf(comparison, span);
  const isOne = isOneSpeaker(comparison.columns[from], comparison.columns[to]);
  return (
    <details className={styles.formulas} data-formulas>
      <summary>{t('formula.title')}</summary>
      <dl>
        <dt>{t('report.comparable')}</dt>
        <dd>
          {t('formula.comparable')}{' '}
          {t(isOne ? 'formula.sum' : 'formula.sum-beside', {
            ...{ all: comparableOf(counts), better: counts.better, worse: counts.worse, same: counts.same },
            different: counts['different-levels'],
          })}
        </dd>
        {directionsBetween(isOne).map((direction) => (
          <div key={direction}>
            <dt>{t(`direction.${direction}`)}</dt>
            <dd>{t(`formula.${direction}`)}</dd>
          </div>
        ))}
        {isOne ? (
          <>
            <dt>{t('direction.claimed')}</dt>
            <dd>{t('formula.claimed')}</dd>
            <dt>{t('changes.points')}</dt>
            <dd>{t('formula.points')}</dd>
          </>
        ) : null}
        <dt>{t('column.coverage')}</dt>
        <dd>{t('formula.coverage')}</dd>
        <dt>{t('plots.counted')}</dt>
        <dd>{t('formula.counted')}</dd>
        <dt>{t('formula.reached-name')}</dt>
        <dd>{t('formula.reached')}</dd>
      </dl>
    </details>
  );
}
