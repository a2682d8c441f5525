import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Restatement } from '../../../shared/assessments';
import { useDates } from '../../platform';
import { AnswerMark } from './AnswerMark';
import styles from './NationalGround.module.css';

/** One correction of a frozen answer: both values, why, who and when, after words that say what was corrected. */
export function Correction({ made, what }: { readonly made: Restatement; readonly what: ReactNode }) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  return (
    <div data-restated={made.itemId}>
      <Text size="sm" component="div">
        {what}{' '}
        <del>
          <AnswerMark answer={{ value: made.before, confirmed: true }} />
        </del>
        {' → '}
        <ins>
          <AnswerMark answer={{ value: made.value, confirmed: true }} />
        </ins>
      </Text>
      <Text size="sm" className={styles['words'] ?? ''}>
        {t('ground.reason', { words: made.reason })}
      </Text>
      <Text size="sm">{t('ground.by', { name: made.by, at: dates.moment(made.at) })}</Text>
    </div>
  );
}
