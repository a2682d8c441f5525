import { Card, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { groupId, type SettingsGroup } from '../groups';

interface SettingsCardProps {
  /** Name of the group in its address. */
  readonly name: SettingsGroup;
  readonly title: string;
  /** Beside the title, such as the state of saving. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One group of settings. */
export function SettingsCard({ name, title, aside, children }: SettingsCardProps) {
  return (
    <Card component="section" withBorder padding="md" aria-label={title} id={groupId(name)}>
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
