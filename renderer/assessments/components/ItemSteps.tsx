import { Button, Group, Text } from '@mantine/core';
import { ChevronLeft, ChevronRight, ChevronsRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui';
import { asAgency, useAnsweringAs } from '../answering-as';
import type { Row } from '../overview';

interface ItemStepsProps {
  readonly assessmentId: string;
  readonly rows: readonly Row[];
  readonly at: number;
  readonly nextOpen: Row | undefined;
  readonly label: string;
}

/** Goes to the item before, the one after, and the next one that still needs an answer. */
export function ItemSteps({ assessmentId, rows, at, nextOpen, label }: ItemStepsProps) {
  const { t } = useTranslation('assessments');
  const agencyId = useAnsweringAs();
  const step = (to: Row | undefined, name: 'previous' | 'following' | 'next-open') => {
    const icon = {
      previous: <ChevronLeft aria-hidden size={18} />,
      following: <ChevronRight aria-hidden size={18} />,
      'next-open': <ChevronsRight aria-hidden size={18} />,
    }[name];
    const words = t(`item.${name}`);
    if (to === undefined) {
      return (
        <Button variant="default" size="xs" disabled leftSection={icon}>
          {words}
        </Button>
      );
    }
    return (
      <ButtonLink
        to="/assessments/$assessmentId/$itemId"
        params={{ assessmentId, itemId: to.item.id }}
        search={asAgency(agencyId)}
        variant="default"
        size="xs"
        leftSection={icon}
        title={`${to.item.id} ${to.item.topic}`}
      >
        {words}
      </ButtonLink>
    );
  };
  return (
    <Group gap={6} component="nav" aria-label={t('item.steps')}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      {step(rows[at - 1], 'previous')}
      {step(rows[at + 1], 'following')}
      {step(nextOpen, 'next-open')}
    </Group>
  );
}
