import { Text, Title } from '@mantine/core';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type AnswerValue, saysSame } from '../../../shared/assessments';
import { useDates } from '../../platform';
import { ButtonLink } from '../../ui';
import { useDecisions } from '../queries';
import { Discussion } from './Discussion';
import { DissentList } from './DissentList';
import styles from './NationalGround.module.css';
import { Overruled } from './Overruled';

interface NationalGroundProps {
  readonly assessmentId: string;
  readonly itemId: string;
  /** The national answer as it stands. */
  readonly national: AnswerValue;
  readonly readOnly: boolean;
}

/** Where a national answer comes from: how it was decided, who disagreed, and what is still being discussed. */
export function NationalGround({ assessmentId, itemId, national, readOnly }: NationalGroundProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  const made = useDecisions(assessmentId).data?.find((one) => one.itemId === itemId);
  return (
    <>
      <section aria-labelledby="ground">
        <Title order={2} size="h4" id="ground">
          {t('ground.title')}
        </Title>
        {made === undefined ? (
          <Text size="sm">{t('ground.undecided')}</Text>
        ) : (
          <>
            <Text size="sm">
              {t(`ground.rule.${made.rule}`)}{' '}
              {t('ground.by', { name: made.decidedBy, at: dates.moment(made.decidedAt) })}
            </Text>
            {saysSame(made.value, national) ? null : <Overruled decided={made.value} />}
            {made.minutes === '' ? null : (
              <Text size="sm" className={styles['words'] ?? ''}>
                {t('ground.minutes', { words: made.minutes })}
              </Text>
            )}
            {made.reason === '' ? null : (
              <Text size="sm" className={styles['words'] ?? ''}>
                {t('ground.reason', { words: made.reason })}
              </Text>
            )}
            <DissentList dissents={made.dissents} />
          </>
        )}
        <ButtonLink
          to="/assessments/$assessmentId/consolidation/$itemId"
          params={{ assessmentId, itemId }}
          size="compact-xs"
          variant="subtle"
          leftSection={<Scale aria-hidden size={14} />}
        >
          {t('ground.open')}
        </ButtonLink>
      </section>
      <Discussion assessmentId={assessmentId} itemId={itemId} readOnly={readOnly} />
    </>
  );
}
