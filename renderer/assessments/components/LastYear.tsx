import { Title } from '@mantine/core';
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
  /** The item then, where it was another one. */
  readonly itemId?: string | null;
}

/** What was answered the year before, with its evidence, beside this year's. */
export function LastYear({ earlier: { snapshot, answer }, itemId = null }: LastYearProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  const heading = itemId === null ? 'last-year' : `last-year-${itemId}`;
  const date = dates.day(snapshot.referenceDate);
  return (
    <section aria-labelledby={heading} className={styles.panel} data-last-year>
      <Title order={2} size="h4" id={heading}>
        {itemId === null ? t('last-year.title', { date }) : t('last-year.title-of', { date, item: itemId })}
      </Title>
      <AnswerWords content={answer} />
      <CitationList citations={answer.citations} label={t('last-year.evidence')} />
    </section>
  );
}
