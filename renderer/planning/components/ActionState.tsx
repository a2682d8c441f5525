import { Group, Text } from '@mantine/core';
import { Ban, Check, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Action, isFinished, isOverdue } from '../../../shared/planning';
import { today, useDates } from '../../platform';
import { StatusBadge } from '../../ui';

interface ActionStateProps {
  readonly action: Pick<Action, 'state' | 'stateReason' | 'doneOn' | 'dueOn'>;
}

/** Where an action stands: finished, dropped and late ones by icon and words, with the day and the reason. */
export function ActionState({ action }: ActionStateProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const dates = useDates();
  const { state, stateReason, doneOn } = action;
  const isDropped = state === 'dropped';
  const done = isFinished(action);
  return (
    <>
      <Group gap={4}>
        <StatusBadge
          tone={done ? 'good' : isDropped ? 'care' : 'plain'}
          {...(done ? { icon: Check } : isDropped ? { icon: Ban } : {})}
        >
          {t(`vocabulary:actionState.${state}.label`)}
        </StatusBadge>
        {isOverdue(action, today()) ? (
          <StatusBadge tone="bad" icon={Clock}>
            {t('action.overdue')}
          </StatusBadge>
        ) : null}
      </Group>
      {done && doneOn !== null ? (
        <Text size="xs">{t('action.done-on', { date: dates.day(doneOn) })}</Text>
      ) : null}
      {stateReason === '' ? null : (
        <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
          {t(isDropped ? 'action.dropped-because' : 'action.found', { reason: stateReason })}
        </Text>
      )}
    </>
  );
}
