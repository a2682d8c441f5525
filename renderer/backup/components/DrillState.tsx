import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Health, partsOfBackupId } from '../../../shared/backup';
import { useDates } from '../../platform';
import { StatusBadge } from '../../ui';

/** When the way back was last tried on a copy, and how that ended. */
export function DrillState({ health: { drill } }: { readonly health: Health }) {
  const { t } = useTranslation('backup');
  const dates = useDates();
  const state = drill === null ? 'none' : drill.isSound ? 'sound' : 'failed';
  return (
    <Stack gap={6} component="section" aria-label={t('drill.title')}>
      <Group gap="sm">
        <Title order={3}>{t('drill.title')}</Title>
        <StatusBadge tone={state === 'none' ? 'plain' : state === 'sound' ? 'good' : 'bad'}>
          {t(`drill.${state}`)}
        </StatusBadge>
      </Group>
      {drill === null ? null : (
        <Text size="sm">
          {t('drill.last', {
            moment: dates.moment(drill.at),
            backup: dates.moment(partsOfBackupId(drill.backupId).createdAt),
          })}
        </Text>
      )}
      {drill === null || drill.missingFiles === 0 ? null : (
        <Text size="sm">{t('drill.missing', { count: drill.missingFiles })}</Text>
      )}
      <Text size="sm" {...(state === 'failed' ? { fw: 600 } : { c: 'dimmed' })}>
        {state === 'failed' ? t('drill.next') : t('drill.why')}
      </Text>
    </Stack>
  );
}
