import { CircleAlert, CircleQuestionMark, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type DocumentSummary, forceOn, forceWarning } from '../../../shared/library';
import { speaksOfPeriod } from '../../../shared/vocabulary';
import { useToday } from '../../platform';
import styles from './works.module.css';

interface ForceMarkProps {
  readonly document: Pick<DocumentSummary, 'force' | 'status' | 'type'>;
  /** The day by which the list is narrowed. */
  readonly asAt: string | null;
}

/** What a line of the list must say about being in force, besides the legal status: not yet, over, or not known on the day asked. */
export function ForceMark({ document, asAt }: ForceMarkProps) {
  const { t } = useTranslation('works');
  const now = useToday();
  if (asAt !== null && !speaksOfPeriod(document.type) && forceOn(document.force, asAt).answer === 'unknown') {
    return (
      <span className={styles['mark']} data-force="unknown">
        <CircleQuestionMark aria-hidden size={14} />
        {t('mark.unknown')}
      </span>
    );
  }
  const warning = forceWarning(document.force, now);
  if (warning === 'not-yet' || warning === 'not-adopted-yet') {
    return (
      <span className={styles['mark']} data-force="not-yet">
        <Clock aria-hidden size={14} />
        {t('mark.not-yet')}
      </span>
    );
  }
  const isOver = warning === 'repealed' || warning === 'superseded' || warning === 'expired';
  const isSaid = ['repealed', 'superseded', 'expired'].includes(document.status);
  if (!isOver || isSaid) return null;
  return (
    <span className={styles['mark']} data-force={warning}>
      <CircleAlert aria-hidden size={14} />
      {t(`mark.${warning}`)}
    </span>
  );
}
