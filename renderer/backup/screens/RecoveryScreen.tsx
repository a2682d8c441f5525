import { Container, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../platform';
import { BackupList } from '../components/BackupList';
import { useBackups } from '../queries';

/** Stands in the whole window when the workspace cannot be opened but a backup helps. Uses nothing that needs the database. */
export default function RecoveryScreen({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('backup');
  const backups = useBackups().data?.backups;
  return (
    <Container component="main" size="lg" py="lg">
      <Stack gap="md">
        <Title order={1}>{t('recovery.title')}</Title>
        <ErrorNotice error={error} onRetry={() => window.location.reload()} />
        {backups?.some(({ verified }) => verified) === false ? (
          <Text size="sm">{t('recovery.no-backup')}</Text>
        ) : null}
        <Title order={2}>{t('list.title')}</Title>
        <BackupList />
      </Stack>
    </Container>
  );
}
