import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ConfirmDialog.module.css';
import { Dialog } from './Dialog';

interface ConfirmDialogProps {
  readonly opened: boolean;
  /** The question, as a sentence. */
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** A verb: what the button does; null where nothing can be done, and the dialog only says so. */
  readonly confirm: string | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** Under way: the button turns and cannot be pressed twice. */
  readonly busy?: boolean;
  /** Once it is under way there is no way back: "Cancel" would promise one. */
  readonly isFinal?: boolean;
  /** Takes something away. */
  readonly danger?: boolean;
}

/**
 * Asks before something that is hard to take back. Escape and "Cancel" change nothing, and it begins at "Cancel": a key that is pressed
 * twice asks and goes back, and does nothing that was not read.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  const mustStay = props.isFinal === true && props.busy === true;
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title} mustStay={mustStay}>
      <Stack gap="md">
        <Text component="div" size="sm">
          {props.children}
        </Text>
        <Group justify="flex-end" gap="xs" className={styles['acts'] ?? ''}>
          <Button variant="default" disabled={mustStay} onClick={props.onClose} data-autofocus>
            {t(props.confirm === null ? 'close' : 'cancel')}
          </Button>
          {props.confirm === null ? null : (
            <Button
              {...(props.danger ? { color: 'red' } : {})}
              loading={props.busy ?? false}
              onClick={props.onConfirm}
            >
              {props.confirm}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
