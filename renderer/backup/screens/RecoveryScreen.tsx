import { Container, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../platform';
import { PathText } from '../../ui';
import { BackupList } from '../components/BackupList';
import { needsRestore } from '../needs-restore';
import { useBackups, useFolder, useOpenAgain } from '../queries';

/** Stands in the whole window when the workspace cannot be opened. Uses nothing that needs the database. */
export default function RecoveryScreen({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('backup');
  const again = useOpenAgain();
  const folder = useFolder().data;
  const isCured = needsRestore(error);
  return (
    <Container component="main" size="lg" py="lg">
      <Stack gap="md">
        <Title order={1}>{t(isCured ? 'recovery.title' : 'recovery.shut')}</Title>
        <ErrorNotice error={again.error ?? error} onRetry={() => again.mutate()} />
        {folder === undefined ? null : (
          <Text size="sm">
            {t('recovery.folder')} <PathText>{folder}</PathText>
          </Text>
        )}
        {isCured ? <Backups /> : null}
      </Stack>
    </Container>
  );
}

function Backups() {
  const { t } = useTranslation('backup');
  const backups = useBackups().data?.backups;
  return (
    <>
      {backups?.some(({ verified }) => verified) === false ? (
        <Text size="sm">{t('recovery.no-backup')}</Text>
      ) : null}
      <Title order={2}>{t('list.title')}</Title>
      <BackupList />
    </>
  );
}
