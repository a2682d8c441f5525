import { Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './HomeSection.module.css';

interface HomeSectionProps {
  readonly title: string;
  /** Link to the whole of it. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of Home: a heading and its lines. */
export function HomeSection({ title, aside, children }: HomeSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" align="baseline" gap="xs" className={styles.head}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {aside}
      </Group>
      <Stack gap="xs">{children}</Stack>
    </section>
  );
}
