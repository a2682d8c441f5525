import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../platform';
import { useRestatements } from '../queries';
import { AnswerMark } from './AnswerMark';

interface CorrectionsProps {
  readonly snapshotId: string | null;
  readonly itemId: string;
}

/** Corrections of one frozen answer: both values, who, when and why. Nothing where there are none. */
export function Corrections({ snapshotId, itemId }: CorrectionsProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  const made = (useRestatements(snapshotId).data ?? []).filter((one) => one.itemId === itemId);
  return made.map((one) => (
    <div key={one.id} data-restated={itemId}>
      <Text size="sm" component="div">
        {t('item.corrected')}{' '}
        <del>
          <AnswerMark answer={{ value: one.before, confirmed: true }} />
        </del>{' '}
        <ins>
          <AnswerMark answer={{ value: one.value, confirmed: true }} />
        </ins>
      </Text>
      <Text size="sm">
        {t('ground.reason', { words: one.reason })}{' '}
        {t('ground.by', { name: one.by, at: dates.moment(one.at) })}
      </Text>
    </div>
  ));
}
