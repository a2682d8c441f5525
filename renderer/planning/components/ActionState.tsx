import { Group, Text } from '@mantine/core';
import { Ban, Check, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Action, type Following, goesOnIn, isFinished, isOverdue } from '../../../shared/planning';
import { useDates, useToday } from '../../platform';
import { StatusBadge, TextLink } from '../../ui';

interface ActionStateProps {
  readonly action: Pick<Action, 'id' | 'state' | 'stateReason' | 'doneOn' | 'dueOn'>;
  readonly plan: Following;
}

/** Where an action stands: finished, dropped and late ones by icon and words, with the day and the reason. */
export function ActionState({ action, plan }: ActionStateProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const dates = useDates();
  const now = useToday();
  const { state, stateReason, doneOn } = action;
  const isDropped = state === 'dropped';
  const done = isFinished(action);
  const later = goesOnIn(action, plan);
  return (
    <>
      <Group gap={4}>
        <StatusBadge
          tone={done ? 'good' : isDropped ? 'care' : 'plain'}
          {...(done ? { icon: Check } : isDropped ? { icon: Ban } : {})}
        >
          {t(`vocabulary:actionState.${state}.label`)}
        </StatusBadge>
        {isOverdue(action, plan, now) ? (
          <StatusBadge tone="bad" icon={Clock}>
            {t('action.overdue')}
          </StatusBadge>
        ) : null}
      </Group>
      {later === undefined ? null : (
        <Text size="xs">
          <TextLink to="/plans/$planId" params={{ planId: later.planId }} size="xs">
            {t('action.goes-on', { plan: later.title })}
          </TextLink>
        </Text>
      )}
      {done && doneOn !== null ? (
        <Text size="xs">{t('action.done-on', { date: dates.day(doneOn) })}</Text>
      ) : null}
      {stateReason === '' ? null : (
        <Text size="xs">
          {t(isDropped ? 'action.dropped-because' : 'action.found', { reason: stateReason })}
        </Text>
      )}
    </>
  );
}
