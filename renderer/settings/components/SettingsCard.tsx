import { Card, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SettingsCardProps {
  readonly title: string;
  /** Beside the title, such as the state of saving. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One group of settings. */
export function SettingsCard({ title, aside, children }: SettingsCardProps) {
  return (
    <Card component="section" withBorder padding="md" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2}>{title}</Title>
          {aside}
        </Group>
        {children}
      </Stack>
    </Card>
  );
}
