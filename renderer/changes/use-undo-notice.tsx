import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { focusPageTitle } from '../ui';
import { useUndoAndTell } from './use-undo';

const SHOWN_MS = 20_000;

/** Tells that an action is done and offers to take it back as a whole. Afterwards it is still among the last changes. */
export function useUndoNotice(): (changeId: string, message: string) => void {
  const { t } = useTranslation(['changes', 'ui']);
  const { undo } = useUndoAndTell();
  return (changeId, message) => {
    const notice = `done-${changeId}`;
    notifications.show({
      id: notice,
      withBorder: true,
      autoClose: SHOWN_MS,
      closeButtonProps: { 'aria-label': t('ui:close') },
      message: (
        <Group gap="xs" justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button
            size="xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(notice);
              // The notice takes its button with it, and whoever pressed it by keyboard would begin at the top of the window again.
              focusPageTitle();
              undo(changeId);
            }}
          >
            {t('undo.do')}
          </Button>
        </Group>
      ),
    });
  };
}
