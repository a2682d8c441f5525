import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../platform';
import { TextLink } from '../../ui';
import type { ActionOfPlan } from '../queries';
import styles from './FinishedActions.module.css';

interface FinishedActionsProps {
  readonly actions: readonly ActionOfPlan[];
  /** Takes an action as the reason of the change. */
  readonly onTake: (action: ActionOfPlan) => void;
}

/** Actions of a plan that were finished between the two dates: the first place to look for a cause. */
export function FinishedActions({ actions, onTake }: FinishedActionsProps) {
  const { t } = useTranslation('comparison');
  const dates = useDates();
  if (actions.length === 0) return null;
  return (
    <div className={styles.frame}>
      <Text size="xs" fw={600}>
        {t('cause.finished')}
      </Text>
      <ul className={styles.list}>
        {actions.map((action) => (
          <li key={action.id}>
            <TextLink
              to="/plans/$planId"
              params={{ planId: action.planId }}
              search={{ action: action.id }}
              size="sm"
            >
              {action.title}
            </TextLink>{' '}
            {t('cause.finished-on', { date: dates.day(action.doneOn ?? ''), plan: action.planTitle })}{' '}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('cause.take-named', { title: action.title })}
              onClick={() => onTake(action)}
            >
              {t('cause.take')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
