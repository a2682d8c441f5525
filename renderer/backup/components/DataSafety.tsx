import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadingState, TextLink } from '../../ui';
import { useHealth } from '../queries';
import { BackupList } from './BackupList';
import { CheckFaults } from './CheckFaults';
import { CheckState } from './CheckState';
import { DrillState } from './DrillState';
import { HistoryFaultNotice } from './HistoryFaultNotice';
import { LatestBackup } from './LatestBackup';
import { OutsideCopyState } from './OutsideCopyState';
import { PlaceNotice } from './PlaceNotice';
import { WorkProgress } from './WorkProgress';

/** How safe the data is: last backup, last copy outside this PC, last check; and the way back. The screen tells what it failed with. */
export default function DataSafety() {
  const { t } = useTranslation('backup');
  const health = useHealth();
  const { at } = useSearch({ strict: false });
  return (
    <Stack gap="md">
      <Text size="sm">{t('intro')}</Text>
      {health.isPending ? <LoadingState /> : null}
      {health.data === undefined ? null : (
        <>
          <PlaceNotice health={health.data} />
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
            <LatestBackup health={health.data} />
            <OutsideCopyState health={health.data} />
            <CheckState health={health.data} />
          </SimpleGrid>
          <DrillState health={health.data} />
          <WorkProgress work={health.data.work} />
          <HistoryFaultNotice health={health.data} />
          <CheckFaults check={health.data.check} />
        </>
      )}
      <Text size="sm">
        {t('history.why')} <TextLink to="/history">{t('history.open')}</TextLink>
      </Text>
      <Stack gap="xs" component="section" aria-label={t('list.title')}>
        <Title order={3}>{t('list.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('list.why')}
        </Text>
        <BackupList isFailureTold isCopyWanted={at === 'copy' && !health.isPending} />
      </Stack>
    </Stack>
  );
}
