import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/comparison';
import { comparableOf, countsOf, type Span, WORSE_FIRST } from '../changes';
import styles from './Formulas.module.css';

interface FormulasProps {
  readonly comparison: Comparison;
  readonly span: Span;
}

/** How every figure of the screen is counted, with the numbers that stand there now. */
export function Formulas({ comparison, span }: FormulasProps) {
  const { t } = useTranslation('comparison');
  const counts = countsOf(comparison, span);
  return (
    <details className={styles.formulas} data-formulas>
      <summary>{t('formula.title')}</summary>
      <dl>
        <dt>{t('report.comparable')}</dt>
        <dd>
          {t('formula.comparable')}{' '}
          {t('formula.sum', {
            ...{ all: comparableOf(counts), better: counts.better, worse: counts.worse, same: counts.same },
          })}
        </dd>
        {WORSE_FIRST.map((direction) => (
          <div key={direction}>
            <dt>{t(`direction.${direction}`)}</dt>
            <dd>{t(`formula.${direction}`)}</dd>
          </div>
        ))}
        <dt>{t('direction.claimed')}</dt>
        <dd>{t('formula.claimed')}</dd>
        <dt>{t('changes.points')}</dt>
        <dd>{t('formula.points')}</dd>
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
