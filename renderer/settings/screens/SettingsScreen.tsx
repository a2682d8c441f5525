import { SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../platform';
import { LoadingState, PageHeader } from '../../ui';
import { AppearanceCard } from '../components/AppearanceCard';
import { PersonCard } from '../components/PersonCard';
import { VersionsCard } from '../components/VersionsCard';
import { WorkspaceCard } from '../components/WorkspaceCard';
import { useSettings } from '../queries';

/** What a user may set. Every change is saved by itself. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const settings = useSettings();
  return (
    <>
      <PageHeader title={t('title')} what={t('what')} next={t('next')} />
      {settings.isPending ? <LoadingState /> : null}
      {settings.isError ? (
        <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" maw="72rem">
        {settings.data === undefined ? null : (
          <Stack gap="md">
            <PersonCard settings={settings.data} />
            <AppearanceCard settings={settings.data} />
          </Stack>
        )}
        <Stack gap="md">
          <WorkspaceCard />
          <VersionsCard />
        </Stack>
      </SimpleGrid>
    </>
  );
}
