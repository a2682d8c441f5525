import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, SnapshotSummary } from '../../../shared/assessments';
import { useDates } from '../../platform';
import { AnswerWords } from './AnswerWords';
import { CitationList } from './CitationList';
import styles from './LastYear.module.css';

export interface Earlier {
  readonly snapshot: Pick<SnapshotSummary, 'referenceDate'>;
  readonly answer: Answer;
}

interface LastYearProps {
  readonly earlier: Earlier;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

/** What was answered the year before, with its evidence, beside this year's. */
export function LastYear({ earlier: { snapshot, answer }, children }: LastYearProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  return (
    <section aria-labelledby="last-year" className={styles.panel} data-last-year>
      <Title order={2} size="h4" id="last-year">
        {t('last-year.title', { date: dates.day(snapshot.referenceDate) })}
      </Title>
      <AnswerWords content={answer} />
      <CitationList citations={answer.citations} label={t('last-year.evidence')} />
      {children}
    </section>
  );
}
