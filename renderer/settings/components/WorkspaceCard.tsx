import { Button, Group, Text } from '@mantine/core';
import { FlaskConical, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LoadingState, PathText, StatusBadge } from '../../ui';
import { useOpenWorkspace, useWorkspace } from '../queries';
import { SettingsCard } from './SettingsCard';

/** Which workspace is open, and the way to the other one. */
export function WorkspaceCard() {
  const { t } = useTranslation('settings');
  const workspace = useWorkspace();
  const open = useOpenWorkspace();
  const kind = workspace.data?.kind;
  const other = kind === 'sample' ? 'own' : 'sample';
  return (
    <SettingsCard name="workspace" title={t('workspace.title')}>
      {workspace.isPending ? <LoadingState /> : null}
      {kind === undefined ? null : (
        <>
          <Group gap="xs">
            <StatusBadge
              tone={kind === 'sample' ? 'care' : 'plain'}
              icon={kind === 'sample' ? FlaskConical : FolderOpen}
            >
              {t(`workspace.${kind}`)}
            </StatusBadge>
          </Group>
          <Text size="sm">{t(`workspace.${kind}-what`)}</Text>
          <Text size="sm" c="dimmed">
            {t('workspace.safe')}
          </Text>
          <Text size="sm">
            {t('workspace.folder')} <PathText>{workspace.data?.folder}</PathText>
          </Text>
          <Group>
            <Button variant="default" loading={open.isPending} onClick={() => open.mutate(other)}>
              {t(`workspace.open-${other}`)}
            </Button>
          </Group>
        </>
      )}
    </SettingsCard>
  );
}
