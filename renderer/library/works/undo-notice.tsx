import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { notifyError } from '../../platform';

const UNDO_MS = 15_000;

/** Says what was done and offers to take it back. */
export function useUndoNotice(): (id: string, message: string, undo: () => Promise<unknown>) => void {
  const { t } = useTranslation('library');
  return (id, message, undo) => {
    const takeBack = () => {
      notifications.hide(id);
      undo().catch(notifyError);
    };
    notifications.show({
      id,
      withBorder: true,
      autoClose: UNDO_MS,
      closeButtonProps: { 'aria-label': t('trash.notice-close') },
      message: (
        <Group gap="xs" justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button size="xs" variant="default" flex="none" onClick={takeBack}>
            {t('trash.undo')}
          </Button>
        </Group>
      ),
    });
  };
}
