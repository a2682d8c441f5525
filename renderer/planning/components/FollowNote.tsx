import { Alert, Text } from '@mantine/core';
import { Split } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from '../screens/Gap.module.css';

interface FollowNoteProps {
  readonly label: string;
  readonly title: string;
  /** Lines of a list. */
  readonly children: ReactNode;
}

/** A note on what became of decisions and work since the questionnaire changed. */
export function FollowNote({ label, title, children }: FollowNoteProps) {
  return (
    <Alert color="blue" p="xs" my="xs" role="note" aria-label={label} icon={<Split aria-hidden size={18} />}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <ul className={styles.plain}>{children}</ul>
    </Alert>
  );
}
