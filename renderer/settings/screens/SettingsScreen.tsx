import { SimpleGrid, Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DataSafety, useBackups, useHealth } from '../../backup';
import { ErrorNotices, lostWith } from '../../platform';
import { goToPart, LoadingState, PageHeader } from '../../ui';
import { AppearanceCard } from '../components/AppearanceCard';
import { PersonCard } from '../components/PersonCard';
import { SettingsCard } from '../components/SettingsCard';
import { TreatiesCard } from '../components/TreatiesCard';
import { VersionsCard } from '../components/VersionsCard';
import { WorkspaceCard } from '../components/WorkspaceCard';
import { groupId } from '../groups';
import { useSettings, useWorkspace } from '../queries';

/** What a user may set. Every change is saved by itself. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const settings = useSettings();
  const workspace = useWorkspace();
  const health = useHealth();
  const backups = useBackups();
  const { at } = useSearch({ strict: false });
  const isReady = settings.data !== undefined;
  // Whoever comes for one group is led to it.
  useEffect(() => {
    if (isReady && at !== undefined) goToPart(document.getElementById(groupId(at)), 'start');
  }, [isReady, at]);
  return (
    <>
      <PageHeader title={t('title')} what={t('what')} next={t('next')} />
      {settings.isPending ? <LoadingState /> : null}
      <ErrorNotices of={[settings, workspace, health, backups]} />
      <Stack gap="md" maw="72rem">
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          {settings.data === undefined ? null : (
            <Stack gap="md">
              <PersonCard settings={settings.data} />
              <AppearanceCard settings={settings.data} />
            </Stack>
          )}
          <Stack gap="md">
            {lostWith(workspace) !== null ? null : <WorkspaceCard />}
            <TreatiesCard />
            <VersionsCard />
          </Stack>
        </SimpleGrid>
        <SettingsCard name="safety" title={t('safety.title')}>
          <Suspense fallback={<LoadingState />}>
            <DataSafety />
          </Suspense>
        </SettingsCard>
      </Stack>
    </>
  );
}
