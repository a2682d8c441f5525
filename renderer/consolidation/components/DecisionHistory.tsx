import { Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../shared/assessments';
import { AnswerMark, DissentList } from '../../assessments';
import { useDates } from '../../platform';
import styles from './DecisionHistory.module.css';

/** Every decision on an item, the newest first, each with its ground and its dissent. A new one takes the focus that its form had. */
export function DecisionHistory({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { t } = useTranslation(['consolidation', 'assessments']);
  const dates = useDates();
  const heading = useRef<HTMLHeadingElement>(null);
  const known = useRef(decisions.length);
  // The form was drawn anew with the decision, and what had the focus went with it.
  useEffect(() => {
    const isNew = decisions.length > known.current;
    known.current = decisions.length;
    if (isNew && document.activeElement === document.body) heading.current?.focus();
  }, [decisions.length]);
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions">
      <Title order={2} size="h4" id="decisions" ref={heading} tabIndex={-1}>
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
