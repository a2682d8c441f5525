import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TargetSource } from '../../../shared/planning';
import { useDates } from '../../platform';
import { FollowNote } from './FollowNote';

/** What was decided on the questions of an earlier edition, until somebody reads the new ones and decides. */
export function EarlierTargets({ sources }: { readonly sources: readonly TargetSource[] }) {
  const { t } = useTranslation('planning');
  const dates = useDates();
  return (
    <FollowNote label={t('follow.targets')} title={t('follow.target-title')}>
      {sources.map(({ itemId, level, dueOn, kinds, reason }) => (
        <li key={itemId}>
          <Text size="sm">
            {dueOn === null
              ? t('follow.target', { item: itemId, level })
              : t('follow.target-by', { item: itemId, level, date: dates.day(dueOn) })}{' '}
            {kinds.map((kind) => t(`follow.kind.${kind}`)).join(' ')}
          </Text>
          {reason === '' ? null : <Text size="sm">{t('follow.why', { reason })}</Text>}
        </li>
      ))}
    </FollowNote>
  );
}
