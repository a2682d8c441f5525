import { Text } from '@mantine/core';
import {
  CircleAlert,
  CircleDashed,
  GitCompareArrows,
  History,
  MessageSquare,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JudgedRow } from '../../../shared/consolidation';
import { markedValue } from '../../assessments';
import { LevelMark } from '../../ui';
import styles from './NationalCell.module.css';

/** The national answer and what is to be known of it: how decided, who differs, what is older than an answer. */
export function NationalCell({ judged }: { readonly judged: JudgedRow | undefined }) {
  const { t } = useTranslation('consolidation');
  if (judged === undefined) return null;
  const { row, hasGap, difference, isOlder, isOverruled, isUndecided } = judged;
  const undecided = t(difference.differs ? 'national.differ' : 'national.undecided');
  return (
    <span className={styles.cell}>
      <LevelMark value={markedValue(row.national.value)} short={row.national.value.kind === 'level'} />
      <Text component="span" size="xs" className={styles.signs}>
        {row.national.confirmed ? null : (
          <span title={t('cell.unconfirmed')}>
            <CircleDashed aria-label={t('cell.unconfirmed')} role="img" size={12} />
          </span>
        )}
        {row.decided === null ? (
          isUndecided ? (
            <span className={styles.care} title={undecided}>
              <CircleAlert aria-hidden size={12} /> {undecided}
            </span>
          ) : null
        ) : (
          t(`national.rule.${row.decided.rule}`)
        )}
        {isOverruled ? (
          <span className={styles.care} title={t('national.overruled')}>
            <TriangleAlert aria-hidden size={12} /> {t('national.overruled')}
          </span>
        ) : null}
        {isOlder ? (
          <span className={styles.care} title={t('national.older')}>
            <History aria-hidden size={12} /> {t('national.older')}
          </span>
        ) : null}
        {hasGap ? (
          <span className={styles.care} title={t('national.gap')}>
            <GitCompareArrows aria-hidden size={12} /> {t('national.gap-short')}
          </span>
        ) : null}
        {row.discussion === 'open' ? (
          <span title={t('national.discussed')}>
            <MessageSquare aria-label={t('national.discussed')} role="img" size={12} />
          </span>
        ) : null}
      </Text>
    </span>
  );
}
