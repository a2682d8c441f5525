import { VisuallyHidden } from '@mantine/core';
import { CircleDashed, Crown, Hourglass, Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../shared/consolidation';
import { markedValue } from '../../assessments';
import { LevelMark } from '../../ui';
import styles from './CellContent.module.css';

interface CellContentProps {
  readonly cell: Cell | null;
  /** Says something else than the national answer. */
  readonly differs: boolean;
}

/** What one agency says, as number, shape and signs; each sign has a word for the ear and on paper. */
export function CellContent({ cell, differs }: CellContentProps) {
  const { t } = useTranslation('consolidation');
  if (cell === null) return <VisuallyHidden>{t('cell.not-asked')}</VisuallyHidden>;
  if (cell.value.kind === 'none') {
    return (
      <span className={styles.waiting}>
        <Hourglass aria-hidden size={14} /> {t('cell.waiting')}
        {cell.isLead ? <Lead /> : null}
      </span>
    );
  }
  const isLevel = cell.value.kind === 'level';
  return (
    <span className={styles.content}>
      <LevelMark value={markedValue(cell.value)} short={isLevel} />
      <span className={styles.signs}>
        {cell.isLead ? <Lead /> : null}
        {cell.confirmed ? null : (
          <span title={t('cell.unconfirmed')}>
            <CircleDashed aria-hidden size={13} />
            <VisuallyHidden>{t('cell.unconfirmed')}</VisuallyHidden>
          </span>
        )}
        {cell.evidence === 0 ? null : (
          <span title={t('cell.evidence', { count: cell.evidence })}>
            <Paperclip aria-hidden size={13} />
            <span aria-hidden>{cell.evidence}</span>
            <VisuallyHidden>{t('cell.evidence', { count: cell.evidence })}</VisuallyHidden>
          </span>
        )}
        {differs ? <VisuallyHidden>{t('cell.differs')}</VisuallyHidden> : null}
        {differs ? <span aria-hidden>≠</span> : null}
      </span>
    </span>
  );
}

function Lead() {
  const { t } = useTranslation('consolidation');
  return (
    <span title={t('cell.lead')}>
      <Crown aria-hidden size={13} />
      <VisuallyHidden>{t('cell.lead')}</VisuallyHidden>
    </span>
  );
}
