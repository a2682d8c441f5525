import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import type { Item } from '../../../shared/questionnaires';
import { useDates } from '../../platform';
import { BackLink } from '../../ui';
import { asAgency, useAnsweringAs } from '../answering-as';
import { AnsweringAs } from './AnsweringAs';

interface ItemPathProps {
  readonly assessment: Assessment;
  readonly item: Item;
}

/** Where an item stands: its assessment, pillar and theme. */
export function ItemPath({ assessment, item }: ItemPathProps) {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const dates = useDates();
  const agencyId = useAnsweringAs();
  return (
    <Text size="sm" component="div">
      <BackLink
        to="/assessments/$assessmentId"
        params={{ assessmentId: assessment.id }}
        search={asAgency(agencyId)}
      >
        {t('overview.name', {
          state: t(`vocabulary:member.${assessment.state}.label`),
          date: dates.day(assessment.referenceDate),
        })}
      </BackLink>{' '}
      <Text component="span" size="sm" c="dimmed">
        {t('item.path', { pillar: t(`vocabulary:pillar.${item.pillar}.label`), theme: item.theme })}
      </Text>{' '}
      <AnsweringAs agencyId={agencyId} />
    </Text>
  );
}
