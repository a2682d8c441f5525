import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Dialog.module.css';
import { useSecondPress } from './use-second-press';

interface SidePanelProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}

/** A long list beside the screen, such as a history. Put together of the kit's parts: its own is described by all that is in it. */
export function SidePanel({ opened, onClose, title, children }: SidePanelProps) {
  const { t } = useTranslation('ui');
  const ignoreSecondPress = useSecondPress(opened);
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      onClickCapture={ignoreSecondPress}
      position="right"
      size="md"
    >
      <Drawer.Overlay />
      <Drawer.Content className={styles['content'] ?? ''}>
        <Drawer.Header role="presentation">
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('close')} />
        </Drawer.Header>
        <div className={styles['body']}>{children}</div>
      </Drawer.Content>
    </Drawer.Root>
  );
}
