import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../shared/assessments';
import { AnswerMark, DissentList } from '../../assessments';
import { useDates } from '../../platform';
import styles from './DecisionHistory.module.css';

/** Every decision on an item, the newest first, each with its ground and its dissent. */
export function DecisionHistory({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { t } = useTranslation(['consolidation', 'assessments']);
  const dates = useDates();
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions">
      <Title order={2} size="h4" id="decisions">
        {t('decisions.title', { count: decisions.length })}
      </Title>
      {decisions.toReversed().map((made) => (
        <div key={made.id} className={styles['made']} data-decision={made.revision}>
          <Text size="sm" component="div">
            <AnswerMark answer={{ value: made.value, confirmed: true }} />{' '}
            {t(`assessments:ground.rule.${made.rule}`)}{' '}
            {t('assessments:ground.by', { name: made.decidedBy, at: dates.moment(made.decidedAt) })}
          </Text>
          {made.minutes === '' ? null : (
            <Text size="sm">{t('assessments:ground.minutes', { words: made.minutes })}</Text>
          )}
          {made.reason === '' ? null : (
            <Text size="sm" dir="auto">
              {t('assessments:ground.reason', { words: made.reason })}
            </Text>
          )}
          {made.votes.length === 0 ? null : (
            <Text size="sm">
              {t('decisions.votes', {
                votes: made.votes
                  .map(({ agencyName, vote }) =>
                    t('decisions.vote', { name: agencyName, vote: t(`vote.${vote}`) }),
                  )
                  .join('; '),
              })}
            </Text>
          )}
          <DissentList dissents={made.dissents} />
        </div>
      ))}
    </section>
  );
}
