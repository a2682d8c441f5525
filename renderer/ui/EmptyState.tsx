import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './states.module.css';

interface EmptyStateProps {
  /** What is not there, as a sentence. */
  readonly title: ReactNode;
  /** Why, and what starts the work. */
  readonly children?: ReactNode;
  /** The button or link that starts it. */
  readonly action?: ReactNode;
  /** Heading level, so that the outline of the screen stays in order. */
  readonly order?: 2 | 3;
}

/** Stands where a list has nothing to show, and starts the work. */
export function EmptyState({ title, children, action, order = 2 }: EmptyStateProps) {
  return (
    <Stack gap="xs" className={styles.empty}>
      <Title order={order} size="h3">
        {title}
      </Title>
      {children === undefined ? null : (
        <Text size="sm" component="div">
          {children}
        </Text>
      )}
      {action === undefined ? null : <Group gap="xs">{action}</Group>}
    </Stack>
  );
}
