import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { StatusBadge, type ToneName } from '../../ui';

interface HealthFactProps {
  readonly title: string;
  readonly tone: ToneName;
  /** The state in a word or two. */
  readonly state: string;
  /** When it was. */
  readonly moment: string | null;
  /** What it means, and what to do. */
  readonly children: ReactNode;
  /** A verb: what the button does. */
  readonly action: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly onAction: () => void;
}

/** One of the facts that tell how safe the data is, with what can be done about it. */
export function HealthFact(props: HealthFactProps) {
  return (
    <Stack gap="xs" component="section" aria-label={props.title} justify="space-between">
      <Stack gap="xs">
        <Title order={3}>{props.title}</Title>
        <Group gap="xs">
          <StatusBadge tone={props.tone}>{props.state}</StatusBadge>
        </Group>
        {props.moment === null ? null : <Text size="sm">{props.moment}</Text>}
        {props.children}
      </Stack>
      <Group>
        <Button
          variant="default"
          loading={props.busy}
          disabled={props.disabled ?? false}
          onClick={props.onAction}
        >
          {props.action}
        </Button>
      </Group>
    </Stack>
  );
}
