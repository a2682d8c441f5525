import type { TFunction } from 'i18next';
import { CircleDashed, Crown, Hourglass, Paperclip } from 'lucide-react';
import type { Cell } from '../../../shared/consolidation';
import { markedValue } from '../../assessments';
import { LevelMark } from '../../ui';
import styles from './CellContent.module.css';

/**
 * What one agency says, as number, shape and signs; each sign has a word for the ear. `against` when it is not what the national
 * answer says, or others where there is none. Hundreds stand on a screen, so it is a function of its words and no component with hooks.
 */
export function cellContent(
  cell: Cell | null,
  against: 'national' | 'others' | null,
  t: TFunction<'consolidation'>,
) {
  if (cell === null) return <span className={styles.heard}>{t('cell.not-asked')}</span>;
  const lead = cell.isLead ? (
    <span title={t('cell.lead')}>
      <Crown aria-hidden size={13} />
      <span className={styles.heard}>{t('cell.lead')}</span>
    </span>
  ) : null;
  if (cell.value.kind === 'none') {
    return (
      <span className={styles.waiting}>
        <Hourglass aria-hidden size={14} /> {t('cell.waiting')}
        {lead}
      </span>
    );
  }
  return (
    <span className={styles.content}>
      <LevelMark value={markedValue(cell.value)} short={cell.value.kind === 'level'} />
      <span className={styles.signs}>
        {lead}
        {cell.confirmed ? null : (
          <span title={t('cell.unconfirmed')}>
            <CircleDashed aria-hidden size={13} />
            <span className={styles.heard}>{t('cell.unconfirmed')}</span>
          </span>
        )}
        {cell.evidence === 0 ? null : (
          <span title={t('cell.evidence', { count: cell.evidence })}>
            <Paperclip aria-hidden size={13} />
            <span aria-hidden>{cell.evidence}</span>
            <span className={styles.heard}>{t('cell.evidence', { count: cell.evidence })}</span>
          </span>
        )}
        {against === null ? null : (
          <span title={t(`cell.differs.${against}`)}>
            <span className={styles.heard}>{t(`cell.differs.${against}`)}</span>
            <span aria-hidden>≠</span>
          </span>
        )}
      </span>
    </span>
  );
}
