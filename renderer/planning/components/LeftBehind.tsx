import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../platform';
import { useMappingWords } from '../../questionnaires';
import { TextLink } from '../../ui';
import { useLeft } from '../queries';
import { FollowNote } from './FollowNote';

/** Targets and open actions for items that are asked no more, so that none is lost out of sight. */
export function LeftBehind({ assessmentId }: { readonly assessmentId: string }) {
  const { t } = useTranslation('planning');
  const dates = useDates();
  const words = useMappingWords();
  const left = useLeft(assessmentId).data;
  if (left === undefined || left.targets.length + left.actions.length === 0) return null;
  return (
    <FollowNote
      label={t('follow.left')}
      title={t('follow.left-title', { count: left.targets.length + left.actions.length })}
    >
      {left.targets.map(({ itemId, level, dueOn, reason }) => (
        <li key={itemId}>
          <Text size="sm">
            {dueOn === null
              ? t('follow.target', { item: itemId, level })
              : t('follow.target-by', { item: itemId, level, date: dates.day(dueOn) })}{' '}
            {words(reason)}
          </Text>
        </li>
      ))}
      {left.actions.map(({ actionId, planId, itemId, title, reason }) => (
        <li key={actionId}>
          <Text size="sm">
            {t('follow.action', { item: itemId })}{' '}
            <TextLink to="/plans/$planId" params={{ planId }} search={{ action: actionId }} inherit>
              {title}
            </TextLink>
            {' – '}
            {words(reason)}
          </Text>
        </li>
      ))}
    </FollowNote>
  );
}
